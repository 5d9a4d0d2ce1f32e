# SPDX-License-Identifier: 0BSD
# cython: language_level=3, unraisable_tracebacks=False
# in_cython.pyx: Cython code that cimports the library, calls functions made with it, and is called by them.
cimport nogil
from cpython.ref cimport PyObject, Py_INCREF
from libc cimport errno
from nogil cimport *
from in_c cimport *
from probe cimport *


def take_probes():
    return probes()


# ---- Cython's functions, which in_c.c calls by NOGIL_SPEC

cdef public int cy_always(int mode) except -1 nogil:
    if mode == 2:
        raise ValueError(f"cy_always {mode}")
    return mode


cdef public int cy_maybe(int mode) except? -1 nogil:
    if mode == 2:
        raise LookupError(f"cy_maybe {mode}")
    return -1 if mode == 1 else mode


cdef public void cy_any(int mode) except * nogil:
    if mode == 2:
        raise KeyError(f"cy_any {mode}")


cdef public int cy_never(int mode) noexcept nogil:
    if mode == 2:
        with gil:
            raise OSError(f"cy_never {mode}")
    return mode + 10


cdef public int cy_with_gil(int mode) except -1 with gil:
    probe("with gil")
    if mode == 2:
        raise RuntimeError([f"cy_with_gil {mode}"])
    return len([mode] * mode)


cdef public double cy_double(int mode) except? -1 nogil:
    if mode == 2:
        raise ArithmeticError(f"cy_double {mode}")
    return -1.0 if mode == 1 else 0.5


# ---- functions of in_c.c, called with and without the GIL

def always(int mode, bint released):
    cdef int r
    if not released:
        return c_always(mode)
    with nogil:
        r = c_always(mode)
        probe("not raised")
    return r


def maybe(int mode, bint released):
    cdef int r
    if not released:
        return c_maybe(mode)
    with nogil:
        r = c_maybe(mode)
        probe("not raised")
    return r


def any_void(int mode, bint released):
    if not released:
        c_any(mode)
        return "void"
    with nogil:
        c_any(mode)
        probe("not raised")
    return "void"


def never(int mode, bint released):
    cdef int r
    if not released:
        return c_never(mode)
    with nogil:
        r = c_never(mode)
        probe("not raised")
    return r


def real(int mode, bint released):
    cdef double r
    if not released:
        return c_double(mode)
    with nogil:
        r = c_double(mode)
        probe("not raised")
    return r


def with_gil(list items, int mode, bint released):
    cdef int r
    if not released:
        return c_with_gil(<PyObject *> items, mode)
    with nogil:
        r = c_with_gil(<PyObject *> items, mode)
        probe("not raised")
    return r


def object_(item, int mode):
    return c_object(item, mode)


# ---- Cython, C, Cython

def passed_on(int which, int mode):
    cdef int r
    with nogil:
        r = c_passes_on(which, mode)
        probe("not raised")
    return r


def caught_in_c(int which, int mode):
    cdef int r
    with nogil:
        r = c_catches(which, mode)
        probe("not raised")
    return r


def replaced_in_c(int which, int mode):
    cdef int r
    with nogil:
        r = c_replaces(which, mode)
    return r


def caught_in_cython(int which, int mode):
    try:
        with nogil:
            c_passes_on(which, mode)
    except Exception as error:
        return type(error), str(error)


def on_a_thread(int mode):
    with nogil:
        on_a_foreign_thread(c_calls_back, &mode)
    return mode


# ---- the library from Cython

cdef int half(int n) except -1 nogil:
    if n % 2:
        nogil_raise(PyExc_ValueError, "%d is odd", n)
    return n // 2


def raised(int n):
    with nogil:
        n = half(n)
    return n


def raised_of_class(kind):
    cdef PyObject *borrowed = <PyObject *> kind
    with nogil:
        nogil.nogil_raise(borrowed, "a %s of %d", <char *> "class", 1)


def raised_without_text():
    with nogil:
        nogil_raise(PyExc_KeyError, NULL)


def raised_in_a_handler():
    try:
        with nogil:
            nogil_raise(PyExc_KeyError, "first")
    except KeyError:
        with nogil:
            nogil_raise(PyExc_IndexError, "second")


cdef int fails(int n) except -1 nogil:
    raise LookupError(f"carried {n}")


cdef int fails_and_carries(nogil_error *error) except -1 with gil:
    try:
        fails(3)
    except LookupError as exception:
        error.exception = <PyObject *> exception
        Py_INCREF(exception)
    return 0


cdef void fail_on_the_thread(void *error) noexcept nogil:
    fails_and_carries(<nogil_error *> error)


def carried():
    cdef nogil_error error = nogil_no_error()
    with nogil:
        on_a_foreign_thread(fail_on_the_thread, &error)
        probe("still released")
        nogil_error_restore(&error)
        probe("not reached")


def handles():
    cdef nogil_attach gil
    cdef nogil_release out
    with nogil:
        probe("released")
        gil = nogil_ensure_gil()
        probe("held")
        nogil_leave_gil(&gil)
        nogil_leave_gil(&gil)
        probe("released")
    out = nogil_release_gil()
    probe("released")
    nogil_acquire_gil(&out)
    nogil_acquire_gil(&out)
    probe("held")


cdef nogil_interp *home = NULL


def capture():
    global home
    nogil_interp_release(home)
    home = nogil_interp_capture()


