# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# declarations.pyx: specs that contradict each other or their function; declarations.c has the same mistakes.


cdef int two_specs(int x) except -1
cdef int two_specs(int x) except? -1:  #! two_specs
    return x


cdef extern from *:
    ctypedef struct Pair:
        int a


cdef Pair value_for_struct() except -1 nogil:  #! value_for_struct
    pass


cdef int text_for_int() except "minus one" nogil:  #! text_for_int
    return 1


cdef void value_for_void() except -1 nogil:  #! value_for_void
    pass
