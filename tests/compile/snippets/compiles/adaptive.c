/* SPDX-License-Identifier: 0BSD */
/* adaptive and sized blocks may stand wherever a NOGIL block may */
#include <nogil.h>

static inline int in_an_inline_function(int n)
{
    NOGIL_BEGIN_ADAPTIVE
        return n + 1;
    NOGIL_END
}

static WITH_GIL_FUNCTION(int, in_a_with_gil_function, except(-1), (int, n))
{
    NOGIL_BEGIN_SIZED(n, 10)
        n++;
        WITH_GIL_BEGIN
            PyErr_Clear();
            NOGIL_BEGIN_ADAPTIVE
                n++;
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    return n;
}

static NOGIL_FUNCTION(int, in_a_nogil_function, except(-1), (int, n))
{
    NOGIL_BEGIN_ADAPTIVE
        if (n < 0)
            return nogil_raise(PyExc_ValueError, "%d", n);
    NOGIL_END
    switch (n) {
    case 1:
        NOGIL_BEGIN_SIZED((size_t)n, 5)
            n++;
        NOGIL_END
        break;
    default:
        NOGIL_BEGIN_ADAPTIVE
            n--;
        NOGIL_END
    }
    return n;
}

int in_loops(int n);
int in_loops(int n)
{
    nogil_site_stats site = NOGIL_SITE_STATS_INIT;
    int i;
    for (i = 0; i < n; i++)
        NOGIL_BEGIN_ADAPTIVE
            if (i == 3)
                continue;
            if (i == 4)
                break;
            goto next;
NOGIL_END next:
    if (nogil_find_site("in_loops", &site) && nogil_next_site(&site))
        n += site.line;
    return n + in_an_inline_function(n) + in_a_with_gil_function(n) + in_a_nogil_function(n);
}
