/* SPDX-License-Identifier: 0BSD */
/* a C or C++ standard that is too old is refused

   expect: nogil.h needs at least C11 or C++11: add -std=c11 or -std=c++11
   wrong-options-c: -std=c99
   wrong-options-c++: -std=c++98
   instead: Compile with -std=c11, -std=c++11 or later. */
#ifdef WRONG
#include <nogil.h>
#else
#include <nogil.h>
#endif
