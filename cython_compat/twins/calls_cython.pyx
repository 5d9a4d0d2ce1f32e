# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# calls_cython.pyx: what PyOZ and ZigX do around one call, in Cython's words; calls_c.c is its twin.
from cpython.exc cimport PyErr_CheckSignals, PyErr_Clear, PyErr_Occurred, PyErr_SetFromErrno, PyErr_SetString
from cpython.exc cimport PyErr_SetFromErrnoWithFilename
from cpython.ref cimport Py_DECREF, Py_INCREF, PyObject
from libc cimport errno
from libc.math cimport sqrt
from libc.signal cimport raise_, SIGUSR1
from probe cimport *

cdef extern from "Python.h" nogil:
    ctypedef enum PyGILState_STATE:
        pass
    PyGILState_STATE PyGILState_Ensure()
    void PyGILState_Release(PyGILState_STATE state)


def take_probes():
    return probes()


def release_handle():
    probe("before")
    with nogil:
        probe("released")
    probe("after")


cdef void run_attached(void *callback) noexcept nogil:
    cdef PyGILState_STATE state
    probe("on the thread")
    state = PyGILState_Ensure()
    probe("attached")
    with gil:
        (<object> callback)(1)
    PyGILState_Release(state)
    probe("at the end")


def attach_handle(callback):
    with nogil:
        on_a_foreign_thread(run_attached, <void *> callback)


cdef void run_in(void *callback) noexcept nogil:
    with gil:
        probe("inside")
        (<object> callback)(2)


def into_the_interpreter(callback):
    with nogil:
        on_a_foreign_thread(run_in, <void *> callback)


cdef long twice(long x) noexcept nogil:
    probe("in the function")
    return 2 * x


cdef void seen() noexcept nogil:
    probe("in the void function")


def allow_threads(long x):
    cdef long r
    with nogil:
        r = twice(x)
    with nogil:
        seen()
    probe("after")
    return r


cdef int half(int x) noexcept nogil:
    probe("in the function")
    if x % 2:
        errno.errno = errno.ENOENT
        return -1
    return x // 2


def allow_threads_try(int x):
    cdef int rc
    with nogil:
        rc = half(x)
    if rc < 0:
        PyErr_SetFromErrno(OSError)
    return rc


def signals(bint send):
    with nogil:
        probe("released")
        if send:
            raise_(SIGUSR1)
        with gil:
            PyErr_CheckSignals()
        probe("not interrupted")
    return "done"


def signals_in_a_loop(long turns):
    cdef long i
    with nogil:
        for i in range(turns):
            if i == 10:
                raise_(SIGUSR1)
            if i % 4 == 0:
                with gil:
                    PyErr_CheckSignals()
    return turns


def dropped_later(thing):
    with nogil:
        with gil:
            Py_INCREF(thing)
            Py_DECREF(thing)
        probe("released")
    with nogil:
        pass


def pending():
    cdef list found = [PyErr_Occurred() != NULL]
    PyErr_SetString(ValueError, "pending")
    found.append(PyErr_Occurred() != NULL)
    PyErr_Clear()
    found.append(PyErr_Occurred() != NULL)
    return found


def raise_errno(int number, filename):
    cdef const char *name = b"a/file"
    with nogil:
        errno.errno = number
        probe("released")
        with gil:
            if filename:
                PyErr_SetFromErrnoWithFilename(OSError, name)
            PyErr_SetFromErrno(OSError)


def released_if_long(long n):
    cdef long i, total = 0
    if n > 100:
        with nogil:
            probe("in the block")
            for i in range(n):
                total += i
    else:
        probe("in the block")
        for i in range(n):
            total += i
    return total


def adaptive(long n):
    cdef long i, total = 0
    with nogil:
        for i in range(n):
            total += i
    return total


def hypot2(double x, double y):
    cdef double r
    with nogil:
        probe("in the function")
        r = sqrt(x * x + y * y)
    return r


def held(list list):
    """Empty a list."""
    probe("in the function")
    del list[:]


def small(signed char a, unsigned short b):
    cdef long r
    with nogil:
        r = a + b
    return r


def total(const double[::1] items):
    cdef double sum = 0
    cdef Py_ssize_t i
    with nogil:
        probe("in the function")
        for i in range(items.shape[0]):
            sum += items[i]
        if sum < 0:
            raise ValueError(f"the sum is negative")
    return sum


def minmax(const double[::1] items):
    cdef double low = 0, high = 0
    cdef Py_ssize_t i
    with nogil:
        probe("in the function")
        for i in range(items.shape[0]):
            low = min(low, items[i])
            high = max(high, items[i])
    return low, high
