/* SPDX-License-Identifier: 0BSD */
/* blocks_c.c: NOGIL and WITH_GIL blocks and their conditions; the twin of blocks_cython.pyx, function by function. */
#include "module.h"

FUNCTION(released)
{
    long x = PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("in");
        x += 1;
    NOGIL_END
    probe("after");
    return PyLong_FromLong(x);
}

static int append(PyObject *list, const char *text)
{
    PyObject *item = PyUnicode_FromString(text);
    int result = item ? PyList_Append(list, item) : -1;
    Py_XDECREF(item);
    return result;
}

FUNCTION(nested)
{
    PyObject *seen = args[0];
    NOGIL_BEGIN
        probe("released");
        WITH_GIL_BEGIN
            probe("held");
            if (append(seen, "outer") < 0)
                return NULL;
            NOGIL_BEGIN
                probe("released again");
                WITH_GIL_BEGIN
                    probe("held again");
                    if (append(seen, "inner") < 0)
                        return NULL;
                WITH_GIL_END
                probe("released again, still");
            NOGIL_END
            probe("held, still");
        WITH_GIL_END
        probe("released, still");
    NOGIL_END
    probe("after");
    Py_INCREF(seen);
    return seen;
}

FUNCTION(yielded)
{
    long n = PyLong_AsLong(args[0]);
    for (long i = 0; i < n; i++) {
        NOGIL_YIELD();
        probe("between");
    }
    return PyLong_FromLong(n);
}

static long returns_from_the_block(long x)
{
    NOGIL_BEGIN
        probe("in");
        if (x > 0)
            return x * 2;
        probe("not returned");
    NOGIL_END
    return x;
}

FUNCTION(left_by_return)
{
    return PyLong_FromLong(returns_from_the_block(PyLong_AsLong(args[0])));
}

FUNCTION(left_by_return_below_gil)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            probe("held");
            return Py_BuildValue("[O]", args[0]);
        WITH_GIL_END
    NOGIL_END
}

FUNCTION(left_by_break)
{
    long n = PyLong_AsLong(args[0]), last = -1;
    for (long i = 0; i < n; i++) {
        NOGIL_BEGIN
            probe("in");
            last = i;
            if (i == 2)
                break;
        NOGIL_END
        probe("turn");
    }
    return PyLong_FromLong(last);
}

FUNCTION(left_by_continue)
{
    long n = PyLong_AsLong(args[0]), turns = 0;
    for (long i = 0; i < n; i++) {
        NOGIL_BEGIN
            if (i % 2)
                continue;
            turns += 1;
        NOGIL_END
        probe("even");
    }
    return PyLong_FromLong(turns);
}

FUNCTION(left_by_an_exception)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            probe("held");
            PyErr_SetObject(PyExc_ValueError, args[0]);
            return NULL;
        WITH_GIL_END
    NOGIL_END
}

static long released_to_the_end(long x)
{
    NOGIL_SCOPE();
    probe("in");
    return x + 17;
}

FUNCTION(rest_of_the_function)
{
    return PyLong_FromLong(released_to_the_end(PyLong_AsLong(args[0])));
}

static NOGIL_FUNCTION(Py_ssize_t, held_to_the_end, except(-1), (PyObject *, list))
{
    probe("before");
    WITH_GIL_SCOPE();
    probe("held");
    return PyList_Size(list);
}

FUNCTION(gil_for_the_rest_of_the_function)
{
    Py_ssize_t n;
    NOGIL_BEGIN
        if (NOGIL_FAILED(held_to_the_end, n = held_to_the_end(args[0])))
            return NULL;
        probe("after");
    NOGIL_END
    return PyLong_FromSsize_t(n);
}

/* args: an object whose call starts the other thread's work, and the list that it then appends to. */
FUNCTION(yielded_to_a_thread)
{
    PyObject *started = PyObject_CallNoArgs(args[0]);
    if (!started)
        return NULL;
    Py_DECREF(started);
    while (PyList_Size(args[1]) == 0)
        NOGIL_YIELD();
    Py_RETURN_NONE;
}

FUNCTION(object_outlives_the_block)
{
    long x = PyLong_AsLong(args[0]);
    PyObject *kept = NULL;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            kept = Py_BuildValue("[ll]", x, x + 1);
        WITH_GIL_END
        probe("in");
    NOGIL_END
    return kept;
}

FUNCTION(objects_end_in_the_block)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            PyObject *first = Py_BuildValue("[O]", args[0]);
            PyObject *second = Py_BuildValue("[OO]", first, args[0]);
            Py_XDECREF(first);
            Py_XDECREF(second);
        WITH_GIL_END
        probe("in");
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(argument_assigned_again)
{
    PyObject *thing = args[0];
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            thing = Py_BuildValue("[i]", 456);
        WITH_GIL_END
        probe("in");
    NOGIL_END
    return thing;
}

