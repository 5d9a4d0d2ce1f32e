/* SPDX-License-Identifier: 0BSD */
/* a value for a function that returns nothing is refused

   expect: half returns void, so no value of it can mean an exception: write except_any or noexcept
   instead: Write except_any or noexcept; or let the function return int, with except(-1), which is cheaper to check. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(void, half, except(-1), (int *, i)) // refused
{
    *i /= 2;
}
#else
NOGIL_FUNCTION(void, half, except_any, (int *, i))
{
    *i /= 2;
}
#endif
