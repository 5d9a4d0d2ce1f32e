/* SPDX-License-Identifier: 0BSD */
/* a goto into a NOGIL_LOCKED block is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c: 'nogil_priv_jump_into_NOGIL_LOCKED_block' declared here
   expect-gcc-c++: jump to label 'inside'
   expect-clang: cannot jump from this goto statement to its label
   instead: Put the label before NOGIL_LOCKED_BEGIN. A block is entered at its top only. */
#include <nogil.h>
int count(nogil_mutex *lock, int n);
#ifdef WRONG
int count(nogil_mutex *lock, int n)
{
    if (n < 0)
        goto inside; // refused
    NOGIL_LOCKED_BEGIN(lock)
        n++;
    inside:
        n++;
    NOGIL_LOCKED_END
    return n;
}
#else
int count(nogil_mutex *lock, int n)
{
    if (n < 0)
        goto before;
    n++;
before:
    NOGIL_LOCKED_BEGIN(lock)
        n++;
    NOGIL_LOCKED_END
    return n;
}
#endif
