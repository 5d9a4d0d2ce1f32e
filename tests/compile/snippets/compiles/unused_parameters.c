/* SPDX-License-Identifier: 0BSD */
/* a parameter that the body does not use is no warning */
#include <nogil.h>

struct pair {
    int a, b;
};

WITH_GIL_FUNCTION(int, unused, except(-1), (int, a, const char *, b, struct pair, c, PyObject *, d))
{
    return 0;
}
NOGIL_FUNCTION(void, unused_by_nogil, noexcept, (int, a, const char *, b, struct pair, c, PyObject *, d))
{
}
