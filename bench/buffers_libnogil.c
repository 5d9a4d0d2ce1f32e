/* SPDX-License-Identifier: 0BSD */
/* buffers_libnogil.c: the functions of buffers.py, written with nogil.h.

   Rule: row for row the same as buffers_by_hand.c and buffers_cython.pyx. */
#include <nogil.h>

#include "measured_loop.h"

static PyObject *total_strided(PyObject *Py_UNUSED(module), PyObject *object)
{
    double total = 0;
    NOGIL_BUFFER(double, v, object, 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < v.shape[0]; i++)
            total += NOGIL_AT1(v, i);
    NOGIL_END
    return PyFloat_FromDouble(total);
}

static PyObject *total_contiguous(PyObject *Py_UNUSED(module), PyObject *object)
{
    double total = 0;
    NOGIL_BUFFER(double, v, object, 1, readonly, contiguous);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < v.shape[0]; i++)
            total += NOGIL_AT1(v, i);
    NOGIL_END
    return PyFloat_FromDouble(total);
}

static PyObject *total_grid(PyObject *Py_UNUSED(module), PyObject *object)
{
    double total = 0;
    NOGIL_BUFFER(double, v, object, 2, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < v.shape[0]; i++)
            for (Py_ssize_t j = 0; j < v.shape[1]; j++)
                total += NOGIL_AT2(v, i, j);
    NOGIL_END
    return PyFloat_FromDouble(total);
}

static PyObject *negate(PyObject *Py_UNUSED(module), PyObject *object)
{
    NOGIL_BUFFER(double, v, object, 1, writable, contiguous);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        for (Py_ssize_t i = 0; i < v.shape[0]; i++)
            NOGIL_AT1(v, i) = -NOGIL_AT1(v, i);
    NOGIL_END
    Py_RETURN_NONE;
}

#define BENCH_MODULE buffers_libnogil
#include "buffers_module.h"
