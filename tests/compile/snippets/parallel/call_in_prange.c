/* SPDX-License-Identifier: 0BSD */
/* a Python API call in a parallel loop is refused

   expect: Calling gil-requiring function not allowed without gil: PyErr_SetNone
   defines: NOGIL_PRANGE_PLAIN
   instead: Each thread of the loop has released the GIL. Raise with nogil_raise, or put WITH_GIL_BEGIN ... WITH_GIL_END
   around the call. */
#include <nogil.h>
#ifdef WRONG
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        if (values[i] < 0)
            PyErr_SetNone(PyExc_ValueError); // refused
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#else
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        if (values[i] < 0) {
            WITH_GIL_BEGIN
                PyErr_SetNone(PyExc_ValueError);
            WITH_GIL_END
            NOGIL_PRANGE_FAIL;
        }
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#endif
