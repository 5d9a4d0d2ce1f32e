/* SPDX-License-Identifier: 0BSD */
/* mutex.h: a lock that cannot deadlock with the GIL.

       static nogil_mutex lock = NOGIL_MUTEX_INIT;

       NOGIL_LOCKED_BEGIN(&lock)          // waits detached: whoever holds the lock can get the GIL meanwhile
           if (queue.closed)
               return -1;                 // any way out unlocks: return, break, continue, goto, throw
           push(&queue, item);
       NOGIL_LOCKED_END

   Rule: whoever waits for a mutex is detached, and nogil_mutex_lock() does not hold it while it waits for the GIL.

   The first half is why there is no deadlock with the GIL, in whatever order a program takes the two: a thread that
   holds the mutex and wants the GIL gets it, because nobody who wants the mutex keeps it. The second half is why a slow
   GIL does not become a slow mutex for threads that have nothing to do with Python, and why a thread that finalization
   stops on its way back to the GIL (for ever since 3.14, by pthread_exit() before) takes no mutex with it. So a thread
   that has waited attaches first and locks then, if the mutex is still free. One that has waited for a millisecond and
   finds that another was faster reserves the mutex: the others let it go first, for 10 ms at most.

   After a fork a mutex that another thread held is free in the child, where that thread does not exist; what it was
   guarding may be half done. One that the forking thread held is still held by it. (The mutex says in which process and
   by which thread it was locked. The child of a process with the same number, which only another pid namespace can
   have, takes it for locked.)

   Why not PyMutex (3.13): it has no timed lock, and in a forked child it stays locked by a thread that is not there.

   Not guaranteed: two mutexes taken in two orders deadlock, as anywhere; NOGIL_DEBUG reports the second order when it
   first occurs, not when it is too late (see lock_order.c). It is not recursive. A *foreign* lock that is waited for
   with the GIL held is a deadlock in wait: see blocking.h. A thread that holds a mutex and attaches while the
   interpreter finalizes does not come back, and neither does the mutex. Waiting does not end on Ctrl+C: for that,
   nogil_mutex_timedlock() in a loop with nogil_check_signals(). Not for memory that processes share. */
#ifndef NOGIL_MUTEX_H
#define NOGIL_MUTEX_H

#include "block.h"
#include "context.h"
#include "debug.h"
#include "platform.h"
#include "spec.h"
#include "state.h"

/* A mutex. Memory that is all zero is a free one, too: a global, a calloc(), a new Python object. It needs no
   destructor, may be freed as soon as it is unlocked, must not be moved while somebody waits for it, and is not for a
   copy. */
typedef struct {
    union { /* 0 is free; see NOGIL_PRIV_LOCKED */
        uint64_t whole;
        uint32_t halves[2];
    } nogil_priv_word __attribute__((__aligned__(8)));
    uint32_t nogil_priv_sleepers; /* threads that wait for it; after a fork perhaps too many */
    uint32_t nogil_priv_number;   /* what NOGIL_DEBUG knows it by */
} nogil_mutex;
#define NOGIL_MUTEX_INIT {{0}, 0, 0}

/* Lock it; wait detached if it is not free. Any context, any thread, at any time. errno and a pending exception
   stay. */
NOGIL_PRIV_INLINE void nogil_mutex_lock(nogil_mutex *mutex);
/* Lock it if it is free. Returns 1 if it was, otherwise 0. Never waits, not for the GIL either. */
NOGIL_PRIV_INLINE int nogil_mutex_trylock(nogil_mutex *mutex);
/* Lock it, or give up after so many seconds (0 or less, or NaN: at once). Returns 1 if it is locked now, otherwise 0. A
   thread that came with the GIL goes with it, and waits for that however long it takes. */
NOGIL_PRIV_INLINE int nogil_mutex_timedlock(nogil_mutex *mutex, double seconds);
/* Unlock it. By the thread that has locked it; never waits. */
NOGIL_PRIV_INLINE void nogil_mutex_unlock(nogil_mutex *mutex);

/* Hold the mutex (a nogil_mutex *) until the END. The GIL context stays what it is. Cython: `with mutex:`. */
#define NOGIL_LOCKED_BEGIN(mutex)                                                                                      \
    NOGIL_PRIV_BLOCK_BEGIN(NOGIL_LOCKED_BEGIN_without_NOGIL_LOCKED_END, NOGIL_PRIV_OPENED_BY_LOCKED)                   \
    NOGIL_PRIV_LOCK_HERE(mutex, block, "NOGIL_LOCKED_BEGIN") NOGIL_PRIV_BLOCK_BODY
