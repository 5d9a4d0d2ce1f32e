/* SPDX-License-Identifier: 0BSD */
/* calls_c.c: what PyOZ and ZigX do around one call; the twin of calls_cython.pyx. */
#include "module.h"

#include <math.h>
#include <signal.h>

FUNCTION(release_handle)
{
    nogil_release gil;
    probe("before");
    gil = nogil_release_gil();
    probe("released");
    nogil_acquire_gil(&gil);
    nogil_acquire_gil(&gil); /* a second one does nothing */
    probe("after");
    Py_RETURN_NONE;
}

static void call(void *callback, long number)
{
    PyObject *result = PyObject_CallFunction((PyObject *)callback, "l", number);
    if (!result)
        PyErr_WriteUnraisable((PyObject *)callback);
    Py_XDECREF(result);
}

static void run_attached(void *callback)
{
    nogil_attach gil;
    probe("on the thread");
    gil = nogil_ensure_gil();
    probe("attached");
    call(callback, 1);
    nogil_leave_gil(&gil);
    nogil_leave_gil(&gil);
    probe("at the end");
}

FUNCTION(attach_handle)
{
    NOGIL_BEGIN
        on_a_foreign_thread(run_attached, args[0]);
    NOGIL_END
    Py_RETURN_NONE;
}

static nogil_interp *interpreter;

static void run_in(void *callback)
{
    WITH_GIL_TRY_BEGIN(interpreter)
        probe("inside");
        call(callback, 2);
    WITH_GIL_TRY_ELSE
        probe("gone");
    WITH_GIL_END
}

FUNCTION(into_the_interpreter)
{
    interpreter = nogil_interp_capture();
    if (!interpreter)
        return NULL;
    NOGIL_BEGIN
        on_a_foreign_thread(run_in, args[0]);
        nogil_interp_release(interpreter);
    NOGIL_END
    Py_RETURN_NONE;
}

static long twice(long x)
{
    probe("in the function");
    return 2 * x;
}

static void seen(void)
{
    probe("in the void function");
}

FUNCTION(allow_threads)
{
    long r, x = PyLong_AsLong(args[0]);
    r = NOGIL_ALLOW_THREADS(twice(x));
    NOGIL_ALLOW_THREADS(seen());
    probe("after");
    return PyLong_FromLong(r);
}

static int half(int x)
{
    probe("in the function");
    if (x % 2) {
        errno = ENOENT;
        return -1;
    }
    return x / 2;
}

FUNCTION(allow_threads_try)
{
    int rc, x = (int)PyLong_AsLong(args[0]);
    if (NOGIL_ALLOW_THREADS_TRY(rc, half(x)) < 0)
        return NULL;
    return PyLong_FromLong(rc);
}

FUNCTION(signals)
{
    int send = PyObject_IsTrue(args[0]);
    NOGIL_BEGIN
        probe("released");
        if (send)
            raise(SIGUSR1);
        if (nogil_check_signals() < 0)
            return NULL;
        probe("not interrupted");
    NOGIL_END
    return PyUnicode_FromString("done");
}

FUNCTION(signals_in_a_loop)
{
    long turns = PyLong_AsLong(args[0]);
    NOGIL_BEGIN
        for (long i = 0; i < turns; i++) {
            if (i == 10)
                raise(SIGUSR1);
            if (NOGIL_CHECK_SIGNALS_EVERY(4) < 0)
                return NULL;
        }
    NOGIL_END
    return PyLong_FromLong(turns);
}

FUNCTION(dropped_later)
{
    PyObject *thing = args[0];
    Py_INCREF(thing);
    NOGIL_BEGIN
        nogil_decref_later(thing);
        probe("released");
    NOGIL_END
    NOGIL_YIELD(); /* an attach drops what waits */
    Py_RETURN_NONE;
}

FUNCTION(pending)
{
    int before = nogil_error_pending(), raised, after;
    NOGIL_BEGIN
        nogil_raise(PyExc_ValueError, "pending");
        raised = nogil_error_pending();
        (void)NOGIL_CATCH(NULL);
        after = nogil_error_pending();
    NOGIL_END
    return Py_BuildValue("[NNN]", PyBool_FromLong(before), PyBool_FromLong(raised), PyBool_FromLong(after));
}

FUNCTION(raise_errno)
{
    int number = (int)PyLong_AsLong(args[0]), filename = PyObject_IsTrue(args[1]);
    NOGIL_BEGIN
        errno = number;
        probe("released");
        if (filename)
            nogil_raise_errno(PyExc_OSError, "a/file");
        else
            nogil_raise_errno(PyExc_OSError);
        return NULL;
    NOGIL_END
}

FUNCTION(released_if_long)
{
    long n = PyLong_AsLong(args[0]), total = 0;
    NOGIL_BEGIN_SIZED(n, 100)
        probe("in the block");
        for (long i = 0; i < n; i++)
            total += i;
    NOGIL_END
    return PyLong_FromLong(total);
}

FUNCTION(adaptive)
{
    long n = PyLong_AsLong(args[0]), total = 0;
    NOGIL_BEGIN_ADAPTIVE
        for (long i = 0; i < n; i++)
            total += i;
    NOGIL_END
    return PyLong_FromLong(total);
}

static NOGIL_EXPORT(double, hypot2, (double, x), (double, y))
{
    probe("in the function");
    return sqrt(x * x + y * y);
}

/* In Python it is `held`; its int says whether it worked. */
static NOGIL_EXPORT(int, keeps_the_gil, (PyObject *, list), NOGIL_NAME("held"), NOGIL_RELEASE(never),
                    NOGIL_RETURNS(status), NOGIL_RAISES(except(-1)), NOGIL_DOC("Empty a list."))
{
    probe("in the function");
    return PyList_SetSlice(list, 0, PyList_Size(list), NULL);
}

static NOGIL_EXPORT(long, small, (signed char, a), (unsigned short, b))
{
    return a + b;
}

static NOGIL_EXPORT(double, total, NOGIL_ARRAY(const double, items, n), NOGIL_RAISES(except_maybe(-1)))
{
    double sum = 0;
    probe("in the function");
    for (Py_ssize_t i = 0; i < n; i++)
        sum += items[i];
    return sum < 0 ? nogil_raise(PyExc_ValueError, "the sum is negative") : sum;
}

static NOGIL_EXPORT(void, minmax, NOGIL_ARRAY(const double, items, n), NOGIL_OUT(double, low), NOGIL_OUT(double, high))
{
    probe("in the function");
    for (Py_ssize_t i = 0; i < n; i++) {
        *low = fmin(*low, items[i]);
        *high = fmax(*high, items[i]);
    }
}

static PyMethodDef methods[] = {ENTRY(release_handle),
                                ENTRY(attach_handle),
                                ENTRY(into_the_interpreter),
                                ENTRY(allow_threads),
                                ENTRY(allow_threads_try),
                                ENTRY(signals),
                                ENTRY(signals_in_a_loop),
                                ENTRY(dropped_later),
                                ENTRY(pending),
                                ENTRY(raise_errno),
                                ENTRY(released_if_long),
                                ENTRY(adaptive),
                                NOGIL_EXPORTED(keeps_the_gil),
                                NOGIL_EXPORTED(hypot2),
                                NOGIL_EXPORTED(small),
                                NOGIL_EXPORTED(total),
                                NOGIL_EXPORTED(minmax),
                                PROBES,
                                {NULL, NULL, 0, NULL}};

MODULE(calls_c)
