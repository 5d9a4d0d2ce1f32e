/* SPDX-License-Identifier: 0BSD */
/* a NOGIL block that is closed by WITH_GIL_END is refused

   expect: WITH_GIL_END does not close a WITH_GIL_BEGIN
   expect: NOGIL_END does not close a NOGIL_BEGIN
   instead: The block that was opened last is closed first. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    WITH_GIL_BEGIN
        NOGIL_BEGIN
            n++;
        WITH_GIL_END // refused
    NOGIL_END // refused
    return n;
}
#else
int count(int n)
{
    WITH_GIL_BEGIN
        NOGIL_BEGIN
            n++;
        NOGIL_END
    WITH_GIL_END
    return n;
}
#endif
