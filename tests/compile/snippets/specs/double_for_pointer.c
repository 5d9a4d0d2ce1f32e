/* SPDX-License-Identifier: 0BSD */
/* a floating-point value of a function that returns a pointer is refused

   expect: the value in the exception spec of half is not of a type that half can return */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int *, half, except(-1.0), (int *, i)) // refused
{
    return i;
}
#else
NOGIL_FUNCTION(int *, half, except(NULL), (int *, i))
{
    return i;
}
#endif
