/* SPDX-License-Identifier: 0BSD */
/* WITH_GIL_BEGIN_IF(0) does not make the Python API allowed

   expect: Calling gil-requiring function not allowed without gil: PyList_New */
#include <nogil.h>
PyObject *make(void);
#ifdef WRONG
PyObject *make(void)
{
    PyObject *list;
    NOGIL_BEGIN
        WITH_GIL_BEGIN_IF(0)
            list = PyList_New(0); // refused
        WITH_GIL_END
    NOGIL_END
    return list;
}
#else
PyObject *make(void)
{
    PyObject *list;
    NOGIL_BEGIN
        WITH_GIL_BEGIN_IF(1)
            list = PyList_New(0);
        WITH_GIL_END
    NOGIL_END
    return list;
}
#endif
