/* SPDX-License-Identifier: 0BSD */
/* a lone type as parameter list is refused

   expect: the parameters of half must be written as (type, name, type, name, ...), at most 16 of them, or () */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, half, except(-1), (int)) // refused
{
    return 2;
}
#else
NOGIL_FUNCTION(int, half, except(-1), (void))
{
    return 2;
}
#endif
