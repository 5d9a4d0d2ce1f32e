# SPDX-License-Identifier: 0BSD
# cython: language_level=3
"""The functions of calls.py as Cython's def functions.

Rule: function for function the same as calls_by_hand.c.
"""

cdef extern from *:
    """
    #include "calls_functions.h"
    #include "measured_loop.h"
    """
    double BENCH_HYPOT2(double x, double y) noexcept nogil
    int BENCH_ADD(int a, int b) noexcept nogil
    long BENCH_LENGTH(const char *text) noexcept nogil
    double bench_total(const double *values, long n) noexcept nogil
    void bench_keep() noexcept nogil


def hypot2(double x, double y, /):
    cdef double result
    with nogil:
        result = BENCH_HYPOT2(x, y)
    return result


def hypot2_held(double x, double y, /):
    return BENCH_HYPOT2(x, y)


def add(int a, int b, /):
    cdef int result
    with nogil:
        result = BENCH_ADD(a, b)
    return result


def add_held(int a, int b, /):
    return BENCH_ADD(a, b)


def length(str text not None, /):
    cdef bytes encoded = text.encode()
    cdef const char *characters = encoded
    cdef long result
    with nogil:
        result = BENCH_LENGTH(characters)
    return result


def total(const double[::1] values not None, /):
    cdef double result
    with nogil:
        result = bench_total(&values[0] if values.shape[0] else NULL, values.shape[0])
    return result


def nothing():
    with nogil:
        bench_keep()
