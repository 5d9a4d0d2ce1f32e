/* SPDX-License-Identifier: 0BSD */
/* cond.h: wait until another thread has changed what a nogil_mutex guards.

       NOGIL_LOCKED_BEGIN(&queue->lock)
           while (queue->count == 0)                        // a loop: to be woken is not to be right
               nogil_cond_wait(&queue->not_empty, &queue->lock);
           item = pop(queue);
       NOGIL_LOCKED_END
       ...
       nogil_cond_signal(&queue->not_empty);                // by whoever pushes, with the mutex or after it

   Rule: whoever waits has let go of both, the mutex and the GIL, and gets both back, the GIL first (see mutex.h).

   A wait may end without a signal. In a forked child nobody waits any more. */
#ifndef NOGIL_COND_H
#define NOGIL_COND_H

#include "mutex.h"
#include "platform.h"

/* A condition. All zero is one, too. It needs no destructor, and must not be moved while somebody waits. */
typedef struct {
    uint32_t nogil_priv_signals;  /* so far */
    uint32_t nogil_priv_sleepers; /* threads that wait; after a fork perhaps too many */
} nogil_cond;
#define NOGIL_COND_INIT {0, 0}

/* Unlock the mutex, wait for a signal, lock it again. Any context, any thread; `mutex` is held by this one. */
NOGIL_PRIV_INLINE void nogil_cond_wait(nogil_cond *cond, nogil_mutex *mutex);
/* The same for so many seconds at most (0 or less, or NaN: none). Returns 1 if there was a signal, 0 if the time is
   over. The mutex, and the GIL if it was held, are there either way, and may take longer. */
NOGIL_PRIV_INLINE int nogil_cond_timedwait(nogil_cond *cond, nogil_mutex *mutex, double seconds);
/* Wake one of the threads that wait, or all of them. Any context, any thread; never waits. */
NOGIL_PRIV_INLINE void nogil_cond_signal(nogil_cond *cond);
NOGIL_PRIV_INLINE void nogil_cond_broadcast(nogil_cond *cond);

/* ----------------------------------------------------------------------------------------------------- private */

NOGIL_PRIV_EXTERN_C_BEGIN
/* Until there have been more signals than `seen`. Returns 0 if the time is over; `seconds` below 0: never. */
NOGIL_PRIV_WARM int nogil_priv_cond_sleep(nogil_cond *cond, uint32_t seen, double seconds);
NOGIL_PRIV_WARM void nogil_priv_cond_wake(nogil_cond *cond, int threads);
NOGIL_PRIV_EXTERN_C_END

NOGIL_PRIV_INLINE int nogil_priv_cond_wait(nogil_cond *cond, nogil_mutex *mutex, double seconds NOGIL_PRIV_SITE_PARAM)
{
    uint32_t seen;
    int signalled;
    __atomic_add_fetch(&cond->nogil_priv_sleepers, 1, __ATOMIC_SEQ_CST);
    seen = __atomic_load_n(&cond->nogil_priv_signals, __ATOMIC_SEQ_CST);
    nogil_priv_mutex_unlock(mutex NOGIL_PRIV_SITE_PASS);
    NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_BLOCKED, site);
    signalled = nogil_priv_cond_sleep(cond, seen, seconds);
    NOGIL_PRIV_TRACE_NOW(site);
    nogil_priv_mutex_lock(mutex NOGIL_PRIV_SITE_PASS);
    return signalled;
}

NOGIL_PRIV_INLINE void nogil_cond_wait(nogil_cond *cond, nogil_mutex *mutex)
{
    (void)nogil_priv_cond_wait(cond, mutex, -1 NOGIL_PRIV_SITE("nogil_cond_wait"));
}
NOGIL_PRIV_INLINE int nogil_cond_timedwait(nogil_cond *cond, nogil_mutex *mutex, double seconds)
{
    return nogil_priv_cond_wait(cond, mutex, seconds > 0 ? seconds : 0 NOGIL_PRIV_SITE("nogil_cond_timedwait"));
}
#if NOGIL_PRIV_HAS_SITES /* the same, with the place of the call */
#define nogil_cond_wait(cond, mutex)                                                                                   \
    ((void)nogil_priv_cond_wait((cond), (mutex), -1 NOGIL_PRIV_SITE("nogil_cond_wait")))
#define nogil_cond_timedwait(cond, mutex, seconds)                                                                     \
    nogil_priv_cond_wait((cond), (mutex), (seconds) > 0 ? (double)(seconds) : 0 NOGIL_PRIV_SITE("nogil_cond_timedwait"))
#endif

NOGIL_PRIV_INLINE void nogil_cond_signal(nogil_cond *cond)
{
    if (__atomic_load_n(&cond->nogil_priv_sleepers, __ATOMIC_SEQ_CST))
        nogil_priv_cond_wake(cond, 1);
}
NOGIL_PRIV_INLINE void nogil_cond_broadcast(nogil_cond *cond)
{
    if (__atomic_load_n(&cond->nogil_priv_sleepers, __ATOMIC_SEQ_CST))
        nogil_priv_cond_wake(cond, 0x7fffffff);
}

#endif
