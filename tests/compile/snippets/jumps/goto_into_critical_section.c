/* SPDX-License-Identifier: 0BSD */
/* a goto into a critical section is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c: 'nogil_priv_jump_into_critical_section' declared here
   expect-gcc-c++: jump to label 'inside'
   expect-clang: cannot jump from this goto statement to its label
   instead: Put the label before NOGIL_CRITICAL_SECTION_BEGIN. A block is entered at its top only. */
#include <nogil.h>
int count(PyObject *owner, int n);
#ifdef WRONG
int count(PyObject *owner, int n)
{
    if (n < 0)
        goto inside; // refused
    NOGIL_CRITICAL_SECTION_BEGIN(owner)
        n++;
    inside:
        n++;
    NOGIL_CRITICAL_SECTION_END
    return n;
}
#else
int count(PyObject *owner, int n)
{
    if (n < 0)
        goto before;
    n++;
before:
    NOGIL_CRITICAL_SECTION_BEGIN(owner)
        n++;
    NOGIL_CRITICAL_SECTION_END
    return n;
}
#endif
