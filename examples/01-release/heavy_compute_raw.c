/* SPDX-License-Identifier: 0BSD */
/* heavy_compute_raw: heavy_compute.c once more with CPython's own macros, for the comparison.

       Py_BEGIN_ALLOW_THREADS
       ...                            // a return, break or goto out of here would leave the GIL released: a crash
       Py_END_ALLOW_THREADS;

   Rule: what it computes and what it refuses is the same, word for word, as in heavy_compute.c. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#define MODULUS 1000000007u
#define LARGEST_N ((Py_ssize_t)1 << 32)

static PyObject *heavy_compute(PyObject *Py_UNUSED(module), PyObject *argument)
{
    uint64_t sum = 0;
    Py_ssize_t n = PyNumber_AsSsize_t(argument, PyExc_OverflowError);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    if (n < 0)
        return PyErr_Format(PyExc_ValueError, "n must not be negative, got %zd", n);
    if (n > LARGEST_N)
        return PyErr_Format(PyExc_ValueError, "n must be at most %zd, got %zd", LARGEST_N, n);

    Py_BEGIN_ALLOW_THREADS;
    for (uint64_t i = 0; i < (uint64_t)n; i++)
        sum += i * i % MODULUS;
    Py_END_ALLOW_THREADS;

    return PyLong_FromUnsignedLongLong(sum);
}

static PyMethodDef methods[] = {
    {"heavy_compute", heavy_compute, METH_O, "heavy_compute(n)\n--\n\nSum of i * i % 1000000007 for i < n."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "heavy_compute_raw",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_heavy_compute_raw(void)
{
    return PyModuleDef_Init(&definition);
}