cdef void call_it(void *callback) noexcept with gil:
    probe("inside")
    (<object> callback)()


cdef struct Call:
    void *callback
    int entered


cdef void try_it(void *call) noexcept nogil:
    probe("on the thread")
    (<Call *> call).entered = nogil_try_in(home, call_it, (<Call *> call).callback)
    probe("after")


def into_the_interpreter(callback):
    cdef Call call
    call.callback = <void *> callback
    call.entered = -1
    with nogil:
        on_a_foreign_thread(try_it, &call)
    return call.entered


def into_none(callback):
    cdef int entered
    with nogil:
        entered = nogil_try_in(NULL, call_it, <void *> callback)
    return entered


def signals(long n):
    cdef long i
    with nogil:
        for i in range(n):
            nogil_check_signals_every(10)
        nogil_check_signals()
    return n


def dropped(thing):
    Py_INCREF(thing)
    cdef PyObject *borrowed = <PyObject *> thing
    with nogil:
        nogil_decref_later(borrowed)
    with nogil:
        with gil:
            pass


# ---- an exception that a C function has left behind, since it is called without its spec

cdef extern from "in_c.h" nogil:
    int c_unchecked "c_always"(int mode) noexcept


def left_behind(int mode):
    cdef bint before, caught, after
    with nogil:
        c_unchecked(mode)
        before = nogil_error_pending()
        caught = nogil_catch(PyExc_KeyError) or nogil_catch(PyExc_ValueError)
        after = nogil_error_pending()
    return before, caught, after


def caught_into(int mode):
    cdef nogil_error error = nogil_no_error()
    with nogil:
        c_unchecked(mode)
        if not nogil_catch_into(PyExc_ValueError, &error):
            nogil_raise(PyExc_AssertionError, "nothing was caught")
    text = str(<object> error.exception)
    nogil_error_clear(&error)
    return text


def fetched(int mode, bint restore):
    cdef nogil_error error = nogil_no_error()
    cdef bint found, there
    with nogil:
        c_unchecked(mode)
        found = nogil_error_fetch(&error)
        there = nogil_error_is_set(&error)
        probe("fetched")
        if restore:
            nogil_error_restore(&error)
        nogil_error_clear(&error)
    return found, there


def raised_from(int mode):
    with nogil:
        c_unchecked(mode)
        nogil_raise_from(PyExc_RuntimeError, "instead of %d", mode)


def raised_errno(int number, bint filename):
    with nogil:
        errno.errno = number
        if filename:
            nogil_raise_errno_filename(PyExc_OSError, "a/file")
        nogil_raise_errno(PyExc_OSError)


def raised_no_memory():
    with nogil:
        nogil_raise_no_memory()


# ---- locks

cdef class Queue:
    """A count that threads wait for. Its lock and its condition begin as zeros."""
    cdef nogil_mutex lock
    cdef nogil_cond arrived
    cdef long count

    def put(self, long n):
        with nogil:
            nogil_mutex_lock(&self.lock)
            self.count += n
            nogil_mutex_unlock(&self.lock)
            if n == 1:
                nogil_cond_signal(&self.arrived)
            else:
                nogil_cond_broadcast(&self.arrived)

    def take(self):
        nogil_mutex_lock(&self.lock)
        while self.count == 0:
            nogil_cond_wait(&self.arrived, &self.lock)
        self.count -= 1
        nogil_mutex_unlock(&self.lock)

    def take_in(self, double seconds):
        """The exception leaves with the lock held; `finally` unlocks."""
        with nogil:
            nogil_mutex_lock(&self.lock)
            try:
                while self.count == 0:
                    if not nogil_cond_timedwait(&self.arrived, &self.lock, seconds):
                        nogil_raise(PyExc_TimeoutError, "nothing came")
                self.count -= 1
                probe("taken")
            finally:
                nogil_mutex_unlock(&self.lock)

    def call_locked(self, callback):
        """Python code with the lock, and what it raises."""
        nogil_mutex_lock(&self.lock)
        try:
            return callback()
        finally:
            nogil_mutex_unlock(&self.lock)

    def is_free(self, double seconds):
        cdef bint free
        with nogil:
            free = nogil_mutex_timedlock(&self.lock, seconds) if seconds else nogil_mutex_trylock(&self.lock)
            if free:
                nogil_mutex_unlock(&self.lock)
        return free


def locals_of_a_function():
    cdef nogil_mutex lock = nogil_free_mutex()
    cdef nogil_cond cond = nogil_new_cond()
    cdef nogil_once once = nogil_new_once()
    cdef bint signalled
    with nogil:
        nogil_mutex_lock(&lock)
        signalled = nogil_cond_timedwait(&cond, &lock, 0)
        nogil_mutex_unlock(&lock)
        nogil_once_call(&once, nothing, NULL)
    return signalled


# ---- once for all threads

cdef int nothing(void *unused) except -1 nogil:
    return 0


cdef int call_with_gil(void *callback) except -1 with gil:
    probe("once")
    (<object> callback)()
    return 0


cdef int raise_without_gil(void *number) except -1 nogil:
    raise ArithmeticError(f"once {(<int *> number)[0]}")


cdef class Once:
    cdef nogil_once once

    def call(self, callback):
        with nogil:
            nogil_once_call(&self.once, call_with_gil, <void *> callback)
            probe("done")

    def call_and_raise(self, int number):
        with nogil:
            nogil_once_call(&self.once, raise_without_gil, &number)
