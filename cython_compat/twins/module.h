/* SPDX-License-Identifier: 0BSD */
/* module.h: what the C modules have in common: how a Python function is written and how the module is made.

       FUNCTION(twice)                             // a Python function of one argument, as `def twice(x)` in the .pyx
       {
           ...
       }
       static PyMethodDef methods[] = {ENTRY(twice), PROBES, {NULL, NULL, 0, NULL}};
       MODULE(blocks_c)

   Rule: it has no GIL in it; that is the twin's own. */
#ifndef MODULE_H
#define MODULE_H

#include <nogil.h>

#include "probe.h"

/* The arguments are in args[0], args[1]...; a wrong number of them is the driver's bug. */
#define FUNCTION(name)                                                                                                 \
    static PyObject *name(PyObject *module NOGIL_PRIV_UNUSED, PyObject *const *args NOGIL_PRIV_UNUSED,                 \
                          Py_ssize_t count NOGIL_PRIV_UNUSED)
#define ENTRY(name) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL, NULL}
#define PROBES {"take_probes", take_probes, METH_NOARGS, NULL}

static PyObject *take_probes(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return probes();
}

#define MODULE(name)                                                                                                   \
    static struct PyModuleDef module_definition = {                                                                    \
        PyModuleDef_HEAD_INIT, #name, NULL, 0, methods, NULL, NULL, NULL, NULL};                                       \
    PyMODINIT_FUNC PyInit_##name(void);                                                                                \
    PyMODINIT_FUNC PyInit_##name(void)                                                                                 \
    {                                                                                                                  \
        return PyModule_Create(&module_definition);                                                                    \
    }

#endif
