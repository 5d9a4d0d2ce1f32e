# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# hello.pyx: the module of hello.c, in Cython with the library cimported.
from nogil cimport PyExc_ValueError, nogil_raise


cdef long long sum_up(long n) except -1 nogil:
    cdef long long total = 0
    cdef long i
    if n < 0:
        nogil_raise(PyExc_ValueError, "n is %ld, and must not be negative", n)
    for i in range(1, n + 1):
        total += i * i
    return total


def sum_of_squares(long n):
    """sum_of_squares(n): 1*1 + 2*2 + ... + n*n, without the GIL."""
    cdef long long total
    with nogil:
        total = sum_up(n)
    return total
