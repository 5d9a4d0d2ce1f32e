/* SPDX-License-Identifier: 0BSD */
/* an unknown word behind the mode of a NOGIL_BUFFER is refused

   expect: NOGIL_BUFFER: only contiguous may stand behind the mode of v
   instead: `contiguous` is C order, the last index first. For any other order leave it away and use NOGIL_AT2. */
#include <nogil.h>
Py_ssize_t rows(PyObject *array);
#ifdef WRONG
Py_ssize_t rows(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 2, readonly, fortran); // refused
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#else
Py_ssize_t rows(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 2, readonly);
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#endif
