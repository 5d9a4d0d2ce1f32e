/* SPDX-License-Identifier: 0BSD */
/* a parallel loop without OpenMP is noted

   note: NOGIL_PRANGE is a plain loop without -fopenmp
   instead: Compile and link with -fopenmp (CMake: nogil::openmp), or, where the plain loop is meant, with
   -DNOGIL_PRANGE_PLAIN. */
#ifdef WRONG
#include <nogil.h>
int total(int n, const int *values);
int total(int n, const int *values)
{
    int i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) // refused
    {
        sum += values[i];
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#else
#define NOGIL_PRANGE_PLAIN
#include <nogil.h>
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
