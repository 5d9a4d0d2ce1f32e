/* SPDX-License-Identifier: 0BSD */
/* locks_libnogil.c: the operations of locks.py, written with nogil.h.

   Rule: row for row the same as locks_cython.pyx, and each loop has the same name there. */
#include <nogil.h>

#include "plain_loops.h"

static nogil_mutex mutex = NOGIL_MUTEX_INIT;
static nogil_once once = NOGIL_ONCE_INIT;

static double lock_held(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        nogil_mutex_lock(&mutex);
        bench_keep();
        nogil_mutex_unlock(&mutex);
    }
    return bench_now() - start;
}

static double lock_released(long n)
{
    double result;
    NOGIL_BEGIN
        result = lock_held(n);
    NOGIL_END
    return result;
}

static double block_held(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        NOGIL_LOCKED_BEGIN(&mutex)
            bench_keep();
        NOGIL_LOCKED_END
    }
    return bench_now() - start;
}

static double block_released(long n)
{
    double result;
    NOGIL_BEGIN
        result = block_held(n);
    NOGIL_END
    return result;
}

static int do_nothing(void *unused)
{
    (void)unused;
    return 0;
}

static double once_done(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        if (nogil_once_call(&once, do_nothing, NULL) < 0)
            return -1;
        bench_keep();
    }
    return bench_now() - start;
}

#define BENCH_MODULE locks_libnogil
#define BENCH_LOOPS(X) X(empty) X(lock_held) X(lock_released) X(block_held) X(block_released) X(once_done)
#include "gil_operations_module.h"
