/* SPDX-License-Identifier: 0BSD */
/* a declaration and a definition with different parameters are refused

   languages: c
   expect: conflicting types for 'half' */
#include <nogil.h>
NOGIL_DECLARE(int, half, except(-1), (int, i));
#ifdef WRONG
NOGIL_FUNCTION(int, half, except(-1), (int, i, int, j)) // refused
{
    return i / j;
}
#else
NOGIL_FUNCTION(int, half, except(-1), (int, i))
{
    return i / 2;
}
#endif
