/* SPDX-License-Identifier: 0BSD */
/* gil_operations_macros.c: the operations of gil_operations.py, written with what CPython offers and nothing else.

   Rule: row for row the same as gil_operations_libnogil.c. (The semicolons after CPython's macros are for
   clang-format.) */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "plain_loops.h"

BENCH_NOINLINE static int with_gil_function(int i)
{
    PyGILState_STATE before = PyGILState_Ensure();
    bench_keep();
    PyGILState_Release(before);
    return i;
}

BENCH_NOINLINE static void except_any_function(void)
{
    bench_keep();
}

/* Without the GIL nothing may be asked but PyGILState_*: this is how an exception is found by the book. */
static inline int error_occurred(void)
{
    PyGILState_STATE before = PyGILState_Ensure();
    int occurred = PyErr_Occurred() != NULL;
    PyGILState_Release(before);
    return occurred;
}

/* Nothing to report and nothing to look for: a C function cannot raise. */
BENCH_NOINLINE static void noexcept_function(void)
{
    bench_keep();
}

static double release(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        Py_BEGIN_ALLOW_THREADS;
        bench_keep();
        Py_END_ALLOW_THREADS;
    }
    return bench_now() - start;
}

static double with_gil_held(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++)
        if (with_gil_function((int)i) == -1 && error_occurred())
            return -1;
    return bench_now() - start;
}

static double with_gil_released(long n)
{
    int failed = 0;
    double start;
    Py_BEGIN_ALLOW_THREADS;
    start = bench_now();
    for (long i = 0; i < n; i++)
        if (with_gil_function((int)i) == -1 && error_occurred()) {
            failed = 1;
            break;
        }
    start = bench_now() - start;
    Py_END_ALLOW_THREADS;
    return failed ? -1 : start;
}

BENCH_NOINLINE static double except_any_loop(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        except_any_function();
        if (error_occurred())
            return -1;
    }
    return bench_now() - start;
}

static double except_any_released(long n)
{
    double result;
    Py_BEGIN_ALLOW_THREADS;
    result = except_any_loop(n);
    Py_END_ALLOW_THREADS;
    return result;
}

static double except_any_maybe(long n)
{
    return except_any_released(n);
}

static double except_any_held(long n)
{
    return except_any_loop(n);
}

static double with_gil_inside(long n)
{
    double start;
    Py_BEGIN_ALLOW_THREADS;
    start = bench_now();
    for (long i = 0; i < n; i++) {
        Py_BLOCK_THREADS;
        bench_keep();
        Py_UNBLOCK_THREADS;
    }
    start = bench_now() - start;
    Py_END_ALLOW_THREADS;
    return start;
}

static double noexcept_released(long n)
{
    double start;
    Py_BEGIN_ALLOW_THREADS;
    start = bench_now();
    for (long i = 0; i < n; i++)
        noexcept_function();
    start = bench_now() - start;
    Py_END_ALLOW_THREADS;
    return start;
}

static double noexcept_held(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++)
        noexcept_function();
    return bench_now() - start;
}

/* By hand: a counter, and the GIL when it is due. */
static inline int signals_arrived(void)
{
    PyGILState_STATE before = PyGILState_Ensure();
    int result = PyErr_CheckSignals();
    PyGILState_Release(before);
    return result;
}

BENCH_NOINLINE static double check_signals_loop(long n)
{
    long turns = 0;
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        if (++turns >= BENCH_TURNS) {
            turns = 0;
            if (signals_arrived() < 0)
                return -1;
        }
        bench_keep();
    }
    return bench_now() - start;
}

static double check_signals_released(long n)
{
    double result;
    Py_BEGIN_ALLOW_THREADS;
    result = check_signals_loop(n);
    Py_END_ALLOW_THREADS;
    return result;
}

static double check_signals_maybe(long n)
{
    return check_signals_released(n);
}

static double check_signals_plain(long n)
{
    return check_signals_loop(n);
}

static double foreign_loop(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        PyGILState_STATE before = PyGILState_Ensure();
        bench_keep();
        PyGILState_Release(before);
    }
    return bench_now() - start;
}

static double foreign(long n)
{
    double result;
    Py_BEGIN_ALLOW_THREADS;
    result = bench_on_foreign_thread(foreign_loop, n);
    Py_END_ALLOW_THREADS;
    return result;
}

static double block(long nanoseconds)
{
    double start = bench_time(2), took;
    long blocks = 0;
    do {
        Py_BEGIN_ALLOW_THREADS;
        bench_work(BENCH_BLOCK);
        Py_END_ALLOW_THREADS;
        blocks++;
    } while ((took = bench_time(2) - start) < (double)nanoseconds);
    return took / (double)blocks;
}

#define BENCH_MODULE gil_operations_macros
#include "gil_operations_module.h"