#define NOGIL_LOCKED_END                                                                                               \
    NOGIL_PRIV_BLOCK_END(NOGIL_LOCKED_BEGIN_without_NOGIL_LOCKED_END, NOGIL_PRIV_OPENED_BY_LOCKED, "NOGIL_LOCKED")

/* Hold the mutex from here to the enclosing `}`. */
#define NOGIL_LOCKED_SCOPE(mutex)                                                                                      \
    NOGIL_PRIV_LOCK_HERE(mutex, __COUNTER__, "NOGIL_LOCKED_SCOPE")                                                     \
    NOGIL_PRIV_STATIC_ASSERT(1, "")

/* ----------------------------------------------------------------------------------------------------- private */

/* The word. Its upper half: who has locked it. The lower one: the number of the process where that was, and three
   bits. */
#define NOGIL_PRIV_LOCKED ((uint64_t)1)
#define NOGIL_PRIV_WAITERS ((uint64_t)2)  /* somebody may be asleep: unlock wakes */
#define NOGIL_PRIV_RESERVED ((uint64_t)4) /* for one who has lost it to others too often */
#define NOGIL_PRIV_STAMP_SHIFT 3

NOGIL_PRIV_EXTERN_C_BEGIN
/* The lower half of what is locked in this process: its number, and NOGIL_PRIV_LOCKED. Kept by libnogil/mutex.c. */
extern NOGIL_PRIV_SHARED uint32_t nogil_priv_lock_stamp;
/* The slow ways. `seconds` below 0: for ever. Returns 1 if it is locked now. */
NOGIL_PRIV_COLD int nogil_priv_mutex_try(nogil_mutex *mutex);
NOGIL_PRIV_WARM int nogil_priv_mutex_wait(nogil_mutex *mutex, double seconds);
NOGIL_PRIV_WARM void nogil_priv_mutex_wake(nogil_mutex *mutex);
/* Does this thread hold it? */
NOGIL_PRIV_COLD int nogil_priv_mutex_is_mine(nogil_mutex *mutex);
#if defined(NOGIL_DEBUG) || defined(NOGIL_PRIV_BUILD_RUNTIME)
/* NOGIL_DEBUG, in lock_order.c: is about to wait for it; has it; is about to unlock it. */
NOGIL_PRIV_COLD void nogil_priv_debug_locking(nogil_mutex *mutex, nogil_priv_site site);
NOGIL_PRIV_COLD void nogil_priv_debug_locked(nogil_mutex *mutex, nogil_priv_site site);
NOGIL_PRIV_COLD void nogil_priv_debug_unlocking(nogil_mutex *mutex, nogil_priv_site site);
#endif
NOGIL_PRIV_EXTERN_C_END

/* The word of a mutex that this thread has locked. No two threads have this memory in the same 4 kB. */
NOGIL_PRIV_INLINE uint64_t nogil_priv_mutex_mine(void)
{
    return (uint64_t)(NOGIL_PRIV_OWN_ID() >> 12) << 32 | nogil_priv_lock_stamp;
}

NOGIL_PRIV_INLINE int nogil_priv_mutex_take(nogil_mutex *mutex)
{
    uint64_t expected = 0;
    return NOGIL_PRIV_LIKELY(__atomic_compare_exchange_n(
        &mutex->nogil_priv_word.whole, &expected, nogil_priv_mutex_mine(), 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED));
}

NOGIL_PRIV_INLINE void nogil_priv_mutex_lock(nogil_mutex *mutex NOGIL_PRIV_SITE_PARAM)
{
    NOGIL_PRIV_DEBUG(nogil_priv_debug_locking(mutex, site));
    if (!nogil_priv_mutex_take(mutex)) {
        NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_BLOCKED, site);
        (void)nogil_priv_mutex_wait(mutex, -1);
        NOGIL_PRIV_TRACE_NOW(site);
    }
    NOGIL_PRIV_DEBUG(nogil_priv_debug_locked(mutex, site));
}

