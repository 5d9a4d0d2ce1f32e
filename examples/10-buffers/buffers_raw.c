/* SPDX-License-Identifier: 0BSD */
/* buffers_raw: buffers.c once more with CPython's own functions and macros, for the comparison.

       if (PyObject_GetBuffer(object, &view, PyBUF_RECORDS_RO) < 0)
           ...
       PyBuffer_Release(&view);       // on each way out that comes after it, and on none that comes before

   Rule: what it computes and what it refuses is the same as in buffers.c. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

static PyObject *add(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t n)
{
    double a, b;
    if (n != 2)
        return PyErr_Format(PyExc_TypeError, "add() takes 2 arguments, got %zd", n);
    a = PyFloat_AsDouble(arguments[0]);
    b = PyFloat_AsDouble(arguments[1]);
    return PyErr_Occurred() ? NULL : PyFloat_FromDouble(a + b);
}

/* One dimension of doubles: what nobody checks for us. */
static int open_doubles(PyObject *object, Py_buffer *view, int flags, const char *name)
{
    const char *format;
    if (PyObject_GetBuffer(object, view, flags) < 0)
        return -1;
    format = view->format ? view->format : "B";
    format += *format == '@' || *format == '=' || *format == (PY_LITTLE_ENDIAN ? '<' : '>');
    if (view->ndim != 1)
        PyErr_Format(PyExc_TypeError, "'%s' must have 1 dimension, but has %d", name, view->ndim);
    else if (strcmp(format, "d") != 0 || view->itemsize != sizeof(double))
        PyErr_Format(PyExc_TypeError, "'%s' must have items of type double, but those are '%s'", name, format);
    else if (((size_t)view->buf | (size_t)view->strides[0]) % _Alignof(double) && view->shape[0] > 0)
        PyErr_Format(PyExc_BufferError, "'%s' must be aligned as double is", name);
    else
        return 0;
    PyBuffer_Release(view);
    return -1;
}

static PyObject *add_arrays(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t n)
{
    PyObject *done = NULL;
    Py_buffer a, b, result;
    if (n != 3)
        return PyErr_Format(PyExc_TypeError, "add_arrays() takes 3 arguments, got %zd", n);
    if (open_doubles(arguments[0], &a, PyBUF_RECORDS_RO, "a") < 0)
        goto out;
    if (open_doubles(arguments[1], &b, PyBUF_RECORDS_RO, "b") < 0)
        goto release_a;
    if (open_doubles(arguments[2], &result, PyBUF_RECORDS, "result") < 0)
        goto release_b;
    if (a.shape[0] != b.shape[0] || a.shape[0] != result.shape[0]) {
        PyErr_Format(PyExc_ValueError, "a, b and result must have the same length, got %zd, %zd and %zd", a.shape[0],
                     b.shape[0], result.shape[0]);
        goto release_result;
    }
    Py_BEGIN_ALLOW_THREADS;
    for (Py_ssize_t i = 0, length = a.shape[0]; i < length; i++) {
        double *to = (double *)(void *)((char *)result.buf + i * result.strides[0]);
        const double *x = (const double *)(const void *)((const char *)a.buf + i * a.strides[0]);
        const double *y = (const double *)(const void *)((const char *)b.buf + i * b.strides[0]);
        *to = *x + *y;
    }
    Py_END_ALLOW_THREADS;
    Py_INCREF(Py_None);
    done = Py_None;
release_result:
    PyBuffer_Release(&result);
release_b:
    PyBuffer_Release(&b);
release_a:
    PyBuffer_Release(&a);
out:
    return done;
}

#define FAST(function) (PyCFunction)(void (*)(void)) function, METH_FASTCALL

static PyMethodDef methods[] = {
    {"add", FAST(add), "add(a, b, /)\n--\n\nThe sum of two numbers."},
    {"add_arrays", FAST(add_arrays), "add_arrays(a, b, result, /)\n--\n\nresult[i] = a[i] + b[i] for all i."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "buffers_raw",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_buffers_raw(void)
{
    return PyModuleDef_Init(&definition);
}
