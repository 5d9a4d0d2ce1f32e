/* SPDX-License-Identifier: 0BSD */
/* a parameter without a comma between its type and its name is refused

   expect: the parameters of half must be written as (type, name, type, name, ...), at most 16 of them, or () */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, half, except(-1), (int i)) // refused
{
    return 2;
}
#else
NOGIL_FUNCTION(int, half, except(-1), (int, i))
{
    return i / 2;
}
#endif
