/* SPDX-License-Identifier: 0BSD */
/* the Python API is refused in NOGIL_BEGIN_IF(1) and allowed in NOGIL_BEGIN_IF(0)

   expect: Calling gil-requiring function not allowed without gil: PyList_New */
#include <nogil.h>
PyObject *make(void);
#ifdef WRONG
PyObject *make(void)
{
    PyObject *list;
    NOGIL_BEGIN_IF(1)
        list = PyList_New(0); // refused
    NOGIL_END
    return list;
}
#else
PyObject *make(void)
{
    PyObject *list;
    NOGIL_BEGIN_IF(0)
        list = PyList_New(0);
    NOGIL_END
    return list;
}
#endif
