# SPDX-License-Identifier: 0BSD
# nogil.pxd: the library for Cython code.
#
#     from nogil cimport nogil_raise, PyExc_ValueError
#
#     cdef int half(int n) except -1 nogil:
#         if n % 2:
#             nogil_raise(PyExc_ValueError, "%d is odd", n)     # raises: Cython checks the result
#         return n // 2
#
# It stands beside nogil.h where the library is installed: cythonize(..., include_path=[libnogil.get_include()]) finds the
# one, include_dirs=[libnogil.get_include()] the other.
#
# Rule: here are the functions and the macros that look like functions, each with the spec that lets Cython do the check.
# The blocks are not here, since Cython has them: `with nogil`, `with gil`. A function of one's own that was written with
# NOGIL_FUNCTION or WITH_GIL_FUNCTION is declared with its spec:
#
#     cdef extern from "spam.h" nogil:
#         int spam(int) except -1           # NOGIL_DECLARE(int, spam, except(-1), (int, n));
#
# and a `cdef public int eggs(int) except -1 nogil` is given to C by NOGIL_SPEC(eggs, int, except(-1));
from cpython.ref cimport PyObject

# What calls Python without the GIL is found by Cython's compiler in Cython code; its C need not be looked at again.
cdef extern from *:
    """
    #ifndef NOGIL_NO_API_CHECKS
    #define NOGIL_NO_API_CHECKS
    #endif
    """

cdef extern from "nogil.h" nogil:
    # ---- exceptions, with or without the GIL. `type` is one of the PyExc_... below, or <PyObject *> of a class.
    int nogil_raise(PyObject *type, const char *format, ...) except -1
    int nogil_raise_from(PyObject *type, const char *format, ...) except -1
    int nogil_raise_errno(PyObject *type) except -1
    int nogil_raise_errno_filename "nogil_raise_errno"(PyObject *type, const char *filename) except -1
    int nogil_raise_no_memory() except -1

    # 1 if an exception is pending on this thread. Cython code has one pending only where a C function without a spec
    # left it.
    bint nogil_error_pending() noexcept
    # Clear the pending exception if it is a `type` (NULL: any); 1 if it was.
    bint nogil_catch "NOGIL_CATCH"(PyObject *type) noexcept
    bint nogil_catch_into "NOGIL_CATCH"(PyObject *type, nogil_error *error) noexcept

    # An exception that is carried, to another thread for instance: the first one wins.
    ctypedef struct nogil_error:
        PyObject *exception
    bint nogil_error_fetch(nogil_error *error) noexcept
    int nogil_error_restore(nogil_error *error) except -1
    void nogil_error_clear(nogil_error *error) noexcept
    bint nogil_error_is_set(const nogil_error *error) noexcept

    # ---- attach handles. Cython does not know what they do: between ensure and leave only `with gil` may touch objects.
    ctypedef struct nogil_attach:
        pass
    nogil_attach nogil_ensure_gil() noexcept
    void nogil_leave_gil(nogil_attach *gil) noexcept
    ctypedef struct nogil_release:
        pass
    nogil_release nogil_release_gil() noexcept
    void nogil_acquire_gil(nogil_release *gil) noexcept

    # ---- locks, with or without the GIL; whoever waits does it without. Each is of zeros at first, as C's globals, the
    # attributes of a cdef class and calloc()ed memory are; a variable of a function begins as nogil_free_mutex() and so
    # on. Cython's `with` does not know them: lock, try: ... finally: unlock.
    ctypedef struct nogil_mutex:
        pass
    void nogil_mutex_lock(nogil_mutex *mutex) noexcept
    bint nogil_mutex_trylock(nogil_mutex *mutex) noexcept
    bint nogil_mutex_timedlock(nogil_mutex *mutex, double seconds) noexcept
    void nogil_mutex_unlock(nogil_mutex *mutex) noexcept

    ctypedef struct nogil_cond:
        pass
    void nogil_cond_wait(nogil_cond *cond, nogil_mutex *mutex) noexcept
    bint nogil_cond_timedwait(nogil_cond *cond, nogil_mutex *mutex, double seconds) noexcept
    void nogil_cond_signal(nogil_cond *cond) noexcept
    void nogil_cond_broadcast(nogil_cond *cond) noexcept

    # function(argument) for the first thread that comes; the others wait until it has returned. One that raises is
    # called again by the next. `function` is a `cdef int f(void *argument) except -1 nogil`, or `with gil`.
    ctypedef struct nogil_once:
        pass
    int nogil_once_call(nogil_once *once, int (*function)(void *) except -1, void *argument) except -1

    # ---- interpreters
    ctypedef struct nogil_interp:
        pass
    void nogil_interp_release(nogil_interp *interp) noexcept

    # ---- signals, references
    int nogil_check_signals() except -1
    int nogil_check_signals_every "NOGIL_CHECK_SIGNALS_EVERY"(long n) except -1
    void nogil_decref_later(PyObject *object) noexcept

