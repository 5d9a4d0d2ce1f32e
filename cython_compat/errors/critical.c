/* SPDX-License-Identifier: 0BSD */
/* critical.c: critical sections without the GIL; critical.pyx has the same mistakes. */
#include <nogil.h>

void critical_section(PyObject *o);
void critical_section_of_three(PyObject *a, PyObject *b, PyObject *c);
void critical_section_of_an_int(double n);

void critical_section(PyObject *o)
{
    NOGIL_BEGIN
        NOGIL_CRITICAL_SECTION_BEGIN(o) //! critical_section
        NOGIL_CRITICAL_SECTION_END
    NOGIL_END
}

void critical_section_of_an_int(double n)
{
    NOGIL_CRITICAL_SECTION_BEGIN(n) //! critical_section_of_an_int
    NOGIL_CRITICAL_SECTION_END
}

void critical_section_of_three(PyObject *a, PyObject *b, PyObject *c)
{
    NOGIL_CRITICAL_SECTION_BEGIN2(a, b, c) //! critical_section_of_three
    NOGIL_CRITICAL_SECTION_END
}
