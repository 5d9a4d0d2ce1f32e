/* SPDX-License-Identifier: 0BSD */
/* an adaptive block inside a NOGIL block is refused

   expect: Trying to release the GIL while it was previously released.
   instead: The GIL is released already, so there is nothing to decide. Take the inner block away. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        NOGIL_BEGIN_ADAPTIVE // refused
            n++;
        NOGIL_END
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN_ADAPTIVE
        n++;
    NOGIL_END
    return n;
}
#endif
