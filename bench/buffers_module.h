/* SPDX-License-Identifier: 0BSD */
/* buffers_module.h: makes a Python module of the functions above its #include line.

       #define BENCH_MODULE buffers_libnogil
       #include "buffers_module.h"        // import buffers_libnogil; buffers_libnogil.total_strided(array)

   Rule: each takes one argument as METH_O, as Cython's do. */
#include <Python.h>

#define BENCH_TEXT(name) BENCH_TEXT_(name)
#define BENCH_TEXT_(name) #name
#define BENCH_INIT(name) BENCH_INIT_(name)
#define BENCH_INIT_(name) PyInit_##name

static PyMethodDef bench_methods[] = {
    {"total_strided", total_strided, METH_O, NULL},
    {"total_contiguous", total_contiguous, METH_O, NULL},
    {"total_grid", total_grid, METH_O, NULL},
    {"negate", negate, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef bench_module = {
    PyModuleDef_HEAD_INIT, BENCH_TEXT(BENCH_MODULE), NULL, 0, bench_methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC BENCH_INIT(BENCH_MODULE)(void)
{
    PyObject *module = PyModule_Create(&bench_module);
    if (module && PyModule_AddStringConstant(module, "compiler", BENCH_COMPILER) < 0)
        Py_CLEAR(module);
    return module;
}
