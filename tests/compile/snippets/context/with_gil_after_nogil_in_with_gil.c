/* SPDX-License-Identifier: 0BSD */
/* after a NOGIL block the GIL is held again, so a WITH_GIL block there is refused

   expect: Trying to acquire the GIL while it is already held. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN
        NOGIL_BEGIN
            n++;
        NOGIL_END
        WITH_GIL_BEGIN // refused
            n++;
        WITH_GIL_END
    WITH_GIL_END
    return n;
}
#else
int count(int n)
{
    WITH_GIL_BEGIN
        NOGIL_BEGIN
            n++;
            WITH_GIL_BEGIN
                n++;
            WITH_GIL_END
        NOGIL_END
    WITH_GIL_END
    return n;
}
#endif
