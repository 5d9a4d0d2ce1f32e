# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False, boundscheck=False, wraparound=False
# buffers_cython.pyx: typed memoryviews in code without the GIL; buffers_c.c is its twin.
from probe cimport *


def take_probes():
    return probes()


def total(const double[:] v):
    cdef double sum = 0
    cdef Py_ssize_t i
    with nogil:
        probe("in")
        for i in range(v.shape[0]):
            sum += v[i]
    return sum


def total_of_rows(const double[:, :] m):
    cdef double sum = 0
    cdef Py_ssize_t i, j
    with nogil:
        probe("released")
        for i in range(m.shape[0]):
            for j in range(m.shape[1]):
                sum += m[i, j] * (i + 1)
    return sum


def scale(double[::1] v, double factor):
    cdef Py_ssize_t i
    with nogil:
        probe("released")
        for i in range(v.shape[0]):
            v[i] *= factor


def while_in_use(object items, callback):
    cdef const double[:] v = items
    callback()
    return v.shape[0]


def left_by_an_exception(double[:] v, int x):
    cdef Py_ssize_t i
    with nogil:
        probe("released")
        for i in range(v.shape[0]):
            if i == x:
                raise IndexError(f"item {x}")
            v[i] = 0


cdef void fill(double[::1] v, double value) noexcept nogil:
    probe("in a function")
    cdef Py_ssize_t i
    for i in range(v.shape[0]):
        v[i] = value


def no_gil_is_taken_to_fill(double[::1] v):
    with nogil:
        probe("released")
        start_holding_the_gil()
        fill(v, 3)
        stop_holding_the_gil()


def longs(long[:] v):
    return v.shape[0]
