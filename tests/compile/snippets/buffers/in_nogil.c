/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_BUFFER in a NOGIL block is refused

   expect: Calling gil-requiring function not allowed without gil: NOGIL_BUFFER
   instead: Declare it before the block. Getting and releasing the memory needs the GIL, reading it does not. */
#include <nogil.h>
double first(PyObject *array);
#ifdef WRONG
double first(PyObject *array)
{
    double result = 0;
    NOGIL_BEGIN
        NOGIL_BUFFER(double, v, array, 1, readonly); // refused
        if (!NOGIL_BUFFER_FAILED(v))
            result = NOGIL_AT1(v, 0);
    NOGIL_END
    return result;
}
#else
double first(PyObject *array)
{
    double result = 0;
    NOGIL_BUFFER(double, v, array, 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return -1;
    NOGIL_BEGIN
        result = NOGIL_AT1(v, 0);
    NOGIL_END
    return result;
}
#endif
