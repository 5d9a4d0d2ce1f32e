/* SPDX-License-Identifier: 0BSD */
/* blocks.c: NOGIL_BEGIN_SIZED and NOGIL_BEGIN_ADAPTIVE in every context and on every way out, kept and released.

   steer(1) makes all adaptive blocks of this module keep the GIL, steer(-1) makes them release it, steer(0) lets them
   learn. A function looks, with the witness of probe.h, that inside the GIL is there or not as `keeps` says, and that
   errno and the pending exception stay what they were. A site that has never run cannot be steered: so each function
   runs once before that. */
#include "../behaviour/probe.h"

#include <nogil.h>

#include "../behaviour/module.h"

#include <pthread.h>

#if defined(Py_GIL_DISABLED) || defined(NOGIL_DEBUG)
#define MAY_KEEP 0
#else
#define MAY_KEEP 1
#endif

#define EXPECT(attached) witness_expect(seen, (attached), __LINE__)

static int keeps = -1; /* 1 or 0, or -1: not known, so nobody looks */

#define EXPECT_INSIDE()                                                                                                \
    do {                                                                                                               \
        if (keeps >= 0)                                                                                                \
            EXPECT(keeps);                                                                                             \
    } while (0)

static PyObject *steer(PyObject *self, PyObject *argument)
{
    const long to = PyLong_AsLong(argument);
    nogil_priv_adaptive_site *here = nogil_priv_adaptive_sites;
    static const nogil_priv_rule nothing_yet = NOGIL_PRIV_ZERO;
    (void)self;
    for (; here; here = here->next) {
        here->credit = (intptr_t)to * 1000000;
        here->rule = nothing_yet;
        here->rule.kept = to > 0 ? 1000000 : 0;
        here->rule.released = to < 0 ? 1000000 : 0;
    }
    keeps = to == 0 ? -1 : to > 0 && MAY_KEEP;
    Py_RETURN_NONE;
}

/* ---------------------------------------------------------------------------------------------- ways out */

static int by_return(witness *seen)
{
    NOGIL_BEGIN_ADAPTIVE
        EXPECT_INSIDE();
        return 7;
    NOGIL_END
}

static int by_goto(witness *seen)
{
    NOGIL_BEGIN_ADAPTIVE
        EXPECT_INSIDE();
        goto out;
    NOGIL_END
out:
    EXPECT(1);
    return 7;
}

static int by_break_and_continue(witness *seen)
{
    int i;
    for (i = 0; i < 10; i++) {
        NOGIL_BEGIN_ADAPTIVE
            EXPECT_INSIDE();
            if (i < 3)
                continue;
            break;
        NOGIL_END
    }
    EXPECT(1);
    return i + 4;
}

static int sized_by_return(witness *seen, long n, int inside)
{
    NOGIL_BEGIN_SIZED(n, 100)
        EXPECT(inside);
        return 7;
    NOGIL_END
}

static PyObject *ways_out(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    (void)self;
    (void)ignored;
    EXPECT(1);
    if (by_return(seen) + by_goto(seen) + by_break_and_continue(seen) != 21)
        witness_complain(seen, __LINE__, "a value got lost on the way", 0);
    EXPECT(1);
    if (sized_by_return(seen, 100, MAY_KEEP) + sized_by_return(seen, 101, 0) != 14)
        witness_complain(seen, __LINE__, "a value got lost on the way", 0);
    EXPECT(1);
    return witness_verdict(seen);
}

/* ---------------------------------------------------------------------------------------------- contexts */

static WITH_GIL_FUNCTION(int, with_gil, except(-1), (witness *, seen))
{
    EXPECT(1);
    NOGIL_BEGIN_ADAPTIVE
        EXPECT_INSIDE();
        WITH_GIL_BEGIN
            EXPECT(1);
        WITH_GIL_END
        EXPECT_INSIDE();
    NOGIL_END
    EXPECT(1);
    NOGIL_BEGIN_SIZED(5u, 2.5)
        EXPECT(0);
    NOGIL_END
    EXPECT(1);
    return 0;
}

