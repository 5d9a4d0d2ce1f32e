/* SPDX-License-Identifier: 0BSD */
/* an unknown option of a parallel loop is refused

   expect: NOGIL_PRANGE: unknown option
   defines: NOGIL_PRANGE_PLAIN
   instead: The options are start, step, schedule, chunk, num_threads, reduction and lastprivate. */
#include <nogil.h>
#ifdef WRONG
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum), threads(2)) // refused
    {
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
    NOGIL_PRANGE(i, n, reduction(+, sum), num_threads(2)) {
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#endif
