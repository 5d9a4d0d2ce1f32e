/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_BUFFER in a nogil function is refused

   expect: Calling gil-requiring function not allowed without gil: NOGIL_BUFFER
   instead: Take the GIL for it with WITH_GIL_BEGIN, or declare it in the caller and pass its data and strides on. */
#include <nogil.h>
#ifdef WRONG
static NOGIL_FUNCTION(int, rows, except(-1), (PyObject *, array))
{
    NOGIL_BUFFER(double, v, array, 2, readonly); // refused
    return NOGIL_BUFFER_FAILED(v) ? -1 : (int)v.shape[0];
}
#else
static NOGIL_FUNCTION(int, rows, except(-1), (PyObject *, array))
{
    int n;
    WITH_GIL_BEGIN
        NOGIL_BUFFER(double, v, array, 2, readonly);
        n = NOGIL_BUFFER_FAILED(v) ? -1 : (int)v.shape[0];
    WITH_GIL_END
    return n;
}
#endif
int use(PyObject *array);
int use(PyObject *array)
{
    return rows(array);
}