cdef extern from "nogil.h":
    nogil_interp *nogil_interp_capture() except NULL

cdef extern from * nogil:
    """
    /* NOGIL_ERROR_INIT as a call. */
    static inline __attribute__((unused)) nogil_error nogil_no_error(void)
    {
        nogil_error error = NOGIL_ERROR_INIT;
        return error;
    }
    /* The other initializers as calls. */
    static inline __attribute__((unused)) nogil_mutex nogil_free_mutex(void)
    {
        nogil_mutex mutex = NOGIL_MUTEX_INIT;
        return mutex;
    }
    static inline __attribute__((unused)) nogil_cond nogil_new_cond(void)
    {
        nogil_cond cond = NOGIL_COND_INIT;
        return cond;
    }
    static inline __attribute__((unused)) nogil_once nogil_new_once(void)
    {
        nogil_once once = NOGIL_ONCE_INIT;
        return once;
    }
    /* WITH_GIL_TRY_BEGIN as a call: run function(argument) attached to that interpreter. 1, or 0 if it is gone. */
    static inline __attribute__((unused)) int nogil_try_in(nogil_interp *interp, void (*function)(void *),
                                                           void *argument)
    {
        WITH_GIL_TRY_BEGIN(interp)
            function(argument);
            return 1;
        WITH_GIL_TRY_ELSE
            return 0;
        WITH_GIL_END
    }
    """
    # What a nogil_error begins with.
    nogil_error nogil_no_error() noexcept
    nogil_mutex nogil_free_mutex() noexcept
    nogil_cond nogil_new_cond() noexcept
    nogil_once nogil_new_once() noexcept
    # `function` is best a `cdef void f(void *argument) noexcept with gil`.
    bint nogil_try_in(nogil_interp *interp, void (*function)(void *) noexcept, void *argument) noexcept

cdef extern from "Python.h":
    PyObject *PyExc_ArithmeticError
    PyObject *PyExc_AssertionError
    PyObject *PyExc_AttributeError
    PyObject *PyExc_BufferError
    PyObject *PyExc_EOFError
    PyObject *PyExc_Exception
    PyObject *PyExc_FileNotFoundError
    PyObject *PyExc_FloatingPointError
    PyObject *PyExc_IndexError
    PyObject *PyExc_KeyError
    PyObject *PyExc_KeyboardInterrupt
    PyObject *PyExc_LookupError
    PyObject *PyExc_MemoryError
    PyObject *PyExc_NotImplementedError
    PyObject *PyExc_OSError
    PyObject *PyExc_OverflowError
    PyObject *PyExc_RuntimeError
    PyObject *PyExc_StopIteration
    PyObject *PyExc_SystemError
    PyObject *PyExc_TimeoutError
    PyObject *PyExc_TypeError
    PyObject *PyExc_ValueError
    PyObject *PyExc_ZeroDivisionError
