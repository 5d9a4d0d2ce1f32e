/* SPDX-License-Identifier: 0BSD */
/* WITH_GIL_SCOPE in the body of a with-gil function is refused

   expect: Trying to acquire the GIL while it is already held. */
#include <nogil.h>
#ifdef WRONG
WITH_GIL_FUNCTION(int, count, except(-1), (int, n))
{
    WITH_GIL_SCOPE(); // refused
    n++;
    return n;
}
#else
NOGIL_FUNCTION(int, count, except(-1), (int, n))
{
    WITH_GIL_SCOPE();
    n++;
    return n;
}
#endif
