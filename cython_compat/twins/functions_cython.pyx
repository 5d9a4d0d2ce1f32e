# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# functions_cython.pyx: nogil functions, with-gil functions, exception specs; functions_c.c is its twin.
from libc.math cimport NAN, INFINITY, isnan
from cpython.ref cimport PyObject
from probe cimport *


def take_probes():
    return probes()


# ---- nogil functions

cdef int plus_42(int x) noexcept nogil:
    probe("in the function")
    return x + 42


def nogil_function(int x):
    with nogil:
        probe("released")
        x = plus_42(x)
    return plus_42(x)


cpdef int simple() noexcept nogil:
    probe("in a function")
    return 1


cdef int releases(int x) except -1 nogil:
    probe("in a function")
    with nogil:
        probe("released")
        x += 1
    probe("as the caller had it")
    return x


def release_in_a_nogil_function(int x):
    with nogil:
        probe("released")
        x = releases(x)
    return releases(x)


cdef int acquires(object items) except -1 nogil:
    probe("in a function")
    with gil:
        probe("held")
        items.append(1)
    probe("as the caller had it")
    return 0


def gil_in_a_nogil_function(list items):
    with nogil:
        probe("released")
        acquires(items)
    acquires(items)
    return items


cdef int with_object(object thing, int times) except -1 nogil:
    probe("in a function")
    cdef int i
    for i in range(times):
        with gil:
            probe("held")
            [thing]
    return times


def object_as_argument(thing):
    cdef int n
    with nogil:
        probe("released")
        n = with_object(thing, 3)
    return n


cdef struct Pair:
    long a
    double b


cdef Pair make_pair(long a) noexcept nogil:
    probe("in a function")
    cdef Pair p
    p.a = a
    p.b = a / 2.0
    return p


def struct_as_result(long a):
    cdef Pair p
    with nogil:
        probe("released")
        p = make_pair(a)
    return p.a, p.b


# ---- with-gil functions

cdef long with_gil(object callback, long x) except? -1 with gil:
    probe("held")
    return callback(x)


def with_gil_function(callback, long x):
    cdef long r
    with nogil:
        probe("released")
        r = with_gil(callback, x)
        probe("released")
    return r, with_gil(callback, x)


cdef int descend(int n) except -1 with gil:
    probe("held")
    if n == 0:
        return 0
    with nogil:
        probe("released")
        n = descend(n - 1) + 1
    return n


def recursive(int n):
    with nogil:
        probe("released")
        n = descend(n)
    return n


cdef object make_list(int n) with gil:
    probe("in a function")
    return list(range(n))


def object_as_result(int n):
    with nogil:
        probe("released")
        with gil:
            result = make_list(n)
    return result


cdef int fails_with_gil() except -1 with gil:
    probe("held")
    raise KeyError("with the gil")


cdef int passes_it_on() except -1 nogil:
    probe("in between")
    fails_with_gil()
    probe("not reached")
    return 0


def exception_through_a_nogil_function():
    with nogil:
        probe("released")
        passes_it_on()


def exception_through_both_blocks():
    with nogil:
        probe("released")
        with gil:
            probe("held")
            with nogil(True):
                passes_it_on()


# ---- specs

cdef int check(int code) except -1:
    probe("in a function")
    if code == 0:
        return 0
    raise RuntimeError(f"code {code}")


def except_value(int code):
    return check(code)


cdef int maybe(int mode) except? -1 nogil:
    probe("in a function")
    if mode == 2:
        raise RuntimeError("mode 2")
    return -1 if mode == 1 else mode


def except_maybe_value(int mode):
    cdef int r
    with nogil:
        probe("released")
        r = maybe(mode)
    return r


cdef void any_void(int i) except * nogil:
    probe("in a function")
    if i != 0:
        raise ValueError("huhu")


def except_any_void(int i):
    any_void(0)
    with nogil:
        probe("released")
        any_void(0)
        any_void(i)
        probe("not raised")
    return i


cdef unsigned short any_short(bint fire) except * nogil:
    probe("in a function")
    if fire:
        raise RuntimeError("short")
    return 65535


