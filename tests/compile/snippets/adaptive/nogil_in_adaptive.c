/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block inside an adaptive block is refused, although that one may have kept the GIL

   expect: Trying to release the GIL while it was previously released.
   instead: Around a call that blocks write NOGIL_BEGIN alone; an adaptive block is for computation. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN_ADAPTIVE
        NOGIL_BEGIN // refused
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
