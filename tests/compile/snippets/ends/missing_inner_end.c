/* SPDX-License-Identifier: 0BSD */
/* an inner block without its end is refused

   expect: NOGIL_END does not close a NOGIL_BEGIN */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            n++;
    NOGIL_END // refused
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            n++;
        WITH_GIL_END
    NOGIL_END
    return n;
}
#endif
