/* SPDX-License-Identifier: 0BSD */
/* once.h: do something once for all threads, and again only if it has failed.

       static nogil_once once = NOGIL_ONCE_INIT;

       static int read_table(void *path) { ... return nogil_raise_errno(PyExc_OSError, path); ... return 0; }
       ...
       if (nogil_once_call(&once, read_table, path) < 0)      // any context; the exception is pending
           return NULL;

   Rule: a call that returns 0 has the table, whoever has read it; one that returns -1 has raised what went wrong, and
   the next one tries anew. The others wait meanwhile without the GIL, so the function may take it, or release it.

   std::call_once and a C++ static keep the GIL while they wait, and deadlock if the first call wants it: those belong
   into NOGIL_BLOCKING (blocking.h). In a child that was forked while another thread was at it, nobody has called it. */
#ifndef NOGIL_ONCE_H
#define NOGIL_ONCE_H

#include "error.h"
#include "mutex.h"
#include "platform.h"

/* All zero is one, too. It needs no destructor. */
typedef struct {
    nogil_mutex nogil_priv_mutex; /* held by who is at it */
    int nogil_priv_done;
} nogil_once;
#define NOGIL_ONCE_INIT {NOGIL_MUTEX_INIT, 0}

/* Unless it has been done: function(argument), which returns 0, or a negative number with an exception; attached or not
   as the caller is. Returns 0 if it is done now, and -1 with the exception if not; RuntimeError if this thread is at it
   already, further up the stack, and if the function fails without an exception. A C++ exception passes, and counts as
   failed. Any context, any thread. 1 ns when it is done. */
NOGIL_PRIV_INLINE int nogil_once_call(nogil_once *once, int (*function)(void *), void *argument);

/* ----------------------------------------------------------------------------------------------------- private */

/* Not in the cold half: where C++ and C meet in one module, that one may be C's, and no C++ exception passes there. */
NOGIL_PRIV_UNUSED static __attribute__((__noinline__)) int
nogil_priv_once_call(nogil_once *once, int (*function)(void *), void *argument NOGIL_PRIV_SITE_PARAM)
{
    int failed = 0;
    if (nogil_priv_mutex_is_mine(&once->nogil_priv_mutex))
        return nogil_raise(PyExc_RuntimeError,
                           "nogil_once_call: the function that is to be called once has called itself");
    {
        nogil_priv_lock_guard guard NOGIL_PRIV_CLEANUP(nogil_priv_lock_close) =
            nogil_priv_lock_open(&once->nogil_priv_mutex NOGIL_PRIV_SITE_PASS);
        if (!__atomic_load_n(&once->nogil_priv_done, __ATOMIC_ACQUIRE)) {
            failed = function(argument) < 0;
            if (!failed)
                __atomic_store_n(&once->nogil_priv_done, 1, __ATOMIC_RELEASE);
        }
    }
    if (failed && !nogil_error_pending())
        return nogil_raise(PyExc_RuntimeError, "nogil_once_call: the function failed without setting an exception");
    return -failed;
}

NOGIL_PRIV_INLINE int nogil_priv_once(nogil_once *once, int (*function)(void *), void *argument NOGIL_PRIV_SITE_PARAM)
{
    if (NOGIL_PRIV_LIKELY(__atomic_load_n(&once->nogil_priv_done, __ATOMIC_ACQUIRE)))
        return 0;
    return nogil_priv_once_call(once, function, argument NOGIL_PRIV_SITE_PASS);
}

NOGIL_PRIV_INLINE int nogil_once_call(nogil_once *once, int (*function)(void *), void *argument)
{
    return nogil_priv_once(once, function, argument NOGIL_PRIV_SITE("nogil_once_call"));
}
#if NOGIL_PRIV_HAS_SITES /* the same, with the place of the call */
#define nogil_once_call(once, function, argument)                                                                      \
    nogil_priv_once((once), (function), (argument)NOGIL_PRIV_SITE("nogil_once_call"))
#endif

#endif
