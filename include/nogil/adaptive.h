/* SPDX-License-Identifier: 0BSD */
/* adaptive.h: releases that pay: keep the GIL through a block that is over sooner than the GIL comes back.

   While another Python thread computes, a released GIL is gone for that one's whole switch interval: a block of 10 us
   then takes milliseconds (the convoy). Keeping it through every short block instead takes the speed-up away that two
   threads have where nobody else computes. Which of the two it is shows at run time only:

       NOGIL_BEGIN_SIZED(n, 10000)          // releases if n > 10000: you know what a block costs
           crunch(data, n);
       NOGIL_END

       NOGIL_BEGIN_ADAPTIVE                 // releases where that pays: this place learns from what it has cost so far
           crunch(data, n);
       NOGIL_END

   Rule: for bounded computation only, never around a lock or a call that blocks. A block that keeps the GIL and waits for
   a thread that wants the GIL waits for ever. NOGIL_BEGIN is for those.

   To the compiler both are released blocks: the same errors, and WITH_GIL_BEGIN inside is right whether or not the GIL was
   kept. On a free-threaded build, and with NOGIL_DEBUG (so that a mistake is found each time and not now and then),
   they always release. What a site learns and by which rule stands at the top of libnogil/adaptive.c. */
#ifndef NOGIL_ADAPTIVE_H
#define NOGIL_ADAPTIVE_H

#include "block.h"
#include "context.h"
#include "debug.h"
#include "platform.h"
#include "state.h"

/* Release the GIL until NOGIL_END if n > threshold, numbers of any type; both are evaluated once, with the GIL. Context
   and errors as for NOGIL_BEGIN. For bounded computation only: with a small n nothing inside may wait. */
#define NOGIL_BEGIN_SIZED(n, threshold)                                                                                \
    NOGIL_PRIV_BLOCK_BEGIN(NOGIL_BEGIN_without_NOGIL_END, NOGIL_PRIV_OPENED_BY_NOGIL)                                  \
    NOGIL_PRIV_KEEP_OR_RELEASE_HERE(                                                                                   \
        nogil_priv_sized_open((n) > (threshold), NOGIL_PRIV_CONTEXT NOGIL_PRIV_SITE("NOGIL_BEGIN_SIZED")))             \
    NOGIL_PRIV_BLOCK_BODY

/* Release the GIL until NOGIL_END where getting it back has been cheap, keep it where that has cost more than the block
   is worth. Context and errors as for NOGIL_BEGIN. For bounded computation only: nothing inside may wait. A kept block
   costs at most 3.5 ns, a released one 2 ns more than NOGIL_BEGIN, or three looks at the clock where it is timed. */
#define NOGIL_BEGIN_ADAPTIVE                                                                                           \
    NOGIL_PRIV_BLOCK_BEGIN(NOGIL_BEGIN_without_NOGIL_END, NOGIL_PRIV_OPENED_BY_NOGIL)                                  \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    static nogil_priv_adaptive_site nogil_priv_site_here = {                                                           \
        __FILE__, __func__, __LINE__, 0, NULL, 0, NOGIL_PRIV_ZERO};                                                    \
    NOGIL_PRIV_QUIET_END                                                                                               \
    NOGIL_PRIV_KEEP_OR_RELEASE_HERE(                                                                                   \
        nogil_priv_adaptive_open(&nogil_priv_site_here, NOGIL_PRIV_CONTEXT NOGIL_PRIV_SITE("NOGIL_BEGIN_ADAPTIVE")))   \
    NOGIL_PRIV_BLOCK_BODY

/* What one NOGIL_BEGIN_ADAPTIVE of this module has learned. All threads together, since the start of the process. */
typedef struct {
    const char *file, *function; /* where it stands: __FILE__, __func__, __LINE__ */
    int line;
    const char *state;  /* "releases"; "keeps" the GIL; "tries" to release again; "banned": releases, see `bans` */
    int64_t blocks;     /* how many were entered with the GIL: kept + released */
    int64_t kept;       /* through which the GIL was kept */
    int64_t released;   /* in which it was released */
    int64_t timed;      /* of these, how many were timed */
    int64_t waited;     /* of the timed, in how many the GIL was not there within 50 us */
    double mean_wait;   /* ns that getting it back took, mean of all timed */
    double recent_wait; /* the same of late, without what other blocks that keep it are to blame for */
    double mean_block;  /* ns that a block took of late */
    int64_t bans; /* how often a block lasted for a millisecond with the GIL, so that it must not be kept for a time */
    int64_t banned;   /* how many timed blocks that time still is */
    const void *site; /* for nogil_next_site() */
} nogil_site_stats;
#define NOGIL_SITE_STATS_INIT NOGIL_PRIV_ZERO

