/* SPDX-License-Identifier: 0BSD */
/* a goto out of a parallel loop is refused

   expect-gcc-c: invalid branch to/from OpenMP structured block
   expect-gcc-c++: jump to label 'error'
   expect-clang: label 'error'
   options: -fopenmp -c
   instead: Write NOGIL_PRANGE_FAIL where the error is and NOGIL_PRANGE_END(goto error) at the end of the loop. */
#include <nogil.h>
#ifdef WRONG
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        if (values[i] < 0)
            goto error; // refused
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
        if (values[i] < 0)
            NOGIL_PRANGE_FAIL;
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#endif
