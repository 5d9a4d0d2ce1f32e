/* SPDX-License-Identifier: 0BSD */
/* a function may be declared and defined inside and outside of extern "C" */
#include "declared_in_a_header.h"

WITH_GIL_FUNCTION(int, header_int, except_maybe(-1), (int, i))
{
    return i;
}

extern "C" {
NOGIL_FUNCTION(double, header_double, except(-1), (double, x, double, y))
{
    return x + y;
}
WITH_GIL_FUNCTION(int, only_here, except(-1), ())
{
    return 1;
}
static NOGIL_FUNCTION(void, only_here_static, except_any, (int *, p))
{
    *p = 1;
}
int foreign(int i);
NOGIL_SPEC(foreign, int, except(-1));
NOGIL_DECLARE(int, thrower, except_cpp(-1), (int, i));
}

extern "C" WITH_GIL_FUNCTION(int, in_front, except(-1), (int, i))
{
    return i;
}

extern "C" int use(int n);
int use(int n)
{
    double d;
    if (NOGIL_FAILED(header_int, n = header_int(n)) || NOGIL_FAILED(header_double, d = header_double(1, 2)) ||
        NOGIL_FAILED(only_here, n = only_here()) || NOGIL_FAILED(only_here_static, only_here_static(&n)) ||
        NOGIL_FAILED(foreign, n = foreign(n)) || NOGIL_FAILED(thrower, n = thrower(n)))
        return -1;
    return n + static_cast<int>(d);
}
