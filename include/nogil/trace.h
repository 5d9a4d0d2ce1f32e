/* SPDX-License-Identifier: 0BSD */
/* trace.h: with NOGIL_TRACE, who held the GIL, who waited for it, who released it: when, on which thread, at which line.

       cc -DNOGIL_TRACE ... spam.c -o spam.so
       NOGIL_TRACE=timeline.html python3 job.py       # a page: a timeline of all threads, and a table of all places
       NOGIL_TRACE=trace.json python3 job.py          # for ui.perfetto.dev and chrome://tracing
       NOGIL_TRACE=- python3 job.py                   # the table alone, on stderr

   It is written when the process exits, and by nogil_trace_write(). The modules of a process that were compiled so write
   one file together; of a %p in its name the process id is made.

   Rule: a thread writes what it does to a list of its own, and nobody waits for anybody. There is room for a million
   changes in a module, which threads take by the hundred; what comes later is counted, and not in the file.

   What is not seen: whatever no macro of nogil.h does. A thread that runs Python code holds the GIL here from where it
   got it to where it gives it up, though the interpreter lends it to others meanwhile. What raises, catches or looks for
   signals without the GIL (error.h, signals.h) takes it for a moment, as part of "released". */
#ifndef NOGIL_TRACE_H
#define NOGIL_TRACE_H

#include "debug.h"
#include "platform.h"
#include "site.h"

NOGIL_PRIV_EXTERN_C_BEGIN
/* Write what was recorded so far: a page if `path` ends with .html, the table on stderr if it is "-", otherwise JSON.
   Returns 0, or -1 with errno. Any context, any thread; the recording goes on. Without NOGIL_TRACE nothing is written, and
   0 returned. */
NOGIL_PRIV_INLINE int nogil_trace_write(const char *path);

/* ----------------------------------------------------------------------------------------------------- private */

/* What a thread does from one change to the next. */
enum {
    NOGIL_PRIV_TRACE_NOTHING, /* that we know of: before, after */
    NOGIL_PRIV_TRACE_RELEASED,
    NOGIL_PRIV_TRACE_WAITS, /* for the GIL */
    NOGIL_PRIV_TRACE_HELD,
    NOGIL_PRIV_TRACE_KEPT,   /* through a block that might have released it (adaptive.h) */
    NOGIL_PRIV_TRACE_BLOCKED /* waits for a mutex, or a condition */
};

#ifdef NOGIL_TRACE
#define NOGIL_PRIV_TRACES 1
#define NOGIL_PRIV_TRACE(state, site) nogil_priv_trace(state, site)
#else
#define NOGIL_PRIV_TRACES 0
#define NOGIL_PRIV_TRACE(state, site) ((void)0)
#endif

#if defined(NOGIL_TRACE) || defined(NOGIL_PRIV_BUILD_RUNTIME)
/* From now on this thread does this, because of that place. */
NOGIL_PRIV_COLD void nogil_priv_trace(int state, nogil_priv_site site);
/* `together`: into the file that the other modules of this process have written. */
NOGIL_PRIV_COLD int nogil_priv_trace_write(const char *path, int together);
#endif

NOGIL_PRIV_INLINE int nogil_trace_write(const char *path)
{
#ifdef NOGIL_TRACE
    return nogil_priv_trace_write(path, 0);
#else
    (void)path;
    return 0;
#endif
}
NOGIL_PRIV_EXTERN_C_END

/* This thread is about to wait for the GIL; to release it; has it, or has released it (held = 1, 0). A span of "held" is
   within the time in which it was: no two threads of one interpreter have one at once. */
#define NOGIL_PRIV_WAITS(site) NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_WAITS, site)
#define NOGIL_PRIV_RELEASES(site) NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_RELEASED, site)
#define NOGIL_PRIV_CHANGED(held, site)                                                                                 \
    (NOGIL_PRIV_DEBUG(nogil_priv_debug_changed(held, site)),                                                           \
     (void)(NOGIL_PRIV_TRACES && (held) && (NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_HELD, site), 1)))
/* After what may have been anything, it is one or the other. */
#define NOGIL_PRIV_TRACE_NOW(site)                                                                                     \
    NOGIL_PRIV_TRACE(nogil_priv_attached_state() ? NOGIL_PRIV_TRACE_HELD : NOGIL_PRIV_TRACE_RELEASED, site)

#endif
