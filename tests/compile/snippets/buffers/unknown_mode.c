/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_BUFFER that is neither readonly nor writable is refused

   expect: NOGIL_BUFFER: the mode of v must be readonly or writable: NOGIL_BUFFER(T, v, object, ndim, readonly)
   instead: Say whether the C code writes to the memory. `contiguous` stands behind that. */
#include <nogil.h>
Py_ssize_t length(PyObject *array);
#ifdef WRONG
Py_ssize_t length(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 1, contiguous); // refused
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#else
Py_ssize_t length(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 1, readonly, contiguous);
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#endif
