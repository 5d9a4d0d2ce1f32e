/* SPDX-License-Identifier: 0BSD */
/* WITH_GIL_BEGIN_IF(1) inside a WITH_GIL block is refused, WITH_GIL_BEGIN_IF(0) is not

   expect: Trying to acquire the GIL while it is already held. */
#include <nogil.h>
int count(int n);
/* clang-format off */
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN
        WITH_GIL_BEGIN_IF(1) // refused
            n++;
        WITH_GIL_END
    WITH_GIL_END
    return n;
}
#else
int count(int n)
{
    WITH_GIL_BEGIN
        WITH_GIL_BEGIN_IF(0)
            n++;
        WITH_GIL_END
    WITH_GIL_END
    return n;
}
#endif
/* clang-format on */
