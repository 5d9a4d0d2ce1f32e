/* SPDX-License-Identifier: 0BSD */
/* functions_c.c: nogil functions, with-gil functions, exception specs; the twin of functions_cython.pyx. */
#include "module.h"

#include <math.h>

/* ------------------------------------------------------------------------------------------------ nogil functions */

static NOGIL_FUNCTION(int, plus_42, noexcept, (int, x))
{
    probe("in the function");
    return x + 42;
}

FUNCTION(nogil_function)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        x = plus_42(x);
    NOGIL_END
    return PyLong_FromLong(plus_42(x));
}

static NOGIL_FUNCTION(int, one, noexcept, ())
{
    probe("in a function");
    return 1;
}

FUNCTION(simple)
{
    return PyLong_FromLong(one());
}

static NOGIL_FUNCTION(int, releases, except(-1), (int, x))
{
    probe("in a function");
    NOGIL_BEGIN
        probe("released");
        x += 1;
    NOGIL_END
    probe("as the caller had it");
    return x;
}

FUNCTION(release_in_a_nogil_function)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(releases, x = releases(x)))
            return NULL;
    NOGIL_END
    if (NOGIL_FAILED(releases, x = releases(x)))
        return NULL;
    return PyLong_FromLong(x);
}

static NOGIL_FUNCTION(int, acquires, except(-1), (PyObject *, items))
{
    probe("in a function");
    WITH_GIL_BEGIN
        probe("held");
        PyObject *item = PyLong_FromLong(1);
        int failed = !item || PyList_Append(items, item) < 0;
        Py_XDECREF(item);
        if (failed)
            return -1;
    WITH_GIL_END
    probe("as the caller had it");
    return 0;
}

FUNCTION(gil_in_a_nogil_function)
{
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(acquires, acquires(args[0])))
            return NULL;
    NOGIL_END
    if (NOGIL_FAILED(acquires, acquires(args[0])))
        return NULL;
    Py_INCREF(args[0]);
    return args[0];
}

static NOGIL_FUNCTION(int, with_object, except(-1), (PyObject *, thing), (int, times))
{
    probe("in a function");
    for (int i = 0; i < times; i++) {
        WITH_GIL_BEGIN
            probe("held");
            PyObject *list = Py_BuildValue("[O]", thing);
            if (!list)
                return -1;
            Py_DECREF(list);
        WITH_GIL_END
    }
    return times;
}

FUNCTION(object_as_argument)
{
    int n;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(with_object, n = with_object(args[0], 3)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(n);
}

typedef struct {
    long a;
    double b;
} Pair;

static NOGIL_FUNCTION(Pair, make_pair, noexcept, (long, a))
{
    probe("in a function");
    Pair p = {a, (double)a / 2.0};
    return p;
}

FUNCTION(struct_as_result)
{
    long a = PyLong_AsLong(args[0]);
    Pair p;
    NOGIL_BEGIN
        probe("released");
        p = make_pair(a);
    NOGIL_END
    return Py_BuildValue("ld", p.a, p.b);
}

/* --------------------------------------------------------------------------------------------- with-gil functions */

static WITH_GIL_FUNCTION(long, with_gil, except_maybe(-1), (PyObject *, callback), (long, x))
{
    probe("held");
    PyObject *result = PyObject_CallFunction(callback, "l", x);
    long value = result ? PyLong_AsLong(result) : -1;
    Py_XDECREF(result);
    return value;
}

FUNCTION(with_gil_function)
{
    long r, s, x = PyLong_AsLong(args[1]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(with_gil, r = with_gil(args[0], x)))
            return NULL;
        probe("released");
    NOGIL_END
    if (NOGIL_FAILED(with_gil, s = with_gil(args[0], x)))
        return NULL;
    return Py_BuildValue("ll", r, s);
}

WITH_GIL_DECLARE(int, descend, except(-1), (int, n));
WITH_GIL_FUNCTION(int, descend, except(-1), (int, n))
{
    probe("held");
    if (n == 0)
        return 0;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(descend, n = descend(n - 1)))
            return -1;
        n += 1;
    NOGIL_END
    return n;
}

