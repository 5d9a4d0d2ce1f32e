/* SPDX-License-Identifier: 0BSD */
/* a goto into a WITH_GIL_TRY block is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c++: jump to label 'inside'
   expect-clang: cannot jump from this goto statement to its label
   instead: Put the label before WITH_GIL_TRY_BEGIN. A block is entered at its top only. */
#include <nogil.h>
int count(nogil_interp *home, int n);
#ifdef WRONG
int count(nogil_interp *home, int n)
{
    if (n < 0)
        goto inside; // refused
    WITH_GIL_TRY_BEGIN(home)
        n++;
    inside:
        n++;
    WITH_GIL_TRY_ELSE
        n--;
    WITH_GIL_END
    return n;
}
#else
int count(nogil_interp *home, int n)
{
    if (n < 0)
        goto before;
    n++;
before:
    WITH_GIL_TRY_BEGIN(home)
        n++;
    WITH_GIL_TRY_ELSE
        n--;
    WITH_GIL_END
    return n;
}
#endif
