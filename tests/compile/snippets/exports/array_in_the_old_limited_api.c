/* SPDX-License-Identifier: 0BSD */
/* an array in the limited API before 3.11 is refused

   expect: NOGIL_ARRAY: the limited API has buffers since Python 3.11
   wrong-options: -DPy_LIMITED_API=0x03090000
   without: limited3.9
   instead: Build with -DPy_LIMITED_API=0x030B0000, or for each Python without it. */
#include <nogil.h>
#ifdef WRONG
NOGIL_EXPORT(double, first, NOGIL_ARRAY(const double, values, n)) // refused
{
    return n ? values[0] : 0;
}
#else
NOGIL_EXPORT(double, first, NOGIL_ARRAY(const double, values, n))
{
    return n ? values[0] : 0;
}
#endif
