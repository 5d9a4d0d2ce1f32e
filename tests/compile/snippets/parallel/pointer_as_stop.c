/* SPDX-License-Identifier: 0BSD */
/* a loop up to what is no integer is refused

   expect-c: NOGIL_PRANGE(i, stop): stop must be an integer, not n
   expect-c++: invalid operands
   defines: NOGIL_PRANGE_PLAIN */
#include <nogil.h>
#ifdef WRONG
int total(const int *n);
int total(const int *n)
{
    long i, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum)) // refused
    {
        sum += i;
    }
    NOGIL_PRANGE_END(goto error)
    return (int)sum;
error:
    return -1;
}
#else
int total(const int *n);
int total(const int *n)
{
    long i, sum = 0;
    NOGIL_PRANGE(i, *n, reduction(+, sum)) {
        sum += i;
    }
    NOGIL_PRANGE_END(goto error)
    return (int)sum;
error:
    return -1;
}
#endif
