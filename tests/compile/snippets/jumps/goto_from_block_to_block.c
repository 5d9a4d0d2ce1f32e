/* SPDX-License-Identifier: 0BSD */
/* a goto from one block into the next is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c++: jump to label 'inside'
   expect-clang: cannot jump from this goto statement to its label */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        if (n < 0)
            goto inside; // refused
    NOGIL_END
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
    NOGIL_BEGIN
        if (n < 0)
            goto between;
    NOGIL_END
    n++;
between:
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n;
}
#endif
