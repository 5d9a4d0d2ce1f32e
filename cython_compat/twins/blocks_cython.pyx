# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# blocks_cython.pyx: `with nogil`, `with gil` and their conditions; blocks_c.c is its twin, function by function.
from probe cimport *


def take_probes():
    return probes()


def released(long x):
    with nogil:
        probe("in")
        x += 1
    probe("after")
    return x


def nested(list seen):
    with nogil:
        probe("released")
        with gil:
            probe("held")
            seen.append("outer")
            with nogil:
                probe("released again")
                with gil:
                    probe("held again")
                    seen.append("inner")
                probe("released again, still")
            probe("held, still")
        probe("released, still")
    probe("after")
    return seen


def yielded(long n):
    cdef long i
    for i in range(n):
        with nogil:
            pass
        probe("between")
    return n


cdef long returns_from_the_block(long x) noexcept:
    with nogil:
        probe("in")
        if x > 0:
            return x * 2
        probe("not returned")
    return x


def left_by_return(long x):
    return returns_from_the_block(x)


def left_by_return_below_gil(x):
    with nogil:
        with gil:
            probe("held")
            return [x]


def left_by_break(long n):
    cdef long i, last = -1
    for i in range(n):
        with nogil:
            probe("in")
            last = i
            if i == 2:
                break
        probe("turn")
    return last


def left_by_continue(long n):
    cdef long i, turns = 0
    for i in range(n):
        with nogil:
            if i % 2:
                continue
            turns += 1
        probe("even")
    return turns


def left_by_an_exception(text):
    with nogil:
        with gil:
            probe("held")
            raise ValueError(text)


cdef long released_to_the_end(long x) noexcept:
    with nogil:
        probe("in")
        return x + 17


def rest_of_the_function(long x):
    return released_to_the_end(x)


def object_outlives_the_block(long x):
    with nogil:
        with gil:
            kept = [x, x + 1]
        probe("in")
    return kept


def objects_end_in_the_block(thing):
    with nogil:
        with gil:
            first = [thing]
            second = [first, thing]
            first = second = None
        probe("in")
    return None


def argument_assigned_again(thing):
    with nogil:
        with gil:
            thing = [456]
        probe("in")
    return thing


def condition_true(long x):
    with nogil(True):
        probe("released")
        x += 10
        with gil(1 < 2):
            probe("held")
            x = plus_hundred(x)
            with nogil:
                probe("released again")
                x += 10
        with gil:
            x = plus_hundred(x)
            with nogil(True):
                probe("released again")
    return x


def condition_false(long x):
    with gil(False):
        probe("held anyway")
        x = plus_hundred(x)
        with nogil(False):
            probe("not released")
            x = plus_hundred(x)
        with nogil(True):
            probe("released")
            x += 10
            with gil(False):
                probe("not acquired")
                x += 10
    return x


def plus_hundred(x):
    return x + 100


ctypedef fused number_or_object:
    int
    double
    object


cdef number_or_object plus_one(number_or_object x):
    with nogil(number_or_object is not object):
        probe("released if it is a number")
        x = x + 1
    return x


def generic_int(int x):
    return plus_one[int](x)


def generic_double(double x):
    return plus_one[double](x)


def generic_object(x):
    return plus_one[object](x)


def cleaned_up(long x):
    try:
        with nogil(True):
            try:
                x += 10
                with gil(1 < 2):
                    try:
                        x = plus_hundred(x)
                        probe("held")
                    finally:
                        x += 1
            finally:
                probe("released")
                x += 1
    finally:
        x += 1
    return x


def letters_from_c(callback):
    cdef const char *text = b"spam"
    cdef int i
    with nogil:
        for i in range(4):
            with gil:
                callback(chr(text[i]))
        probe("in")


def block_in_a_contended_process(barrier):
    cdef int i
    barrier.wait(30)
    for i in range(100):
        with nogil:
            with nogil(False):
                probe("released")
    return True


cdef Py_ssize_t held_to_the_end(object items) except -1 nogil:
    probe("before")
    with gil:
        probe("held")
        return len(items)


def gil_for_the_rest_of_the_function(items):
    cdef Py_ssize_t n
    with nogil:
        n = held_to_the_end(items)
        probe("after")
    return n


def yielded_to_a_thread(start, list seen):
    start()
    while len(seen) == 0:
        with nogil:
            pass
