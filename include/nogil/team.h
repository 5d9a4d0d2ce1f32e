/* SPDX-License-Identifier: 0BSD */
/* team.h: one NOGIL_PRANGE and its threads: what they share, and what each has to itself.

       nogil_priv_parallel loop;                                           // the caller's, for all
       nogil_priv_parallel_begin(&loop, NULL, 0, n, 1, NOGIL_PRIV_STATIC, 0);
       nogil_priv_worker worker = nogil_priv_worker_open(&loop);           // on each thread
       while ((run = nogil_priv_worker_next(&worker)) > 0)                 // so many iterations, from
           first = nogil_priv_worker_first(&worker);                       // this one on
       nogil_priv_worker_close(&worker);                                   // the last one waits for the others
       nogil_priv_parallel_close(&loop);                                   // 1: an iteration has failed

   Rule: what several threads write is atomic or behind `lock`, and what they write often has a cache line of its own.

   There are no public names here. */
#ifndef NOGIL_TEAM_H
#define NOGIL_TEAM_H

#include "block.h"
#include "debug.h"
#include "error.h"
#include "options.h"
#include "platform.h"
#include "state.h"

/* What the next chunk starts with (dynamic, guided). Two threads that count in one cache line wait for it longer than a
   short iteration takes, so with schedule(dynamic) up to so many of them have a counter to themselves. */
enum { NOGIL_PRIV_MOST_COUNTERS = 16 };
typedef struct nogil_priv_counter {
    unsigned long long next __attribute__((__aligned__(64)));
    char rest_of_the_line[56];
} nogil_priv_counter;

/* One loop, shared by its threads. */
enum { NOGIL_PRIV_LOOP_GOES_ON = 0, NOGIL_PRIV_LOOP_LEFT, NOGIL_PRIV_LOOP_FAILED };
typedef struct nogil_priv_parallel {
    long long start, step, count, chunk;      /* count: iterations; chunk: 0 for equal parts */
    const struct nogil_priv_parallel *around; /* the loop in whose body this one stands */
    PyThreadState *state;                     /* of the caller, detached for the loop; NULL: see WITH_GIL_BEGIN */
    PyThreadState *watched;                   /* the caller's, without a pending exception at the beginning */
    nogil_priv_thread *thread;                /* the caller, where it counts its loops */
    PyInterpreterState *interp;               /* the workers make a state of this one for the loop; NULL: kept ones */
    unsigned long caller;                     /* thread id */
    nogil_error error;                        /* of the first that has failed */
    int schedule, parallel, saved_errno;
    int why;                    /* NOGIL_PRIV_LOOP_... */
    int lock;                   /* while what is lastprivate is copied */
    int copied;                 /* by an iteration that has left the loop */
    uint32_t finished, awaited; /* threads other than the caller that are done; the caller sleeps until all are */
    int counters;               /* how many of these; 0: as many as are of use */
    nogil_priv_counter counter[NOGIL_PRIV_MOST_COUNTERS];
} nogil_priv_parallel;

/* One of its threads. */
typedef struct nogil_priv_worker {
    nogil_priv_parallel *region;
    long long at, end;                    /* what is left of the chunk */
    long long lo, step;                   /* where this run began */
    long long chunks;                     /* static: taken so far */
    int counter, counters, ran_out;       /* dynamic: which this thread takes from, of how many, how many are empty */
    long left, size;                      /* iterations until the next look at the clock, and between two looks */
    int64_t looked, asked;                /* ns: the last look, and the last time that signals were asked for */
    PyThreadState *state;                 /* of region->interp, made on first need */
    struct nogil_priv_worker *before;     /* what nogil_priv_thread.worker was */
    uintptr_t outer;                      /* what nogil_priv_mine was */
    int number, team, is_caller, is_main; /* is_main: Python runs signal handlers on it; 0: perhaps */
    NOGIL_PRIV_SITE_FIELD                 /* last: the compiled runtime does not know it */
} nogil_priv_worker;

NOGIL_PRIV_UNUSED static const nogil_priv_parallel *const nogil_priv_parallel_here = NULL;

NOGIL_PRIV_EXTERN_C_BEGIN
NOGIL_PRIV_WARM void nogil_priv_parallel_open(nogil_priv_parallel *region, long long stop);
/* How many iterations this thread is to run next, from worker->lo on; 0: no more. */
NOGIL_PRIV_WARM int nogil_priv_worker_next(nogil_priv_worker *worker);
/* After the last iteration of all, or one that has left the loop: 1 if what is lastprivate is to be copied now. */
NOGIL_PRIV_WARM int nogil_priv_worker_ran_out(nogil_priv_worker *worker, int left_early);
/* 1 if it is the first failure of the loop. */
NOGIL_PRIV_COLD int nogil_priv_worker_fail(nogil_priv_worker *worker);
NOGIL_PRIV_WARM void nogil_priv_worker_enter(nogil_priv_worker *worker);
NOGIL_PRIV_WARM void nogil_priv_worker_leave(nogil_priv_worker *worker);
/* The caller waits until the others have left, and looks for Ctrl+C meanwhile. */
NOGIL_PRIV_WARM void nogil_priv_worker_await(nogil_priv_worker *worker);
NOGIL_PRIV_COLD PyThreadState *nogil_priv_worker_state(nogil_priv_thread *thread);
NOGIL_PRIV_COLD nogil_priv_attached nogil_priv_worker_attach(nogil_priv_worker *worker);
NOGIL_PRIV_COLD int nogil_priv_parallel_failed(nogil_priv_parallel *region);
/* The thread that came back from fork() in a child, whose OpenMP workers are gone; 0: none. */
extern NOGIL_PRIV_SHARED unsigned long nogil_priv_forked_thread;
NOGIL_PRIV_EXTERN_C_END