/* Called with the GIL (held 1), without (0), or nobody knows (-1): what it finds it leaves. */
static NOGIL_FUNCTION(int, nogil, except(-1), (witness *, seen, int, held))
{
    NOGIL_BEGIN_ADAPTIVE
        if (held == 1)
            EXPECT_INSIDE();
        else if (held == 0)
            EXPECT(0);
        WITH_GIL_BEGIN
            EXPECT(1);
            NOGIL_BEGIN_SIZED(1, 2)
                EXPECT(MAY_KEEP);
                WITH_GIL_BEGIN
                    EXPECT(1);
                WITH_GIL_END
                EXPECT(MAY_KEEP);
            NOGIL_END
            EXPECT(1);
        WITH_GIL_END
    NOGIL_END
    if (held >= 0)
        EXPECT(held);
    NOGIL_BEGIN_SIZED(1, 2)
        if (held >= 0)
            EXPECT(held && MAY_KEEP);
        if (NOGIL_FAILED(with_gil, with_gil(seen)))
            return -1;
        if (held >= 0)
            EXPECT(held && MAY_KEEP);
    NOGIL_END
    if (held >= 0)
        EXPECT(held);
    return 0;
}

static PyObject *contexts(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    (void)self;
    (void)ignored;
    with_gil(seen);
    EXPECT(1);
    nogil(seen, 1);
    EXPECT(1);
    NOGIL_BEGIN
        nogil(seen, 0);
        EXPECT(0);
        with_gil(seen);
        EXPECT(0);
        WITH_GIL_BEGIN
            nogil(seen, 1);
            EXPECT(1);
            NOGIL_BEGIN_ADAPTIVE
                EXPECT_INSIDE();
                nogil(seen, keeps);
                WITH_GIL_BEGIN
                    EXPECT(1);
                    NOGIL_BEGIN_ADAPTIVE
                        EXPECT_INSIDE();
                        WITH_GIL_BEGIN_IF(1)
                            EXPECT(1);
                        WITH_GIL_END
                        EXPECT_INSIDE();
                    NOGIL_END
                    EXPECT(1);
                WITH_GIL_END
                EXPECT_INSIDE();
            NOGIL_END
            EXPECT(1);
            NOGIL_BEGIN_SIZED(2, 3)
                EXPECT(MAY_KEEP);
                {
                    WITH_GIL_SCOPE();
                    EXPECT(1);
                }
                EXPECT(MAY_KEEP);
            NOGIL_END
            EXPECT(1);
        WITH_GIL_END
        EXPECT(0);
    NOGIL_END
    EXPECT(1);
    return witness_verdict(seen);
}

/* Another library inside of the blocks, which knows nothing of ours. */
static PyObject *gilstate_calls_inside(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    int was;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN_ADAPTIVE
        EXPECT_INSIDE();
        was = probe_gilstate_ensure();
        witness_expect_but_errno(seen, 1, __LINE__);
        probe_gilstate_release(was);
        if (keeps >= 0)
            witness_expect_but_errno(seen, keeps, __LINE__);
    NOGIL_END
    EXPECT(1);
    return witness_verdict(seen);
}

/* ------------------------------------------------------------------------------------------ exceptions */

static PyObject *exception_pending_all_the_time(PyObject *self, PyObject *ignored)
{
    witness sworn, *seen = &sworn;
    (void)self;
    (void)ignored;
    PyErr_SetString(PyExc_KeyError, "all the time");
    sworn = witness_here();
    NOGIL_BEGIN_ADAPTIVE
        EXPECT_INSIDE();
        if (!nogil_error_pending())
            witness_complain(seen, __LINE__, "the exception is gone", 0);
        WITH_GIL_BEGIN
            EXPECT(1);
        WITH_GIL_END
    NOGIL_END
    EXPECT(1);
    NOGIL_BEGIN_SIZED(1, 2)
        EXPECT(MAY_KEEP);
    NOGIL_END
    EXPECT(1);
    if (!PyErr_ExceptionMatches(PyExc_KeyError))
        witness_complain(seen, __LINE__, "the exception is gone", 0);
    PyErr_Clear();
    return witness_verdict(seen);
}

static PyObject *raises_inside(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    NOGIL_BEGIN_ADAPTIVE
        if (nogil_error_pending())
            return NULL;
        return (PyObject *)nogil_raise_null(PyExc_LookupError, "raised inside");
    NOGIL_END
}

