/* SPDX-License-Identifier: 0BSD */
/* options.h: the options of NOGIL_PRANGE, taken apart by the preprocessor.

       NOGIL_PRANGE(i, n, schedule(dynamic), reduction(+, sum))

   comes here as  i, n, (~, OPT_SCHEDULE, (dynamic)), (~, OPT_REDUCTION, (+, sum))  and is asked for

       NOGIL_PRIV_SCHEDULE_OF(options)                          (NOGIL_PRIV_DYNAMIC)
       NOGIL_PRIV_OPTION_VALUE(OPT_CHUNK, (0), options)         (0), since there is no chunk()
       NOGIL_PRIV_OPTIONS(OPT_REDUCTION, NOGIL_PRIV_PRAGMA_REDUCTION, options)    reduction(+ : sum)

   Rule: everything here is preprocessor, nothing is public; what an option means is told in parallel.h. */
#ifndef NOGIL_OPTIONS_H
#define NOGIL_OPTIONS_H

#include "parameters.h"
#include "platform.h"
#include "spec.h"

/* The options: each becomes ~, KIND, (arguments), and each place below takes those of one kind. */
#define NOGIL_PRIV_OPTION_start(...) ~, OPT_START, (__VA_ARGS__)
#define NOGIL_PRIV_OPTION_step(...) ~, OPT_STEP, (__VA_ARGS__)
#define NOGIL_PRIV_OPTION_schedule(kind) ~, OPT_SCHEDULE, (kind)
#define NOGIL_PRIV_OPTION_chunk(...) ~, OPT_CHUNK, (__VA_ARGS__)
#define NOGIL_PRIV_OPTION_num_threads(...) ~, OPT_THREADS, (__VA_ARGS__)
#define NOGIL_PRIV_OPTION_reduction(...) ~, OPT_REDUCTION, (__VA_ARGS__)
#define NOGIL_PRIV_OPTION_lastprivate(...) ~, OPT_LAST, (__VA_ARGS__)
#define NOGIL_PRIV_IS_OPT_START_OPT_START ~, TAKE
#define NOGIL_PRIV_IS_OPT_STEP_OPT_STEP ~, TAKE
#define NOGIL_PRIV_IS_OPT_SCHEDULE_OPT_SCHEDULE ~, TAKE
#define NOGIL_PRIV_IS_OPT_CHUNK_OPT_CHUNK ~, TAKE
#define NOGIL_PRIV_IS_OPT_THREADS_OPT_THREADS ~, TAKE
#define NOGIL_PRIV_IS_OPT_REDUCTION_OPT_REDUCTION ~, TAKE
#define NOGIL_PRIV_IS_OPT_LAST_OPT_LAST ~, TAKE
#define NOGIL_PRIV_IS_UNKNOWN_UNKNOWN ~, TAKE
#define NOGIL_PRIV_OPTION_TAKE(action, arguments) action arguments
#define NOGIL_PRIV_OPTION_DROP(action, arguments)

