/* SPDX-License-Identifier: 0BSD */
/* an unknown exception spec is refused

   expect: unknown exception spec for half: write except(value), except_maybe(value), except_any, noexcept or
       except_cpp(value)
   instead: Write one of the five specs that the message names. */
#include <nogil.h>
#ifdef WRONG
WITH_GIL_FUNCTION(int, half, except_never, (int, i)) // refused
{
    return i / 2;
}
#else
WITH_GIL_FUNCTION(int, half, noexcept, (int, i))
{
    return i / 2;
}
#endif
