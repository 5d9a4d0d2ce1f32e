/* SPDX-License-Identifier: 0BSD */
/* a pointer as the value of a function that returns int is refused

   expect: the value in the exception spec of half is not of a type that half can return */
#include <nogil.h>
extern int last_error;
#ifdef WRONG
NOGIL_FUNCTION(int, half, except_maybe(&last_error), (int, i)) // refused
{
    return i / 2;
}
#else
NOGIL_FUNCTION(int, half, except_maybe(-1), (int, i))
{
    return i / 2;
}
#endif
