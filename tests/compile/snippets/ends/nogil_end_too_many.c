/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_END too many is refused

   expect: NOGIL_END does not close a NOGIL_BEGIN
   instead: Take the END away, or give it its BEGIN. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        n++;
    NOGIL_END
    NOGIL_END // refused
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN
        n++;
    NOGIL_END
    return n;
}
#endif
