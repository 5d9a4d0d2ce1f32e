# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# locks_cython.pyx: cython.pymutex, and C's mtx_t beside the GIL; locks_c.c is its twin.
cimport cython
from libc cimport threads
from probe cimport *

cdef cython.pymutex lock, other
cdef long count_a, count_b


def take_probes():
    return probes()


def reset():
    global count_a, count_b
    count_a = count_b = 0


def counts():
    return count_a, count_b


def locked_states():
    cdef bint before, inside, after
    before = lock.locked()
    with lock:
        probe("inside")
        inside = lock.locked()
    after = lock.locked()
    return before, inside, after


def locked_states_without_the_gil():
    cdef bint before, inside, after
    with nogil:
        probe("released")
        before = lock.locked()
        lock.acquire()
        probe("inside")
        inside = lock.locked()
        lock.release()
        after = lock.locked()
    return before, inside, after


def with_the_gil(long n):
    global count_a
    cdef long i
    for i in range(n):
        with lock:
            probe("locked")
            count_a += 1


def without_the_gil(long n):
    global count_a
    cdef long i
    with nogil:
        probe("released")
        for i in range(n):
            with lock:
                probe("locked")
                count_a += 1


cdef void add_one(cython.pymutex *mutex) noexcept nogil:
    probe("in a function")
    global count_a
    with mutex[0]:
        probe("locked")
        count_a += 1


def either_way(long n):
    cdef long i
    for i in range(n):
        if i % 2:
            add_one(&lock)
        else:
            with nogil:
                probe("released")
                add_one(&lock)


def gil_inside_the_lock(long n):
    global count_a
    cdef long i
    with nogil:
        probe("released")
        for i in range(n):
            with lock:
                probe("locked")
                with gil:
                    probe("held")
                    count_a += len([i])


def two_locks(long n):
    global count_a, count_b
    cdef long i
    for i in range(n):
        with lock:
            probe("locked")
            with other:
                probe("locked")
                count_a += 1
                count_b += 1


def critical_section_of_a_lock(long n):
    global count_a
    cdef long i
    for i in range(n):
        with cython.critical_section(lock):
            probe("locked")
            count_a += 1


def left_by_an_exception(callback):
    with lock:
        probe("locked")
        callback()


def left_by_return(long x):
    with lock:
        probe("locked")
        return x + 1


def is_free():
    return not lock.locked()


# ---- C's own locks

cdef threads.mtx_t foreign
threads.mtx_init(&foreign, threads.mtx_plain)
cdef threads.cnd_t changed
threads.cnd_init(&changed)


def foreign_lock(long n):
    global count_a
    cdef long i
    for i in range(n):
        if i % 2:
            with nogil:
                probe("released")
                threads.py_safe_mtx_lock(&foreign)
                count_a += 1
                threads.mtx_unlock(&foreign)
        else:
            threads.py_safe_mtx_lock(&foreign)
            len([i])
            count_a += 1
            threads.mtx_unlock(&foreign)


def wait_for(long n):
    threads.py_safe_mtx_lock(&foreign)
    probe("locked")
    while count_b < n:
        threads.py_safe_cnd_wait(&changed, &foreign)
    threads.mtx_unlock(&foreign)
    return count_b


# ---- a condition that nogil_cond has in C; here it is C's own

wait_for_condition = wait_for


def bring_condition():
    global count_b
    threads.py_safe_mtx_lock(&foreign)
    count_b += 1
    threads.mtx_unlock(&foreign)
    threads.cnd_broadcast(&changed)


def condition_in_time():
    cdef threads.timespec long_ago
    cdef int found
    long_ago.tv_sec = long_ago.tv_nsec = 0
    with nogil:
        probe("released")
        threads.py_safe_mtx_lock(&foreign)
        found = threads.py_safe_cnd_timedwait(&changed, &foreign, &long_ago)
        probe("waited")
        threads.mtx_unlock(&foreign)
    return found == threads.thrd_success


def bring():
    global count_b
    threads.py_safe_mtx_lock(&foreign)
    count_b += 1
    threads.mtx_unlock(&foreign)
    threads.cnd_signal(&changed)
