/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block without its end is refused

   expect-gcc-c: label 'NOGIL_BEGIN_without_NOGIL_END' used but not defined
   expect-gcc-c++: label 'NOGIL_BEGIN_without_NOGIL_END' used but not defined
   expect-clang: use of undeclared label 'NOGIL_BEGIN_without_NOGIL_END'
   instead: Close each NOGIL_BEGIN with a NOGIL_END in the same pair of braces. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN // refused
        n++;
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n;
}
#endif
