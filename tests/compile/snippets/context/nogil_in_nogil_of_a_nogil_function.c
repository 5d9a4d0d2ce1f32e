/* SPDX-License-Identifier: 0BSD */
/* the second of two nested NOGIL blocks of a nogil function is refused

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
#ifdef WRONG
static NOGIL_FUNCTION(int, count, except(-1), (int, n))
{
    NOGIL_BEGIN
        NOGIL_BEGIN // refused
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#else
static NOGIL_FUNCTION(int, count, except(-1), (int, n))
{
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n;
}
#endif
int use(int n);
int use(int n)
{
    return count(n);
}