FUNCTION(recursive)
{
    int n = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(descend, n = descend(n)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(n);
}

static WITH_GIL_FUNCTION(PyObject *, make_list, except(NULL), (int, n))
{
    probe("in a function");
    PyObject *list = PyList_New(0);
    for (int i = 0; list && i < n; i++) {
        PyObject *item = PyLong_FromLong(i);
        if (!item || PyList_Append(list, item) < 0)
            Py_CLEAR(list);
        Py_XDECREF(item);
    }
    return list;
}

FUNCTION(object_as_result)
{
    int n = (int)PyLong_AsLong(args[0]);
    PyObject *result;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(make_list, result = make_list(n)))
            return NULL;
    NOGIL_END
    return result;
}

static WITH_GIL_FUNCTION(int, fails_with_gil, except(-1), ())
{
    probe("held");
    return nogil_raise(PyExc_KeyError, "with the gil");
}

static NOGIL_FUNCTION(int, passes_it_on, except(-1), ())
{
    probe("in between");
    if (NOGIL_FAILED(fails_with_gil, fails_with_gil()))
        return -1;
    probe("not reached");
    return 0;
}

FUNCTION(exception_through_a_nogil_function)
{
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(passes_it_on, passes_it_on()))
            return NULL;
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(exception_through_both_blocks)
{
    NOGIL_BEGIN
        probe("released");
        WITH_GIL_BEGIN
            probe("held");
            NOGIL_BEGIN_IF(1)
                if (NOGIL_FAILED(passes_it_on, passes_it_on()))
                    return NULL;
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    Py_RETURN_NONE;
}

/* ---------------------------------------------------------------------------------------------------------- specs */

static int check(int code)
{
    probe("in a function");
    if (code == 0)
        return 0;
    return nogil_raise(PyExc_RuntimeError, "code %d", code);
}
NOGIL_SPEC(check, int, except(-1));

FUNCTION(except_value)
{
    int r;
    if (NOGIL_FAILED(check, r = check((int)PyLong_AsLong(args[0]))))
        return NULL;
    return PyLong_FromLong(r);
}

static NOGIL_FUNCTION(int, maybe, except_maybe(-1), (int, mode))
{
    probe("in a function");
    if (mode == 2)
        return nogil_raise(PyExc_RuntimeError, "mode 2");
    return mode == 1 ? -1 : mode;
}

