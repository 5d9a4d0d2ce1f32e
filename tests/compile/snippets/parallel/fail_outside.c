/* SPDX-License-Identifier: 0BSD */
/* NOGIL_PRANGE_FAIL outside of a parallel loop is refused

   expect: NOGIL_PRANGE_FAIL outside of the body of a NOGIL_PRANGE
   defines: NOGIL_PRANGE_PLAIN
   instead: A function that the loop calls fails as any function does: by the value that its exception spec names, which
   the loop looks for with NOGIL_FAILED. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, weigh, except(-1), (int, value))
{
    if (value < 0)
        NOGIL_PRANGE_FAIL; // refused
    return value;
}
#else
NOGIL_FUNCTION(int, weigh, except(-1), (int, value))
{
    if (value < 0)
        return nogil_raise(PyExc_ValueError, "%d", value);
    return value;
}
#endif
