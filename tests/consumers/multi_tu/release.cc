/* SPDX-License-Identifier: 0BSD */
/* release.cc: the part that runs without the GIL, in C++. */
#include "trio.h"

NOGIL_FUNCTION(int, trio_released, except(-1), (int, n))
{
    if (n < 0)
        return nogil_raise(PyExc_ValueError, "%d is negative", n);
    return n + 1;
}

void *trio_state_in_release(void)
{
    return &nogil_priv_mine;
}
