/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_LOCKED block that is closed by NOGIL_END is refused

   expect: NOGIL_END does not close a NOGIL_BEGIN
   expect: NOGIL_LOCKED_END does not close a NOGIL_LOCKED_BEGIN
   instead: The block that was opened last is closed first. */
#include <nogil.h>
int count(nogil_mutex *lock, int n);
#ifdef WRONG
int count(nogil_mutex *lock, int n)
{
    NOGIL_BEGIN
        NOGIL_LOCKED_BEGIN(lock)
            n++;
        NOGIL_END // refused
    NOGIL_LOCKED_END // refused
    return n;
}
#else
int count(nogil_mutex *lock, int n)
{
    NOGIL_BEGIN
        NOGIL_LOCKED_BEGIN(lock)
            n++;
        NOGIL_LOCKED_END
    NOGIL_END
    return n;
}
#endif
