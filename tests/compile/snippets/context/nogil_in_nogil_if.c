/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block inside NOGIL_BEGIN_IF(1) is refused, inside NOGIL_BEGIN_IF(0) it is not

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN_IF(1)
        NOGIL_BEGIN // refused
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN_IF(0)
        NOGIL_BEGIN
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#endif
