/* SPDX-License-Identifier: 0BSD */
/* exceptions_c.c: raising and catching around code without the GIL; the twin of exceptions_cython.pyx. */
#include "module.h"

/* ---------------------------------------------------------------------------------------------------------- raise */

FUNCTION(raise_in_a_block)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("in");
        return nogil_raise_null(PyExc_ValueError, "--%d--", x);
    NOGIL_END
}

static NOGIL_FUNCTION(int, raises, except(-1), (int, x))
{
    probe("in a function");
    return nogil_raise(PyExc_ValueError, "--%d--", x);
}

FUNCTION(raise_in_a_function)
{
    int r;
    if (NOGIL_FAILED(raises, r = raises((int)PyLong_AsLong(args[0]))))
        return NULL;
    return PyLong_FromLong(r);
}

FUNCTION(raise_without_a_text)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (x)
            return nogil_raise_null(PyExc_KeyError, NULL);
    NOGIL_END
    return PyLong_FromLong(x);
}

FUNCTION(raise_an_object)
{
    NOGIL_BEGIN
        probe("released");
        WITH_GIL_BEGIN
            PyErr_SetObject((PyObject *)Py_TYPE(args[0]), args[0]);
            return NULL;
        WITH_GIL_END
    NOGIL_END
}

FUNCTION(assert_in_a_block)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (!x)
            return nogil_raise_null(PyExc_AssertionError, "failed!");
    NOGIL_END
    return PyLong_FromLong(x);
}

static NOGIL_FUNCTION(int, asserts, except(-1), (int, x))
{
    probe("in a function");
    return x ? x : nogil_raise(PyExc_AssertionError, NULL);
}

FUNCTION(assert_in_a_function)
{
    int r;
    if (NOGIL_FAILED(asserts, r = asserts((int)PyLong_AsLong(args[0]))))
        return NULL;
    return PyLong_FromLong(r);
}

FUNCTION(print_in_a_block)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        WITH_GIL_BEGIN
            probe("held");
            PySys_FormatStdout("--%d--\n", x);
        WITH_GIL_END
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(raise_from_another)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        nogil_raise(PyExc_TypeError, "first");
        nogil_raise_from(PyExc_ValueError, "second %d", x);
        return NULL;
    NOGIL_END
}

/* `raise` in an `except`: C has no "is being handled", so the context is set by hand. Takes what `first` holds. */
static int while_handling(nogil_error *first)
{
    nogil_error second = NOGIL_ERROR_INIT;
    nogil_error_fetch(&second);
    PyException_SetContext(second.exception, first->exception); /* steals */
    first->exception = NULL;
    return nogil_error_restore(&second);
}

FUNCTION(raise_while_another_is_handled)
{
    nogil_error first = NOGIL_ERROR_INIT;
    nogil_raise(PyExc_ValueError, "first");
    if (NOGIL_CATCH(PyExc_ValueError, &first)) {
        nogil_raise(PyExc_IndexError, "second");
        while_handling(&first);
    }
    return NULL;
}

FUNCTION(raise_below_a_handler)
{
    int x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(raises, raises(x)))
            return NULL;
    NOGIL_END
    Py_RETURN_NONE;
}

/* ---------------------------------------------------------------------------------------------------- try, except */

static WITH_GIL_FUNCTION(int, value_error, except_maybe(-1), (int, i))
{
    probe("in a function");
    if (i) {
        PyObject *number = PyLong_FromLong(i);
        PyErr_SetObject(PyExc_ValueError, number);
        Py_XDECREF(number);
        return -1;
    }
    return 0;
}

static NOGIL_FUNCTION(void, value_error_void, except_any, (int, i))
{
    probe("in a function");
    if (i)
        nogil_raise(PyExc_ValueError, "number %d", i);
}

static int caught_try(int i)
{
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(value_error, value_error(0)) || NOGIL_FAILED(value_error, value_error(i)))
            return -1;
        probe("nothing raised");
    NOGIL_END
    return 0;
}

FUNCTION(caught)
{
    if (caught_try((int)PyLong_AsLong(args[0])) == 0)
        return PyUnicode_FromString("nothing");
    if (!NOGIL_CATCH(PyExc_ValueError))
        return NULL;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(value_error, value_error(0)))
            return NULL;
        probe("caught");
    NOGIL_END
    return PyUnicode_FromString("caught");
}

FUNCTION(caught_of_a_void_function)
{
    int failed, i = (int)PyLong_AsLong(args[0]);
    nogil_error error = NOGIL_ERROR_INIT;
    NOGIL_BEGIN
        probe("released");
        failed =
            NOGIL_FAILED(value_error_void, value_error_void(0)) || NOGIL_FAILED(value_error_void, value_error_void(i));
    NOGIL_END
    if (failed) {
        PyObject *text;
        if (!NOGIL_CATCH(PyExc_ValueError, &error))
            return NULL;
        text = PyObject_Str(error.exception);
        nogil_error_clear(&error);
        return text;
    }
    return PyUnicode_FromString("nothing");
}

FUNCTION(not_caught)
{
    int i = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(value_error, value_error(i)) && !NOGIL_CATCH(PyExc_TypeError))
            return NULL;
    NOGIL_END
    return PyUnicode_FromString("nothing");
}