#define NOGIL_PRIV_PRANGE_1(i, n) NOGIL_PRIV_PRANGE_IN(i, n, (~, NONE, ()))
#define NOGIL_PRIV_PRANGE_2(i, n, a) NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a))
#define NOGIL_PRIV_PRANGE_3(i, n, a, b) NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b))
#define NOGIL_PRIV_PRANGE_4(i, n, a, b, c)                                                                             \
    NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b), (NOGIL_PRIV_OPTION_##c))
#define NOGIL_PRIV_PRANGE_5(i, n, a, b, c, d)                                                                          \
    NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b), (NOGIL_PRIV_OPTION_##c),              \
                         (NOGIL_PRIV_OPTION_##d))
#define NOGIL_PRIV_PRANGE_6(i, n, a, b, c, d, e)                                                                       \
    NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b), (NOGIL_PRIV_OPTION_##c),              \
                         (NOGIL_PRIV_OPTION_##d), (NOGIL_PRIV_OPTION_##e))
#define NOGIL_PRIV_PRANGE_7(i, n, a, b, c, d, e, f)                                                                    \
    NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b), (NOGIL_PRIV_OPTION_##c),              \
                         (NOGIL_PRIV_OPTION_##d), (NOGIL_PRIV_OPTION_##e), (NOGIL_PRIV_OPTION_##f))
#define NOGIL_PRIV_PRANGE_8(i, n, a, b, c, d, e, f, g)                                                                 \
    NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b), (NOGIL_PRIV_OPTION_##c),              \
                         (NOGIL_PRIV_OPTION_##d), (NOGIL_PRIV_OPTION_##e), (NOGIL_PRIV_OPTION_##f),                    \
                         (NOGIL_PRIV_OPTION_##g))
#define NOGIL_PRIV_PRANGE_9(i, n, a, b, c, d, e, f, g, h)                                                              \
    NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b), (NOGIL_PRIV_OPTION_##c),              \
                         (NOGIL_PRIV_OPTION_##d), (NOGIL_PRIV_OPTION_##e), (NOGIL_PRIV_OPTION_##f),                    \
                         (NOGIL_PRIV_OPTION_##g), (NOGIL_PRIV_OPTION_##h))
#define NOGIL_PRIV_PRANGE_10(i, n, a, b, c, d, e, f, g, h, j)                                                          \
    NOGIL_PRIV_PRANGE_IN(i, n, (NOGIL_PRIV_OPTION_##a), (NOGIL_PRIV_OPTION_##b), (NOGIL_PRIV_OPTION_##c),              \
                         (NOGIL_PRIV_OPTION_##d), (NOGIL_PRIV_OPTION_##e), (NOGIL_PRIV_OPTION_##f),                    \
                         (NOGIL_PRIV_OPTION_##g), (NOGIL_PRIV_OPTION_##h), (NOGIL_PRIV_OPTION_##j))

/* action(arguments), for each option of that kind. */
#define NOGIL_PRIV_OPTIONS(kind, action, ...)                                                                          \
    NOGIL_PRIV_CAT(NOGIL_PRIV_OPTIONS_, NOGIL_PRIV_COUNT(__VA_ARGS__))(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_1(kind, action, o)                                                                          \
    NOGIL_PRIV_CAT(NOGIL_PRIV_OPTION_,                                                                                 \
                   NOGIL_PRIV_SECOND_(NOGIL_PRIV_CAT4(NOGIL_PRIV_IS_, kind, _, NOGIL_PRIV_KIND_OF(o)), DROP, ~))(      \
        action, NOGIL_PRIV_VALUE_OF(o))
#define NOGIL_PRIV_OPTIONS_2(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_1(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_3(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_2(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_4(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_3(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_5(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_4(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_6(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_5(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_7(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_6(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_8(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_7(kind, action, __VA_ARGS__)
#define NOGIL_PRIV_OPTIONS_9(kind, action, o, ...)                                                                     \
    NOGIL_PRIV_OPTIONS_1(kind, action, o) NOGIL_PRIV_OPTIONS_8(kind, action, __VA_ARGS__)
/* The value of the option of that kind, or else `otherwise`. */
#define NOGIL_PRIV_OPTION_VALUE(kind, otherwise, ...)                                                                  \
    NOGIL_PRIV_SECOND_(~NOGIL_PRIV_OPTIONS(kind, NOGIL_PRIV_AND, __VA_ARGS__), otherwise, ~)
#define NOGIL_PRIV_AND(...) , (__VA_ARGS__)

#define NOGIL_PRIV_PRAGMA_REDUCTION(op, ...) reduction(op : __VA_ARGS__)
#define NOGIL_PRIV_PRAGMA_THREADS(n) num_threads(nogil_priv_threads(NOGIL_PRIV_INTEGER(n)))
#define NOGIL_PRIV_PRAGMA_LAST(...) firstprivate(__VA_ARGS__)
#if NOGIL_PRIV_HAS_TEAMS
#define NOGIL_PRIV_USE_THREADS(...)
#else
#define NOGIL_PRIV_USE_THREADS(...) (void)(__VA_ARGS__);
#endif

/* Where what is lastprivate goes: `action` for each name. */
#define NOGIL_PRIV_NAMES(action, ...)                                                                                  \
    NOGIL_PRIV_CAT(NOGIL_PRIV_NAMES_, NOGIL_PRIV_COUNT(__VA_ARGS__))(action, __VA_ARGS__)
#define NOGIL_PRIV_NAMES_1(action, x) action(x)
#define NOGIL_PRIV_NAMES_2(action, x, ...) action(x) NOGIL_PRIV_NAMES_1(action, __VA_ARGS__)
#define NOGIL_PRIV_NAMES_3(action, x, ...) action(x) NOGIL_PRIV_NAMES_2(action, __VA_ARGS__)
#define NOGIL_PRIV_NAMES_4(action, x, ...) action(x) NOGIL_PRIV_NAMES_3(action, __VA_ARGS__)
#define NOGIL_PRIV_NAMES_5(action, x, ...) action(x) NOGIL_PRIV_NAMES_4(action, __VA_ARGS__)
#define NOGIL_PRIV_NAMES_6(action, x, ...) action(x) NOGIL_PRIV_NAMES_5(action, __VA_ARGS__)
#define NOGIL_PRIV_NAMES_7(action, x, ...) action(x) NOGIL_PRIV_NAMES_6(action, __VA_ARGS__)
#define NOGIL_PRIV_NAMES_8(action, x, ...) action(x) NOGIL_PRIV_NAMES_7(action, __VA_ARGS__)
#define NOGIL_PRIV_LAST_DECLARE(...) NOGIL_PRIV_NAMES(NOGIL_PRIV_LAST_DECLARE_ONE, __VA_ARGS__)
#define NOGIL_PRIV_LAST_DECLARE_ONE(x) __typeof__(x) *const nogil_priv_last_##x NOGIL_PRIV_UNUSED = &(x);
#define NOGIL_PRIV_LAST_COPY(...) NOGIL_PRIV_NAMES(NOGIL_PRIV_LAST_COPY_ONE, __VA_ARGS__)
#define NOGIL_PRIV_LAST_COPY_ONE(x) *nogil_priv_last_##x = (x),

/* A thread's own part of a reduction is in memory while the next run of iterations is fetched, and in a variable that the
   compiler may keep in a register while they run. Without that, the fetching call being in the loop, GCC 12 has a double
   in memory all the time, and each iteration waits for the one before to be written (3.9 of the time of Cython's loop
   where the body calls a static function that is not inlined). Larger ones than 16 bytes stay as they are. */
#define NOGIL_PRIV_PART_DECLARE(op, ...) NOGIL_PRIV_NAMES(NOGIL_PRIV_PART_DECLARE_ONE, __VA_ARGS__)
#define NOGIL_PRIV_PART_DECLARE_ONE(x)                                                                                 \
    char nogil_priv_part_##x[NOGIL_PRIV_PART_SIZE(x) + 1] __attribute__((__aligned__(16)));                            \
    NOGIL_PRIV_PART_STORE_ONE(x)(void) 0;                                                                              \
    __asm__ volatile("" : : "r"(nogil_priv_part_##x) : "memory"); /* anybody may know its address */
#define NOGIL_PRIV_PART_LOAD(op, ...) NOGIL_PRIV_NAMES(NOGIL_PRIV_PART_LOAD_ONE, __VA_ARGS__)
#define NOGIL_PRIV_PART_LOAD_ONE(x) memcpy((void *)&(x), nogil_priv_part_##x, NOGIL_PRIV_PART_SIZE(x)),
#define NOGIL_PRIV_PART_STORE(op, ...) NOGIL_PRIV_NAMES(NOGIL_PRIV_PART_STORE_ONE, __VA_ARGS__)
#define NOGIL_PRIV_PART_STORE_ONE(x) memcpy(nogil_priv_part_##x, (const void *)&(x), NOGIL_PRIV_PART_SIZE(x)),
#define NOGIL_PRIV_PART_SIZE(x) (sizeof(x) <= 16 ? sizeof(x) : 0)

/* The kinds of schedule have the numbers of OpenMP's omp_sched_t. */
enum { NOGIL_PRIV_STATIC = 1, NOGIL_PRIV_DYNAMIC, NOGIL_PRIV_GUIDED, NOGIL_PRIV_RUNTIME = 9 };
#define NOGIL_PRIV_MONOTONIC 0x80000000u /* OpenMP's bit beside them */
#define NOGIL_PRIV_SCHEDULE_static ~, NOGIL_PRIV_STATIC
#define NOGIL_PRIV_SCHEDULE_dynamic ~, NOGIL_PRIV_DYNAMIC
#define NOGIL_PRIV_SCHEDULE_guided ~, NOGIL_PRIV_GUIDED
#define NOGIL_PRIV_SCHEDULE_runtime ~, NOGIL_PRIV_RUNTIME
#define NOGIL_PRIV_SCHEDULE(kind) , (NOGIL_PRIV_SECOND_(NOGIL_PRIV_SCHEDULE_##kind, 0, ~))
#define NOGIL_PRIV_SCHEDULE_OF(...)                                                                                    \
    NOGIL_PRIV_SECOND_(~NOGIL_PRIV_OPTIONS(OPT_SCHEDULE, NOGIL_PRIV_SCHEDULE, __VA_ARGS__), (NOGIL_PRIV_STATIC), ~)

/* A cast alone would take a pointer or a double; `|` is of integers. The words are C's only: a call of the Python API in
   `stop` has a lambda in it in C++, which __typeof__ refuses before C++20. */
#define NOGIL_PRIV_INTEGER(given) ((long long)((given) | 0))
#ifdef __cplusplus
#define NOGIL_PRIV_CHECK_STOP(stop)
#else
#define NOGIL_PRIV_CHECK_STOP(stop)                                                                                    \
    NOGIL_PRIV_STATIC_ASSERT(NOGIL_PRIV_CLASS(stop) >= 1 && NOGIL_PRIV_CLASS(stop) <= 4,                               \
                             "NOGIL_PRANGE(i, stop): stop must be an integer, not " #stop);
#endif

#define NOGIL_PRIV_CHECK_OPTION(...)                                                                                   \
    NOGIL_PRIV_STATIC_ASSERT(0, "NOGIL_PRANGE: unknown option; there are start(), step(), schedule(), chunk(), "       \
                                "num_threads(), reduction(op, x), lastprivate(x)");

#endif
