/* SPDX-License-Identifier: 0BSD */
/* cpp_c.cc: C++ exceptions; the twin of cpp_cython.pyx. */
#include "module.h"

#include "throws.h"

static NOGIL_FUNCTION(int, throwing, except_cpp(-1), (int, kind))
{
    probe("in");
    int r = throws(kind);
    probe("not thrown");
    return r;
}

FUNCTION(thrown)
{
    int r, kind = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        if (NOGIL_FAILED(throwing, r = throwing(kind)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

/* As a declaration in a .pxd: the function is somebody else's, and is called as it is. */
NOGIL_SPEC(throws, int, except_cpp(-1));
NOGIL_SPEC(throws_void, void, except_cpp(0));

FUNCTION(thrown_with_the_gil)
{
    int r;
    if (NOGIL_FAILED(throws, r = throws((int)PyLong_AsLong(args[0]))))
        return NULL;
    return PyLong_FromLong(r);
}

FUNCTION(thrown_by_a_void_function)
{
    int kind = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(throws_void, throws_void(kind)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(kind);
}

static NOGIL_FUNCTION(int, through, except(-1), (int, kind))
{
    probe("in a function");
    int r;
    if (NOGIL_FAILED(throws, r = throws(kind)))
        return -1;
    return r;
}

FUNCTION(through_a_nogil_function)
{
    int r, kind = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(through, r = through(kind)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

/* A translation of one's own, Cython's `except +ValueError` and `except +handler`, is a catch. */
static NOGIL_FUNCTION(int, value_error, except(-1), (int, kind))
{
    try {
        return throws(kind);
    } catch (const std::exception &e) {
        return nogil_raise(PyExc_ValueError, "%s", e.what());
    } catch (...) {
        return nogil_raise(PyExc_ValueError, NULL);
    }
}

FUNCTION(as_value_error)
{
    int r, kind = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(value_error, r = value_error(kind)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

static NOGIL_FUNCTION(int, handled, except(-1), (int, kind))
{
    try {
        return throws(kind);
    } catch (...) {
        return nogil_raise(PyExc_TypeError, "custom");
    }
}

FUNCTION(as_handled)
{
    int r, kind = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (NOGIL_FAILED(handled, r = handled(kind)))
            return NULL;
    NOGIL_END
    return PyLong_FromLong(r);
}

FUNCTION(caught)
{
    nogil_error error = NOGIL_ERROR_INIT;
    PyObject *text;
    int failed, kind = (int)PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        probe("released");
        failed = NOGIL_FAILED(throws, throws(kind));
    NOGIL_END
    if (!failed)
        return PyUnicode_FromString("nothing");
    if (!NOGIL_CATCH(PyExc_IndexError, &error))
        return NULL;
    text = PyObject_Str(error.exception);
    nogil_error_clear(&error);
    return text;
}

/* ------------------------------------------------------------------------------------------ once for all threads */

static nogil_once flag = NOGIL_ONCE_INIT;

FUNCTION(reset_once)
{
    static const nogil_once fresh = NOGIL_ONCE_INIT;
    flag = fresh;
    Py_RETURN_NONE;
}

static int run(void *callback)
{
    PyObject *result = PyObject_CallObject(static_cast<PyObject *>(callback), NULL);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

FUNCTION(once)
{
    if (nogil_once_call(&flag, run, args[0]) < 0)
        return NULL;
    Py_RETURN_NONE;
}

FUNCTION(alive)
{
    return PyLong_FromLong(counted::alive());
}

static PyMethodDef methods[] = {
    ENTRY(thrown),
    ENTRY(thrown_with_the_gil),
    ENTRY(thrown_by_a_void_function),
    ENTRY(through_a_nogil_function),
    ENTRY(as_value_error),
    ENTRY(as_handled),
    ENTRY(caught),
    ENTRY(alive),
    ENTRY(reset_once),
    ENTRY(once),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(cpp_c)
