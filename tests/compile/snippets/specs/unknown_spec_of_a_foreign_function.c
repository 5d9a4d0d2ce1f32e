/* SPDX-License-Identifier: 0BSD */
/* an unknown exception spec for a foreign function is refused

   expect: unknown exception spec for half: write except(value), except_maybe(value), except_any, noexcept or
       except_cpp(value) */
#include <nogil.h>
int half(int i);
#ifdef WRONG
NOGIL_SPEC(half, int, except_some(-1)); // refused
#else
NOGIL_SPEC(half, int, except(-1));
#endif
