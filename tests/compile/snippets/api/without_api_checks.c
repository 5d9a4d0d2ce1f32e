/* SPDX-License-Identifier: 0BSD */
/* with NOGIL_NO_API_CHECKS the Python API is allowed everywhere, and the blocks are still checked

   defines: NOGIL_NO_API_CHECKS
   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
PyObject *make(Py_ssize_t n);
#ifdef WRONG
PyObject *make(Py_ssize_t n)
{
    NOGIL_BEGIN
        NOGIL_BEGIN // refused
            return PyList_New(n);
        NOGIL_END
    NOGIL_END
}
#else
PyObject *make(Py_ssize_t n)
{
    NOGIL_BEGIN
        PyObject *list = PyList_New(n);
        Py_XINCREF(list);
        return list;
    NOGIL_END
}
#endif
