# SPDX-License-Identifier: 0BSD
# in_c.pxd: in_c.h for Cython, spec by spec.
from cpython.ref cimport PyObject

cdef extern from "in_c.h" nogil:
    int c_always(int mode) except -1
    int c_maybe(int mode) except? -1
    void c_any(int mode) except *
    int c_never(int mode) noexcept
    double c_double(int mode) except? -1
    int c_passes_on(int which, int mode) except -1
    int c_catches(int which, int mode) except -1
    int c_replaces(int which, int mode) except -1
    void c_calls_back(void *mode) noexcept

cdef extern from "in_c.h":
    # A with-gil function may be called without the GIL; what returns or takes objects may not, for Cython.
    object c_object(object item, int mode)
    int c_with_gil(PyObject *list, int mode) except -1 nogil
