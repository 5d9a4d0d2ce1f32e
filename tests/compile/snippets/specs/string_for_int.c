/* SPDX-License-Identifier: 0BSD */
/* a string as the value of a function that returns int is refused

   expect: the value in the exception spec of half is not of a type that half can return
   instead: The value must be one that the function can return. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, half, except("error"), (int, i)) // refused
{
    return i / 2;
}
#else
NOGIL_FUNCTION(int, half, except(-1), (int, i))
{
    return i / 2;
}
#endif
