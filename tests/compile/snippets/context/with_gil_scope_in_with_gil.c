/* SPDX-License-Identifier: 0BSD */
/* WITH_GIL_SCOPE inside a WITH_GIL block is refused

   expect: Trying to acquire the GIL while it is already held. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN
        WITH_GIL_SCOPE(); // refused
        n++;
    WITH_GIL_END
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
