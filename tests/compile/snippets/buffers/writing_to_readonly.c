/* SPDX-License-Identifier: 0BSD */
/* writing to a NOGIL_BUFFER that is readonly is refused

   expect-gcc: assignment of read-only location
   expect-clang-c: read-only variable is not assignable
   expect-clang-c++: returns a const value
   instead: Declare it writable: then an object that must not be changed, such as bytes, is refused with a
       BufferError. */
#include <nogil.h>
int clear(PyObject *array);
#ifdef WRONG
int clear(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return -1;
    NOGIL_AT1(v, 0) = 0; // refused
    return 0;
}
#else
int clear(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 1, writable);
    if (NOGIL_BUFFER_FAILED(v))
        return -1;
    NOGIL_AT1(v, 0) = 0;
    return 0;
}
#endif