static PyObject *catches_inside(PyObject *self, PyObject *ignored)
{
    int caught = 0;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN_ADAPTIVE
        nogil_raise(PyExc_LookupError, "raised inside");
        caught = NOGIL_CATCH(PyExc_ValueError) ? 1 : NOGIL_CATCH(PyExc_LookupError) ? 2 : 3;
    NOGIL_END
    return PyLong_FromLong(caught);
}

static PyObject *signals_inside(PyObject *self, PyObject *ignored)
{
    int i;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN_ADAPTIVE
        for (i = 0; i < 100; i++)
            if (NOGIL_CHECK_SIGNALS_EVERY(10) < 0)
                return NULL;
    NOGIL_END
    Py_RETURN_NONE;
}

/* ---------------------------------------------------------------------------------------------- threads */

static void *foreign_body(void *verdict)
{
    witness sworn = witness_nowhere(), *seen = &sworn;
    int i;
    for (i = 0; i < 3; i++) {
        EXPECT(0);
        WITH_GIL_BEGIN
            if (i == 0)
                witness_swear(seen);
            EXPECT(1);
            nogil(seen, 1);
            NOGIL_BEGIN_ADAPTIVE
                EXPECT_INSIDE();
            NOGIL_END
            EXPECT(1);
        WITH_GIL_END
        EXPECT(0);
    }
    *(witness *)verdict = sworn;
    return NULL;
}

static PyObject *foreign_thread(PyObject *self, PyObject *ignored)
{
    witness verdict = witness_nowhere();
    pthread_t thread;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN
        if (pthread_create(&thread, NULL, foreign_body, &verdict) == 0)
            pthread_join(thread, NULL);
    NOGIL_END
    if (!verdict.looks)
        return PyErr_Format(PyExc_RuntimeError, "there was no thread");
    return witness_verdict(&verdict);
}

static __thread volatile long sink;

static PyObject *many_blocks(PyObject *self, PyObject *argument)
{
    long i, n = PyLong_AsLong(argument);
    (void)self;
    for (i = 0; i < n; i++) {
        NOGIL_BEGIN_ADAPTIVE
            int j;
            for (j = 0; j < 300; j++)
                sink = j;
        NOGIL_END
    }
    Py_RETURN_NONE;
}

/* ---------------------------------------------------------------------------------------------- arguments, sites */

static int calls;
static long counted(long n)
{
    calls++;
    return n;
}

static PyObject *sized_arguments(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    (void)self;
    (void)ignored;
    calls = 0;
    NOGIL_BEGIN_SIZED(PyErr_Occurred() ? 0 : counted(5), counted(5))
        EXPECT(MAY_KEEP);
    NOGIL_END
    NOGIL_BEGIN_SIZED(5, 4 + 0)
        EXPECT(0);
    NOGIL_END
    NOGIL_BEGIN_SIZED((size_t)1 << (8 * sizeof(size_t) - 1), 4u)
        EXPECT(0);
    NOGIL_END
    NOGIL_BEGIN_SIZED(0.25, 0.5f)
        EXPECT(MAY_KEEP);
    NOGIL_END
    if (calls != 2)
        witness_complain(seen, __LINE__, "each argument is to be evaluated once", calls);
    EXPECT(1);
    return witness_verdict(seen);
}

static inline void in_an_inline_function(void)
{
    NOGIL_BEGIN_ADAPTIVE
        sink = 1;
    NOGIL_END
}

static PyObject *two_sites(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    in_an_inline_function();
    NOGIL_BEGIN_ADAPTIVE
        sink = 1;
    NOGIL_END
    NOGIL_BEGIN_ADAPTIVE
        sink = 2;
    NOGIL_END
    Py_RETURN_NONE;
}

static PyObject *site_as_dict(const nogil_site_stats *site)
{
    return Py_BuildValue("{ss ss si ss sL sL sL sL sL sd sd sd sL sL}", "file", site->file, "function", site->function,
                         "line", site->line, "state", site->state, "blocks", (long long)site->blocks, "kept",
                         (long long)site->kept, "released", (long long)site->released, "timed", (long long)site->timed,
                         "waited", (long long)site->waited, "mean_wait", site->mean_wait, "recent_wait",
                         site->recent_wait, "mean_block", site->mean_block, "bans", (long long)site->bans, "banned",
                         (long long)site->banned);
}

