/* SPDX-License-Identifier: 0BSD */
/* buffers_by_hand.c: the functions of buffers.py, written with PyObject_GetBuffer and CPython's macros.

   Rule: it checks no more than it must to be safe for the arrays of buffers.py, and so is the least that a call can
   cost: the format by its first letter, and no message says what was wrong. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "measured_loop.h"

static int open_buffer(PyObject *object, Py_buffer *view, int flags, int ndim)
{
    if (PyObject_GetBuffer(object, view, flags) < 0)
        return -1;
    if (view->ndim == ndim && view->format && view->format[0] == 'd' && !view->format[1])
        return 0;
    PyBuffer_Release(view);
    PyErr_SetString(PyExc_TypeError, "wrong buffer");
    return -1;
}

static PyObject *total_strided(PyObject *Py_UNUSED(module), PyObject *object)
{
    double total = 0;
    Py_buffer view;
    if (open_buffer(object, &view, PyBUF_RECORDS_RO, 1) < 0)
        return NULL;
    Py_BEGIN_ALLOW_THREADS;
    for (Py_ssize_t i = 0, n = view.shape[0], stride = view.strides[0]; i < n; i++)
        total += *(const double *)(const void *)((const char *)view.buf + i * stride);
    Py_END_ALLOW_THREADS;
    PyBuffer_Release(&view);
    return PyFloat_FromDouble(total);
}

static PyObject *total_contiguous(PyObject *Py_UNUSED(module), PyObject *object)
{
    double total = 0;
    Py_buffer view;
    const double *data;
    if (open_buffer(object, &view, PyBUF_ND | PyBUF_FORMAT, 1) < 0)
        return NULL;
    data = (const double *)view.buf;
    Py_BEGIN_ALLOW_THREADS;
    for (Py_ssize_t i = 0, n = view.shape[0]; i < n; i++)
        total += data[i];
    Py_END_ALLOW_THREADS;
    PyBuffer_Release(&view);
    return PyFloat_FromDouble(total);
}

static PyObject *total_grid(PyObject *Py_UNUSED(module), PyObject *object)
{
    double total = 0;
    Py_buffer view;
    Py_ssize_t rows, columns, row, column;
    const char *data;
    if (open_buffer(object, &view, PyBUF_RECORDS_RO, 2) < 0)
        return NULL;
    data = (const char *)view.buf;
    rows = view.shape[0];
    columns = view.shape[1];
    row = view.strides[0];
    column = view.strides[1];
    Py_BEGIN_ALLOW_THREADS;
    for (Py_ssize_t i = 0; i < rows; i++)
        for (Py_ssize_t j = 0; j < columns; j++)
            total += *(const double *)(const void *)(data + i * row + j * column);
    Py_END_ALLOW_THREADS;
    PyBuffer_Release(&view);
    return PyFloat_FromDouble(total);
}

static PyObject *negate(PyObject *Py_UNUSED(module), PyObject *object)
{
    Py_buffer view;
    double *data;
    if (open_buffer(object, &view, PyBUF_WRITABLE | PyBUF_ND | PyBUF_FORMAT, 1) < 0)
        return NULL;
    data = (double *)view.buf;
    Py_BEGIN_ALLOW_THREADS;
    for (Py_ssize_t i = 0, n = view.shape[0]; i < n; i++)
        data[i] = -data[i];
    Py_END_ALLOW_THREADS;
    PyBuffer_Release(&view);
    Py_RETURN_NONE;
}

#define BENCH_MODULE buffers_by_hand
#include "buffers_module.h"
