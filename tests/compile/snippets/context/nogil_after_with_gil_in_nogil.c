/* SPDX-License-Identifier: 0BSD */
/* after a WITH_GIL block the GIL is released again, so a NOGIL block there is refused

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            n++;
        WITH_GIL_END
        NOGIL_BEGIN // refused
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            n++;
            NOGIL_BEGIN
                n++;
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    return n;
}
#endif
