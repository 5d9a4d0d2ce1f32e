/* SPDX-License-Identifier: 0BSD */
/* a case with braces of its own may end with a block that is always left, and -Wimplicit-fallthrough stays silent */
#include <nogil.h>

int use(int n);
int use(int n)
{
    switch (n) {
    case 1: {
        NOGIL_BEGIN
            n++;
            break;
        NOGIL_END
    }
    case 2: {
        NOGIL_BEGIN
            WITH_GIL_BEGIN
                return n;
            WITH_GIL_END
        NOGIL_END
    }
    default:
        n--;
    }
    return n;
}
