# SPDX-License-Identifier: 0BSD
# cython: language_level=3, freethreading_compatible=True, subinterpreters_compatible=own_gil
# modules_cython.pyx: what a module promises; modules_c.c is its twin. Built with CYTHON_USE_MODULE_STATE.


def take_probes():
    return []


def total(long n):
    cdef long i, sum = 0
    with nogil:
        for i in range(n):
            sum += i
    return sum
