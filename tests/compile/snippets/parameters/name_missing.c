/* SPDX-License-Identifier: 0BSD */
/* a parameter without a name is refused

   expect: the parameters of half must be written as (type, name, type, name, ...), at most 16 of them, or ()
   instead: Each parameter is a type, a comma and a name: `(int, i, double, x)`. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, half, except(-1), (int, i, double)) // refused
{
    return i / 2;
}
#else
NOGIL_FUNCTION(int, half, except(-1), (int, i, double, x))
{
    return i / 2 + (x > 0);
}
#endif
