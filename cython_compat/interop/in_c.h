/* SPDX-License-Identifier: 0BSD */
/* in_c.h: the functions in C that Cython calls; in_c.pxd declares the same with the same specs. */
#ifndef IN_C_H
#define IN_C_H

#include <nogil.h>

NOGIL_DECLARE(int, c_always, except(-1), (int, mode));
NOGIL_DECLARE(int, c_maybe, except_maybe(-1), (int, mode));
NOGIL_DECLARE(void, c_any, except_any, (int, mode));
NOGIL_DECLARE(int, c_never, noexcept, (int, mode));
NOGIL_DECLARE(double, c_double, except_maybe(-1), (int, mode));
WITH_GIL_DECLARE(PyObject *, c_object, except(NULL), (PyObject *, item, int, mode));
WITH_GIL_DECLARE(int, c_with_gil, except(-1), (PyObject *, list, int, mode));

/* Each calls the Cython function of that number and does what its name says. */
NOGIL_DECLARE(int, c_passes_on, except(-1), (int, which, int, mode));
NOGIL_DECLARE(int, c_catches, except(-1), (int, which, int, mode));
NOGIL_DECLARE(int, c_replaces, except(-1), (int, which, int, mode));
WITH_GIL_DECLARE(void, c_calls_back, noexcept, (void *, mode));

#endif
