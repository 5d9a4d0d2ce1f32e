/* SPDX-License-Identifier: 0BSD */
/* with NOGIL_PERF_HINTS a void function with except_any is noted where it is defined and declared

   defines: NOGIL_PERF_HINTS
   note: performance hint: a void function with except_any
   instead: Let the function return int with except(-1), or declare it noexcept. The hint is only a note; leave
   NOGIL_PERF_HINTS away to silence it. */
#include <nogil.h>
#ifdef WRONG
NOGIL_DECLARE(void, halve, except_any, (int *, i)); // refused
NOGIL_FUNCTION(void, halve, except_any, (int *, i)) // refused
{
    *i /= 2;
}
#else
NOGIL_DECLARE(int, halve, except(-1), (int *, i));
NOGIL_FUNCTION(int, halve, except(-1), (int *, i))
{
    *i /= 2;
    return 0;
}
NOGIL_FUNCTION(int, third, except_maybe(-1), (int, i))
{
    return i / 3;
}
NOGIL_FUNCTION(int, quarter, except_any, (int, i))
{
    return i / 4;
}
NOGIL_FUNCTION(void, clear, noexcept, (int *, i))
{
    *i = 0;
}
#endif
