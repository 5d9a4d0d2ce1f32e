/* SPDX-License-Identifier: 0BSD */
/* NOGIL_SCOPE inside a NOGIL block is refused

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        NOGIL_SCOPE(); // refused
        n++;
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_SCOPE();
    n++;
    return n;
}
#endif
