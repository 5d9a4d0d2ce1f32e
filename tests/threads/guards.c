/* SPDX-License-Identifier: 0BSD */
/* guards.c: releasing and acquiring by hand and around one call, and checking for signals.

   Rule: each function here checks what CPython says about this thread at every step. */
#include "threads.h"

#include <signal.h>

typedef struct {
    double x, y;
    char name[40];
} point;

static int times_called;

static long give_long(long value)
{
    times_called += !probe_gilstate_check();
    return value;
}
static double give_double(double value)
{
    times_called += !probe_gilstate_check();
    return value;
}
static point give_struct(double x)
{
    point p;
    memset(&p, 0, sizeof p);
    times_called += !probe_gilstate_check();
    p.x = x;
    p.y = -x;
    snprintf(p.name, sizeof p.name, "a point at %g", x);
    return p;
}
static const char *give_pointer(const char *text)
{
    times_called += !probe_gilstate_check();
    return text + 1;
}
static void give_nothing(int *out)
{
    times_called += !probe_gilstate_check();
    *out = 7;
}

static PyObject *allow_threads(PyObject *self, PyObject *none)
{
    int i, out = 0;
    long l;
    double d;
    point p;
    const char *text;
    (void)self;
    (void)none;
    times_called = 0;
    errno = 4711;
    i = NOGIL_ALLOW_THREADS((int)give_long(-3));
    l = NOGIL_ALLOW_THREADS(give_long(1L << 40));
    d = NOGIL_ALLOW_THREADS(give_double(2.5));
    p = NOGIL_ALLOW_THREADS(give_struct(1.5));
    text = NOGIL_ALLOW_THREADS(give_pointer("xtext"));
    NOGIL_ALLOW_THREADS(give_nothing(&out));
    i += NOGIL_ALLOW_THREADS((give_long(1), 2)); /* a comma, and more than one argument for the macro */
    if (errno != 4711 || times_called != 7 || !probe_gilstate_check())
        return PyErr_Format(PyExc_AssertionError, "errno %d, %d calls without the GIL", errno, times_called);
    return Py_BuildValue("(ild(dds)si)", i, l, d, p.x, p.y, p.name, text, out);
}

static PyObject *raise_inside; /* an exception type that the call raises itself, or None */

static long attempt(long value, int error)
{
    times_called += !probe_gilstate_check();
    if (error)
        errno = error;
    if (value < 0 && raise_inside != Py_None)
        nogil_raise(raise_inside, "raised inside");
    return value;
}

/* allow_threads_try(type of rc, value, errno, exception type or None): (result, rc, errno afterwards) */
static PyObject *allow_threads_try(PyObject *self, PyObject *args)
{
    const char *type;
    long value, rc = 0;
    int error, result, after;
    (void)self;
    if (!PyArg_ParseTuple(args, "sliO", &type, &value, &error, &raise_inside))
        return NULL;
    times_called = 0;
    errno = 4711;
    if (strcmp(type, "int") == 0) {
        int narrow;
        result = NOGIL_ALLOW_THREADS_TRY(narrow, (int)attempt(value, error));
        rc = narrow;
    } else if (strcmp(type, "long") == 0) {
        result = NOGIL_ALLOW_THREADS_TRY(rc, attempt(value, error));
    } else {
        ssize_t size;
        result = NOGIL_ALLOW_THREADS_TRY(size, (ssize_t)attempt(value, error));
        rc = (long)size;
    }
    after = errno;
    if (!probe_gilstate_check() || times_called != 1) {
        PyErr_Clear();
        return PyErr_Format(PyExc_AssertionError, "the GIL is not back, or %d calls", times_called);
    }
    if (result < 0)
        return NULL;
    return Py_BuildValue("(ili)", result, rc, after);
}

#define STEP(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            witness_complain(&seen, __LINE__, #condition, 0);                                                          \
    } while (0)

