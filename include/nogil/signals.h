/* SPDX-License-Identifier: 0BSD */
/* signals.h: Ctrl+C in code that does not return to Python for a while.

   Python's C handler only notes a signal; its Python handler runs when the main thread is back in Python, or asks:

       NOGIL_BEGIN
           for (i = 0; i < n; i++) {
               if (NOGIL_CHECK_SIGNALS_EVERY(100000) < 0)
                   goto error;               // KeyboardInterrupt, or what the handler raised, is pending
               sum += f(i);
           }
       NOGIL_END

   Rule: a check attaches only when it is due; in between it is an addition and a comparison, a quarter of a ns. */
#ifndef NOGIL_SIGNALS_H
#define NOGIL_SIGNALS_H

#include "context.h"
#include "platform.h"
#include "state.h"

NOGIL_PRIV_EXTERN_C_BEGIN
/* Run the Python handlers of the signals that have arrived. Returns 0, or -1 with the exception that a handler raised.
   Any context, any thread; off the main thread it is always 0. Idea: PyOZ's checkSignals. */
NOGIL_PRIV_COLD int nogil_check_signals(void);
NOGIL_PRIV_EXTERN_C_END

/* nogil_check_signals() in every n-th turn of a loop (n > 0), otherwise 0. Checks that stand in one NOGIL block share
   its counter, which then lives in a register: any check is good for all. Choose n for some milliseconds. */
#define NOGIL_CHECK_SIGNALS_EVERY(n)                                                                                   \
    (NOGIL_PRIV_LIKELY(++nogil_priv_turns < (unsigned long)(n)) ? 0 : (nogil_priv_turns = 0, nogil_check_signals()))

/* The counter where no NOGIL block is around: a word a source file, and none in a file that has no such check. Without
   the fast model each turn would call __tls_get_addr(), four times the price; with it the word lies where it would lie
   anyhow, beside nogil_priv_mine (platform.h). */
NOGIL_PRIV_UNUSED static NOGIL_PRIV_HOT_TLS unsigned long nogil_priv_turns = 0;

#endif
