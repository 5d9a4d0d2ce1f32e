/* SPDX-License-Identifier: 0BSD */
/* a critical section without its end is refused

   expect-gcc-c: label 'NOGIL_CRITICAL_SECTION_BEGIN_without_END' used but not defined
   expect-gcc-c++: label 'NOGIL_CRITICAL_SECTION_BEGIN_without_END' used but not defined
   expect-clang: use of undeclared label 'NOGIL_CRITICAL_SECTION_BEGIN_without_END'
   instead: Close each NOGIL_CRITICAL_SECTION_BEGIN with a NOGIL_CRITICAL_SECTION_END in the same pair of braces. */
#include <nogil.h>
int count(PyObject *owner, int n);
#ifdef WRONG
int count(PyObject *owner, int n)
{
    NOGIL_CRITICAL_SECTION_BEGIN(owner) // refused
        n++;
    return n;
}
#else
int count(PyObject *owner, int n)
{
    NOGIL_CRITICAL_SECTION_BEGIN(owner)
        n++;
    NOGIL_CRITICAL_SECTION_END
    return n;
}
#endif
