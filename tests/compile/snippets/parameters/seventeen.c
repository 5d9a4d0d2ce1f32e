/* SPDX-License-Identifier: 0BSD */
/* a function of 17 parameters is refused

   expect: the parameters of half must be written as (type, name, type, name, ...), at most 16 of them, or ()
   instead: Pass a pointer to a struct. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, half, except(-1), // refused
               (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j, int, k, int, l, int, m,
                int, n, int, o, int, p, int, q))
{
    return a;
}
#else
struct letters {
    int a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q;
};

NOGIL_FUNCTION(int, half, except(-1), (struct letters *, letters))
{
    return letters->a;
}
#endif
