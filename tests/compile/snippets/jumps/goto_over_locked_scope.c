/* SPDX-License-Identifier: 0BSD */
/* a goto over NOGIL_LOCKED_SCOPE to a label behind it is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c++: jump to label 'out'
   expect-clang: cannot jump from this goto statement to its label
   instead: Give the scope its own braces, and jump to a label behind them. */
#include <nogil.h>
int count(nogil_mutex *lock, int n);
#ifdef WRONG
int count(nogil_mutex *lock, int n)
{
    if (n < 0)
        goto out; // refused
    NOGIL_LOCKED_SCOPE(lock);
    n++;
out:
    return n;
}
#else
int count(nogil_mutex *lock, int n)
{
    if (n < 0)
        goto out;
    {
        NOGIL_LOCKED_SCOPE(lock);
        n++;
    }
out:
    return n;
}
#endif
