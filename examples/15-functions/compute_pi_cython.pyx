# SPDX-License-Identifier: 0BSD
# cython: language_level=3, cdivision=True
"""compute_pi.c once more in Cython, for the comparison."""


cdef double leibniz(Py_ssize_t first, Py_ssize_t last) noexcept nogil:
    cdef double total = 0.0, sign = -4.0 if first % 2 else 4.0
    cdef Py_ssize_t k = first
    while k < last:
        total += sign / (2.0 * <double>k + 1.0)
        sign = -sign
        k += 1
    return total


def compute_pi(Py_ssize_t n, /):
    """Pi from n terms of the series of Leibniz."""
    cdef double pi
    if n < 0:
        raise ValueError(f"n must not be negative, got {n}")
    with nogil:
        pi = leibniz(0, n)
    return pi


def partial_pi(Py_ssize_t first, Py_ssize_t last, /):
    """What the terms first <= k < last add to it."""
    cdef double pi
    if first < 0 or last < first:
        raise ValueError(f"need 0 <= first <= last, got {first} and {last}")
    with nogil:
        pi = leibniz(first, last)
    return pi
