/* SPDX-License-Identifier: 0BSD */
/* parallel.h: `for i in prange(n):`, a loop whose iterations run on several threads, over OpenMP.

       long i, sum = 0;
       NOGIL_PRANGE(i, n, schedule(dynamic), reduction(+, sum)) {   // the GIL is released, also on the caller
           if (NOGIL_FAILED(weigh, w = weigh(items + i)))           // with `long w;` declared in this body
               NOGIL_PRANGE_FAIL;                                   // the exception becomes the caller's
           sum += w;
       }
       NOGIL_PRANGE_END(goto error)                                 // what to do when an iteration has failed

   Rule: what is declared in the body belongs to one iteration, the loop variable and the names of reduction() and
   lastprivate() to one thread, everything else to all threads at once.

   Leaving: `break` and `continue` do in the body what they do in a C loop, `break` for all threads; from inside of an
   inner loop NOGIL_PRANGE_BREAK and NOGIL_PRANGE_CONTINUE do. `return` and `goto` out of it are compile errors: keep
   the value in a variable that is lastprivate() and break. In C++ a throw ends the loop and goes on behind it.

   After a break, a failure or Ctrl+C the threads finish what they are at and begin nothing new. The first failure
   counts, later ones are dropped. They look for it, and the caller for Ctrl+C where it is the main thread, after each
   50 us or so, going by how long the iterations before have taken; a caller that is done before the others looks while it
   waits for them. Iterations that may suddenly take a thousand times as long as those before want schedule(dynamic) or a
   chunk(): there a failure is seen at the next chunk, Ctrl+C every 64 iterations.

   Every thread that is not Python's is given one thread state, when it first needs the GIL, and keeps it: as long as
   the thread lives, or for the loop where the caller is in a sub-interpreter.

   OpenMP comes with -fopenmp (CMake: nogil::openmp). Without it this is a plain loop, and a note says so; with
   -DNOGIL_PRANGE_PLAIN it does not. After fork, GCC's OpenMP would hang on the thread that forked: there it is a plain
   loop too, in the child. So it is on the thread that ends the interpreter, in an atexit callback or a finalizer, since
   others get the GIL no more; a daemon thread in a loop waits for the end of the process. ThreadSanitizer knows nothing
   of GCC's OpenMP and reports races where there are none. */
#ifndef NOGIL_PARALLEL_H
#define NOGIL_PARALLEL_H

#include "block.h"
#include "context.h"
#include "cpp.h"
#include "error.h"
#include "options.h"
#include "platform.h"
#include "team.h"

#if defined(__cplusplus) && defined(__EXCEPTIONS)
#include <exception>
#endif

/* NOGIL_PRANGE(i, stop, options...) { body } NOGIL_PRANGE_END(statement): run the body for i = 0 ... stop - 1.
       i                an integer variable, declared before: afterwards it has the value of the last iteration, or of
                        the one that has left the loop by break; untouched if there was none
       stop             an integer that fits into a long long; evaluated once, as all values here
   Options, each at most once but reduction, in any order:
       start(s)         the first value of i (0)
       step(s)          what is added to i, negative too (1); 0 raises ValueError
       schedule(kind)   who runs what: static, equal parts known from the start (this is what you get without it);
                        dynamic, the next chunk to whichever thread is ready, in order up to 64 chunks, nearly beyond;
                        guided, chunks that become smaller; runtime, as OMP_SCHEDULE says
       chunk(n)         iterations in a chunk (dynamic and guided: 1)
       num_threads(n)   threads (OMP_NUM_THREADS, or the number of cores)
       reduction(op, x, ...)   each thread has its own x, and op joins them at the end: + * - & | ^ && || min max
       lastprivate(x, ...)     each thread has its own x; afterwards it is that of the last iteration, or of the one
                               that has left by break or failed
   Context: any; released in the body, where all that NOGIL_BEGIN forbids is forbidden. Cython: prange. */
#define NOGIL_PRANGE(i, ...) NOGIL_PRIV_CAT(NOGIL_PRIV_PRANGE_, NOGIL_PRIV_COUNT(__VA_ARGS__))(i, __VA_ARGS__)

