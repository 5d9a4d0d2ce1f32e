/* SPDX-License-Identifier: 0BSD */
/* the second of two nested WITH_GIL blocks of a nogil function is refused

   expect: Trying to acquire the GIL while it is already held. */
#include <nogil.h>
#ifdef WRONG
NOGIL_FUNCTION(int, count, except(-1), (int, n))
{
    WITH_GIL_BEGIN
        while (n < 10) {
            WITH_GIL_BEGIN // refused
                n++;
            WITH_GIL_END
        }
    WITH_GIL_END
    return n;
}
#else
NOGIL_FUNCTION(int, count, except(-1), (int, n))
{
    WITH_GIL_BEGIN
        while (n < 10) {
            NOGIL_BEGIN
                n++;
            NOGIL_END
        }
    WITH_GIL_END
    return n;
}
#endif
