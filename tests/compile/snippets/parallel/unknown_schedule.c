/* SPDX-License-Identifier: 0BSD */
/* an unknown schedule of a parallel loop is refused

   expect: NOGIL_PRANGE: the schedule is static, dynamic, guided or runtime
   defines: NOGIL_PRANGE_PLAIN
   instead: Write schedule(static), schedule(dynamic), schedule(guided) or schedule(runtime). */
#include <nogil.h>
#ifdef WRONG
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum), schedule(fair)) // refused
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
    NOGIL_PRANGE(i, n, reduction(+, sum), schedule(guided)) {
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#endif
