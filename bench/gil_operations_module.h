/* SPDX-License-Identifier: 0BSD */
/* gil_operations_module.h: makes a Python module of the loops above its #include line.

       static double release(long n) { ... }     // and the others: n times the operation, nanoseconds for all of them
       #define BENCH_MODULE gil_operations_macros
       #include "gil_operations_module.h"        // import gil_operations_macros; gil_operations_macros.release(1000)

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
BENCH_METHOD(empty)
BENCH_METHOD(call)
BENCH_METHOD(release)
BENCH_METHOD(with_gil_held)
BENCH_METHOD(with_gil_released)
BENCH_METHOD(except_any_released)
BENCH_METHOD(except_any_maybe)
BENCH_METHOD(except_any_held)
BENCH_METHOD(with_gil_inside)
BENCH_METHOD(noexcept_released)
BENCH_METHOD(noexcept_held)
BENCH_METHOD(check_signals_released)
BENCH_METHOD(check_signals_maybe)
BENCH_METHOD(check_signals_plain)
BENCH_METHOD(foreign)

#define BENCH_ENTRY(name) {#name, bench_method_##name, METH_O, NULL}
static PyMethodDef bench_methods[] = {
    BENCH_ENTRY(empty),
    BENCH_ENTRY(call),
    BENCH_ENTRY(release),
    BENCH_ENTRY(with_gil_held),
    BENCH_ENTRY(with_gil_released),
    BENCH_ENTRY(except_any_released),
    BENCH_ENTRY(except_any_maybe),
    BENCH_ENTRY(except_any_held),
    BENCH_ENTRY(with_gil_inside),
    BENCH_ENTRY(noexcept_released),
    BENCH_ENTRY(noexcept_held),
    BENCH_ENTRY(check_signals_released),
    BENCH_ENTRY(check_signals_maybe),
    BENCH_ENTRY(check_signals_plain),
    BENCH_ENTRY(foreign),
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
#ifdef Py_GIL_DISABLED /* otherwise importing it switches the GIL on */
    if (module)
        PyUnstable_Module_SetGIL(module, Py_MOD_GIL_NOT_USED);
#endif
    return module;
}
