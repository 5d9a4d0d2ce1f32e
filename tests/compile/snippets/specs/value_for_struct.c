/* SPDX-License-Identifier: 0BSD */
/* a value for a function that returns a struct is refused

   expect: the value in the exception spec of half is not of a type that half can return
   expect: (a struct has no such value: write except_any or noexcept)
   instead: A struct cannot be compared, so none of its values can mean an exception: write except_any or noexcept. */
#include <nogil.h>
struct pair {
    int a, b;
};
#ifdef WRONG
WITH_GIL_FUNCTION(struct pair, half, except(-1), (int, i)) // refused
{
    struct pair p = {i, i};
    return p;
}
#else
WITH_GIL_FUNCTION(struct pair, half, except_any, (int, i))
{
    struct pair p = {i, i};
    return p;
}
#endif
