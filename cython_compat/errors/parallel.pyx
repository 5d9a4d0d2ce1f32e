# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# parallel.pyx: parallel loops that cannot be; parallel.c has the same mistakes.
from cython.parallel cimport prange


def unknown_schedule(long n):
    cdef long i
    for i in prange(n, nogil=True, schedule="fair"):  #! unknown_schedule
        pass


def unknown_option(long n):
    cdef long i
    for i in prange(n, nogil=True, order=1):  #! unknown_option
        pass


def object_as_variable(long n):
    cdef object o
    for o in prange(n, nogil=True):  #! object_as_variable
        pass


def pointer_as_variable(long n):
    cdef int *p
    for p in prange(n, nogil=True):  #! pointer_as_variable
        pass


def pointer_as_stop(long n):
    cdef long i
    cdef int *p = NULL
    for i in prange(p, nogil=True):  #! pointer_as_stop
        pass


def call_in_the_loop(long n, x):
    cdef long i
    for i in prange(n, nogil=True):
        repr(x)  #! call_in_the_loop


