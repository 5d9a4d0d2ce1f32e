/* SPDX-License-Identifier: 0BSD */
/* the end of a parallel loop must say what to do after a failure

   expect: NOGIL_PRANGE_END() must say what to do when an iteration has failed or Ctrl+C was pressed
   defines: NOGIL_PRANGE_PLAIN
   instead: Every loop can fail, since Ctrl+C ends it with an exception: NOGIL_PRANGE_END(goto error). */
#include <nogil.h>
#ifdef WRONG
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        sum += values[i];
    }
    NOGIL_PRANGE_END() // refused
    return sum;
}
#else
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#endif
