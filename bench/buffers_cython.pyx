# SPDX-License-Identifier: 0BSD
# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The functions of buffers.py, written with Cython's typed memoryviews.

Rule: row for row the same as buffers_libnogil.c. The directives leave away what the C does not do either: the check of
each index, and Python's negative ones.
"""

cimport cython

cdef extern from "measured_loop.h":
    const char *BENCH_COMPILER

compiler = BENCH_COMPILER.decode()
cython_version = cython.__version__


def total_strided(const double[:] v, /):
    cdef double total = 0
    cdef Py_ssize_t i
    with nogil:
        for i in range(v.shape[0]):
            total += v[i]
    return total


def total_contiguous(const double[::1] v, /):
    cdef double total = 0
    cdef Py_ssize_t i
    with nogil:
        for i in range(v.shape[0]):
            total += v[i]
    return total


def total_grid(const double[:, :] v, /):
    cdef double total = 0
    cdef Py_ssize_t i, j
    with nogil:
        for i in range(v.shape[0]):
            for j in range(v.shape[1]):
                total += v[i, j]
    return total


def negate(double[::1] v, /):
    cdef Py_ssize_t i
    with nogil:
        for i in range(v.shape[0]):
            v[i] = -v[i]