NOGIL_PRIV_INLINE int nogil_priv_threads(long long wanted)
{
#if NOGIL_PRIV_HAS_TEAMS
    return wanted > 0 ? wanted < 65536 ? (int)wanted : 65536 : omp_get_max_threads();
#else
    (void)wanted;
    return 1;
#endif
}

NOGIL_PRIV_INLINE void nogil_priv_parallel_begin(nogil_priv_parallel *region, const nogil_priv_parallel *around,
                                                 long long start, long long stop, long long step, int schedule,
                                                 long long chunk)
{
    region->counters = 0;
#if NOGIL_PRIV_HAS_TEAMS
    if (schedule == NOGIL_PRIV_RUNTIME) {
        omp_sched_t kind;
        int size;
        omp_get_schedule(&kind, &size);
        region->counters = (unsigned)kind & NOGIL_PRIV_MONOTONIC ? 1 : 0;
        schedule = (int)(kind & 0xff);
        chunk = schedule <= NOGIL_PRIV_GUIDED ? size : 0; /* auto: as without chunk() */
    }
    region->parallel =
        !NOGIL_PRIV_TEAM_IS_LOST_BY_FORK || NOGIL_PRIV_LIKELY(nogil_priv_forked_thread != NOGIL_PRIV_THREAD_ID());
#else
    region->parallel = 0;
#endif
    region->around = around;
    region->start = start;
    region->step = step;
    region->schedule = schedule;
    region->chunk = chunk;
    nogil_priv_parallel_open(region, stop);
}

NOGIL_PRIV_INLINE int nogil_priv_parallel_close(nogil_priv_parallel *region)
{
    if (region->thread)
        region->thread->loops--;
    errno = region->saved_errno;
    if (NOGIL_PRIV_UNLIKELY(region->why == NOGIL_PRIV_LOOP_FAILED))
        return nogil_priv_parallel_failed(region);
#if !NOGIL_PRIV_STATE_IS_OPAQUE
    if (region->watched) /* an iteration on this thread may have left one pending */
        return NOGIL_PRIV_UNLIKELY(nogil_priv_state_has_error(region->watched));
#endif
    return 0;
}

NOGIL_PRIV_INLINE nogil_priv_worker nogil_priv_worker_open(nogil_priv_parallel *region NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_worker worker;
    worker.region = region;
    worker.step = region->step;
    worker.at = worker.end = worker.lo = worker.chunks = 0;
    worker.left = worker.size = 4; /* carefully: nothing is known of them */
    worker.looked = worker.asked = 0;
    worker.state = NULL;
    worker.before = NULL;
    worker.outer = 0;
    worker.number = NOGIL_PRIV_TEAM_NUMBER();
    worker.team = NOGIL_PRIV_TEAM_SIZE();
    worker.counters = worker.team < region->counters ? worker.team : region->counters;
    worker.counter = worker.number < worker.counters ? worker.number : worker.number % worker.counters;
    worker.ran_out = 0;
    worker.is_caller = NOGIL_PRIV_THREAD_ID() == region->caller;
    worker.is_main = 0;
    NOGIL_PRIV_SITE_KEEP(&worker);
    if (NOGIL_PRIV_TRACES && !worker.is_caller)
        NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_RELEASED, site);
    return worker;
}

/* The guard by which blocks in the body know the state to attach. Enters, too: the worker has its address by now. */
NOGIL_PRIV_INLINE nogil_priv_release_guard nogil_priv_worker_guard(nogil_priv_worker *worker)
{
    nogil_priv_release_guard guard;
    memset(&guard, 0, sizeof(guard));
    if (worker->is_caller)
        guard.state = worker->region->state;
    else if (worker->region->interp)
        nogil_priv_worker_enter(worker);
    return guard;
}

NOGIL_PRIV_INLINE void nogil_priv_worker_close(nogil_priv_worker *worker)
{
    NOGIL_PRIV_DEBUG(nogil_priv_debug_expect(
        0, "is over on this thread, which holds the GIL: something in the body acquired it for good", worker->site));
    if (!worker->is_caller) {
        nogil_priv_worker_leave(worker);
        NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_NOTHING, worker->site);
    } else if (worker->team > 1) {
        nogil_priv_worker_await(worker);
    }
}

NOGIL_PRIV_INLINE long long nogil_priv_worker_first(const nogil_priv_worker *worker)
{
    const unsigned long long lo = (unsigned long long)worker->lo, step = (unsigned long long)worker->step;
    return (long long)((unsigned long long)worker->region->start + lo * step); /* lo * step alone may be too large */
}

NOGIL_PRIV_INLINE int nogil_priv_worker_ran(nogil_priv_worker *worker, int at, int run)
{
    return NOGIL_PRIV_LIKELY(at == run && worker->lo + run != worker->region->count)
               ? 0
               : nogil_priv_worker_ran_out(worker, at != run);
}

NOGIL_PRIV_INLINE void nogil_priv_worker_copied(nogil_priv_worker *worker)
{
    __atomic_store_n(&worker->region->lock, 0, __ATOMIC_RELEASE);
}

#endif
