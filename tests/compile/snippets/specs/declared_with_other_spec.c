/* SPDX-License-Identifier: 0BSD */
/* a declaration and a definition with different kinds of exception spec are refused

   expect-gcc-c: conflicting types for 'nogil_priv_spec_of_half'
   expect-gcc-c++: conflicting declaration 'char nogil_priv_spec_of_half
   expect-clang: redeclaration of 'nogil_priv_spec_of_half' with a different type
   instead: Write the same spec in the header and in the source. */
#include <nogil.h>
WITH_GIL_DECLARE(int, half, except_maybe(-1), (int, i));
#ifdef WRONG
WITH_GIL_FUNCTION(int, half, except(-1), (int, i)) // refused
{
    return i / 2;
}
#else
WITH_GIL_FUNCTION(int, half, except_maybe(-1), (int, i))
{
    return i / 2;
}
#endif
