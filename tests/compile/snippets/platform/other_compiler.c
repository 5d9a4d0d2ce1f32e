/* SPDX-License-Identifier: 0BSD */
/* a compiler that is neither GCC nor Clang is refused

   languages: c
   expect: nogil.h needs GCC >= 9 or Clang >= 11: leaving a block restores the GIL through their cleanup attribute
   wrong-options: -U__GNUC__ -U__clang__
   instead: Compile with GCC or Clang. */
#ifdef WRONG
#include <nogil.h>
#else
#include <nogil.h>
#endif
