/* SPDX-License-Identifier: 0BSD */
/* calls_module.h: makes a Python module of the array `methods` above its #include line.

       #define BENCH_CALLS_MODULE "calls_export"
       #define BENCH_CALLS_INIT PyInit_calls_export
       #include "calls_module.h" */
#include <Python.h>

static struct PyModuleDef bench_module = {
    PyModuleDef_HEAD_INIT, BENCH_CALLS_MODULE, NULL, 0, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC BENCH_CALLS_INIT(void)
{
    PyObject *module = PyModule_Create(&bench_module);
    if (module && PyModule_AddStringConstant(module, "compiler", BENCH_COMPILER) < 0)
        Py_CLEAR(module);
    return module;
}
