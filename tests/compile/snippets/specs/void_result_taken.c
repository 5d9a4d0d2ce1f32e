/* SPDX-License-Identifier: 0BSD */
/* taking the result of a void function in NOGIL_FAILED is refused

   expect-gcc-c: void value not ignored as it ought to be
   expect-gcc-c++: void value not ignored as it ought to be
   expect-clang: from incompatible type 'void' */
#include <nogil.h>
NOGIL_DECLARE(void, half, except_any, (int *, i));
int use(int i);
#ifdef WRONG
int use(int i)
{
    int r;
    if (NOGIL_FAILED(half, r = half(&i))) // refused
        return -1;
    return i;
}
#else
int use(int i)
{
    if (NOGIL_FAILED(half, half(&i)))
        return -1;
    return i;
}
#endif
