# SPDX-License-Identifier: 0BSD
# cython: language_level=3, cdivision=True
"""heavy_compute.c once more in Cython, for the comparison.

The directive cdivision makes `%` the one of C; without it Cython adds a test for a zero divisor to each turn.
"""
from libc.stdint cimport uint64_t

cdef enum:
    MODULUS = 1000000007

cdef Py_ssize_t LARGEST_N = <Py_ssize_t>1 << 32


def heavy_compute(Py_ssize_t n, /):
    """Sum of i * i % 1000000007 for i < n."""
    cdef uint64_t i = 0, end, total = 0
    if n < 0:
        raise ValueError(f"n must not be negative, got {n}")
    if n > LARGEST_N:
        raise ValueError(f"n must be at most {LARGEST_N}, got {n}")
    end = <uint64_t>n
    with nogil:
        while i < end:
            total += i * i % <uint64_t>MODULUS
            i += 1
    return total