NOGIL_PRIV_EXTERN_C_BEGIN
/* The next site of this module that has run, into `stats`. Returns 1, or 0 after the last. Any context, any thread. The
   latest to run for the first time comes first; on a free-threaded build there are none.

       nogil_site_stats site = NOGIL_SITE_STATS_INIT;
       while (nogil_next_site(&site))
           printf("%s:%d %s, %.0f ns to get it back\n", site.file, site.line, site.state, site.mean_wait); */
NOGIL_PRIV_COLD int nogil_next_site(nogil_site_stats *stats);
/* The site in this function (of them the latest to run for the first time). Returns 1, or 0 if none has run. */
NOGIL_PRIV_COLD int nogil_find_site(const char *function, nogil_site_stats *stats);
NOGIL_PRIV_EXTERN_C_END

/* ----------------------------------------------------------------------------------------------------- private */

/* What a site has learned, times in ns. 64-bit words and nothing else: it is copied word by word, each word atomically.
   That the words belong together is up to the GIL; interpreters with a GIL each may mix theirs, and then learn later. */
typedef struct {
    int64_t mode;                     /* NOGIL_PRIV_RELEASES, ... */
    int64_t wait, block;              /* recent means: to get it back, of a block */
    int64_t released, timed;          /* for the statistics: granted; of these, timed */
    int64_t wait_in_all, waited;      /* the sum, and how many waited; those before are all that changes in peace */
    int64_t kept;                     /* granted */
    int64_t spacing;                  /* recent mean from block to block while it keeps */
    int64_t since;                    /* when the GIL came here: others may have waited for it since then */
    int64_t looked, granted;          /* when we looked last, and how many blocks were let through at once */
    int64_t tries;                    /* releases without a wait while it tries */
    int64_t suspect;                  /* how many more blocks to time each */
    int64_t banned, ban, clean, bans; /* timed blocks to go; how many the next time; timed blocks without fault */
} nogil_priv_rule;
enum { NOGIL_PRIV_RELEASES, NOGIL_PRIV_KEEPS, NOGIL_PRIV_TRIES };

/* The record of one macro, static where it stands, written with the GIL. */
typedef struct nogil_priv_adaptive_site {
    const char *file, *function;
    int line;
    int listed;
    struct nogil_priv_adaptive_site *next;
    /* > 0: so many blocks keep it, < 0: so many release it, without a look at the clock. What follows up to
       `wait_in_all` shares its cache line, which threads that release take from each other. */
    __attribute__((__aligned__(64))) intptr_t credit;
    nogil_priv_rule rule;
} nogil_priv_adaptive_site;

/* What a timed block has shown. */
typedef struct {
    int64_t now;   /* when it was all over */
    int64_t block; /* what it took itself */
    int64_t wait;  /* what getting the GIL back took, -1: it was kept */
    int certain;   /* 0: perhaps this thread was preempted meanwhile, which is no fault of the block's */
} nogil_priv_evidence;

/* A block that is being timed. */
typedef struct {
    int64_t began; /* 0: it is not */
    int64_t
        mark; /* released: how long others had kept the GIL in such blocks by then; kept: nogil_priv_thread_usage() */
} nogil_priv_timed;

typedef struct {
    PyThreadState *state; /* for a WITH_GIL inside, as in nogil_priv_release_guard; NULL while the GIL is kept */
    nogil_priv_detached section;
    nogil_priv_adaptive_site *here;
    nogil_priv_timed timed;
    NOGIL_PRIV_SITE_FIELD
    NOGIL_PRIV_MOMENT_FIELD
} nogil_priv_adaptive_guard;

NOGIL_PRIV_EXTERN_C_BEGIN
/* The rule, in two functions without a clock. At a look: keep the GIL (1) or release it (0)? `wanted`: another thread
   asks for it. After a timed block: learn; returns the next credit. */
NOGIL_PRIV_COLD int nogil_priv_rule_decide(nogil_priv_rule *rule, int64_t now, int wanted);
NOGIL_PRIV_COLD int64_t nogil_priv_rule_learn(nogil_priv_rule *rule, nogil_priv_evidence evidence);

/* The credit is used up. If the GIL is to be kept (and it `may_keep` it), the block is timed; otherwise `began` is 0. */
NOGIL_PRIV_WARM nogil_priv_timed nogil_priv_adaptive_look(nogil_priv_adaptive_site *here, int may_keep);
/* The begin of a timed block that has released it. */
NOGIL_PRIV_WARM nogil_priv_timed nogil_priv_adaptive_begin(void);
/* The end of a timed block: kept, or released and to be taken back. */
NOGIL_PRIV_WARM void nogil_priv_adaptive_kept(nogil_priv_adaptive_site *here, nogil_priv_timed timed);
NOGIL_PRIV_WARM void nogil_priv_adaptive_back(nogil_priv_adaptive_site *here, nogil_priv_timed timed,
                                              nogil_priv_detached section);
NOGIL_PRIV_EXTERN_C_END

