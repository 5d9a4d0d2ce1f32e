/* SPDX-License-Identifier: 0BSD */
/* the value -1 for a function that returns bool is refused

   expect: the value in the exception spec of is_odd would become true, which is then always an exception: write
       except_maybe(true) or except(false)
   instead: A bool is true or false: -1 becomes true. With except_maybe(true), true may also be an answer. */
#include <nogil.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif
#ifdef WRONG
NOGIL_FUNCTION(bool, is_odd, except(-1), (int, i)) // refused
{
    return i % 2 != 0;
}
#else
NOGIL_FUNCTION(bool, is_odd, except_maybe(true), (int, i))
{
    return i % 2 != 0;
}
#endif
