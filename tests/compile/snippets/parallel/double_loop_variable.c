/* SPDX-License-Identifier: 0BSD */
/* a loop variable that is no integer is refused

   expect: NOGIL_PRANGE(i, ...): the loop variable must be an integer
   defines: NOGIL_PRANGE_PLAIN
   instead: Declare it as int, long, Py_ssize_t or the like, before the loop. */
#include <nogil.h>
#ifdef WRONG
int total(int n, const int *values);
int total(int n, const int *values)
{
    double i;
    int sum = values ? 0 : 1;
    NOGIL_PRANGE(i, n, reduction(+, sum)) // refused
    {
        sum += n;
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
    long i;
    int sum = values ? 0 : 1;
    NOGIL_PRANGE(i, n, reduction(+, sum)) {
        sum += n;
    }
    NOGIL_PRANGE_END(goto error)
    return sum;
error:
    return -1;
}
#endif
