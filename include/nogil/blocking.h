/* SPDX-License-Identifier: 0BSD */
/* blocking.h: wait for somebody else's lock without the GIL.

       NOGIL_BLOCKING(pthread_mutex_lock(&library_lock));           // detached if attached
       rc = NOGIL_BLOCKING(poll(fds, n, -1));
       Table *table = NOGIL_BLOCKING(&the_table());                  // a C++ static: other threads wait for the first

   Rule: whoever waits for what another thread does must not have the GIL, which that other thread may want before. A
   thread that has a foreign lock already may ask for the GIL as long as everybody keeps this rule.

   With NOGIL_DEBUG a pthread_mutex_lock() that has to wait, a pthread_cond_wait() and a pthread_join() are reported
   where they are called with the GIL, in any source file that includes this header; with drop_in.h they are told and go
   on, since a library whose threads know nothing of Python may wait for them with the GIL: it keeps the others waiting,
   but not for ever. */
#ifndef NOGIL_BLOCKING_H
#define NOGIL_BLOCKING_H

#include "block.h"
#include "context.h"
#include "debug.h"
#include "platform.h"

/* The value of `expression` (its type; void too), evaluated detached; any context. Inside, the GIL is released: a call
   of the Python API is a compile error. errno is the expression's. For a C++ reference, take its address. */
#define NOGIL_BLOCKING(...)                                                                                            \
    __extension__({                                                                                                    \
        NOGIL_PRIV_RELEASE_IN_CONTEXT(1, NOGIL_PRIV_MAYBE, "NOGIL_BLOCKING") /* a sized block may have kept the GIL */ \
        (__VA_ARGS__);                                                                                                 \
    })

/* ----------------------------------------------------------------------------------------------------- private */

#ifdef NOGIL_DEBUG
#ifdef NOGIL_DROP_IN_H
#define NOGIL_PRIV_DEBUG_WAITS nogil_priv_debug_tell
#else
#define NOGIL_PRIV_DEBUG_WAITS nogil_priv_debug_stop
#endif
NOGIL_PRIV_INLINE void nogil_priv_debug_waits(nogil_priv_site site)
{
    if (Py_IsInitialized() && nogil_priv_attached_state())
        NOGIL_PRIV_DEBUG_WAITS(
            "waits while this thread holds the GIL: whoever it waits for may want the GIL first, and "
            "both wait for ever. Write NOGIL_BLOCKING(...) around it, or release the GIL before",
            site);
}
NOGIL_PRIV_INLINE int nogil_priv_debug_mutex_lock(pthread_mutex_t *mutex, nogil_priv_site site)
{
    int result = pthread_mutex_trylock(mutex);
    if (result != EBUSY)
        return result;
    nogil_priv_debug_waits(site);
    return pthread_mutex_lock(mutex);
}
NOGIL_PRIV_INLINE int nogil_priv_debug_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex, nogil_priv_site site)
{
    nogil_priv_debug_waits(site);
    return pthread_cond_wait(cond, mutex);
}
NOGIL_PRIV_INLINE int nogil_priv_debug_join(pthread_t thread, void **result, nogil_priv_site site)
{
    nogil_priv_debug_waits(site);
    return pthread_join(thread, result);
}
#define pthread_mutex_lock(mutex) nogil_priv_debug_mutex_lock((mutex)NOGIL_PRIV_SITE("pthread_mutex_lock"))
#define pthread_cond_wait(cond, mutex) nogil_priv_debug_cond_wait((cond), (mutex)NOGIL_PRIV_SITE("pthread_cond_wait"))
#define pthread_join(thread, result) nogil_priv_debug_join((thread), (result)NOGIL_PRIV_SITE("pthread_join"))
#endif

#endif
