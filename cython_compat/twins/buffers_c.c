/* SPDX-License-Identifier: 0BSD */
/* buffers_c.c: NOGIL_BUFFER in code without the GIL; the twin of buffers_cython.pyx. */
#include "module.h"

FUNCTION(total)
{
    double sum = 0;
    NOGIL_BUFFER(double, v, args[0], 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        probe("in");
        for (Py_ssize_t i = 0; i < v.shape[0]; i++)
            sum += NOGIL_AT1(v, i);
    NOGIL_END
    return PyFloat_FromDouble(sum);
}

FUNCTION(total_of_rows)
{
    double sum = 0;
    NOGIL_BUFFER(double, m, args[0], 2, readonly);
    if (NOGIL_BUFFER_FAILED(m))
        return NULL;
    NOGIL_BEGIN
        probe("released");
        for (Py_ssize_t i = 0; i < m.shape[0]; i++)
            for (Py_ssize_t j = 0; j < m.shape[1]; j++)
                sum += NOGIL_AT2(m, i, j) * (double)(i + 1);
    NOGIL_END
    return PyFloat_FromDouble(sum);
}

FUNCTION(scale)
{
    double factor = PyFloat_AsDouble(args[1]);
    NOGIL_BUFFER(double, v, args[0], 1, writable, contiguous);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        probe("released");
        for (Py_ssize_t i = 0; i < v.shape[0]; i++)
            NOGIL_AT1(v, i) *= factor;
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(while_in_use)
{
    PyObject *result;
    NOGIL_BUFFER(double, v, args[0], 1, readonly);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    result = PyObject_CallNoArgs(args[1]);
    if (!result)
        return NULL;
    Py_DECREF(result);
    return PyLong_FromSsize_t(v.shape[0]);
}

FUNCTION(left_by_an_exception)
{
    int x = (int)PyLong_AsLong(args[1]);
    NOGIL_BUFFER(double, v, args[0], 1, writable);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        probe("released");
        for (Py_ssize_t i = 0; i < v.shape[0]; i++) {
            if (i == x)
                return nogil_raise_null(PyExc_IndexError, "item %d", x);
            NOGIL_AT1(v, i) = 0;
        }
    NOGIL_END
    Py_RETURN_NONE;
}

/* A function gets what it needs of a buffer: where it is and how long. */
static NOGIL_FUNCTION(void, fill, noexcept, (double *, data), (Py_ssize_t, n), (double, value))
{
    probe("in a function");
    for (Py_ssize_t i = 0; i < n; i++)
        data[i] = value;
}

FUNCTION(no_gil_is_taken_to_fill)
{
    NOGIL_BUFFER(double, v, args[0], 1, writable, contiguous);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    NOGIL_BEGIN
        probe("released");
        start_holding_the_gil();
        fill(v.data, v.shape[0], 3);
        if (stop_holding_the_gil() < 0)
            return nogil_raise_null(PyExc_RuntimeError, "the GIL was waited for");
    NOGIL_END
    Py_RETURN_NONE;
}

FUNCTION(longs)
{
    NOGIL_BUFFER(long, v, args[0], 1, writable);
    if (NOGIL_BUFFER_FAILED(v))
        return NULL;
    return PyLong_FromSsize_t(v.shape[0]);
}

static PyMethodDef methods[] = {
    ENTRY(total),
    ENTRY(total_of_rows),
    ENTRY(scale),
    ENTRY(while_in_use),
    ENTRY(left_by_an_exception),
    ENTRY(no_gil_is_taken_to_fill),
    ENTRY(longs),
    PROBES,
    {NULL, NULL, 0, NULL},
};

MODULE(buffers_c)
