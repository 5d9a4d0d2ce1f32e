/* SPDX-License-Identifier: 0BSD */
/* except without its value is refused

   expect: unknown exception spec for half: write except(value), except_maybe(value), except_any, noexcept or
       except_cpp(value) */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, half, except, (int, i)) // refused
{
    return i / 2;
}
#else
NOGIL_FUNCTION(int, half, except(-1), (int, i))
{
    return i / 2;
}
#endif
