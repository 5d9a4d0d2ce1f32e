/* SPDX-License-Identifier: 0BSD */
/* a second WITH_GIL_SCOPE in one pair of braces is refused

   expect: Trying to acquire the GIL while it is already held.
   instead: One `_SCOPE` holds until the closing brace of the block it stands in. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_SCOPE();
    n++;
    WITH_GIL_SCOPE(); // refused
    return n;
}
#else
int count(int n)
{
    WITH_GIL_SCOPE();
    n++;
    return n;
}
#endif
