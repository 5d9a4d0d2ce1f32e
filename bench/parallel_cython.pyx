# SPDX-License-Identifier: 0BSD
# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, freethreading_compatible=False
"""The loops of parallel.py, written in Cython.

Rule: row for row the same as parallel_libnogil.c, with the same body and the same schedule.
"""

cimport cython
from cython.parallel cimport prange

cdef extern from *:
    """
    #include "measured_loop.h"
    static BENCH_NOINLINE int bench_check(long i);
    static BENCH_NOINLINE long bench_number(long i);
    static BENCH_NOINLINE double bench_weigh(double value);
    """
    const char *BENCH_COMPILER
    double bench_time(int threads) noexcept nogil
    void bench_keep() noexcept nogil

compiler = BENCH_COMPILER.decode()
cython_version = cython.__version__


cdef int check "bench_check" (long i) except? -1 nogil:
    bench_keep()
    return 0


cdef long work "bench_number" (long i) noexcept nogil:
    bench_keep()
    return i


cdef double weigh "bench_weigh" (double value) noexcept nogil:
    bench_keep()
    return value + 0.5


def entry(long turns, int threads, int[::1] data):
    cdef long turn, i, total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(2, nogil=True, num_threads=threads, schedule='static'):
            total += data[i]
    return bench_time(threads) - start, total


def entry_can_fail(long turns, int threads, int[::1] data):
    cdef long turn, i, total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(2, nogil=True, num_threads=threads, schedule='static'):
            check(i)
            total += data[i]
    return bench_time(threads) - start, total


def sum_static(long turns, int threads, int[::1] data):
    cdef long turn, i, n = data.shape[0], total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(n, nogil=True, num_threads=threads, schedule='static'):
            total += data[i]
    return bench_time(threads) - start, total


def sum_guided(long turns, int threads, int[::1] data):
    cdef long turn, i, n = data.shape[0], total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(n, nogil=True, num_threads=threads, schedule='guided'):
            total += data[i]
    return bench_time(threads) - start, total


def call_static(long turns, int threads, int[::1] data):
    cdef long turn, i, n = data.shape[0], total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(n, nogil=True, num_threads=threads, schedule='static'):
            total += work(i)
    return bench_time(threads) - start, total


def call_dynamic(long turns, int threads, int[::1] data):
    cdef long turn, i, n = data.shape[0], total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(n, nogil=True, num_threads=threads, schedule='dynamic'):
            total += work(i)
    return bench_time(threads) - start, total


def double_static(long turns, int threads, int[::1] data):
    cdef long turn, i, n = data.shape[0]
    cdef double total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(n, nogil=True, num_threads=threads, schedule='static'):
            total += weigh(data[i])
    return bench_time(threads) - start, total


def can_fail_static(long turns, int threads, int[::1] data):
    cdef long turn, i, n = data.shape[0], total = 0
    cdef double start = bench_time(threads)
    for turn in range(turns):
        for i in prange(n, nogil=True, num_threads=threads, schedule='static'):
            check(i)
            total += data[i]
    return bench_time(threads) - start, total
