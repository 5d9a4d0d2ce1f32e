/* SPDX-License-Identifier: 0BSD */
/* a WITH_GIL block inside WITH_GIL_BEGIN_IF(1) is refused, inside WITH_GIL_BEGIN_IF(0) it is not

   expect: Trying to acquire the GIL while it is already held. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN_IF(1)
        WITH_GIL_BEGIN // refused
            n++;
        WITH_GIL_END
    WITH_GIL_END
    return n;
}
#else
int count(int n)
{
    WITH_GIL_BEGIN_IF(0)
        WITH_GIL_BEGIN
            n++;
        WITH_GIL_END
    WITH_GIL_END
    return n;
}
#endif
