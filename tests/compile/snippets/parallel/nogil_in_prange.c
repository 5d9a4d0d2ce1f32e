/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block in a parallel loop is refused

   expect: Trying to release the GIL while it was previously released.
   defines: NOGIL_PRANGE_PLAIN
   instead: A parallel loop has released the GIL already, on each of its threads. Take the block away. */
#include <nogil.h>
#ifdef WRONG
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        NOGIL_BEGIN // refused
            sum += values[i];
        NOGIL_END
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
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#endif
