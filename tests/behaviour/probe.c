/* SPDX-License-Identifier: 0BSD */
/* probe.c: see probe.h. */
#undef Py_LIMITED_API /* the witness looks inside PyThreadState in every variant */
#undef NOGIL_DEBUG

#include "probe.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

void *probe_current(void)
{
#if PY_VERSION_HEX >= 0x030D0000
    return PyThreadState_GetUnchecked();
#else
    return _PyThreadState_UncheckedGet();
#endif
}

int probe_gilstate_check(void)
{
    return PyGILState_Check();
}

void *probe_pending(void *state)
{
#if PY_VERSION_HEX >= 0x030C0000
    return ((PyThreadState *)state)->current_exception;
#else
    return ((PyThreadState *)state)->curexc_value;
#endif
}

long probe_thread_states(void)
{
    PyThreadState *state = PyInterpreterState_ThreadHead(PyThreadState_Get()->interp);
    long n = 0;
    for (; state; state = PyThreadState_Next(state))
        n++;
    return n;
}

void *probe_save_thread(void)
{
    return PyEval_SaveThread();
}

void probe_restore_thread(void *state)
{
    PyEval_RestoreThread((PyThreadState *)state);
}

int probe_gilstate_ensure(void)
{
    return (int)PyGILState_Ensure();
}

void probe_gilstate_release(int was)
{
    PyGILState_Release((PyGILState_STATE)was);
}

witness witness_nowhere(void)
{
    witness w;
    memset(&w, 0, sizeof w);
    return w;
}

witness witness_here(void)
{
    witness w = witness_nowhere();
    witness_swear(&w);
    return w;
}

void witness_swear(witness *w)
{
    w->state = probe_current();
    w->exception = probe_pending(w->state);
}

void witness_complain(witness *w, int line, const char *text, long value)
{
    size_t used = strlen(w->report);
    w->wrong++;
    if (used < sizeof w->report - 200)
        snprintf(w->report + used, sizeof w->report - used, "line %d: %.100s (%ld)\n", line, text, value);
}

int witness_expect_but_errno(witness *w, int attached, int line)
{
    long wrong = w->wrong;
    PyThreadState *current = (PyThreadState *)probe_current();
    int mine = w->state && current == w->state;
    if (mine && current->thread_id != PyThread_get_thread_ident())
        witness_complain(w, line, "the thread state belongs to another thread", (long)current->thread_id);
#if PY_VERSION_HEX >= 0x030C0000
    if (current && w->state && !mine)
        witness_complain(w, line, "this thread is attached with another thread state than before", 0);
#endif
    if (mine != attached)
        witness_complain(w, line,
                         attached ? "attached was expected, the current state says detached"
                                  : "detached was expected, the current state says attached",
                         mine);
    if (!w->ignore_check && PyGILState_Check() != attached)
        witness_complain(w, line,
                         attached ? "attached was expected, PyGILState_Check() says detached"
                                  : "detached was expected, PyGILState_Check() says attached",
                         !attached);
    if (w->state && probe_pending(w->state) != w->exception)
        witness_complain(w, line,
                         w->exception ? "the pending exception is gone or another one"
                                      : "an exception is pending that was not before",
                         0);
    w->looks++;
    w->errno_set = (int)(1000 + w->looks % 1000);
    errno = w->errno_set;
    return w->wrong == wrong;
}

int witness_expect(witness *w, int attached, int line)
{
    int now = errno;
    int errno_wrong = w->errno_set && now != w->errno_set;
    if (errno_wrong)
        witness_complain(w, line, "errno has changed", now);
    return witness_expect_but_errno(w, attached, line) && !errno_wrong;
}

PyObject *witness_verdict(witness *w)
{
    if (!w->wrong)
        Py_RETURN_TRUE;
    PyErr_Clear();
    return PyErr_Format(PyExc_AssertionError, "%ld of %ld looks were wrong:\n%s", w->wrong, w->looks, w->report);
}

void moment_bring(moment *m)
{
    __atomic_store_n(&m->come, 1, __ATOMIC_SEQ_CST);
}

int moment_has_come(moment *m)
{
    return __atomic_load_n(&m->come, __ATOMIC_SEQ_CST);
}

int moment_await(moment *m)
{
    struct timespec pause = {0, 100000};
    int saved_errno = errno, rounds;
    for (rounds = 0; rounds < 300000 && !moment_has_come(m); rounds++)
        nanosleep(&pause, NULL);
    errno = saved_errno;
    return moment_has_come(m);
}