static long plus_hundred(long x)
{
    PyObject *a = PyLong_FromLong(x), *b = PyLong_FromLong(100), *sum = a && b ? PyNumber_Add(a, b) : NULL;
    x = sum ? PyLong_AsLong(sum) : -1;
    Py_XDECREF(a);
    Py_XDECREF(b);
    Py_XDECREF(sum);
    return x;
}

FUNCTION(condition_true)
{
    long x = PyLong_AsLong(args[0]);
    NOGIL_BEGIN_IF(1)
        probe("released");
        x += 10;
        WITH_GIL_BEGIN_IF(1 < 2)
            probe("held");
            x = plus_hundred(x);
            NOGIL_BEGIN
                probe("released again");
                x += 10;
            NOGIL_END
        WITH_GIL_END
        WITH_GIL_BEGIN
            x = plus_hundred(x);
            NOGIL_BEGIN_IF(1)
                probe("released again");
            NOGIL_END
        WITH_GIL_END
    NOGIL_END
    return PyLong_FromLong(x);
}

FUNCTION(condition_false)
{
    long x = PyLong_AsLong(args[0]);
    WITH_GIL_BEGIN_IF(0)
        probe("held anyway");
        x = plus_hundred(x);
        NOGIL_BEGIN_IF(0)
            probe("not released");
            x = plus_hundred(x);
        NOGIL_END
        NOGIL_BEGIN_IF(1)
            probe("released");
            x += 10;
            WITH_GIL_BEGIN_IF(0)
                probe("not acquired");
                x += 10;
            WITH_GIL_END
        NOGIL_END
    WITH_GIL_END
    return PyLong_FromLong(x);
}

/* One source for several types is a macro in C, a template in C++. */
#define GENERIC(name, T, add)                                                                                          \
    static T plus_one_##name(T x)                                                                                      \
    {                                                                                                                  \
        NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(x))                                                                            \
            probe("released if it is a number");                                                                       \
            x = add(x);                                                                                                \
        NOGIL_END                                                                                                      \
        return x;                                                                                                      \
    }

static int add_int(int x)
{
    return x + 1;
}

static double add_double(double x)
{
    return x + 1;
}

static PyObject *add_object(PyObject *x)
{
    PyObject *one = PyLong_FromLong(1), *sum = one ? PyNumber_Add(x, one) : NULL;
    Py_XDECREF(one);
    return sum;
}

GENERIC(int, int, add_int)
GENERIC(double, double, add_double)
GENERIC(object, PyObject *, add_object)

FUNCTION(generic_int)
{
    return PyLong_FromLong(plus_one_int((int)PyLong_AsLong(args[0])));
}

FUNCTION(generic_double)
{
    return PyFloat_FromDouble(plus_one_double(PyFloat_AsDouble(args[0])));
}

FUNCTION(generic_object)
{
    return plus_one_object(args[0]);
}

FUNCTION(cleaned_up)
{
    long x = PyLong_AsLong(args[0]);
    NOGIL_BEGIN_IF(1)
        x += 10;
        WITH_GIL_BEGIN_IF(1 < 2)
            x = plus_hundred(x);
            probe("held");
            x += 1;
        WITH_GIL_END
        probe("released");
        x += 1;
    NOGIL_END
    x += 1;
    return PyLong_FromLong(x);
}

FUNCTION(letters_from_c)
{
    const char *text = "spam";
    NOGIL_BEGIN
        for (int i = 0; i < 4; i++) {
            WITH_GIL_BEGIN
                PyObject *result = PyObject_CallFunction(args[0], "s#", text + i, (Py_ssize_t)1);
                if (!result)
                    return NULL;
                Py_DECREF(result);
            WITH_GIL_END
        }
        probe("in");
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(block_in_a_contended_process)
{
    PyObject *result = PyObject_CallMethod(args[0], "wait", "i", 30);
    if (!result)
        return NULL;
    Py_DECREF(result);
    for (int i = 0; i < 100; i++) {
        NOGIL_BEGIN
            NOGIL_BEGIN_IF(0)
                probe("released");
            NOGIL_END
        NOGIL_END
    }
    Py_RETURN_TRUE;
}

static PyMethodDef methods[] = {
    ENTRY(released),
    ENTRY(nested),
    ENTRY(yielded),
    ENTRY(left_by_return),
    ENTRY(left_by_return_below_gil),
    ENTRY(left_by_break),
    ENTRY(left_by_continue),
    ENTRY(left_by_an_exception),
    ENTRY(rest_of_the_function),
    ENTRY(gil_for_the_rest_of_the_function),
    ENTRY(yielded_to_a_thread),
    ENTRY(object_outlives_the_block),
    ENTRY(objects_end_in_the_block),
    ENTRY(argument_assigned_again),
    ENTRY(condition_true),
    ENTRY(condition_false),
    ENTRY(generic_int),
    ENTRY(generic_double),
    ENTRY(generic_object),
    ENTRY(cleaned_up),
    ENTRY(letters_from_c),
    ENTRY(block_in_a_contended_process),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(blocks_c)
