# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# buffers.pyx: a buffer that is asked for without the GIL; buffers.c has the same mistake.
cdef void acquiring(object[double, ndim=1] thing) noexcept nogil:  #! acquiring
    pass
