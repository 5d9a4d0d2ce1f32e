/* SPDX-License-Identifier: 0BSD */
/* NOGIL_YIELD behind NOGIL_SCOPE is refused

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_SCOPE();
    NOGIL_YIELD(); // refused
    return n;
}
#else
int count(int n)
{
    NOGIL_SCOPE();
    WITH_GIL_BEGIN
        NOGIL_YIELD();
    WITH_GIL_END
    return n;
}
#endif
