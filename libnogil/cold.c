/* SPDX-License-Identifier: 0BSD */
/* cold.c: the list of the cold half, in order. nogil/runtime.h includes it, and so it is in the installed headers, in
   the single-file nogil.h and in the compiled runtime.

   Rule: a new file of this folder is named here and nowhere else. */
#include "birth.c"
#include "attach.c"
#include "later.c"
#include "grace.c"
#include "gate.c"
#include "record.c"
#include "handover.c"
#include "try.c"
#include "error.c"
#include "signals.c"
#include "buffer.c"
#include "mutex.c"
#include "adaptive.c"
#include "iterations.c"
#include "parallel.c"
#include "export.c"
#if defined(NOGIL_DEBUG) || defined(NOGIL_PRIV_BUILD_RUNTIME)
#include "debug.c"
#include "lock_order.c"
#endif
#if defined(NOGIL_TRACE) || defined(NOGIL_PRIV_BUILD_RUNTIME)
#include "timeline.c"
#include "trace.c"
#include "trace_files.c"
#endif
