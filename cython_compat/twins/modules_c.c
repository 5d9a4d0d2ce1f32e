/* SPDX-License-Identifier: 0BSD */
/* modules_c.c: what a module promises; the twin of modules_cython.pyx. */
#include <nogil.h>

static PyObject *take_probes(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyList_New(0);
}

static PyObject *total(PyObject *module, PyObject *number)
{
    long n = PyLong_AsLong(number), sum = 0;
    (void)module;
    NOGIL_BEGIN
        for (long i = 0; i < n; i++)
            sum += i;
    NOGIL_END
    return PyLong_FromLong(sum);
}

static PyMethodDef methods[] = {
    {"take_probes", take_probes, METH_NOARGS, NULL}, {"total", total, METH_O, NULL}, {NULL, NULL, 0, NULL}};
static PyModuleDef_Slot slots[] = {NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil){0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "modules_c", NULL, 0, methods, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_modules_c(void);
PyMODINIT_FUNC PyInit_modules_c(void)
{
    return PyModuleDef_Init(&definition);
}
