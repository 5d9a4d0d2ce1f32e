/* SPDX-License-Identifier: 0BSD */
/* a WITH_GIL block inside a WITH_GIL block is refused

   expect: Trying to acquire the GIL while it is already held.
   instead: The GIL is held already. Take the inner block away; it was not needed. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN
        WITH_GIL_BEGIN // refused
            n++;
        WITH_GIL_END
    WITH_GIL_END
    return n;
}
#else
int count(int n)
{
    WITH_GIL_BEGIN
        n++;
    WITH_GIL_END
    return n;
}
#endif
