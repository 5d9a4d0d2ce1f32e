# SPDX-License-Identifier: 0BSD
# cython: language_level=3
# blocks.pyx: blocks that contradict what is known; blocks.c has the same mistakes. `#!` marks a line that is refused.


def release_twice():
    with nogil:
        with nogil:  #! release_twice
            pass


def release_twice_below_gil():
    with nogil:
        with gil:
            with nogil:
                with nogil:  #! release_twice_below_gil
                    pass


def release_twice_on_condition():
    with nogil(True):
        with nogil(True):  #! release_twice_on_condition
            pass


def acquire_twice():
    with nogil:
        with gil:
            with gil:  #! acquire_twice
                pass


cdef void with_gil_function() noexcept with gil:
    with gil:  #! acquire_in_with_gil_function
        pass


def variable_condition_nogil(int x):
    with nogil(x < 10):  #! variable_condition_nogil
        pass


def variable_condition_gil(int x):
    with nogil:
        with gil(x):  #! variable_condition_gil
            pass


cdef void nogil_function(x) noexcept nogil:
    repr(x)  #! call_in_nogil_function


def call_after_a_false_condition(x):
    with nogil(True):
        with gil(False):
            repr(x)  #! call_after_a_false_condition
