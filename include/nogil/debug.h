/* SPDX-License-Identifier: 0BSD */
/* debug.h: with NOGIL_DEBUG, each entry and exit proves that the real GIL state is the one the source says.

   Compile with -DNOGIL_DEBUG. A lie stops the process with what happened, where, and where the state last changed:

       nogil: NOGIL_BEGIN releases the GIL, but this thread does not hold it
         at spam.c:31, in spam_run()
         this thread's GIL state last changed at spam.c:12, in spam_helper(): NOGIL_BEGIN released it

   Rule: without NOGIL_DEBUG this header compiles to nothing at all, not even an argument.

   What it asks is nogil_priv_attached_state(), never PyGILState_Check(): that one answers 1 everywhere once a
   sub-interpreter has existed (CPython 3.8 to 3.15). Calls of the Python API in an unknown context are checked too, so
   a plain helper that is called with the GIL released is found at its first API call. */
#ifndef NOGIL_DEBUG_H
#define NOGIL_DEBUG_H

#include "platform.h"
#include "site.h"

/* When a block for bounded computation was entered: ns of the clock, and what this thread had done by then. */
typedef struct {
    int64_t clock, usage; /* nogil_priv_thread_usage() */
    int may_wait;
} nogil_priv_debug_moment;

#ifdef NOGIL_DEBUG

#define NOGIL_PRIV_DEBUG(statement) statement
#define NOGIL_PRIV_MOMENT_FIELD nogil_priv_debug_moment entered;
/* Inside NOGIL_PRIV_NEEDS_GIL (context.h): in C a further operand of its comma, in C++ a statement of its lambda, which
   has to be told the name of the function that it stands in. */
#ifdef __cplusplus
#define NOGIL_PRIV_CALLER_PARAMETER const char *nogil_priv_caller
#define NOGIL_PRIV_CALLER __builtin_FUNCTION()
#define NOGIL_PRIV_DEBUG_CALL(name)                                                                                    \
    nogil_priv_debug_call(nogil_priv_site_at(name, __FILE__, nogil_priv_caller, __LINE__));
#else
#define NOGIL_PRIV_DEBUG_CALL(name)                                                                                    \
    , nogil_priv_debug_call(nogil_priv_site_at(name, __FILE__, __builtin_FUNCTION(), __LINE__))
#endif

#else

#define NOGIL_PRIV_DEBUG(statement) ((void)0)
#define NOGIL_PRIV_MOMENT_FIELD
#define NOGIL_PRIV_CALLER_PARAMETER
#define NOGIL_PRIV_CALLER
#define NOGIL_PRIV_DEBUG_CALL(name)

#endif

#if defined(NOGIL_DEBUG) || defined(NOGIL_PRIV_BUILD_RUNTIME)
NOGIL_PRIV_EXTERN_C_BEGIN
/* Stop unless this thread is attached (want = 1) or detached (want = 0). `problem` completes the site's `what`. */
NOGIL_PRIV_COLD void nogil_priv_debug_expect(int want, const char *problem, nogil_priv_site site);
/* Stop unless this thread is attached: the site is a call of the Python API. */
NOGIL_PRIV_COLD void nogil_priv_debug_call(nogil_priv_site site);
/* Remember that the state of this thread became `held` (1) or released (0) at this site. */
NOGIL_PRIV_COLD void nogil_priv_debug_changed(int held, nogil_priv_site site);
NOGIL_PRIV_COLD nogil_priv_debug_moment nogil_priv_debug_now(void);
/* Print a note if the block that began then has waited inside for most of a tenth of a second. */
NOGIL_PRIV_COLD void nogil_priv_debug_lasted(nogil_priv_debug_moment began, nogil_priv_site site);
/* Print the report of this place, unless that was done, and go on: for what may be right in source that is not ours. */
NOGIL_PRIV_COLD void nogil_priv_debug_tell(const char *problem, nogil_priv_site site);
/* Print the report and abort. */
NOGIL_PRIV_COLD void nogil_priv_debug_stop(const char *problem, nogil_priv_site site);
NOGIL_PRIV_EXTERN_C_END
#endif

#endif