/* The end of the body, and what to do after it when an iteration has failed: `goto error`, `return NULL`, ... The
   exception is pending then. Any loop can fail, since Ctrl+C can come. The GIL is as before NOGIL_PRANGE. */
#define NOGIL_PRANGE_END(...)                                                                                          \
    NOGIL_PRIV_STATIC_ASSERT(sizeof(*nogil_priv_opened_by) == NOGIL_PRIV_OPENED_BY_PRANGE,                             \
                             "NOGIL_PRANGE_END does not close a NOGIL_PRANGE: one of the two is missing, or another "  \
                             "END belongs here");                                                                      \
    NOGIL_PRIV_STATIC_ASSERT(sizeof(#__VA_ARGS__) > 1,                                                                 \
                             "NOGIL_PRANGE_END() must say what to do when an iteration has failed or Ctrl+C was "      \
                             "pressed: NOGIL_PRANGE_END(goto error) or NOGIL_PRANGE_END(return NULL)");                \
    }                                                                                                                  \
    nogil_priv_next_iteration:                                                                                         \
    NOGIL_PRIV_UNUSED;                                                                                                 \
    }                                                                                                                  \
    nogil_priv_leave_loop:                                                                                             \
    NOGIL_PRIV_UNUSED;                                                                                                 \
    }                                                                                                                  \
    NOGIL_PRIV_PRANGE_CATCH                                                                                            \
    }                                                                                                                  \
    }                                                                                                                  \
    }                                                                                                                  \
    (void)sizeof(__extension__({                                                                                       \
        NOGIL_PRANGE_without_NOGIL_PRANGE_END:                                                                         \
            0;                                                                                                         \
    }));                                                                                                               \
    if (nogil_priv_parallel_close(&nogil_priv_parallel_next)) {                                                        \
        NOGIL_PRIV_PRANGE_RETHROW __VA_ARGS__;                                                                         \
    }                                                                                                                  \
    }

/* In the body, from any depth of inner loops and blocks. FAIL: this iteration has failed, with the exception that is
   pending on this thread if there is one. BREAK: no further iterations. CONTINUE: the next one. */
#define NOGIL_PRANGE_FAIL NOGIL_PRIV_PRANGE_LEAVE("NOGIL_PRANGE_FAIL", nogil_priv_leave_loop, nogil_priv_worker_fail)
#define NOGIL_PRANGE_BREAK NOGIL_PRIV_PRANGE_LEAVE("NOGIL_PRANGE_BREAK", nogil_priv_leave_loop, (void))
#define NOGIL_PRANGE_CONTINUE NOGIL_PRIV_PRANGE_LEAVE("NOGIL_PRANGE_CONTINUE", nogil_priv_next_iteration, (void))

/* In the body: which of the threads this is, from 0 (the caller) on. Cython: threadid(). */
#define NOGIL_PRANGE_THREADID (nogil_priv_worker_here.number)

/* ----------------------------------------------------------------------------------------------------- private */

#ifdef NOGIL_PRANGE_PLAIN
#define NOGIL_PRIV_PRANGE_NOTE
#elif NOGIL_PRIV_HAS_TEAMS
#define NOGIL_PRIV_PRANGE_NOTE
#else
#define NOGIL_PRIV_PRANGE_NOTE                                                                                         \
    _Pragma("message(\"NOGIL_PRANGE is a plain loop without -fopenmp; is it meant? -DNOGIL_PRANGE_PLAIN\")")
#endif

extern char (*nogil_priv_in_prange)[1]; /* 2 in the body of a loop */
#define NOGIL_PRIV_PRANGE_LEAVE(what, label, action)                                                                   \
    do {                                                                                                               \
        NOGIL_PRIV_STATIC_ASSERT(sizeof(*nogil_priv_in_prange) == 2, what " outside of the body of a NOGIL_PRANGE");   \
        (void)action(&nogil_priv_worker_here);                                                                         \
        goto label;                                                                                                    \
    } while (0)

/* Three pairs of braces up to the threads, four more up to the body. The loop over `nogil_priv_nth` is the user's: it
   has nothing in it but the body, so that the compiler can do with it what it does with any loop. */
