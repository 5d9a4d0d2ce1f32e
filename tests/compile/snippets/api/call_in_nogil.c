/* SPDX-License-Identifier: 0BSD */
/* calling the Python API in a NOGIL block is refused

   expect: Calling gil-requiring function not allowed without gil: PyList_New
   instead: Call it before or after the block, or take the GIL for the call with WITH_GIL_BEGIN ... WITH_GIL_END. */
#include <nogil.h>
PyObject *make(Py_ssize_t n);
#ifdef WRONG
PyObject *make(Py_ssize_t n)
{
    PyObject *list;
    NOGIL_BEGIN
        n *= 2;
        list = PyList_New(n); // refused
    NOGIL_END
    return list;
}
#else
PyObject *make(Py_ssize_t n)
{
    PyObject *list;
    NOGIL_BEGIN
        n *= 2;
        WITH_GIL_BEGIN
            list = PyList_New(n);
        WITH_GIL_END
    NOGIL_END
    return list;
}
#endif
