/* SPDX-License-Identifier: 0BSD */
/* a return out of a parallel loop is refused

   expect-gcc-c: invalid branch to/from OpenMP structured block
   expect-gcc-c++: invalid exit from OpenMP structured block
   expect-clang: cannot return from OpenMP region
   options: -fopenmp -c
   instead: Keep the value in a variable that is lastprivate() and leave the loop with break. After a failure write
   NOGIL_PRANGE_FAIL; what stands in NOGIL_PRANGE_END(...) is done on the caller then. */
#include <nogil.h>
#ifdef WRONG
int first(int n, const int *values, int wanted);
int first(int n, const int *values, int wanted)
{
    int i;
    NOGIL_PRANGE(i, n) {
        if (values[i] == wanted)
            return i; // refused
    }
    NOGIL_PRANGE_END(return -2)
    return -1;
}
#else
int first(int n, const int *values, int wanted);
int first(int n, const int *values, int wanted)
{
    int i, found = -1;
    NOGIL_PRANGE(i, n, lastprivate(found)) {
        if (values[i] == wanted) {
            found = i;
            break;
        }
    }
    NOGIL_PRANGE_END(return -2)
    return found;
}
#endif
