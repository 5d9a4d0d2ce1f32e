/* SPDX-License-Identifier: 0BSD */
/* an adaptive block without its end is refused

   expect-gcc-c: label 'NOGIL_BEGIN_without_NOGIL_END' used but not defined
   expect-gcc-c++: label 'NOGIL_BEGIN_without_NOGIL_END' used but not defined
   expect-clang: use of undeclared label 'NOGIL_BEGIN_without_NOGIL_END' */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN_ADAPTIVE // refused
        n++;
        return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN_ADAPTIVE
        n++;
    NOGIL_END
    return n;
}
#endif
