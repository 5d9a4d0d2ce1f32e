# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False, boundscheck=False, wraparound=False
# parallel_cython.pyx: prange; parallel_c.c is its twin.
from cython.parallel cimport parallel, prange, threadid
from probe cimport *


def take_probes():
    return probes()


def total(long n):
    cdef long i = -1, sum = 0
    probe("before")
    for i in prange(n, nogil=True, num_threads=3):
        probe("in a loop")
        sum += i
    probe("after")
    return i, sum


def total_each_schedule(long n):
    cdef long i, a = 0, b = 0, c = 0, d = 0
    for i in prange(n, nogil=True, num_threads=2, schedule="static", chunksize=2):
        probe("in a loop")
        a += i
    for i in prange(n, nogil=True, num_threads=3, schedule="dynamic", chunksize=2):
        probe("in a loop")
        b += i
    for i in prange(n, nogil=True, num_threads=2, schedule="guided", chunksize=2):
        probe("in a loop")
        c += i
    for i in prange(n, nogil=True, schedule="runtime"):
        probe("in a loop")
        d += i
    return a, b, c, d


def visited(long start, long stop, long step):
    cdef long i = -12345
    seen = []
    for i in prange(start, stop, step, nogil=True, num_threads=3):
        probe("in a loop")
        with gil:
            probe("held")
            seen.append(i)
    return sorted(seen), i


def evaluated_once(long start, long stop, long step):
    cdef long i, sum = 0
    for i in prange(start, stop, step, nogil=True):
        probe("in a loop")
        start = -2
        stop = 2
        step = 0
        sum += i
    return sum


def inner_loop(long n):
    cdef long i, j, sum = 0
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        for j in range(n):
            sum += j
    return i, sum


def broken(long n, long at):
    cdef long i = -1
    cdef bint was_broken = True
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        if i == at:
            break
    else:
        was_broken = False
    return "broken" if was_broken else "not broken", i


def broken_from_an_inner_loop(long n):
    cdef long i, j
    cdef long result = 0
    cdef long *p = &result
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        for j in range(n):
            if i == 6 and j == 7:
                p[0] = i * 10 + j
                break
        else:
            continue
        break
    return result, i


def continued_from_an_inner_loop(long[:] items):
    cdef long i
    cdef int j
    for i in prange(items.shape[0], nogil=True, num_threads=2):
        probe("in a loop")
        for j in range(3):
            if j == i % 4:
                break
        else:
            items[i] = i


def continued(long[:] items):
    cdef long i
    for i in prange(items.shape[0], nogil=True, num_threads=2):
        probe("in a loop")
        if i % 2:
            continue
        items[i] = i


cdef long returns_in_the_loop(long n, long at) noexcept nogil:
    probe("in a function")
    cdef long i
    for i in prange(n, num_threads=2):
        probe("in a loop")
        if i == at:
            return i
    return -2


def returned_from_the_loop(long n, long at):
    cdef long r
    with nogil:
        probe("released")
        r = returns_in_the_loop(n, at)
    return r, returns_in_the_loop(n, at)


def objects_in_the_loop(long n, x):
    cdef long i, sum = 0
    for i in prange(n, nogil=True, num_threads=3):
        probe("in a loop")
        with gil:
            probe("held")
            sum += x * i
    return sum


def exception_in_the_loop(long n):
    cdef long i
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        with gil:
            raise LookupError("propagate me")


cdef int odd(long i) except -1 nogil:
    if i % 2:
        raise ValueError("odd")
    return 0


def exception_of_a_function(long n):
    cdef long i
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        odd(i)
    return n


cdef void any_void(long *where, long i) except * nogil:
    probe("in a function")
    where[0] = i


cdef int in_a_nogil_function(long[:] items) except -1 nogil:
    probe("in a function")
    cdef long i
    for i in prange(items.shape[0], num_threads=4, schedule="static", chunksize=1):
        probe("in a loop")
        any_void(&items[i], i)
    return 0


def called_with_the_gil(long[:] items):
    in_a_nogil_function(items)
    probe("after")


def exception_caught_in_the_loop(long n):
    cdef long i, sum = 0
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        with gil:
            try:
                odd(i)
            except ValueError:
                sum += 1
    return sum


def exception_replaced_in_the_loop(long n):
    cdef long i
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        with gil:
            probe("held")
            try:
                odd(1)
            except ValueError:
                raise KeyError("instead")


def exception_swallowed_around_the_loop(long n):
    try:
        exception_in_the_loop(n)
    except LookupError:
        pass
    return "swallowed"


def thread_numbers(long[:] items):
    with nogil, parallel(num_threads=3):
        probe("in a loop")
        items[threadid()] = threadid()


def no_iterations(long n):
    cdef long i = 77, sum = 5
    for i in prange(n, nogil=True):
        probe("in a loop")
        sum += i
    return i, sum


def shared_before(long n):
    cdef long i, wrong = 0
    cdef long a = 10
    cdef double b = 10
    cdef void *p = <void *> 10
    for i in prange(n, nogil=True, num_threads=2):
        probe("in a loop")
        wrong += a != 10 or b != 10 or p != <void *> 10
    return wrong
