/* SPDX-License-Identifier: 0BSD */
/* a WITH_GIL block without its end is refused

   expect-gcc-c: label 'WITH_GIL_BEGIN_without_WITH_GIL_END' used but not defined
   expect-gcc-c++: label 'WITH_GIL_BEGIN_without_WITH_GIL_END' used but not defined
   expect-clang: use of undeclared label 'WITH_GIL_BEGIN_without_WITH_GIL_END'
   instead: Close each WITH_GIL_BEGIN with a WITH_GIL_END in the same pair of braces. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN // refused
        n++;
    return n;
}
#else
int count(int n)
{
    WITH_GIL_BEGIN
        n++;
    WITH_GIL_END
    return n;
}
#endif
