# SPDX-License-Identifier: 0BSD
# cython: language_level=3, cdivision=True
"""callbacks.c once more in Cython, for the comparison."""
from libc.stdint cimport uint64_t

cdef enum:
    MODULUS = 1000000007

cdef Py_ssize_t LARGEST_N = <Py_ssize_t>1 << 32


cdef int report(object progress, Py_ssize_t done) except -1 with gil:
    progress(done)
    return 0


def sum_with_progress(Py_ssize_t n, Py_ssize_t every, progress, /):
    """Sum of i * i % 1000000007 for i < n; calls progress(done) after each `every` terms and at the end."""
    cdef Py_ssize_t stop, done = 0
    cdef uint64_t total = 0
    if n < 0:
        raise ValueError(f"n must not be negative, got {n}")
    if n > LARGEST_N:
        raise ValueError(f"n must be at most {LARGEST_N}, got {n}")
    if every < 1:
        raise ValueError(f"every must be at least 1, got {every}")
    if not callable(progress):
        raise TypeError(f"progress must be callable, got {type(progress).__name__}")
    with nogil:
        while done < n:
            stop = done + every if n - done > every else n
            while done < stop:
                total += <uint64_t>done * <uint64_t>done % <uint64_t>MODULUS
                done += 1
            report(progress, done)
    return total
