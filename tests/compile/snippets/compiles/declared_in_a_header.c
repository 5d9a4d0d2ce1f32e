/* SPDX-License-Identifier: 0BSD */
/* a function may be declared in a header and defined in a source file */
#include "declared_in_a_header.h"

int before_the_definition(int i);
int before_the_definition(int i)
{
    long l;
    if (NOGIL_FAILED(header_int, i = header_int(i)) || NOGIL_FAILED(header_void, header_void(&i)))
        return -1;
    if (NOGIL_FAILED(header_elsewhere, l = header_elsewhere()))
        return -1;
    return i + (int)l;
}

WITH_GIL_FUNCTION(int, header_int, except_maybe(-1), (int, i))
{
    return i;
}
WITH_GIL_FUNCTION(void, header_void, except_any, (int *, p))
{
    *p = 1;
}
WITH_GIL_FUNCTION(struct header_pair, header_struct, noexcept, (struct header_pair, p))
{
    return p;
}
NOGIL_FUNCTION(double, header_double, except(-1), (double, x, double, y))
{
    return x + y;
}
NOGIL_FUNCTION(PyObject *, header_object, except(NULL), ())
{
    return (PyObject *)nogil_raise_null(PyExc_ValueError, "none");
}

double after_the_definition(int i);
double after_the_definition(int i)
{
    struct header_pair p = {1, 2};
    PyObject *o;
    double d;
    NOGIL_BEGIN
        if (NOGIL_FAILED(header_int, i = header_int(i)) || NOGIL_FAILED(header_void, header_void(&i)) ||
            NOGIL_FAILED(header_struct, p = header_struct(p)) || NOGIL_FAILED(header_object, o = header_object()) ||
            NOGIL_FAILED(header_double, d = header_double(1, 2)))
            return -1;
    NOGIL_END
    return d + p.a + (o == NULL);
}

/* a declaration may be repeated, before and after */
WITH_GIL_DECLARE(int, again, except(-1), (int, i));
WITH_GIL_FUNCTION(int, again, except(-1), (int, i))
{
    return i;
}
