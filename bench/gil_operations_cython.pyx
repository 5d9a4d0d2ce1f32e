# SPDX-License-Identifier: 0BSD
# cython: language_level=3, freethreading_compatible=True
"""The operations of gil_operations.py, written in Cython.

Rule: row for row the same as gil_operations_libnogil.c. Each called function has a C name and a prototype with
noinline, because the compiler must not merge it with its loop: it cannot in the two other modules.
"""

cimport cython
from cpython.exc cimport PyErr_CheckSignals

cdef extern from *:
    """
    #include "measured_loop.h"
    BENCH_NOINLINE static int bench_plain_function(int);
    BENCH_NOINLINE static int bench_with_gil_function(int);
    BENCH_NOINLINE static void bench_except_any_function(void);
    BENCH_NOINLINE static void bench_noexcept_function(void);
    BENCH_NOINLINE static void bench_foreign_attach(void);
    """
    const char *BENCH_COMPILER
    const long BENCH_TURNS
    const double BENCH_BLOCK
    ctypedef double (*bench_loop)(long) noexcept nogil
    double bench_now() noexcept nogil
    double bench_time(int threads) noexcept nogil
    void bench_work(double nanoseconds) noexcept nogil
    void bench_keep() noexcept nogil
    double bench_on_foreign_thread(bench_loop loop, long n) noexcept nogil

compiler = BENCH_COMPILER.decode()
cython_version = cython.__version__


cdef int plain_function "bench_plain_function" (int i) noexcept nogil:
    bench_keep()
    return i


cdef int with_gil_function "bench_with_gil_function" (int i) except? -1 with gil:
    bench_keep()
    return i


cdef void except_any_function "bench_except_any_function" () except * nogil:
    bench_keep()


cdef void noexcept_function "bench_noexcept_function" () noexcept nogil:
    bench_keep()


def empty(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        bench_keep()
    return bench_now() - start


def call(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        plain_function(<int>i)
    return bench_now() - start


def release(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        with nogil:
            bench_keep()
    return bench_now() - start


def with_gil_held(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        with_gil_function(<int>i)
    return bench_now() - start


def with_gil_released(long n):
    cdef long i
    cdef double start
    with nogil:
        start = bench_now()
        for i in range(n):
            with_gil_function(<int>i)
        start = bench_now() - start
    return start


def except_any_released(long n):
    cdef long i
    cdef double start
    with nogil:
        start = bench_now()
        for i in range(n):
            except_any_function()
        start = bench_now() - start
    return start


cdef double except_any_loop(long n) except -1 nogil:
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        except_any_function()
    return bench_now() - start


def except_any_maybe(long n):
    cdef double result
    with nogil:
        result = except_any_loop(n)
    return result


def except_any_held(long n):
    return except_any_loop(n)


def with_gil_inside(long n):
    cdef long i
    cdef double start
    with nogil:
        start = bench_now()
        for i in range(n):
            with gil:
                bench_keep()
        start = bench_now() - start
    return start


def noexcept_released(long n):
    cdef long i
    cdef double start
    with nogil:
        start = bench_now()
        for i in range(n):
            noexcept_function()
        start = bench_now() - start
    return start


def noexcept_held(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        noexcept_function()
    return bench_now() - start


# The counter by hand, since Cython has none.
cdef double check_signals_loop(long n) except -1 nogil:
    cdef long i, turns = 0
    cdef double start = bench_now()
    for i in range(n):
        turns += 1
        if turns >= BENCH_TURNS:
            turns = 0
            with gil:
                PyErr_CheckSignals()
        bench_keep()
    return bench_now() - start


def check_signals_released(long n):
    cdef double result
    with nogil:
        result = check_signals_loop(n)
    return result


def check_signals_maybe(long n):
    return check_signals_released(n)


def check_signals_plain(long n):
    return check_signals_loop(n)


cdef void foreign_attach "bench_foreign_attach" () noexcept with gil:
    bench_keep()


cdef double foreign_loop(long n) noexcept nogil:
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        foreign_attach()
    return bench_now() - start


def foreign(long n):
    cdef double result
    with nogil:
        result = bench_on_foreign_thread(foreign_loop, n)
    if result < 0:
        raise RuntimeError(f"foreign({n}) could not be measured")
    return result


def block(long nanoseconds):
    cdef long blocks = 0
    cdef double start = bench_time(2), took = 0
    while took < nanoseconds:
        with nogil:
            bench_work(BENCH_BLOCK)
        blocks += 1
        took = bench_time(2) - start
    return took / blocks
