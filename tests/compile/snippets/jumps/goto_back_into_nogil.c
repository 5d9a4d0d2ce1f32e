/* SPDX-License-Identifier: 0BSD */
/* a goto back into a NOGIL block is refused, back to its beginning is not

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c++: jump to label 'inside'
   expect-clang: cannot jump from this goto statement to its label */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
    inside:
        n++;
    NOGIL_END
    if (n < 10)
        goto inside; // refused
    return n;
}
#else
int count(int n)
{
before:
    NOGIL_BEGIN
        n++;
        if (n < 10)
            goto before;
    NOGIL_END
    if (n < 20)
        goto before;
    return n;
}
#endif
