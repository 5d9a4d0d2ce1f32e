/* SPDX-License-Identifier: 0BSD */
/* compute_pi: a C function that says of itself that it needs no GIL.

       >>> import compute_pi
       >>> compute_pi.compute_pi(1000000)
       3.1415916535897743
       >>> compute_pi.partial_pi(0, 500) + compute_pi.partial_pi(500, 1000)     # on two threads, if you like
       3.1405926538397946

   Rule: the work is in a nogil function. It has no Python object among its parameters, and the compiler sees to it that
   there is no call of Python's API in its body, so it may be called from a NOGIL block, and from anywhere else too. */
#include <nogil.h>

/* The terms first <= k < last of 4/1 - 4/3 + 4/5 - ..., the series of Leibniz. It cannot fail, and says so: noexcept
   spares the callers the question whether an exception is pending. */
static NOGIL_FUNCTION(double, leibniz, noexcept, (Py_ssize_t, first, Py_ssize_t, last))
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
    NOGIL_BEGIN
        pi = leibniz(first, last);
    NOGIL_END
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

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"compute_pi", compute_pi, METH_O, "compute_pi(n)\n--\n\nPi from n terms of the series of Leibniz."},
    {"partial_pi", partial_pi, METH_VARARGS,
     "partial_pi(first, last)\n--\n\nWhat the terms first <= k < last add to it."},
    {NULL, NULL, 0, NULL},
};

/* The module keeps no state of its own in C variables, so it needs no GIL to protect one, and any interpreter may load
   it. */
static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) // brings its own commas
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "compute_pi",
    .m_doc = "Pi, by a C function that needs no GIL.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_compute_pi(void)
{
    return PyModuleDef_Init(&definition);
}
