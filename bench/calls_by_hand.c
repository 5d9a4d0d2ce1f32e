/* SPDX-License-Identifier: 0BSD */
/* calls_by_hand.c: the functions of calls.py as one writes them by hand: METH_FASTCALL, positional arguments only, and
   CPython's macros for the release.

   Rule: what an expert would write, and nothing that checks more than it has to. (The semicolons after CPython's macros
   are for clang-format.) */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <limits.h>

#include "calls_functions.h"
#include "measured_loop.h"

static int wants(Py_ssize_t wanted, Py_ssize_t given)
{
    if (wanted == given)
        return 1;
    PyErr_Format(PyExc_TypeError, "takes %zd positional arguments but %zd were given", wanted, given);
    return 0;
}

static PyObject *hypot2_with(PyObject *const *arguments, Py_ssize_t count, int release)
{
    double x, y, result;
    if (!wants(2, count))
        return NULL;
    x = PyFloat_AsDouble(arguments[0]);
    if (x == -1 && PyErr_Occurred())
        return NULL;
    y = PyFloat_AsDouble(arguments[1]);
    if (y == -1 && PyErr_Occurred())
        return NULL;
    if (release) {
        Py_BEGIN_ALLOW_THREADS;
        result = BENCH_HYPOT2(x, y);
        Py_END_ALLOW_THREADS;
    } else {
        result = BENCH_HYPOT2(x, y);
    }
    return PyFloat_FromDouble(result);
}

static PyObject *hypot2(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t count)
{
    return hypot2_with(arguments, count, 1);
}
static PyObject *hypot2_held(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t count)
{
    return hypot2_with(arguments, count, 0);
}

static int as_int(PyObject *object, int *value)
{
    long n = PyLong_AsLong(object);
    if (n == -1 && PyErr_Occurred())
        return -1;
    if (n < INT_MIN || n > INT_MAX) {
        PyErr_SetString(PyExc_OverflowError, "Python int too large to convert to C int");
        return -1;
    }
    *value = (int)n;
    return 0;
}

static PyObject *add_with(PyObject *const *arguments, Py_ssize_t count, int release)
{
    int a, b, result;
    if (!wants(2, count) || as_int(arguments[0], &a) < 0 || as_int(arguments[1], &b) < 0)
        return NULL;
    if (release) {
        Py_BEGIN_ALLOW_THREADS;
        result = BENCH_ADD(a, b);
        Py_END_ALLOW_THREADS;
    } else {
        result = BENCH_ADD(a, b);
    }
    return PyLong_FromLong(result);
}

static PyObject *add(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t count)
{
    return add_with(arguments, count, 1);
}
static PyObject *add_held(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t count)
{
    return add_with(arguments, count, 0);
}

static PyObject *length(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t count)
{
    Py_ssize_t size;
    const char *text;
    long result;
    if (!wants(1, count))
        return NULL;
    text = PyUnicode_AsUTF8AndSize(arguments[0], &size);
    if (!text)
        return NULL;
    if (strlen(text) != (size_t)size) {
        PyErr_SetString(PyExc_ValueError, "embedded null character");
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS;
    result = BENCH_LENGTH(text);
    Py_END_ALLOW_THREADS;
    return PyLong_FromLong(result);
}

static PyObject *total(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t count)
{
    Py_buffer view;
    double result;
    if (!wants(1, count) || PyObject_GetBuffer(arguments[0], &view, PyBUF_ND | PyBUF_FORMAT) < 0)
        return NULL;
    if (view.ndim != 1 || view.itemsize != 8 || !view.format || strcmp(view.format, "d") != 0) {
        PyBuffer_Release(&view);
        PyErr_SetString(PyExc_TypeError, "not an array of double");
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS;
    result = bench_total((const double *)view.buf, (long)view.shape[0]);
    Py_END_ALLOW_THREADS;
    PyBuffer_Release(&view);
    return PyFloat_FromDouble(result);
}

static PyObject *nothing(PyObject *Py_UNUSED(module), PyObject *const *Py_UNUSED(arguments), Py_ssize_t count)
{
    if (!wants(0, count))
        return NULL;
    Py_BEGIN_ALLOW_THREADS;
    bench_keep();
    Py_END_ALLOW_THREADS;
    Py_RETURN_NONE;
}

#define BENCH_CALLS_METHOD(name) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL, NULL}
static PyMethodDef methods[] = {
    BENCH_CALLS_METHOD(hypot2),   BENCH_CALLS_METHOD(hypot2_held), BENCH_CALLS_METHOD(add),
    BENCH_CALLS_METHOD(add_held), BENCH_CALLS_METHOD(length),      BENCH_CALLS_METHOD(total),
    BENCH_CALLS_METHOD(nothing),  {NULL, NULL, 0, NULL},
};

#define BENCH_CALLS_MODULE "calls_by_hand"
#define BENCH_CALLS_INIT PyInit_calls_by_hand
#include "calls_module.h"
