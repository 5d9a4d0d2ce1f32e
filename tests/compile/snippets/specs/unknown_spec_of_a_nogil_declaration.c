/* SPDX-License-Identifier: 0BSD */
/* an unknown exception spec in a declaration is refused

   expect: unknown exception spec for half: write except(value), except_maybe(value), except_any, noexcept or
       except_cpp(value) */
#include <nogil.h>
#ifdef WRONG
NOGIL_DECLARE(int, half, raises(-1), (int, i)); // refused
#else
NOGIL_DECLARE(int, half, except(-1), (int, i));
#endif
