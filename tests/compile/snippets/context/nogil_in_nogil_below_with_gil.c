/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block directly in a NOGIL block is refused at any depth

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            NOGIL_BEGIN
                NOGIL_BEGIN // refused
                    n++;
                NOGIL_END
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            NOGIL_BEGIN
                WITH_GIL_BEGIN
                    NOGIL_BEGIN
                        n++;
                    NOGIL_END
                WITH_GIL_END
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    return n;
}
#endif
