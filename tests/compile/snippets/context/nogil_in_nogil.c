/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block inside a NOGIL block is refused

   expect: Trying to release the GIL while it was previously released.
   instead: The GIL is released already. Take the inner block away; it was not needed. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
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
        n++;
    NOGIL_END
    return n;
}
#endif
