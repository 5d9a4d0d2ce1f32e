/* SPDX-License-Identifier: 0BSD */
/* a goto into a NOGIL block is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c: 'nogil_priv_jump_into_NOGIL_block' declared here
   expect-gcc-c++: jump to label 'inside'
   expect-gcc-c++: nogil_priv_jump_into_NOGIL_block
   expect-clang: cannot jump from this goto statement to its label
   instead: Put the label before NOGIL_BEGIN. A block is entered at its top only. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    if (n < 0)
        goto inside; // refused
    NOGIL_BEGIN
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
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n;
}
#endif
