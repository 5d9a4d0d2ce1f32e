/* SPDX-License-Identifier: 0BSD */
/* in_c.c: functions made with NOGIL_FUNCTION and WITH_GIL_FUNCTION, called from Cython; and calls of Cython's functions.

   mode 0 is a usual result, 1 the value that may mean an exception, 2 an exception. */
#include "in_c.h"

#include "in_cython.h" /* Cython writes it */

/* What Cython declared as `except -1` and so on, in C's words. */
NOGIL_SPEC(cy_always, int, except(-1));
NOGIL_SPEC(cy_maybe, int, except_maybe(-1));
NOGIL_SPEC(cy_any, void, except_any);
NOGIL_SPEC(cy_never, int, noexcept);
NOGIL_SPEC(cy_with_gil, int, except(-1));
NOGIL_SPEC(cy_double, double, except_maybe(-1));

NOGIL_FUNCTION(int, c_always, except(-1), (int, mode))
{
    return mode == 2 ? nogil_raise(PyExc_ValueError, "c_always %d", mode) : mode;
}

NOGIL_FUNCTION(int, c_maybe, except_maybe(-1), (int, mode))
{
    if (mode == 2)
        return nogil_raise(PyExc_LookupError, "c_maybe %d", mode);
    return mode == 1 ? -1 : mode;
}

NOGIL_FUNCTION(void, c_any, except_any, (int, mode))
{
    if (mode == 2)
        nogil_raise(PyExc_KeyError, "c_any %d", mode);
}

NOGIL_FUNCTION(int, c_never, noexcept, (int, mode))
{
    if (mode == 2)
        nogil_raise(PyExc_OSError, "c_never %d", mode);
    return mode + 10;
}

NOGIL_FUNCTION(double, c_double, except_maybe(-1), (int, mode))
{
    if (mode == 2)
        return nogil_raise(PyExc_ArithmeticError, "c_double %d", mode);
    return mode == 1 ? -1.0 : 0.5;
}

WITH_GIL_FUNCTION(PyObject *, c_object, except(NULL), (PyObject *, item, int, mode))
{
    if (mode == 2)
        return (PyObject *)nogil_raise_null(PyExc_TypeError, "c_object %R", item);
    return Py_BuildValue("[O]", item);
}

WITH_GIL_FUNCTION(int, c_with_gil, except(-1), (PyObject *, list, int, mode))
{
    PyObject *item = PyLong_FromLong(mode);
    int result = item ? PyList_Append(list, item) : -1;
    Py_XDECREF(item);
    if (result == 0 && mode == 2)
        return nogil_raise(PyExc_RuntimeError, "c_with_gil %d", mode);
    return result;
}

/* Call the Cython function of that number, and look whether it raised as its own spec says. */
static NOGIL_FUNCTION(int, call, except_maybe(-1), (int, which, int, mode))
{
    int r = 0;
    double d = 0;
    switch (which) {
    case 0:
        return NOGIL_FAILED(cy_always, r = cy_always(mode)) ? -1 : r;
    case 1:
        return NOGIL_FAILED(cy_maybe, r = cy_maybe(mode)) ? -1 : r + 100;
    case 2:
        return NOGIL_FAILED(cy_any, cy_any(mode)) ? -1 : 7;
    case 3:
        return NOGIL_FAILED(cy_never, r = cy_never(mode)) ? -1 : r;
    case 4:
        return NOGIL_FAILED(cy_with_gil, r = cy_with_gil(mode)) ? -1 : r;
    default:
        return NOGIL_FAILED(cy_double, d = cy_double(mode)) ? -1 : (int)(d * 10) + 100;
    }
}

NOGIL_FUNCTION(int, c_passes_on, except(-1), (int, which, int, mode))
{
    int r;
    if (NOGIL_FAILED(call, r = call(which, mode)))
        return -1;
    return r;
}

NOGIL_FUNCTION(int, c_catches, except(-1), (int, which, int, mode))
{
    int r;
    if (NOGIL_FAILED(call, r = call(which, mode)))
        return NOGIL_CATCH(PyExc_Exception) ? -2 : -1;
    return r;
}

NOGIL_FUNCTION(int, c_replaces, except(-1), (int, which, int, mode))
{
    int r;
    if (NOGIL_FAILED(call, r = call(which, mode)))
        return nogil_raise_from(PyExc_RuntimeError, "instead of function %d", which);
    return r;
}

/* With the GIL: the state of a thread that Python never saw is then the library's, and outlives the call. Cython's own
   with-gil function would make one for itself, and the exception would go with it. */
WITH_GIL_FUNCTION(void, c_calls_back, noexcept, (void *, mode))
{
    int r;
    if (NOGIL_FAILED(call, r = call(4, *(int *)mode)))
        return;
    *(int *)mode = r + 1000;
}
