/* SPDX-License-Identifier: 0BSD */
/* a WITH_GIL block that is closed by NOGIL_END is refused

   expect: NOGIL_END does not close a NOGIL_BEGIN */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN
        n++;
    NOGIL_END // refused
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
