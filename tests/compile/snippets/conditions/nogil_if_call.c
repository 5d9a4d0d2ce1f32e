/* SPDX-License-Identifier: 0BSD */
/* NOGIL_BEGIN_IF with a call in its condition is refused

   expect-c++: Non-constant condition in a NOGIL_BEGIN_IF(<condition>) statement
   expect-c: constant */
#include <nogil.h>
int is_long(int n);
int count(int n);
#ifdef WRONG
int count(int n)
{
    NOGIL_BEGIN_IF(is_long(n)) // refused
        n++;
    NOGIL_END
    return n;
}
#else
int count(int n)
{
    NOGIL_BEGIN_IF(sizeof(is_long(n)) > 1)
        n++;
    NOGIL_END
    return n;
}
#endif
