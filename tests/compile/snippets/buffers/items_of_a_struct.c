/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_BUFFER whose items are no numbers is refused

   expect: NOGIL_BUFFER: the items of v must be of a number type of C, bool, char or nogil_half, not point
   instead: Let Python pass an array of numbers with one more dimension: numpy's `a.view('d').reshape(-1, 2)`. */
#include <nogil.h>
double first(PyObject *array);
#ifdef WRONG
typedef struct {
    double x, y;
} point;
double first(PyObject *array)
{
    NOGIL_BUFFER(point, v, array, 1, readonly); // refused
    return NOGIL_BUFFER_FAILED(v) ? -1 : NOGIL_AT1(v, 0).x;
}
#else
double first(PyObject *array)
{
    NOGIL_BUFFER(double, v, array, 2, readonly);
    return NOGIL_BUFFER_FAILED(v) ? -1 : NOGIL_AT2(v, 0, 0);
}
#endif
