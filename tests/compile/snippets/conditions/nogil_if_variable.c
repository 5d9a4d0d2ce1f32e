/* SPDX-License-Identifier: 0BSD */
/* NOGIL_BEGIN_IF with a condition that is only known at run time is refused

   expect-c++: Non-constant condition in a NOGIL_BEGIN_IF(<condition>) statement
   expect-c: constant
   instead: The condition decides what may stand in the block, so it must be known to the compiler: a number, a sizeof,
   an enumerator, NOGIL_IS_OBJECT(x). For a decision at run time write two branches. */
#include <nogil.h>
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN_IF(n > 1000) // refused
        n++;
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    if (n > 1000) {
        NOGIL_BEGIN
            n++;
        NOGIL_END
    } else {
        n++;
    }
    return n;
}
#endif
