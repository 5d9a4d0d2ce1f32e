# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# threads_cython.pyx: threads that Python never saw, critical sections, C's own call_once; threads_c.c is its twin.
cimport cython
from libc cimport threads
from probe cimport *


def take_probes():
    return probes()


# ---- threads that Python never saw

cdef void call_it(void *callback) noexcept with gil:
    probe("held")
    (<object> callback)(1)


cdef void run(void *callback) noexcept nogil:
    probe("on the thread")
    call_it(callback)
    probe("between")
    call_it(callback)
    probe("at the end")


def foreign_thread(callback):
    with nogil:
        probe("released")
        on_a_foreign_thread(run, <void *> callback)
        probe("back")


cdef void run_blocks(void *callback) noexcept nogil:
    probe("on the thread")
    with gil:
        probe("held")
        with nogil:
            probe("released")
            with gil:
                probe("held")
                (<object> callback)(2)
        probe("held, still")
    probe("at the end")


def blocks_on_a_foreign_thread(callback):
    with nogil:
        probe("released")
        on_a_foreign_thread(run_blocks, <void *> callback)


cdef int fails(int x) except -1 nogil:
    probe("in a function")
    raise ValueError(f"on the thread: {x}")


cdef void run_and_fail(void *unused) noexcept nogil:
    probe("in a function")
    fails(7)
    probe("not reached")


def exception_on_a_foreign_thread():
    with nogil:
        probe("released")
        on_a_foreign_thread(run_and_fail, NULL)
        probe("back")


cdef int tries(void *seen) except -1 with gil:
    probe("in a function")
    try:
        with nogil:
            probe("released")
            fails(8)
    except ValueError as error:
        (<object> seen).append(str(error))
    return 0


cdef void run_and_catch(void *seen) noexcept nogil:
    probe("in a function")
    tries(seen)
    probe("after")


def exception_caught_on_a_foreign_thread(list seen):
    with nogil:
        probe("released")
        on_a_foreign_thread(run_and_catch, <void *> seen)
    return seen


# ---- critical sections

cdef long count_a, count_b


def reset_counts():
    global count_a, count_b
    count_a = count_b = 0


def counts():
    return count_a, count_b


def drops_in_a_block(list items):
    cdef long before, after
    with nogil:
        with gil:
            before = count_a
            del items[0]
            after = count_a
            probe("held")
    return before, after


def critical_section(lock, int n):
    global count_a
    cdef int i
    for i in range(n):
        with cython.critical_section(lock):
            probe("locked")
            count_a += i


def critical_section_of_two(lock, other, int n):
    global count_a, count_b
    cdef int i
    for i in range(n):
        with cython.critical_section(lock, other):
            probe("locked")
            count_a += i
            count_b += i


@cython.critical_section
def whole_function(lock):
    global count_a
    probe("locked")
    count_a += 1


def critical_section_left_by_an_exception(lock, callback):
    with cython.critical_section(lock):
        probe("locked")
        callback()


# ---- C's own threads

cdef object once_callback


cdef void only_once() noexcept with gil:
    probe("held")
    once_callback()


def called_once(callback):
    global once_callback
    cdef threads.once_flag flag
    threads.once_flag_init(&flag)
    once_callback = callback
    threads.call_once(&flag, only_once)
    threads.call_once(&flag, only_once)
    once_callback = None


cdef int thread_of_c(void *argument) noexcept nogil:
    probe("on the thread")
    return (<int *> argument)[0] + 1


def result_of_a_thread(int x):
    cdef threads.thrd_t thread
    cdef int result = 0
    with nogil:
        probe("released")
        threads.thrd_create(&thread, thread_of_c, &x)
        threads.thrd_join(thread, &result)
    return result
