/* SPDX-License-Identifier: 0BSD */
/* NOGIL_BEGIN_IF(1) inside a NOGIL block is refused, NOGIL_BEGIN_IF(0) is not

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        NOGIL_BEGIN_IF(1) // refused
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN
        NOGIL_BEGIN_IF(0)
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#endif