def except_any_short(bint fire):
    cdef unsigned short r
    with nogil:
        probe("released")
        r = any_short(fire)
    return r


cdef int *expression(bint fire) except <int *> -1 nogil:
    probe("in a function")
    if fire:
        with gil:  # a function that returns a pointer cannot raise without the GIL in Cython 3.3
            raise RuntimeError("pointer")
    return NULL


def except_pointer(bint fire):
    cdef int *p
    with nogil:
        probe("released")
        p = expression(fire)
    return p == NULL


cdef int *null_maybe(int *given, int mode) except? NULL nogil:
    probe("in a function")
    if mode == 0:
        return given
    if mode == 1:
        return NULL
    with gil:
        raise RuntimeError("help")


def except_maybe_null(int mode):
    cdef int a = 100
    cdef int *p
    with nogil:
        probe("released")
        p = null_maybe(&a, mode)
    return p[0] if p else None


cdef PyObject *null_always() except NULL nogil:
    probe("in a function")
    with nogil:
        probe("released")
        with gil:
            raise Exception("NULL")
    return <PyObject *> 1


def except_null():
    null_always()


cdef double big(bint fire) except 1e32 nogil:
    probe("in a function")
    if fire:
        raise RuntimeError("big")
    return 1.5


def except_big_double(bint fire):
    cdef double r
    with nogil:
        probe("released")
        r = big(fire)
    return r


cdef double infinite(bint fire) except INFINITY nogil:
    probe("in a function")
    if fire:
        raise RuntimeError("infinite")
    return 0


def except_infinity(bint fire):
    cdef double r
    with nogil:
        probe("released")
        r = infinite(fire)
    return r


cdef double no_number(int mode) except? NAN nogil:
    probe("in a function")
    if mode == 2:
        raise RuntimeError("not a number")
    return NAN if mode == 1 else 0


def except_nan(int mode):
    cdef double r
    with nogil:
        probe("released")
        r = no_number(mode)
    return "nan" if isnan(r) else r


cdef enum Colour:
    RED
    GREEN


cdef Colour colour(bint fire) except? RED nogil:
    probe("in a function")
    if fire:
        raise RuntimeError("enum")
    return GREEN


def except_enum(bint fire):
    cdef Colour r
    with nogil:
        probe("released")
        r = colour(fire)
    return r == GREEN


cdef char letter(bint fire) except c'a' nogil:
    probe("in a function")
    if fire:
        raise RuntimeError("char")
    return c'b'


def except_char(bint fire):
    cdef char r
    with nogil:
        probe("released")
        r = letter(fire)
    return chr(r)


cdef int (*maybe_pointer)(int) except? -1 nogil
maybe_pointer = maybe


def through_a_function_pointer(int mode):
    cdef int r
    with nogil:
        probe("released")
        r = maybe_pointer(mode)
    return r


cdef int swallows() noexcept nogil:
    probe("in a function")
    with gil:
        raise ValueError("swallowed")
    return 5


def noexcept_value():
    cdef int r
    with nogil:
        probe("released")
        r = swallows()
        probe("after")
    return r, swallows()


cdef void swallows_void() noexcept with gil:
    probe("held")
    raise KeyError("swallowed too")


def noexcept_void():
    swallows_void()
    with nogil:
        probe("released")
        swallows_void()
        probe("after")


cdef void swallows_nested(list seen) noexcept nogil:
    probe("in a function")
    with gil:
        probe("held")
        with nogil:
            probe("released")
            with gil:
                probe("held")
                seen.append("inner")
            probe("released")
        raise ValueError("swallow this")
    probe("not reached")


def noexcept_nested(list seen):
    with nogil:
        probe("released")
        swallows_nested(seen)
    return seen


cdef int quiet() except -1 nogil:
    probe("in a function")
    return 0


def no_gil_is_taken_to_look():
    with nogil:
        probe("released")
        start_holding_the_gil()
        quiet()
        maybe(0)
        stop_holding_the_gil()
    return True
