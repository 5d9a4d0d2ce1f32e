/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_BUFFER of more than four dimensions is refused

   expect: NOGIL_BUFFER: v must have 1 to 4 dimensions
   instead: Let Python reshape it, or use PyObject_GetBuffer. */
#include <nogil.h>
Py_ssize_t length(PyObject *array);
#ifdef WRONG
Py_ssize_t length(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 5, readonly); // refused
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#else
Py_ssize_t length(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 4, readonly);
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#endif
