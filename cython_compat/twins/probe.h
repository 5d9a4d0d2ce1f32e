/* SPDX-License-Identifier: 0BSD */
/* probe.h: what CPython itself says at a point of a twin, asked the same way by the Cython module and by the C module.

       with nogil:                              NOGIL_BEGIN
           probe("inside")                          probe("inside");
                                                NOGIL_END

   The driver then reads [("inside", attached, thread ident), ...] from both and compares.

   Rule: it knows nothing of nogil.h and nothing of Cython, and can be called on any thread, attached or not. */
#ifndef PROBE_H
#define PROBE_H

#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
#include <Python.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Note whether this thread is attached here. `label` is kept, not copied. */
void probe(const char *label);

/* The notes since the last call, as a list of (label, attached, thread ident). Attached. */
PyObject *probes(void);

/* Run `function(argument)` on a thread that Python never saw, and wait for it. Call it without the GIL. */
void on_a_foreign_thread(void (*function)(void *), void *argument);

/* A thread that keeps the GIL from start to stop, so that whoever wants it in between would wait for ever: start waits
   until it has it. Returns 0, or -1 if it was not asked to stop within 30 seconds. Call them without the GIL. */
void start_holding_the_gil(void);
int stop_holding_the_gil(void);

#ifdef __cplusplus
}
#endif
#endif
