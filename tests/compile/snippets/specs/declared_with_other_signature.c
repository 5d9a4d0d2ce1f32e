/* SPDX-License-Identifier: 0BSD */
/* a declaration and a definition with different results are refused

   expect-gcc-c: conflicting types for 'half'
   expect-gcc-c++: ambiguating new declaration of 'long int half(int)'
   expect-clang-c: conflicting types for 'half'
   expect-clang-c++: functions that differ only in their return type cannot be overloaded
   instead: Write the same types in the header and in the source. */
#include <nogil.h>
NOGIL_DECLARE(int, half, except(-1), (int, i));
#ifdef WRONG
NOGIL_FUNCTION(long, half, except(-1), (int, i)) // refused
{
    return i / 2;
}
#else
NOGIL_FUNCTION(int, half, except(-1), (int, i))
{
    return i / 2;
}
#endif
