/* SPDX-License-Identifier: 0BSD */
/* a NOGIL_LOCKED block without its end is refused

   expect-gcc-c: label 'NOGIL_LOCKED_BEGIN_without_NOGIL_LOCKED_END' used but not defined
   expect-gcc-c++: label 'NOGIL_LOCKED_BEGIN_without_NOGIL_LOCKED_END' used but not defined
   expect-clang: use of undeclared label 'NOGIL_LOCKED_BEGIN_without_NOGIL_LOCKED_END'
   instead: Close each NOGIL_LOCKED_BEGIN with a NOGIL_LOCKED_END in the same pair of braces. */
#include <nogil.h>
int count(nogil_mutex *lock, int n);
#ifdef WRONG
int count(nogil_mutex *lock, int n)
{
    NOGIL_LOCKED_BEGIN(lock) // refused
        n++;
    return n;
}
#else
int count(nogil_mutex *lock, int n)
{
    NOGIL_LOCKED_BEGIN(lock)
        n++;
    NOGIL_LOCKED_END
    return n;
}
#endif