FUNCTION(except_maybe_value)
{
    int r, mode = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(maybe, r = maybe(mode)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

static NOGIL_FUNCTION(void, any_void, except_any, (int, i))
{
    probe("in a function");
    if (i != 0)
        nogil_raise(PyExc_ValueError, "huhu");
}

FUNCTION(except_any_void)
{
    int i = (int)PyLong_AsLong(args[0]);
    if (NOGIL_FAILED(any_void, any_void(0)))
        return NULL;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(any_void, any_void(0)))
            return NULL;
        if (NOGIL_FAILED(any_void, any_void(i)))
            return NULL;
        probe("not raised");
    NOGIL_END
    return PyLong_FromLong(i);
}

static NOGIL_FUNCTION(unsigned short, any_short, except_any, (int, fire))
{
    probe("in a function");
    if (fire)
        return (unsigned short)nogil_raise(PyExc_RuntimeError, "short");
    return 65535;
}

FUNCTION(except_any_short)
{
    int fire = PyObject_IsTrue(args[0]);
    unsigned short r;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(any_short, r = any_short(fire)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

static NOGIL_FUNCTION(int *, expression, except((int *)-1), (int, fire))
{
    probe("in a function");
    if (fire) {
        nogil_raise(PyExc_RuntimeError, "pointer");
        return (int *)-1;
    }
    return NULL;
}

FUNCTION(except_pointer)
{
    int fire = PyObject_IsTrue(args[0]), *p;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(expression, p = expression(fire)))
            return NULL;
    NOGIL_END
    return PyBool_FromLong(p == NULL);
}

static NOGIL_FUNCTION(int *, null_maybe, except_maybe(NULL), (int *, given), (int, mode))
{
    probe("in a function");
    if (mode == 0)
        return given;
    if (mode == 1)
        return NULL;
    return (int *)nogil_raise_null(PyExc_RuntimeError, "help");
}

FUNCTION(except_maybe_null)
{
    int a = 100, *p, mode = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(null_maybe, p = null_maybe(&a, mode)))
            return NULL;
    NOGIL_END
    if (!p)
        Py_RETURN_NONE;
    return PyLong_FromLong(*p);
}

static NOGIL_FUNCTION(PyObject *, null_always, except(NULL), ())
{
    probe("in a function");
    NOGIL_BEGIN
        probe("released");
        return (PyObject *)nogil_raise_null(PyExc_Exception, "NULL");
    NOGIL_END
}

FUNCTION(except_null)
{
    PyObject *result;
    if (NOGIL_FAILED(null_always, result = null_always()))
        return NULL;
    return result;
}

static NOGIL_FUNCTION(double, big, except(1e32), (int, fire))
{
    probe("in a function");
    if (fire) {
        nogil_raise(PyExc_RuntimeError, "big");
        return 1e32;
    }
    return 1.5;
}

FUNCTION(except_big_double)
{
    int fire = PyObject_IsTrue(args[0]);
    double r;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(big, r = big(fire)))
            return NULL;
    NOGIL_END
    return PyFloat_FromDouble(r);
}

static NOGIL_FUNCTION(double, infinite, except((double)INFINITY), (int, fire))
{
    probe("in a function");
    if (fire) {
        nogil_raise(PyExc_RuntimeError, "infinite");
        return (double)INFINITY;
    }
    return 0;
}

FUNCTION(except_infinity)
{
    int fire = PyObject_IsTrue(args[0]);
    double r;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(infinite, r = infinite(fire)))
            return NULL;
    NOGIL_END
    return PyFloat_FromDouble(r);
}

static NOGIL_FUNCTION(double, no_number, except_maybe((double)NAN), (int, mode))
{
    probe("in a function");
    if (mode == 2) {
        nogil_raise(PyExc_RuntimeError, "not a number");
        return (double)NAN;
    }
    return mode == 1 ? (double)NAN : 0;
}

FUNCTION(except_nan)
{
    int mode = (int)PyLong_AsLong(args[0]);
    double r;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(no_number, r = no_number(mode)))
            return NULL;
    NOGIL_END
    return isnan(r) ? PyUnicode_FromString("nan") : PyFloat_FromDouble(r);
}

typedef enum { RED, GREEN } Colour;

static NOGIL_FUNCTION(Colour, colour, except_maybe(RED), (int, fire))
{
    probe("in a function");
    if (fire) {
        nogil_raise(PyExc_RuntimeError, "enum");
        return RED;
    }
    return GREEN;
}

FUNCTION(except_enum)
{
    int fire = PyObject_IsTrue(args[0]);
    Colour r;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(colour, r = colour(fire)))
            return NULL;
    NOGIL_END
    return PyBool_FromLong(r == GREEN);
}

static NOGIL_FUNCTION(char, letter, except('a'), (int, fire))
{
    probe("in a function");
    if (fire) {
        nogil_raise(PyExc_RuntimeError, "char");
        return 'a';
    }
    return 'b';
}

FUNCTION(except_char)
{
    int fire = PyObject_IsTrue(args[0]);
    char r;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(letter, r = letter(fire)))
            return NULL;
    NOGIL_END
    return PyUnicode_FromStringAndSize(&r, 1);
}

