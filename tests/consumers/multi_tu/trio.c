/* SPDX-License-Identifier: 0BSD */
/* trio.c: the module; it releases the GIL and calls the two other source files. */
#include "trio.h"

static PyObject *trio_run(PyObject *self, PyObject *argument)
{
    int n = (int)PyLong_AsLong(argument);
    PyObject *text = NULL;
    (void)self;
    if (n == -1 && PyErr_Occurred())
        return NULL;
    NOGIL_BEGIN
        if (NOGIL_FAILED(trio_released, n = trio_released(n)))
            return NULL;
        if (NOGIL_FAILED(trio_make_text, text = trio_make_text(n)))
            return NULL;
    NOGIL_END
    return text;
}

static PyObject *trio_states(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return Py_BuildValue("(NNN)", PyLong_FromVoidPtr(&nogil_priv_mine), PyLong_FromVoidPtr(trio_state_in_attach()),
                         PyLong_FromVoidPtr(trio_state_in_release()));
}

static PyMethodDef trio_methods[] = {
    {"run", trio_run, METH_O, "run(n): a text made with the GIL, called from a released block"},
    {"states", trio_states, METH_NOARGS, "states(): where each source file keeps its state"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef trio_module = {
    PyModuleDef_HEAD_INIT, "trio", NULL, 0, trio_methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_trio(void);
PyMODINIT_FUNC PyInit_trio(void)
{
    return PyModule_Create(&trio_module);
}