FUNCTION(caught_and_raised_again_elsewhere)
{
    int i = (int)PyLong_AsLong(args[0]);
    nogil_error first = NOGIL_ERROR_INIT, second = NOGIL_ERROR_INIT;
    PyObject *result = NULL;
    NOGIL_BEGIN
        if (NOGIL_FAILED(value_error, value_error(0)))
            return NULL;
        if (NOGIL_FAILED(value_error, value_error(i)) && NOGIL_CATCH(PyExc_ValueError, &first)) {
            if (NOGIL_FAILED(value_error, value_error(i + 1))) {
                WITH_GIL_BEGIN
                    while_handling(&first);
                WITH_GIL_END
            }
        }
        probe("first finally");
    NOGIL_END
    nogil_error_clear(&first);
    if (NOGIL_CATCH(PyExc_ValueError, &second))
        result = PyObject_GetAttrString(second.exception, "args");
    nogil_error_clear(&second);
    NOGIL_BEGIN
        probe("second finally");
    NOGIL_END
    return result;
}

FUNCTION(returned)
{
    nogil_error error = NOGIL_ERROR_INIT;
    PyObject *result = PyObject_CallNoArgs(args[0]);
    if (result || !NOGIL_CATCH(PyExc_Exception, &error))
        return result;
    return error.exception;
}

FUNCTION(raised_again)
{
    nogil_error error = NOGIL_ERROR_INIT;
    PyObject *result = PyObject_CallNoArgs(args[0]);
    if (!result) {
        nogil_error_fetch(&error);
        probe("handled");
        nogil_error_restore(&error);
    }
    return result;
}

FUNCTION(raised_again_after_another)
{
    nogil_error error = NOGIL_ERROR_INIT;
    PyObject *other, *result = PyObject_CallNoArgs(args[0]);
    if (!result && NOGIL_CATCH(PyExc_Exception, &error)) {
        other = PyObject_CallNoArgs(args[1]);
        if (!other)
            NOGIL_CATCH(NULL);
        Py_XDECREF(other);
        nogil_error_restore(&error);
    }
    return result;
}

/* -------------------------------------------------------------------------------------------------------- finally */

static WITH_GIL_FUNCTION(int, call, except(-1), (PyObject *, callback))
{
    probe("held");
    PyObject *result = PyObject_CallNoArgs(callback);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

FUNCTION(finally_runs)
{
    int failed;
    NOGIL_BEGIN
        probe("released");
        failed = NOGIL_FAILED(call, call(args[0]));
        if (!failed)
            probe("second");
        probe("finally");
    NOGIL_END
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

FUNCTION(finally_raises)
{
    nogil_error first = NOGIL_ERROR_INIT;
    NOGIL_BEGIN
        probe("released");
        nogil_raise(PyExc_ValueError, "overridden");
        nogil_error_fetch(&first);
        probe("finally");
        WITH_GIL_BEGIN
            PyErr_SetObject(PyExc_KeyError, args[0]);
            while_handling(&first);
            return NULL;
        WITH_GIL_END
    NOGIL_END
}

static NOGIL_FUNCTION(int, swallowing, except(-1), (int, x))
{
    probe("in a function");
    if (nogil_raise(PyExc_ValueError, "swallowed") < 0)
        NOGIL_CATCH(NULL);
    probe("finally");
    return x;
}

FUNCTION(finally_returns)
{
    int r, x = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(swallowing, r = swallowing(x)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

FUNCTION(finally_after_an_error_return)
{
    nogil_error error = NOGIL_ERROR_INIT;
    PyObject *result;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(value_error, value_error(3)))
            nogil_error_fetch(&error);
        if (NOGIL_FAILED(call, call(args[0])))
            return NULL;
    NOGIL_END
    result = PyObject_GetAttrString(error.exception, "args");
    nogil_error_clear(&error);
    return result;
}

/* --------------------------------------------------------------------------------------------- through Python code */

FUNCTION(callback_raises)
{
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(call, call(args[0])))
            return NULL;
        probe("not reached");
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(nested_callbacks)
{
    nogil_error first = NOGIL_ERROR_INIT;
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(call, call(args[0])))
            nogil_error_fetch(&first);
        WITH_GIL_BEGIN
            PyObject *result = PyObject_CallNoArgs(args[1]);
            if (!result) {
                if (first.exception)
                    while_handling(&first);
                return NULL;
            }
            Py_DECREF(result);
            if (nogil_error_restore(&first) < 0)
                return NULL;
        WITH_GIL_END
    NOGIL_END
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    ENTRY(raise_in_a_block),
    ENTRY(raise_in_a_function),
    ENTRY(raise_without_a_text),
    ENTRY(raise_an_object),
    ENTRY(assert_in_a_block),
    ENTRY(assert_in_a_function),
    ENTRY(print_in_a_block),
    ENTRY(raise_from_another),
    ENTRY(raise_while_another_is_handled),
    ENTRY(raise_below_a_handler),
    ENTRY(caught),
    ENTRY(caught_of_a_void_function),
    ENTRY(not_caught),
    ENTRY(caught_and_raised_again_elsewhere),
    ENTRY(returned),
    ENTRY(raised_again),
    ENTRY(raised_again_after_another),
    ENTRY(finally_runs),
    ENTRY(finally_raises),
    ENTRY(finally_returns),
    ENTRY(finally_after_an_error_return),
    ENTRY(callback_raises),
    ENTRY(nested_callbacks),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(exceptions_c)
