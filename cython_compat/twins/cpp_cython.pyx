# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# distutils: language = c++
# cpp_cython.pyx: C++ exceptions; cpp_c.cc is its twin.
from libcpp.mutex cimport py_safe_call_object_once, py_safe_once_flag
from probe cimport *

cdef int raise_custom() except *:
    raise TypeError("custom")


cdef extern from "throws.h" nogil:
    int throws(int kind) except +
    void throws_void(int kind) except +
    int throws_as_value_error "throws"(int kind) except +ValueError
    int throws_as_handled "throws"(int kind) except +raise_custom
    cppclass counted:
        @staticmethod
        int &alive()


def take_probes():
    return probes()


# ---- once for all threads

cdef py_safe_once_flag *flag = new py_safe_once_flag()


def reset_once():
    global flag
    del flag
    flag = new py_safe_once_flag()


def once(callback):
    py_safe_call_object_once(flag[0], callback)


def thrown(int kind):
    cdef int r
    with nogil:
        probe("in")
        r = throws(kind)
        probe("not thrown")
    return r


def thrown_with_the_gil(int kind):
    return throws(kind)


def thrown_by_a_void_function(int kind):
    with nogil:
        probe("released")
        throws_void(kind)
    return kind


cdef int through(int kind) except -1 nogil:
    probe("in a function")
    return throws(kind)


def through_a_nogil_function(int kind):
    cdef int r
    with nogil:
        probe("released")
        r = through(kind)
    return r


def as_value_error(int kind):
    cdef int r
    with nogil:
        probe("released")
        r = throws_as_value_error(kind)
    return r


def as_handled(int kind):
    cdef int r
    with nogil:
        probe("released")
        r = throws_as_handled(kind)
    return r


def caught(int kind):
    try:
        with nogil:
            probe("released")
            throws(kind)
    except IndexError as error:
        return str(error)
    return "nothing"


def alive():
    return counted.alive()
