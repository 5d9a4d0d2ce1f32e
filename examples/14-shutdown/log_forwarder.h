/* SPDX-License-Identifier: 0BSD */
/* log_forwarder.h: a log function for C, which hands its lines to Python while there is one.

       forward_log("thread %d: %zu bytes left", number, left);

   Rule: any thread, any time: before Py_Initialize(), after Py_Finalize(), with or without the GIL, with an exception
   pending. It changes none of them, nor errno. (Not in a signal handler: it formats, and may run Python.) */
#ifndef LOG_FORWARDER_H
#define LOG_FORWARDER_H

#include <Python.h>

/* One line, as for printf; cut off after some 500 bytes. Returns 1 if Python has taken it, 0 if it went to stderr. */
int forward_log(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The module `log_forwarder`. Its attribute `sink` is the callable that gets the lines, or None. */
PyMODINIT_FUNC PyInit_log_forwarder(void);

#endif
