/* SPDX-License-Identifier: 0BSD */
/* a WITH_GIL block in the body of a with-gil function is refused

   expect: Trying to acquire the GIL while it is already held.
   instead: The body of a WITH_GIL_FUNCTION has the GIL, whoever calls it. Take the block away. */
#include <nogil.h>
#ifdef WRONG
WITH_GIL_FUNCTION(int, count, except(-1), (int, n))
{
    WITH_GIL_BEGIN // refused
        n++;
    WITH_GIL_END
    return n;
}
#else
WITH_GIL_FUNCTION(int, count, except(-1), (int, n))
{
    n++;
    return n;
}
#endif
