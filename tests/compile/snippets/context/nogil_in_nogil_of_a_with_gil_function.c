/* SPDX-License-Identifier: 0BSD */
/* the second of two nested NOGIL blocks of a with-gil function is refused

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
#ifdef WRONG
WITH_GIL_FUNCTION(int, count, except(-1), (int, n))
{
    NOGIL_BEGIN
        if (n) {
            NOGIL_BEGIN // refused
                n++;
            NOGIL_END
        }
    NOGIL_END
    return n;
}
#else
WITH_GIL_FUNCTION(int, count, except(-1), (int, n))
{
    NOGIL_BEGIN
        if (n) {
            WITH_GIL_BEGIN
                n++;
            WITH_GIL_END
        }
    NOGIL_END
    return n;
}
#endif
