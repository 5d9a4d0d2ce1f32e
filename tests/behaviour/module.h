/* SPDX-License-Identifier: 0BSD */
/* module.h: how each source here becomes an extension module.

       static PyMethodDef methods[] = {{"run", run, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
       TEST_MODULE(blocks)        // blocks_c from blocks.c, blocks_cc from blocks_cc.cc, which includes it

   Rule: every source is compiled as C and as C++ under two names, and the same tests import both. Initialization has
   two phases, and says that any interpreter may load it and that it needs no GIL, where that Python asks. */
#ifndef MODULE_H
#define MODULE_H

#include <Python.h>

#ifdef __cplusplus
#define TEST_MODULE_NAME(name) #name "_cc"
#define TEST_MODULE_INIT(name) PyInit_##name##_cc
#else
#define TEST_MODULE_NAME(name) #name "_c"
#define TEST_MODULE_INIT(name) PyInit_##name##_c
#endif

#ifdef Py_mod_multiple_interpreters
#define TEST_MODULE_INTERPRETERS {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#else
#define TEST_MODULE_INTERPRETERS
#endif
#ifdef Py_mod_gil
#define TEST_MODULE_GIL {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#else
#define TEST_MODULE_GIL
#endif

/* A source that says the same by NOGIL_MODULE_SLOTS defines this before the include. */
#ifndef TEST_MODULE_SLOTS
#define TEST_MODULE_SLOTS TEST_MODULE_INTERPRETERS TEST_MODULE_GIL
#endif

#define TEST_MODULE(name)                                                                                              \
    static PyModuleDef_Slot module_slots[] = {TEST_MODULE_SLOTS{0, NULL}};                                             \
    static struct PyModuleDef module_definition = {                                                                    \
        PyModuleDef_HEAD_INIT, TEST_MODULE_NAME(name), NULL, 0, methods, module_slots, NULL, NULL, NULL};              \
    PyMODINIT_FUNC TEST_MODULE_INIT(name)(void)                                                                        \
    {                                                                                                                  \
        return PyModuleDef_Init(&module_definition);                                                                   \
    }

#endif