static int (*maybe_pointer)(int) = maybe;
NOGIL_SPEC(maybe_pointer, int, except_maybe(-1));

FUNCTION(through_a_function_pointer)
{
    int r, mode = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(maybe_pointer, r = maybe_pointer(mode)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

static NOGIL_FUNCTION(int, swallows, noexcept, ())
{
    probe("in a function");
    nogil_raise(PyExc_ValueError, "swallowed");
    return 5;
}

FUNCTION(noexcept_value)
{
    int r;
    NOGIL_BEGIN
        probe("released");
        r = swallows();
        probe("after");
    NOGIL_END
    return Py_BuildValue("ii", r, swallows());
}

static WITH_GIL_FUNCTION(void, swallows_void, noexcept, ())
{
    probe("held");
    PyErr_SetString(PyExc_KeyError, "swallowed too");
}

FUNCTION(noexcept_void)
{
    swallows_void();
    NOGIL_BEGIN
        probe("released");
        swallows_void();
        probe("after");
    NOGIL_END
    Py_RETURN_NONE;
}

static NOGIL_FUNCTION(void, swallows_nested, noexcept, (PyObject *, seen))
{
    probe("in a function");
    WITH_GIL_BEGIN
        probe("held");
        NOGIL_BEGIN
            probe("released");
            WITH_GIL_BEGIN
                probe("held");
                PyObject *text = PyUnicode_FromString("inner");
                int failed = !text || PyList_Append(seen, text) < 0;
                Py_XDECREF(text);
                if (failed)
                    return;
            WITH_GIL_END
            probe("released");
        NOGIL_END
        PyErr_SetString(PyExc_ValueError, "swallow this");
        return;
    WITH_GIL_END
    probe("not reached");
}

FUNCTION(noexcept_nested)
{
    NOGIL_BEGIN
        probe("released");
        swallows_nested(args[0]);
    NOGIL_END
    Py_INCREF(args[0]);
    return args[0];
}

static NOGIL_FUNCTION(void, quiet_void, except_any, ())
{
}

static NOGIL_FUNCTION(int, quiet, except(-1), ())
{
    probe("in a function");
    return 0;
}

FUNCTION(no_gil_is_taken_to_look)
{
    NOGIL_BEGIN
        probe("released");
        int failed;
        start_holding_the_gil();
        failed =
            NOGIL_FAILED(quiet, quiet()) || NOGIL_FAILED(maybe, maybe(0)) || NOGIL_FAILED(quiet_void, quiet_void());
        if (stop_holding_the_gil() < 0 || failed)
            return nogil_raise_null(PyExc_RuntimeError, "the GIL was waited for");
    NOGIL_END
    Py_RETURN_TRUE;
}

static PyMethodDef methods[] = {
    ENTRY(nogil_function),
    ENTRY(simple),
    ENTRY(release_in_a_nogil_function),
    ENTRY(gil_in_a_nogil_function),
    ENTRY(object_as_argument),
    ENTRY(struct_as_result),
    ENTRY(with_gil_function),
    ENTRY(recursive),
    ENTRY(object_as_result),
    ENTRY(exception_through_a_nogil_function),
    ENTRY(exception_through_both_blocks),
    ENTRY(except_value),
    ENTRY(except_maybe_value),
    ENTRY(except_any_void),
    ENTRY(except_any_short),
    ENTRY(except_pointer),
    ENTRY(except_maybe_null),
    ENTRY(except_null),
    ENTRY(except_big_double),
    ENTRY(except_infinity),
    ENTRY(except_nan),
    ENTRY(except_enum),
    ENTRY(except_char),
    ENTRY(through_a_function_pointer),
    ENTRY(noexcept_value),
    ENTRY(noexcept_void),
    ENTRY(noexcept_nested),
    ENTRY(no_gil_is_taken_to_look),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(functions_c)
