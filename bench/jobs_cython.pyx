# SPDX-License-Identifier: 0BSD
# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, freethreading_compatible=True
"""The jobs of jobs.py in Cython: as def functions that release the GIL, and with prange.

Rule: function for function the same as jobs_libnogil.c.
"""

from cpython.exc cimport PyErr_SetFromErrnoWithFilename
from cython.parallel cimport prange
from libc.stdint cimport uint32_t, uint64_t

cdef extern from "jobs_functions.h" nogil:
    uint64_t bench_heavy_compute(uint64_t first, uint64_t last) noexcept
    double bench_partial_pi(long first, long last) noexcept
    void bench_add_arrays(const double *a, const double *b, double *sums, long first, long last) noexcept
    int bench_checksum(const char *path, uint32_t *checksum, uint64_t *lines) noexcept

cdef enum:
    PARTS = 8

import cython

cython_version = cython.__version__


cdef int checked(const char *path, uint32_t *crc, uint64_t *lines) except -1 nogil:
    if bench_checksum(path, crc, lines) < 0:
        with gil:
            PyErr_SetFromErrnoWithFilename(OSError, path)
    return 0


def heavy_compute(uint64_t first, uint64_t last, /):
    cdef uint64_t result
    with nogil:
        result = bench_heavy_compute(first, last)
    return result


def partial_pi(long first, long last, /):
    cdef double result
    with nogil:
        result = bench_partial_pi(first, last)
    return result


def add_arrays(const double[::1] a, const double[::1] b, double[::1] sums, long first, long last, /):
    if first < 0 or last > a.shape[0] or last > b.shape[0] or last > sums.shape[0]:
        raise IndexError(f"there are {sums.shape[0]} doubles, not {last}")
    if first < last:
        with nogil:
            bench_add_arrays(&a[0], &b[0], &sums[0], first, last)


def checksum(str path not None, /):
    cdef bytes encoded = path.encode()
    cdef const char *name = encoded
    cdef uint32_t crc = 0
    cdef uint64_t lines = 0
    with nogil:
        checked(name, &crc, &lines)
    return crc, lines


def heavy_compute_parallel(uint64_t first, uint64_t last, int threads, /):
    cdef uint64_t total = 0, n = last - first
    cdef unsigned part
    for part in prange(PARTS, nogil=True, schedule="dynamic", num_threads=threads):
        total += bench_heavy_compute(first + n * part // PARTS, first + n * (part + 1) // PARTS)
    return total


def partial_pi_parallel(long first, long last, int threads, /):
    cdef double total = 0
    cdef long n = last - first
    cdef int part
    for part in prange(PARTS, nogil=True, schedule="dynamic", num_threads=threads):
        total += bench_partial_pi(first + n * part // PARTS, first + n * (part + 1) // PARTS)
    return total


def add_arrays_parallel(const double[::1] a, const double[::1] b, double[::1] sums, int threads, /):
    cdef long n = sums.shape[0]
    cdef int part
    if a.shape[0] < n or b.shape[0] < n:
        raise IndexError(f"there are not {n} doubles")
    if n:
        for part in prange(PARTS, nogil=True, schedule="dynamic", num_threads=threads):
            bench_add_arrays(&a[0], &b[0], &sums[0], n * part // PARTS, n * (part + 1) // PARTS)


cdef struct summary:
    uint32_t crc
    uint64_t lines


cdef summary summary_of(const char *path) except * nogil:
    cdef summary one
    one.crc = 0
    one.lines = 0
    checked(path, &one.crc, &one.lines)
    return one


def checksum_parallel(const unsigned char[::1] text, const long[::1] starts, int threads, /):
    cdef uint32_t crc = 0
    cdef uint64_t lines = 0
    cdef Py_ssize_t i
    cdef summary one
    for i in prange(starts.shape[0], nogil=True, schedule="dynamic", num_threads=threads):
        one = summary_of(<const char *>&text[starts[i]])
        crc ^= one.crc
        lines += one.lines
    return crc, lines