static PyObject *sites(PyObject *self, PyObject *ignored)
{
    nogil_site_stats site = NOGIL_SITE_STATS_INIT;
    PyObject *list = PyList_New(0);
    (void)self;
    (void)ignored;
    while (list && nogil_next_site(&site)) {
        PyObject *one = site_as_dict(&site);
        if (!one || PyList_Append(list, one) < 0)
            Py_CLEAR(list);
        Py_XDECREF(one);
    }
    return list;
}

/* Without the GIL, since it may be called so. */
static PyObject *find_site(PyObject *self, PyObject *name)
{
    nogil_site_stats site = NOGIL_SITE_STATS_INIT;
    PyObject *bytes = PyUnicode_AsUTF8String(name);
    const char *function = bytes ? PyBytes_AsString(bytes) : NULL;
    int found = 0;
    (void)self;
    if (!function)
        return NULL;
    NOGIL_BEGIN
        found = nogil_find_site(function, &site);
    NOGIL_END
    Py_DECREF(bytes);
    if (!found)
        Py_RETURN_NONE;
    return site_as_dict(&site);
}

/* ---------------------------------------------------------------------------------------------- lies, with NOGIL_DEBUG */

static PyObject *adaptive_without_the_gil(PyObject *self, PyObject *ignored)
{
    void *state = probe_save_thread();
    (void)self;
    (void)ignored;
    NOGIL_BEGIN_ADAPTIVE
        sink = 1;
    NOGIL_END
    probe_restore_thread(state);
    Py_RETURN_NONE;
}

static PyObject *sized_without_the_gil(PyObject *self, PyObject *ignored)
{
    void *state = probe_save_thread();
    (void)self;
    (void)ignored;
    NOGIL_BEGIN_SIZED(1, 2)
        sink = 1;
    NOGIL_END
    probe_restore_thread(state);
    Py_RETURN_NONE;
}

static void plain_helper(void)
{
    PyErr_Clear();
}

static PyObject *helper_calls_python(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    NOGIL_BEGIN_SIZED(1, 2)
        plain_helper();
    NOGIL_END
    Py_RETURN_NONE;
}

static PyObject *waits_inside(PyObject *self, PyObject *how)
{
    struct timespec tenths = {0, 300000000};
    const long n = PyLong_AsLong(how);
    (void)self;
    if (n == 0) {
        NOGIL_BEGIN_ADAPTIVE
            nanosleep(&tenths, NULL);
        NOGIL_END
    } else {
        NOGIL_BEGIN_SIZED(n, 10)
            nanosleep(&tenths, NULL);
        NOGIL_END
    }
    Py_RETURN_NONE;
}

#ifdef __cplusplus
#include "blocks_cc.h"
#else
#define METHODS_OF_CPP
#endif

static PyMethodDef methods[] = {
    {"steer", steer, METH_O, "Let all adaptive blocks keep the GIL (1), release it (-1), or learn (0)."},
    {"ways_out", ways_out, METH_NOARGS, NULL},
    {"contexts", contexts, METH_NOARGS, NULL},
    {"gilstate_calls_inside", gilstate_calls_inside, METH_NOARGS, NULL},
    {"exception_pending_all_the_time", exception_pending_all_the_time, METH_NOARGS, NULL},
    {"raises_inside", raises_inside, METH_NOARGS, NULL},
    {"catches_inside", catches_inside, METH_NOARGS, NULL},
    {"signals_inside", signals_inside, METH_NOARGS, NULL},
    {"foreign_thread", foreign_thread, METH_NOARGS, NULL},
    {"many_blocks", many_blocks, METH_O, NULL},
    {"sized_arguments", sized_arguments, METH_NOARGS, NULL},
    {"two_sites", two_sites, METH_NOARGS, NULL},
    {"sites", sites, METH_NOARGS, NULL},
    {"find_site", find_site, METH_O, NULL},
    {"adaptive_without_the_gil", adaptive_without_the_gil, METH_NOARGS, NULL},
    {"sized_without_the_gil", sized_without_the_gil, METH_NOARGS, NULL},
    {"helper_calls_python", helper_calls_python, METH_NOARGS, NULL},
    {"waits_inside", waits_inside, METH_O, NULL},
    METHODS_OF_CPP{NULL, NULL, 0, NULL},
};

TEST_MODULE(blocks)
