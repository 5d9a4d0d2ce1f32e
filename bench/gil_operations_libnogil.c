/* SPDX-License-Identifier: 0BSD */
/* gil_operations_libnogil.c: the operations of gil_operations.py, written with nogil.h.

   Rule: row for row the same as gil_operations_macros.c and gil_operations_cython.pyx, and each loop has the same name
   there. `noinline` keeps the compiler from merging a called function with its loop: it would only here. */
#include <nogil.h>

#include "plain_loops.h"

BENCH_NOINLINE static WITH_GIL_FUNCTION(int, with_gil_function, except_maybe(-1), (int, i))
{
    bench_keep();
    return i;
}

BENCH_NOINLINE static NOGIL_FUNCTION(void, except_any_function, except_any, ())
{
    bench_keep();
}

BENCH_NOINLINE static NOGIL_FUNCTION(void, noexcept_function, noexcept, ())
{
    bench_keep();
}

static double release(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        NOGIL_BEGIN
            bench_keep();
        NOGIL_END
    }
    return bench_now() - start;
}

static double with_gil_held(long n)
{
    int result;
    double start = bench_now();
    for (long i = 0; i < n; i++)
        if (NOGIL_FAILED(with_gil_function, result = with_gil_function((int)i)))
            return -1;
    return bench_now() - start;
}

static double with_gil_released(long n)
{
    int result;
    double start;
    NOGIL_BEGIN
        start = bench_now();
        for (long i = 0; i < n; i++)
            if (NOGIL_FAILED(with_gil_function, result = with_gil_function((int)i)))
                return -1;
        start = bench_now() - start;
    NOGIL_END
    return start;
}

static double except_any_released(long n)
{
    double start;
    NOGIL_BEGIN
        start = bench_now();
        for (long i = 0; i < n; i++)
            if (NOGIL_FAILED(except_any_function, except_any_function()))
                return -1;
        start = bench_now() - start;
    NOGIL_END
    return start;
}

BENCH_NOINLINE static NOGIL_FUNCTION(double, except_any_loop, noexcept, (long, n))
{
    double start = bench_now();
    for (long i = 0; i < n; i++)
        if (NOGIL_FAILED(except_any_function, except_any_function()))
            return -1;
    return bench_now() - start;
}

static double except_any_maybe(long n)
{
    double result;
    NOGIL_BEGIN
        result = except_any_loop(n);
    NOGIL_END
    return result;
}

static double except_any_held(long n)
{
    return except_any_loop(n);
}

static double with_gil_inside(long n)
{
    double start;
    NOGIL_BEGIN
        start = bench_now();
        for (long i = 0; i < n; i++) {
            WITH_GIL_BEGIN
                bench_keep();
            WITH_GIL_END
        }
        start = bench_now() - start;
    NOGIL_END
    return start;
}

static double noexcept_released(long n)
{
    double start;
    NOGIL_BEGIN
        start = bench_now();
        for (long i = 0; i < n; i++)
            noexcept_function();
        start = bench_now() - start;
    NOGIL_END
    return start;
}

static double noexcept_held(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++)
        noexcept_function();
    return bench_now() - start;
}

/* A loop that asks for signals now and then, with nothing else to do: what is left when the empty one is taken off. */
static double check_signals_released(long n)
{
    double start;
    NOGIL_BEGIN
        start = bench_now();
        for (long i = 0; i < n; i++) {
            if (NOGIL_CHECK_SIGNALS_EVERY(BENCH_TURNS) < 0)
                return -1;
            bench_keep();
        }
        start = bench_now() - start;
    NOGIL_END
    return start;
}

BENCH_NOINLINE static NOGIL_FUNCTION(double, check_signals_loop, except(-1), (long, n))
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        if (NOGIL_CHECK_SIGNALS_EVERY(BENCH_TURNS) < 0)
            return -1;
        bench_keep();
    }
    return bench_now() - start;
}

static double check_signals_maybe(long n)
{
    double result = -1;
    NOGIL_BEGIN
        result = check_signals_loop(n);
    NOGIL_END
    return result;
}

static double check_signals_plain(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        if (NOGIL_CHECK_SIGNALS_EVERY(BENCH_TURNS) < 0)
            return -1;
        bench_keep();
    }
    return bench_now() - start;
}

static double foreign_loop(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        WITH_GIL_BEGIN
            bench_keep();
        WITH_GIL_END
    }
    return bench_now() - start;
}

static double foreign(long n)
{
    double result;
    NOGIL_BEGIN
        result = bench_on_foreign_thread(foreign_loop, n);
    NOGIL_END
    return result;
}

/* For contended.py: blocks of 10 us for so many nanoseconds on the wall. Returns those of one block. */
static double block(long nanoseconds)
{
    double start = bench_time(2), took;
    long blocks = 0;
    do {
        NOGIL_BEGIN
            bench_work(BENCH_BLOCK);
        NOGIL_END
        blocks++;
    } while ((took = bench_time(2) - start) < (double)nanoseconds);
    return took / (double)blocks;
}

static double block_adaptive(long nanoseconds)
{
    double start = bench_time(2), took;
    long blocks = 0;
    do {
        NOGIL_BEGIN_ADAPTIVE
            bench_work(BENCH_BLOCK);
        NOGIL_END
        blocks++;
    } while ((took = bench_time(2) - start) < (double)nanoseconds);
    return took / (double)blocks;
}

#define BENCH_MORE_LOOPS(X) X(block_adaptive)
#define BENCH_MODULE gil_operations_libnogil
#include "gil_operations_module.h"
