/* SPDX-License-Identifier: 0BSD */
/* a goto into an adaptive block is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c: 'nogil_priv_jump_into_NOGIL_block' declared here
   expect-gcc-c++: jump to label 'inside'
   expect-clang: cannot jump from this goto statement to its label */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    if (n < 0)
        goto inside; // refused
    NOGIL_BEGIN_ADAPTIVE
        n++;
    inside:
        n++;
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    if (n < 0)
        goto before;
    n++;
before:
    NOGIL_BEGIN_ADAPTIVE
        n++;
    NOGIL_END
    return n;
}
#endif
