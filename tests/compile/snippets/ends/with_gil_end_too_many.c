/* SPDX-License-Identifier: 0BSD */
/* a WITH_GIL_END too many is refused

   expect: WITH_GIL_END does not close a WITH_GIL_BEGIN */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN
        n++;
    WITH_GIL_END
    WITH_GIL_END // refused
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