static PyObject *by_hand(PyObject *self, PyObject *none)
{
    witness seen = witness_here();
    nogil_release outer, inner;
    nogil_attach held, back, again;
    (void)self;
    (void)none;
    errno = 4711;
    outer = nogil_release_gil();
    STEP(!probe_gilstate_check());
    inner = nogil_release_gil(); /* there is nothing to release */
    STEP(!probe_gilstate_check());
    nogil_acquire_gil(&inner);
    STEP(!probe_gilstate_check());
    back = nogil_ensure_gil();
    STEP(probe_gilstate_check() && probe_current() == seen.state);
    again = nogil_ensure_gil(); /* held already */
    nogil_leave_gil(&again);
    STEP(probe_gilstate_check());
    nogil_leave_gil(&back);
    STEP(!probe_gilstate_check());
    nogil_leave_gil(&back);
    STEP(!probe_gilstate_check());
    nogil_acquire_gil(&outer);
    STEP(probe_gilstate_check() && probe_current() == seen.state);
    nogil_acquire_gil(&outer);
    STEP(probe_gilstate_check());
    held = nogil_ensure_gil();
    nogil_leave_gil(&held);
    nogil_leave_gil(&held);
    STEP(probe_gilstate_check() && probe_current() == seen.state);
    STEP(errno == 4711);
    return witness_verdict(&seen);
}

static void by_hand_foreign(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        nogil_release nothing = nogil_release_gil(), gil;
        nogil_attach in = nogil_ensure_gil();
        EXPECT(me, probe_gilstate_check());
        if (!me->state)
            me->state = probe_current();
        EXPECT(me, me->state == probe_current());
        gil = nogil_release_gil();
        EXPECT(me, !probe_gilstate_check());
        nogil_acquire_gil(&gil);
        nogil_acquire_gil(&gil);
        EXPECT(me, probe_gilstate_check());
        nogil_leave_gil(&in);
        nogil_leave_gil(&in);
        EXPECT(me, !probe_gilstate_check());
        nogil_acquire_gil(&nothing);
        EXPECT(me, !probe_gilstate_check());
        me->sections++;
    }
}

static PyObject *by_hand_on_foreign_threads(PyObject *self, PyObject *args)
{
    long n, rounds;
    (void)self;
    if (!PyArg_ParseTuple(args, "ll", &n, &rounds))
        return NULL;
    return foreign_run(by_hand_foreign, n, rounds, NULL);
}

/* ---- signals ---- */

static NOGIL_FUNCTION(int, check_in_nogil_function, except(-1), (void))
{
    return nogil_check_signals();
}

static WITH_GIL_FUNCTION(int, check_in_with_gil_function, except(-1), (void))
{
    return nogil_check_signals();
}

static void check_foreign(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        EXPECT(me, nogil_check_signals() == 0);
        EXPECT(me, NOGIL_CHECK_SIGNALS_EVERY(1) == 0);
        me->sections++;
    }
}

/* check(context): nogil_check_signals() there, once. */
static PyObject *check(PyObject *self, PyObject *args)
{
    const char *context;
    int result = -2;
    (void)self;
    if (!PyArg_ParseTuple(args, "s", &context))
        return NULL;
    errno = 4711;
    if (strcmp(context, "unknown") == 0) {
        result = nogil_check_signals();
    } else if (strcmp(context, "released") == 0) {
        NOGIL_BEGIN
            result = nogil_check_signals();
            if (probe_gilstate_check())
                abort();
        NOGIL_END
    } else if (strcmp(context, "held") == 0) {
        result = check_in_with_gil_function();
    } else if (strcmp(context, "maybe, held") == 0) {
        result = check_in_nogil_function();
    } else if (strcmp(context, "maybe, released") == 0) {
        NOGIL_BEGIN
            result = check_in_nogil_function();
        NOGIL_END
    } else if (strcmp(context, "foreign") == 0) {
        return foreign_run(check_foreign, 2, 10, NULL);
    }
    if (errno != 4711)
        return PyErr_Format(PyExc_AssertionError, "errno was not kept: %d", errno);
    return result < 0 ? NULL : PyLong_FromLong(result);
}

static moment looping;

/* Loops until a signal handler raises. */
static NOGIL_FUNCTION(int, loop_in_nogil_function, except(-1), (void))
{
    for (;;) {
        moment_bring(&looping);
        if (NOGIL_CHECK_SIGNALS_EVERY(1000) < 0)
            return -1;
    }
}

