/* SPDX-License-Identifier: 0BSD */
/* a goto over a NOGIL_BUFFER to a label behind it is refused

   expect-gcc-c: jump into scope of identifier with variably modified type
   expect-gcc-c++: jump to label 'error'
   expect-clang: cannot jump from this goto statement to its label
   instead: Declare all buffers before the first goto, and then ask which failed: an error that is pending makes the
       next ones fail at once. */
#include <nogil.h>
Py_ssize_t both(PyObject *a, PyObject *b);
#ifdef WRONG
Py_ssize_t both(PyObject *a, PyObject *b)
{
    NOGIL_BUFFER(double, first, a, 1, readonly);
    if (NOGIL_BUFFER_FAILED(first))
        goto error; // refused
    NOGIL_BUFFER(double, second, b, 1, readonly);
    if (NOGIL_BUFFER_FAILED(second))
        goto error;
    return first.shape[0] + second.shape[0];
error:
    return -1;
}
#else
Py_ssize_t both(PyObject *a, PyObject *b)
{
    NOGIL_BUFFER(double, first, a, 1, readonly);
    NOGIL_BUFFER(double, second, b, 1, readonly);
    if (NOGIL_BUFFER_FAILED(first) || NOGIL_BUFFER_FAILED(second))
        goto error;
    return first.shape[0] + second.shape[0];
error:
    return -1;
}
#endif
