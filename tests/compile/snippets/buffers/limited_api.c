/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_BUFFER under the limited API of a Python before 3.11 is refused

   expect: NOGIL_BUFFER: the limited API has buffers since Python 3.11: build with Py_LIMITED_API=0x030B0000 or newer,
       or without it
   wrong-options: -DPy_LIMITED_API=0x03090000
   without: limited3.9
   instead: Raise the oldest Python that the module is for, or build one module for each Python. */
#include <nogil.h>
Py_ssize_t length(PyObject *array);
#ifdef WRONG
Py_ssize_t length(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 1, readonly); // refused
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#else
Py_ssize_t length(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 1, readonly);
    return NOGIL_BUFFER_FAILED(v) ? -1 : v.shape[0];
}
#endif