#define NOGIL_PRIV_PRANGE_IN(i, stop, ...)                                                                             \
    NOGIL_PRIV_BLOCK_BEGIN(NOGIL_PRANGE_without_NOGIL_PRANGE_END, NOGIL_PRIV_OPENED_BY_PRANGE)                         \
    NOGIL_PRIV_PRANGE_NOTE                                                                                             \
    NOGIL_PRIV_STATIC_ASSERT(NOGIL_PRIV_CLASS(i) >= 1 && NOGIL_PRIV_CLASS(i) <= 4,                                     \
                             "NOGIL_PRANGE(" #i ", ...): the loop variable must be an integer");                       \
    NOGIL_PRIV_CHECK_STOP(stop)                                                                                        \
    NOGIL_PRIV_STATIC_ASSERT(NOGIL_PRIV_SCHEDULE_OF(__VA_ARGS__) != 0,                                                 \
                             "NOGIL_PRANGE: the schedule is static, dynamic, guided or runtime");                      \
    NOGIL_PRIV_OPTIONS(UNKNOWN, NOGIL_PRIV_CHECK_OPTION, __VA_ARGS__)                                                  \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    nogil_priv_parallel nogil_priv_parallel_next;                                                                      \
    __typeof__(i) *const nogil_priv_last_index = &(i);                                                                 \
    NOGIL_PRIV_OPTIONS(OPT_LAST, NOGIL_PRIV_LAST_DECLARE, __VA_ARGS__)                                                 \
    NOGIL_PRIV_PRANGE_THROWN                                                                                           \
    nogil_priv_parallel_begin(                                                                                         \
        &nogil_priv_parallel_next, nogil_priv_parallel_here,                                                           \
        NOGIL_PRIV_INTEGER(NOGIL_PRIV_OPTION_VALUE(OPT_START, (0), __VA_ARGS__)), NOGIL_PRIV_INTEGER(stop),            \
        NOGIL_PRIV_INTEGER(NOGIL_PRIV_OPTION_VALUE(OPT_STEP, (1), __VA_ARGS__)), NOGIL_PRIV_SCHEDULE_OF(__VA_ARGS__),  \
        NOGIL_PRIV_INTEGER(NOGIL_PRIV_OPTION_VALUE(OPT_CHUNK, (0), __VA_ARGS__)));                                     \
    NOGIL_PRIV_OPTIONS(OPT_THREADS, NOGIL_PRIV_USE_THREADS, __VA_ARGS__)                                               \
    const nogil_priv_parallel *const nogil_priv_parallel_here NOGIL_PRIV_UNUSED = &nogil_priv_parallel_next;           \
    {                                                                                                                  \
        NOGIL_PRIV_NO_JUMP_INTO(nogil_priv_jump_into_NOGIL_PRANGE)                                                     \
        NOGIL_PRIV_RELEASE_IN_CONTEXT(1, /* NOGIL_BEGIN_SIZED and _ADAPTIVE may have kept the GIL */                   \
                                      NOGIL_PRIV_CONTEXT == NOGIL_PRIV_HELD ? NOGIL_PRIV_HELD : NOGIL_PRIV_MAYBE,      \
                                      "NOGIL_PRANGE")                                                                  \
        char (*nogil_priv_in_prange)[2] NOGIL_PRIV_UNUSED;                                                             \
        nogil_priv_parallel_next.state = nogil_priv_released_here.state;                                               \
        NOGIL_PRIV_QUIET_END                                                                                           \
        if (nogil_priv_parallel_next.count > 0)                                                                        \
            NOGIL_PRIV_OMP(omp parallel if (nogil_priv_parallel_next.parallel) private(i)                              \
                               NOGIL_PRIV_OPTIONS(OPT_REDUCTION, NOGIL_PRIV_PRAGMA_REDUCTION, __VA_ARGS__)             \
                                   NOGIL_PRIV_OPTIONS(OPT_THREADS, NOGIL_PRIV_PRAGMA_THREADS, __VA_ARGS__)             \
                                       NOGIL_PRIV_OPTIONS(OPT_LAST, NOGIL_PRIV_PRAGMA_LAST, __VA_ARGS__))              \
            {                                                                                                          \
                NOGIL_PRIV_QUIET_BEGIN                                                                                 \
                nogil_priv_worker nogil_priv_worker_here NOGIL_PRIV_CLEANUP(nogil_priv_worker_close) =                 \
                    nogil_priv_worker_open(&nogil_priv_parallel_next NOGIL_PRIV_SITE("NOGIL_PRANGE"));                 \
                nogil_priv_release_guard nogil_priv_released_here NOGIL_PRIV_UNUSED =                                  \
                    nogil_priv_worker_guard(&nogil_priv_worker_here);                                                  \
                NOGIL_PRIV_TURNS_HERE                                                                                  \
                int nogil_priv_nth = 0, nogil_priv_run;                                                                \
                NOGIL_PRIV_OPTIONS(OPT_REDUCTION, NOGIL_PRIV_PART_DECLARE, __VA_ARGS__)                                \
                for (; nogil_priv_run = nogil_priv_worker_next(&nogil_priv_worker_here),                               \
                       NOGIL_PRIV_OPTIONS(OPT_REDUCTION, NOGIL_PRIV_PART_LOAD, __VA_ARGS__) nogil_priv_run > 0;        \
                     NOGIL_PRIV_OPTIONS(OPT_REDUCTION, NOGIL_PRIV_PART_STORE, __VA_ARGS__)                             \
                             nogil_priv_worker_ran(&nogil_priv_worker_here, nogil_priv_nth, nogil_priv_run)            \
                         ? (*nogil_priv_last_index = (i),                                                              \
                           NOGIL_PRIV_OPTIONS(OPT_LAST, NOGIL_PRIV_LAST_COPY, __VA_ARGS__)                             \
                                nogil_priv_worker_copied(&nogil_priv_worker_here))                                     \
                         : (void)0) {                                                                                  \
                    NOGIL_PRIV_TRY                                                                                     \
                    {                                                                                                  \
                        __label__ nogil_priv_leave_loop;                                                               \
                        const __typeof__(i) nogil_priv_first =                                                         \
                            (__typeof__(i))nogil_priv_worker_first(&nogil_priv_worker_here);                           \
                        for (nogil_priv_nth = 0; nogil_priv_nth < nogil_priv_run; nogil_priv_nth++) {                  \
                            __label__ nogil_priv_next_iteration;                                                       \
                            i = (__typeof__(i))(nogil_priv_first +                                                     \
                                                (__typeof__(i))nogil_priv_nth *                                        \
                                                    (__typeof__(i))NOGIL_PRIV_PRANGE_STEP(                             \
                                                        NOGIL_PRIV_OPTION_VALUE(OPT_STEP, (1), __VA_ARGS__)));         \
                            (void)(i);                                                                                 \
                            NOGIL_PRIV_QUIET_END                                                                       \
                            {
/* A constant where it is one. */
#define NOGIL_PRIV_PRANGE_STEP(given) (__builtin_constant_p(given) ? (given) : nogil_priv_worker_here.step)

#if defined(__cplusplus) && defined(__EXCEPTIONS)
#define NOGIL_PRIV_PRANGE_THROWN std::exception_ptr nogil_priv_thrown;
#define NOGIL_PRIV_PRANGE_CATCH                                                                                        \
    catch (abi::__forced_unwind &)                                                                                     \
    {                                                                                                                  \
        nogil_priv_park(); /* finalization ends this thread, which may not leave OpenMP so: see nogil_priv_leave() */  \
    }                                                                                                                  \
    catch (...)                                                                                                        \
    {                                                                                                                  \
        if (nogil_priv_worker_fail(&nogil_priv_worker_here) &&                                                         \
            !nogil_error_is_set(&nogil_priv_worker_here.region->error))                                                \
            nogil_priv_thrown = std::current_exception();                                                              \
    }
#define NOGIL_PRIV_PRANGE_RETHROW                                                                                      \
    if (nogil_priv_thrown)                                                                                             \
        std::rethrow_exception(nogil_priv_thrown);
#else
#define NOGIL_PRIV_PRANGE_THROWN
#define NOGIL_PRIV_PRANGE_CATCH
#define NOGIL_PRIV_PRANGE_RETHROW
#endif

#endif
