# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# critical.pyx: critical sections without the GIL; critical.c has the same mistakes.
cimport cython


def critical_section(o):
    with nogil:
        with cython.critical_section(o):  #! critical_section
            pass


def critical_section_of_three(a, b, c):
    with cython.critical_section(a, b, c):  #! critical_section_of_three
        pass


def critical_section_of_an_int(long n):
    with cython.critical_section(n):  #! critical_section_of_an_int
        pass
