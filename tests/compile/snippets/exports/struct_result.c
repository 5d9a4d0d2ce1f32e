/* SPDX-License-Identifier: 0BSD */
/* a result of a type that becomes no Python object is refused

   expect: NOGIL_EXPORT does not know the type of the result of halves
   instead: Give each part as a result of its own: Python gets a tuple. */
#include <nogil.h>
#ifdef WRONG
struct pair {
    int a, b;
};
NOGIL_EXPORT(struct pair, halves, (int, n)) // refused
{
    struct pair result = {n / 2, n - n / 2};
    return result;
}
#else
NOGIL_EXPORT(int, halves, (int, n), NOGIL_OUT(int, other))
{
    *other = n - n / 2;
    return n / 2;
}
#endif
