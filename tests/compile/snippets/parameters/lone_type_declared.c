/* SPDX-License-Identifier: 0BSD */
/* a lone type as parameter list of a declaration is refused

   expect: the parameters of half must be written as (type, name, type, name, ...), at most 16 of them, or () */
#include <nogil.h>
#ifdef WRONG
WITH_GIL_DECLARE(int, half, except(-1), (int)); // refused
#else
WITH_GIL_DECLARE(int, half, except(-1), ());
#endif
