/* SPDX-License-Identifier: 0BSD */
/* fewer indices than a NOGIL_BUFFER has dimensions are refused

   expect: NOGIL_AT takes as many indices as the NOGIL_BUFFER has dimensions
   instead: NOGIL_AT1 is for one dimension, NOGIL_AT2 for two, and so on to NOGIL_AT4. */
#include <nogil.h>
double first(PyObject *array);
#ifdef WRONG
double first(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 2, readonly);
    return NOGIL_BUFFER_FAILED(v) ? -1 : NOGIL_AT1(v, 0); // refused
}
#else
double first(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 2, readonly);
    return NOGIL_BUFFER_FAILED(v) ? -1 : NOGIL_AT2(v, 0, 0);
}
#endif
