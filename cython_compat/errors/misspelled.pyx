# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# misspelled.pyx: a spec that is none; misspelled.c has the same mistake.


cdef extern from *:
    int misspelled() except +nogil  #! misspelled
