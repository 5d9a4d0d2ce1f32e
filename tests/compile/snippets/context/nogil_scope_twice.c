/* SPDX-License-Identifier: 0BSD */
/* a second NOGIL_SCOPE in one pair of braces is refused

   expect: Trying to release the GIL while it was previously released. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_SCOPE();
    n++;
    NOGIL_SCOPE(); // refused
    return n + 1;
}
#else
int count(int n)
{
    NOGIL_SCOPE();
    n++;
    return n + 1;
}
#endif
