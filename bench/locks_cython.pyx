# SPDX-License-Identifier: 0BSD
# cython: language_level=3, freethreading_compatible=False
"""The operations of locks.py, written in Cython with cython.pymutex and cython.pythread_type_lock.

Rule: row for row the same as locks_libnogil.c. What Cython has no counterpart for is not here.
"""

cimport cython

cdef extern from *:
    """
    #include "measured_loop.h"
    """
    const char *BENCH_COMPILER
    double bench_now() noexcept nogil
    void bench_keep() noexcept nogil

compiler = BENCH_COMPILER.decode()
cython_version = cython.__version__
cdef cython.pymutex mutex


def empty(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        bench_keep()
    return bench_now() - start


def lock_held(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        mutex.acquire()
        bench_keep()
        mutex.release()
    return bench_now() - start


def lock_released(long n):
    cdef long i
    cdef double start
    with nogil:
        start = bench_now()
        for i in range(n):
            mutex.acquire()
            bench_keep()
            mutex.release()
        start = bench_now() - start
    return start


def block_held(long n):
    cdef long i
    cdef double start = bench_now()
    for i in range(n):
        with mutex:
            bench_keep()
    return bench_now() - start


def block_released(long n):
    cdef long i
    cdef double start
    with nogil:
        start = bench_now()
        for i in range(n):
            with mutex:
                bench_keep()
        start = bench_now() - start
    return start
