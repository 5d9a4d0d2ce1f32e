# SPDX-License-Identifier: 0BSD
# cython: language_level=3, cdivision=True
"""parallel_pi.c once more in Cython, for the comparison."""

from cython.parallel cimport prange

cdef enum:
    PARTS = 64


cdef double leibniz(Py_ssize_t first, Py_ssize_t last) noexcept nogil:
    cdef double total = 0.0, sign = -4.0 if first % 2 else 4.0
    cdef Py_ssize_t k = first
    while k < last:
        total += sign / (2.0 * <double>k + 1.0)
        sign = -sign
        k += 1
    return total


def parallel_pi(Py_ssize_t n, int threads=0, /):
    """Pi from n terms of the series of Leibniz; 0 threads: as many as there are cores."""
    cdef int part
    cdef double parts[PARTS]
    cdef double pi = 0.0
    if n < 0 or n > <Py_ssize_t>(<size_t>-1 >> 1) // PARTS:
        raise ValueError(f"n must not be negative or enormous, got {n}")
    if threads < 0:
        raise ValueError(f"threads must not be negative, got {threads}")
    for part in prange(PARTS, nogil=True, schedule="dynamic", num_threads=threads):
        parts[part] = leibniz(n * part // PARTS, n * (part + 1) // PARTS)
    for part in range(PARTS):
        pi += parts[part]
    return pi
