/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block behind NOGIL_SCOPE is refused

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_SCOPE();
    NOGIL_BEGIN // refused
        n++;
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    {
        NOGIL_SCOPE();
        n++;
    }
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n;
}
#endif
