/* SPDX-License-Identifier: 0BSD */
/* heavy_compute: a long computation that lets the other Python threads run.

       >>> import heavy_compute
       >>> heavy_compute.heavy_compute(4)      # 0 + 1 + 4 + 9, each modulo 1000000007
       14

   Rule: what is a Python object is turned into C before NOGIL_BEGIN, and back into Python after NOGIL_END. */
#include <nogil.h>

#define MODULUS 1000000007u
#define LARGEST_N ((Py_ssize_t)1 << 32) /* beyond it, i * i would not fit into 64 bits */

static PyObject *heavy_compute(PyObject *Py_UNUSED(module), PyObject *argument)
{
    uint64_t sum = 0;

    /* With the GIL: look at the argument and refuse what is wrong. */
    Py_ssize_t n = PyNumber_AsSsize_t(argument, PyExc_OverflowError);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    if (n < 0)
        return PyErr_Format(PyExc_ValueError, "n must not be negative, got %zd", n);
    if (n > LARGEST_N)
        return PyErr_Format(PyExc_ValueError, "n must be at most %zd, got %zd", LARGEST_N, n);

    /* Without it: n and sum are plain C, so nothing in here can disturb Python. `argument` still exists (the caller
       holds a reference), but a call of Python's API on it would be a compile error here. */
    NOGIL_BEGIN
        for (uint64_t i = 0; i < (uint64_t)n; i++)
            sum += i * i % MODULUS;
    NOGIL_END

    /* The GIL is back. */
    return PyLong_FromUnsignedLongLong(sum);
}

/* --------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    {"heavy_compute", heavy_compute, METH_O, "heavy_compute(n)\n--\n\nSum of i * i % 1000000007 for i < n."},
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
    .m_name = "heavy_compute",
    .m_doc = "A long computation that lets the other Python threads run.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_heavy_compute(void)
{
    return PyModuleDef_Init(&definition);
}
