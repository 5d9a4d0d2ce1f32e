/* SPDX-License-Identifier: 0BSD */
/* hints.c: what compiles and costs more than it looks, compiled with -DNOGIL_PERF_HINTS; hints.pyx is told the same. */
#include <nogil.h>

int caller(void);

NOGIL_FUNCTION(void, may_raise, except_any, ()) //! definition
{
}

int caller(void)
{
    NOGIL_BEGIN
        if (NOGIL_FAILED(may_raise, may_raise())) //! call
            return -1;
    NOGIL_END
    return 0;
}
