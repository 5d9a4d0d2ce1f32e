/* SPDX-License-Identifier: 0BSD */
/* NOGIL_YIELD inside a NOGIL block is refused

   expect: Trying to release the GIL while it was previously released.
   instead: Other threads run already while the GIL is released. Yield where it is held. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        n++;
        NOGIL_YIELD(); // refused
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_YIELD();
    n++;
    return n;
}
#endif
