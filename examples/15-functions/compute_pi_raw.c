/* SPDX-License-Identifier: 0BSD */
/* compute_pi_raw: compute_pi.c once more with CPython's own macros, for the comparison.

       static double leibniz(Py_ssize_t first, Py_ssize_t last)     // nothing says that it needs no GIL,
       {                                                            // and nothing looks whether it keeps to that

   Rule: what it computes and what it refuses is the same, word for word, as in compute_pi.c. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static double leibniz(Py_ssize_t first, Py_ssize_t last)
{
    double sum = 0.0, sign = first % 2 ? -4.0 : 4.0;
    for (Py_ssize_t k = first; k < last; k++) {
        sum += sign / (2.0 * (double)k + 1.0);
        sign = -sign;
    }
    return sum;
}

static PyObject *release_and_sum(Py_ssize_t first, Py_ssize_t last)
{
    double pi;
    Py_BEGIN_ALLOW_THREADS;
    pi = leibniz(first, last);
    Py_END_ALLOW_THREADS;
    return PyFloat_FromDouble(pi);
}

static PyObject *compute_pi(PyObject *Py_UNUSED(module), PyObject *argument)
{
    Py_ssize_t n = PyNumber_AsSsize_t(argument, PyExc_OverflowError);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    if (n < 0)
        return PyErr_Format(PyExc_ValueError, "n must not be negative, got %zd", n);
    return release_and_sum(0, n);
}

static PyObject *partial_pi(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    Py_ssize_t first, last;
    if (!PyArg_ParseTuple(arguments, "nn:partial_pi", &first, &last))
        return NULL;
    if (first < 0 || last < first)
        return PyErr_Format(PyExc_ValueError, "need 0 <= first <= last, got %zd and %zd", first, last);
    return release_and_sum(first, last);
}

static PyMethodDef methods[] = {
    {"compute_pi", compute_pi, METH_O, "compute_pi(n)\n--\n\nPi from n terms of the series of Leibniz."},
    {"partial_pi", partial_pi, METH_VARARGS,
     "partial_pi(first, last)\n--\n\nWhat the terms first <= k < last add to it."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "compute_pi_raw",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_compute_pi_raw(void)
{
    return PyModuleDef_Init(&definition);
}
