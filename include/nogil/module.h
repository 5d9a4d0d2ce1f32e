/* SPDX-License-Identifier: 0BSD */
/* module.h: what a module promises about threads and interpreters, in one source for every Python.

       static PyModuleDef_Slot slots[] = {
           NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil)     // no comma behind it: each entry brings its own
           {0, NULL},
       };

   Rule: where this Python has no such slot, nothing is written; the promise is then without effect, as it was before.

   A promise is not a lock: `gil_not_used` says that the module guards its own data, with nogil_mutex, atomics or
   NOGIL_CRITICAL_SECTION_BEGIN. */
#ifndef NOGIL_MODULE_H
#define NOGIL_MODULE_H

#include "parameters.h"
#include "platform.h"

/* One to four of:
     gil_not_used            the GIL stays off in a free-threaded build (3.13). Cython: freethreading_compatible
     gil_used                it is turned on for this module (3.13)
     per_interpreter_gil     works in sub-interpreters, also those with a GIL of their own (3.12).
                             Cython: subinterpreters_compatible = own_gil
     multiple_interpreters   works in sub-interpreters that share the GIL (3.12). Cython: shared_gil
     no_multiple_interpreters   only in the main interpreter (3.12). Cython: no
   What is left out is CPython's default: gil_used and multiple_interpreters. */
#define NOGIL_MODULE_SLOTS(...) NOGIL_PRIV_CAT(NOGIL_PRIV_MODULE_SLOTS_, NOGIL_PRIV_COUNT(__VA_ARGS__))(__VA_ARGS__)

/* ----------------------------------------------------------------------------------------------------- private */

#define NOGIL_PRIV_MODULE_SLOTS_1(a) NOGIL_PRIV_MODULE_SLOT_##a
#define NOGIL_PRIV_MODULE_SLOTS_2(a, b) NOGIL_PRIV_MODULE_SLOT_##a NOGIL_PRIV_MODULE_SLOT_##b
#define NOGIL_PRIV_MODULE_SLOTS_3(a, ...) NOGIL_PRIV_MODULE_SLOT_##a NOGIL_PRIV_MODULE_SLOTS_2(__VA_ARGS__)
#define NOGIL_PRIV_MODULE_SLOTS_4(a, ...) NOGIL_PRIV_MODULE_SLOT_##a NOGIL_PRIV_MODULE_SLOTS_3(__VA_ARGS__)

/* 3.15 names the slots in every limited API, and their values only in those of the versions that have them. */
#if defined(Py_mod_gil) && defined(Py_MOD_GIL_NOT_USED)
#define NOGIL_PRIV_MODULE_SLOT_gil_not_used {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#define NOGIL_PRIV_MODULE_SLOT_gil_used {Py_mod_gil, Py_MOD_GIL_USED},
#else
#define NOGIL_PRIV_MODULE_SLOT_gil_not_used
#define NOGIL_PRIV_MODULE_SLOT_gil_used
#endif

#if defined(Py_mod_multiple_interpreters) && defined(Py_MOD_PER_INTERPRETER_GIL_SUPPORTED)
#define NOGIL_PRIV_MODULE_SLOT_per_interpreter_gil {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#define NOGIL_PRIV_MODULE_SLOT_multiple_interpreters                                                                   \
    {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED},
#define NOGIL_PRIV_MODULE_SLOT_no_multiple_interpreters                                                                \
    {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED},
#else
#define NOGIL_PRIV_MODULE_SLOT_per_interpreter_gil
#define NOGIL_PRIV_MODULE_SLOT_multiple_interpreters
#define NOGIL_PRIV_MODULE_SLOT_no_multiple_interpreters
#endif

#endif
