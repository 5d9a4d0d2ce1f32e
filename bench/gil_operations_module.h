/* SPDX-License-Identifier: 0BSD */
/* gil_operations_module.h: makes a Python module of the loops above its #include line.

       static double release(long n) { ... }     // and the others: n times the operation, nanoseconds for all of them
       #define BENCH_MODULE gil_operations_macros
       #include "gil_operations_module.h"        // import gil_operations_macros; gil_operations_macros.release(1000)

   Other loops than those of gil_operations.py are named by BENCH_LOOPS(X), see locks_libnogil.c.

   Rule: a loop that cannot say how long it took returns a negative number, and Python sees a RuntimeError. */
#include <Python.h>

#define BENCH_TEXT(name) BENCH_TEXT_(name)
#define BENCH_TEXT_(name) #name
#define BENCH_INIT(name) BENCH_INIT_(name)
#define BENCH_INIT_(name) PyInit_##name

static PyObject *bench_run(bench_loop loop, const char *name, PyObject *turns)
{
    long n = PyLong_AsLong(turns);
    double nanoseconds;
    if (n == -1 && PyErr_Occurred())
        return NULL;
    nanoseconds = loop(n);
    if (nanoseconds < 0)
        return PyErr_Format(PyExc_RuntimeError, "%s(%ld) could not be measured", name, n);
    return PyFloat_FromDouble(nanoseconds);
}

#define BENCH_METHOD(name)                                                                                             \
    static PyObject *bench_method_##name(PyObject *Py_UNUSED(module), PyObject *turns)                                 \
    {                                                                                                                  \
        return bench_run(name, #name, turns);                                                                          \
    }
#ifndef BENCH_LOOPS
#define BENCH_LOOPS(X)                                                                                                 \
    X(empty)                                                                                                           \
    X(call)                                                                                                            \
    X(release)                                                                                                         \
    X(with_gil_held)                                                                                                   \
    X(with_gil_released)                                                                                               \
    X(except_any_released)                                                                                             \
    X(except_any_maybe)                                                                                                \
    X(except_any_held)                                                                                                 \
    X(with_gil_inside)                                                                                                 \
    X(noexcept_released)                                                                                               \
    X(noexcept_held)                                                                                                   \
    X(check_signals_released)                                                                                          \
    X(check_signals_maybe)                                                                                             \
    X(check_signals_plain)                                                                                             \
    X(foreign)                                                                                                         \
    X(block)                                                                                                           \
    BENCH_MORE_LOOPS(X)
#endif
#ifndef BENCH_MORE_LOOPS /* what only this one has */
#define BENCH_MORE_LOOPS(X)
#endif
BENCH_LOOPS(BENCH_METHOD)

#define BENCH_ENTRY(name) {#name, bench_method_##name, METH_O, NULL},
static PyMethodDef bench_methods[] = {BENCH_LOOPS(BENCH_ENTRY){NULL, NULL, 0, NULL}};

static struct PyModuleDef bench_module = {
    PyModuleDef_HEAD_INIT, BENCH_TEXT(BENCH_MODULE), NULL, 0, bench_methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC BENCH_INIT(BENCH_MODULE)(void)
{
    PyObject *module = PyModule_Create(&bench_module);
    if (module && PyModule_AddStringConstant(module, "compiler", BENCH_COMPILER) < 0)
        Py_CLEAR(module);
#ifdef Py_GIL_DISABLED /* otherwise importing it switches the GIL on */
    if (module)
        PyUnstable_Module_SetGIL(module, Py_MOD_GIL_NOT_USED);
#endif
    return module;
}