/* As NOGIL_PRIV_RELEASE_HERE, but whether is only known at run time. */
#define NOGIL_PRIV_KEEP_OR_RELEASE_HERE(open)                                                                          \
    NOGIL_PRIV_CHECK_RELEASE(1);                                                                                       \
    NOGIL_PRIV_RELEASE_BY(1, nogil_priv_adaptive_guard, nogil_priv_adaptive_close, open)

#if !NOGIL_PRIV_HAS_GIL || defined(NOGIL_DEBUG)
#define NOGIL_PRIV_MAY_KEEP 0
#else
#define NOGIL_PRIV_MAY_KEEP 1
#endif

/* Until it releases or is timed. The other members are only looked at where `state` or `began` says so. */
NOGIL_PRIV_INLINE void nogil_priv_guard_keeps(nogil_priv_adaptive_guard *guard, int context NOGIL_PRIV_SITE_PARAM)
{
    guard->state = NULL;
    guard->timed.began = 0;
    (void)context;
    NOGIL_PRIV_SITE_KEEP(guard);
#ifdef NOGIL_DEBUG
    if (context != NOGIL_PRIV_MAYBE)
        nogil_priv_debug_expect(1, "releases the GIL, but this thread does not hold it", site);
#endif
}

NOGIL_PRIV_INLINE void nogil_priv_guard_releases(nogil_priv_adaptive_guard *guard)
{
    NOGIL_PRIV_RELEASES(guard->site);
    guard->section = nogil_priv_detach();
    guard->state = guard->section.state;
    NOGIL_PRIV_CHANGED(0, guard->site);
#ifdef NOGIL_DEBUG
    guard->entered = nogil_priv_debug_now();
#endif
}

NOGIL_PRIV_INLINE nogil_priv_adaptive_guard nogil_priv_sized_open(int is_large, int context NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_adaptive_guard guard;
    nogil_priv_guard_keeps(&guard, context NOGIL_PRIV_SITE_PASS);
    if ((is_large || !NOGIL_PRIV_MAY_KEEP) && (context != NOGIL_PRIV_MAYBE || nogil_priv_attached_state()))
        nogil_priv_guard_releases(&guard);
    else if (NOGIL_PRIV_TRACES && (context != NOGIL_PRIV_MAYBE || nogil_priv_attached_state()))
        NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_KEPT, site);
#ifdef NOGIL_DEBUG
    guard.entered.may_wait = is_large;
#endif
    return guard;
}

NOGIL_PRIV_INLINE nogil_priv_adaptive_guard nogil_priv_adaptive_open(nogil_priv_adaptive_site *here,
                                                                     int context NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_adaptive_guard guard;
    nogil_priv_guard_keeps(&guard, context NOGIL_PRIV_SITE_PASS);
    if (context == NOGIL_PRIV_MAYBE && !nogil_priv_attached_state())
        return guard;
    guard.here = here;
#if NOGIL_PRIV_HAS_GIL /* threads that share no GIL are not to share a cache line either */
    {
        const intptr_t credit = NOGIL_PRIV_MAY_KEEP ? __atomic_load_n(&here->credit, __ATOMIC_RELAXED) : 0;
        if (NOGIL_PRIV_LIKELY(credit > 0)) {
            __atomic_store_n(&here->credit, credit - 1, __ATOMIC_RELAXED);
            NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_KEPT, site);
            return guard;
        }
        if (credit == 0) {
            guard.timed = nogil_priv_adaptive_look(here, NOGIL_PRIV_MAY_KEEP);
            if (!guard.timed.began) {
                nogil_priv_guard_releases(&guard);
                guard.timed = nogil_priv_adaptive_begin(); /* its clock is no matter for those who want the GIL */
            } else {
                NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_KEPT, site);
            }
            return guard;
        }
        __atomic_store_n(&here->credit, credit + 1, __ATOMIC_RELAXED);
    }
#endif
    nogil_priv_guard_releases(&guard);
    return guard;
}

NOGIL_PRIV_INLINE void nogil_priv_adaptive_close(nogil_priv_adaptive_guard *guard)
{
#ifdef NOGIL_DEBUG
    if (guard->state) {
        nogil_priv_debug_expect(
            0, "is over and takes the GIL back, but this thread holds it: something inside acquired it for good",
            guard->site);
        nogil_priv_debug_lasted(guard->entered, guard->site);
    }
#endif
    if (guard->state) {
        NOGIL_PRIV_WAITS(guard->site);
        if (guard->timed.began)
            nogil_priv_adaptive_back(guard->here, guard->timed, guard->section);
        else
            nogil_priv_reattach(&guard->section);
        NOGIL_PRIV_CHANGED(1, guard->site);
    } else {
        if (NOGIL_PRIV_UNLIKELY(guard->timed.began))
            nogil_priv_adaptive_kept(guard->here, guard->timed);
        if (NOGIL_PRIV_TRACES && nogil_priv_attached_state()) /* not in a nogil function that came without it */
            NOGIL_PRIV_TRACE(NOGIL_PRIV_TRACE_HELD, guard->site);
    }
}

#endif
