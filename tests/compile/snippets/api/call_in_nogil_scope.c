/* SPDX-License-Identifier: 0BSD */
/* calling the Python API behind NOGIL_SCOPE is refused

   expect: Calling gil-requiring function not allowed without gil: PyList_New */
#include <nogil.h>
PyObject *make(void);
#ifdef WRONG
PyObject *make(void)
{
    NOGIL_SCOPE();
    return PyList_New(0); // refused
}
#else
PyObject *make(void)
{
    {
        NOGIL_SCOPE();
    }
    return PyList_New(0);
}
#endif