static PyObject *loop(PyObject *self, PyObject *args)
{
    const char *where;
    volatile double sum = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "s", &where))
        return NULL;
    if (strcmp(where, "block") == 0) {
        NOGIL_BEGIN
            for (;;) {
                moment_bring(&looping);
                if (NOGIL_CHECK_SIGNALS_EVERY(1000) < 0)
                    return NULL;
                sum = sum + 1;
            }
        NOGIL_END
    } else if (strcmp(where, "several checks") == 0) {
        NOGIL_BEGIN
            for (;;) {
                moment_bring(&looping);
                if (NOGIL_CHECK_SIGNALS_EVERY(1000000) < 0 || NOGIL_CHECK_SIGNALS_EVERY(2000) < 0)
                    goto error;
                if (NOGIL_CHECK_SIGNALS_EVERY(3000) < 0)
                    break;
                sum = sum + 1;
            }
        NOGIL_END
    } else if (strcmp(where, "held") == 0) {
        for (;;) {
            moment_bring(&looping);
            if (NOGIL_CHECK_SIGNALS_EVERY(1000) < 0)
                return NULL;
        }
    } else if (strcmp(where, "nogil function") == 0) {
        if (NOGIL_FAILED(loop_in_nogil_function, loop_in_nogil_function()))
            return NULL;
    } else if (strcmp(where, "nogil function, released") == 0) {
        int failed;
        NOGIL_BEGIN
            failed = NOGIL_FAILED(loop_in_nogil_function, loop_in_nogil_function());
        NOGIL_END
        if (failed)
            return NULL;
    }
error:
    return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_AssertionError, "the loop ended without an exception");
}

static PyObject *expect_loop(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    looping.come = 0;
    Py_RETURN_NONE;
}

/* Wait until loop() is in its loop and send a signal. All without the GIL, because one of the loops keeps it. */
static PyObject *interrupt_loop(PyObject *self, PyObject *args)
{
    int number, come, sent = -1;
    (void)self;
    if (!PyArg_ParseTuple(args, "i", &number))
        return NULL;
    NOGIL_BEGIN
        come = moment_await(&looping);
        if (come)
            sent = kill(getpid(), number);
    NOGIL_END
    return PyBool_FromLong(come && sent == 0);
}

static PyObject *turns(PyObject *self, PyObject *args)
{
    long n, every, due = 0, i;
    unsigned long before;
    (void)self;
    if (!PyArg_ParseTuple(args, "ll", &n, &every))
        return NULL;
    NOGIL_BEGIN
        for (i = 0; i < n; i++) {
            before = nogil_priv_turns;
            if (NOGIL_CHECK_SIGNALS_EVERY(every) < 0)
                return NULL;
            due += nogil_priv_turns <= before && nogil_priv_turns == 0;
        }
    NOGIL_END
    return PyLong_FromLong(due);
}

/* A signal that arrives while an exception is pending, and is looked for before that one is raised. */
static PyObject *check_with_an_exception_pending(PyObject *self, PyObject *number)
{
    (void)self;
    if (raise((int)PyLong_AsLong(number)) != 0)
        return PyErr_SetFromErrno(PyExc_OSError);
    PyErr_SetString(PyExc_ValueError, "the first");
    if (nogil_check_signals() == 0 && !PyErr_Occurred())
        Py_RETURN_NONE;
    return NULL;
}

static PyMethodDef methods[] = {
    {"check_with_an_exception_pending", check_with_an_exception_pending, METH_O, "(signal number)"},
    {"allow_threads", allow_threads, METH_NOARGS, "NOGIL_ALLOW_THREADS with values of every kind"},
    {"allow_threads_try", allow_threads_try, METH_VARARGS, "NOGIL_ALLOW_THREADS_TRY"},
    {"by_hand", by_hand, METH_NOARGS, "release, acquire, ensure and leave, each twice"},
    {"by_hand_on_foreign_threads", by_hand_on_foreign_threads, METH_VARARGS, "the same on foreign threads"},
    {"check", check, METH_VARARGS, "nogil_check_signals in a context"},
    {"loop", loop, METH_VARARGS, "a loop without end but for a signal"},
    {"expect_loop", expect_loop, METH_NOARGS, "forget the last loop"},
    {"interrupt_loop", interrupt_loop, METH_VARARGS, "wait until loop() is in its loop and send it a signal"},
    {"turns", turns, METH_VARARGS, "turns(n, every): how many checks were due"},
    {NULL, NULL, 0, NULL},
};
THREADS_MODULE(guards)
