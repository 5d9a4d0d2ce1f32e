/* SPDX-License-Identifier: 0BSD */
/* nogil.h: what Cython gives .pyx files about the GIL, for C and C++ written by hand.

       static NOGIL_FUNCTION(long, sum, except_maybe(-1), (const long *, data, Py_ssize_t, n))
       {
           ...
               return nogil_raise(PyExc_ValueError, "item %zd is negative", i);
       }

       NOGIL_BEGIN                                        // the GIL is released
           if (NOGIL_FAILED(sum, total = sum(data, n)))   // an exception is pending: sum() has raised it
               return NULL;                               // any way out puts the GIL back
       NOGIL_END

   Include it instead of Python.h, or after it. There is nothing to define, nothing to link and no code to generate:
   what is not inline comes along, once for each module. Python 3.9 and newer; GCC >= 9 or Clang >= 11; C11 or C++11 and
   newer.

   Rule: misuse that the compiler can see is a compile error (docs/errors.md); for the rest compile with -DNOGIL_DEBUG.

   Switches, before the include or by -D:
       NOGIL_DEBUG           prove at each entry and exit that the GIL is in the state the source says (debug.h)
       NOGIL_TRACE           record who held, waited for and released the GIL, for a timeline (trace.h)
       NOGIL_NO_API_CHECKS   let the Python API be called anywhere (api_check.h)
       NOGIL_PERF_HINTS      name the functions whose callers must look for an exception every time (function.h)
       NOGIL_NO_STATIC_TLS   for a module with more than a kilobyte of thread-local data (platform.h)
       NOGIL_PRANGE_PLAIN    no note where NOGIL_PRANGE is compiled without OpenMP (parallel.h)
       NOGIL_LINK_RUNTIME    take the cold half from libnogil.a or libnogil.so (runtime.h) */
#ifndef NOGIL_H
#define NOGIL_H

/* The macros shadow names and use GNU extensions on purpose; a user's warning flags are for the user's code. */
#pragma GCC system_header

#include "nogil/version.h"

/* what the rest is written against */
#include "nogil/platform.h"

/* contexts and blocks */
#include "nogil/context.h"
#include "nogil/site.h"
#include "nogil/debug.h"
#include "nogil/trace.h"
#include "nogil/state.h"
#include "nogil/block.h"
#include "nogil/adaptive.h"
#include "nogil/object.h"

/* exceptions and functions */
#include "nogil/error.h"
#include "nogil/cpp.h"
#include "nogil/spec.h"
#include "nogil/parameters.h"
#include "nogil/function.h"

/* any thread, any time */
#include "nogil/guard.h"
#include "nogil/interp.h"
#include "nogil/later.h"
#include "nogil/signals.h"

/* memory of Python objects */
#include "nogil/buffer.h"

/* locks */
#include "nogil/mutex.h"
#include "nogil/cond.h"
#include "nogil/once.h"
#include "nogil/blocking.h"

/* several threads at once */
#include "nogil/options.h"
#include "nogil/team.h"
#include "nogil/parallel.h"

/* C functions that Python calls */
#include "nogil/convert.h"
#include "nogil/export_items.h"
#include "nogil/export_choices.h"
#include "nogil/export.h"

/* modules and free-threaded builds */
#include "nogil/critical_section.h"
#include "nogil/module.h"

/* the cold half, and then, when no header calls Python any more, the check of every call that follows */
#include "nogil/runtime.h"
#include "nogil/api_check.h"

#endif
