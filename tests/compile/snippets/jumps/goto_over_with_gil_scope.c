/* SPDX-License-Identifier: 0BSD */
/* a goto over WITH_GIL_SCOPE to a label behind it is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c++: jump to label 'out'
   expect-clang: cannot jump from this goto statement to its label */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    if (n < 0)
        goto out; // refused
    WITH_GIL_SCOPE();
    n++;
out:
    return n;
}
#else
int count(int n)
{
    if (n < 0)
        goto out;
    {
        WITH_GIL_SCOPE();
        n++;
    }
out:
    return n;
}
#endif
