/* SPDX-License-Identifier: 0BSD */
/* a sized block inside a sized block is refused, whatever the sizes are

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN_SIZED(n, 10)
        NOGIL_BEGIN_SIZED(n, 100) // refused
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN_SIZED(n, 10)
        n++;
    NOGIL_END
    return n;
}
#endif
