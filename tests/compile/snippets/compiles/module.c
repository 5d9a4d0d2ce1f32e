/* SPDX-License-Identifier: 0BSD */
/* a whole extension module */
#include <nogil.h>

static NOGIL_FUNCTION(long long, power_sum, except(-1), (long long, n, long long, modulus))
{
    long long i, sum = 0;
    if (modulus <= 0)
        return nogil_raise(PyExc_ValueError, "the modulus must be positive, not %lld", modulus);
    NOGIL_BEGIN
        for (i = 0; i < n; i++)
            sum = (sum + i * i) % modulus;
    NOGIL_END
    return sum;
}

static PyObject *py_power_sum(PyObject *self, PyObject *arguments)
{
    long long n, modulus, sum;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "LL:power_sum", &n, &modulus))
        return NULL;
    if (NOGIL_FAILED(power_sum, sum = power_sum(n, modulus)))
        return NULL;
    return PyLong_FromLongLong(sum);
}

static PyObject *nothing(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {{"power_sum", py_power_sum, METH_VARARGS, "sum of i * i modulo modulus, i < n"},
                                {"nothing", nothing, METH_NOARGS, NULL},
                                {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "module", NULL, 0, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_module(void);
PyMODINIT_FUNC PyInit_module(void)
{
    return PyModuleDef_Init(&module);
}
