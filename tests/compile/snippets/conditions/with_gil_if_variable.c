/* SPDX-License-Identifier: 0BSD */
/* WITH_GIL_BEGIN_IF with a condition that is only known at run time is refused

   expect-c++: Non-constant condition in a WITH_GIL_BEGIN_IF(<condition>) statement
   expect-c: constant */
#include <nogil.h>
int count(int n);
/* clang-format off */
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN_IF(n > 1000) // refused
        n++;
    WITH_GIL_END
    return n;
}
#else
enum { counts_objects = 1 };

int count(int n)
{
    WITH_GIL_BEGIN_IF(counts_objects)
        n++;
    WITH_GIL_END
    return n;
}
#endif
/* clang-format on */