NOGIL_PRIV_INLINE int nogil_priv_mutex_timedlock(nogil_mutex *mutex, double seconds NOGIL_PRIV_SITE_PARAM)
{
    if (!nogil_priv_mutex_take(mutex)) {
        int taken;
        if (seconds > 0) {
            NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_BLOCKED, site);
            taken = nogil_priv_mutex_wait(mutex, seconds);
            NOGIL_PRIV_TRACE_NOW(site);
        } else {
            taken = nogil_priv_mutex_try(mutex);
        }
        if (!taken)
            return 0;
    }
    NOGIL_PRIV_DEBUG(nogil_priv_debug_locked(mutex, site));
    return 1;
}

NOGIL_PRIV_INLINE void nogil_priv_mutex_unlock(nogil_mutex *mutex NOGIL_PRIV_SITE_PARAM)
{
    uint64_t expected = nogil_priv_mutex_mine();
    NOGIL_PRIV_DEBUG(nogil_priv_debug_unlocking(mutex, site));
    if (!NOGIL_PRIV_LIKELY(__atomic_compare_exchange_n(&mutex->nogil_priv_word.whole, &expected, 0, 0, __ATOMIC_RELEASE,
                                                       __ATOMIC_RELAXED)))
        nogil_priv_mutex_wake(mutex);
}

NOGIL_PRIV_INLINE void nogil_mutex_lock(nogil_mutex *mutex)
{
    nogil_priv_mutex_lock(mutex NOGIL_PRIV_SITE("nogil_mutex_lock"));
}
NOGIL_PRIV_INLINE int nogil_mutex_trylock(nogil_mutex *mutex)
{
    return nogil_priv_mutex_timedlock(mutex, 0 NOGIL_PRIV_SITE("nogil_mutex_trylock"));
}
NOGIL_PRIV_INLINE int nogil_mutex_timedlock(nogil_mutex *mutex, double seconds)
{
    return nogil_priv_mutex_timedlock(mutex, seconds NOGIL_PRIV_SITE("nogil_mutex_timedlock"));
}
NOGIL_PRIV_INLINE void nogil_mutex_unlock(nogil_mutex *mutex)
{
    nogil_priv_mutex_unlock(mutex NOGIL_PRIV_SITE("nogil_mutex_unlock"));
}
#if NOGIL_PRIV_HAS_SITES /* the same, with the place of the call */
#define nogil_mutex_lock(mutex) nogil_priv_mutex_lock((mutex)NOGIL_PRIV_SITE("nogil_mutex_lock"))
#define nogil_mutex_trylock(mutex) nogil_priv_mutex_timedlock((mutex), 0 NOGIL_PRIV_SITE("nogil_mutex_trylock"))
#define nogil_mutex_timedlock(mutex, seconds)                                                                          \
    nogil_priv_mutex_timedlock((mutex), (seconds)NOGIL_PRIV_SITE("nogil_mutex_timedlock"))
#define nogil_mutex_unlock(mutex) nogil_priv_mutex_unlock((mutex)NOGIL_PRIV_SITE("nogil_mutex_unlock"))
#endif

typedef struct {
    nogil_mutex *mutex;
    NOGIL_PRIV_SITE_FIELD
} nogil_priv_lock_guard;

NOGIL_PRIV_INLINE nogil_priv_lock_guard nogil_priv_lock_open(nogil_mutex *mutex NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_lock_guard guard;
    guard.mutex = mutex;
    NOGIL_PRIV_SITE_KEEP(&guard);
    nogil_priv_mutex_lock(mutex NOGIL_PRIV_SITE_PASS);
    return guard;
}

NOGIL_PRIV_INLINE void nogil_priv_lock_close(nogil_priv_lock_guard *guard)
{
    nogil_priv_mutex_unlock(guard->mutex NOGIL_PRIV_SITE_OF(guard));
}

/* `which` is one word: scopes of one pair of braces need names of their own. */
#define NOGIL_PRIV_LOCK_HERE(mutex, which, what)                                                                       \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    NOGIL_PRIV_NO_JUMP_INTO(NOGIL_PRIV_CAT(nogil_priv_jump_into_NOGIL_LOCKED_, which))                                 \
    nogil_priv_lock_guard NOGIL_PRIV_CAT(nogil_priv_locked_, which) NOGIL_PRIV_CLEANUP(nogil_priv_lock_close) =        \
        nogil_priv_lock_open((mutex)NOGIL_PRIV_SITE(what));                                                            \
    NOGIL_PRIV_QUIET_END

#endif
