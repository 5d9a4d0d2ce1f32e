# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# hints.pyx: what compiles and costs more than it looks; hints.c is told the same with -DNOGIL_PERF_HINTS.


cdef void may_raise() except * nogil:  #! definition
    pass


def caller():
    with nogil:
        may_raise()  #! call
