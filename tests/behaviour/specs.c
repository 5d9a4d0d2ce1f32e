/* SPDX-License-Identifier: 0BSD */
/* specs.c: what a caller learns from each exception spec, for each kind of sentinel, in each of the four contexts. */
#include "probe.h"

#include <nogil.h>

#include <limits.h>
#include <math.h>
#include <pthread.h>

#ifndef __cplusplus
#include <stdbool.h>
#endif

#include "holder.h"
#include "module.h"

typedef enum { RED = 1, GREEN, BLUE } color;
typedef struct {
    int a, c; /* no padding: SAME compares bytes */
    double b;
} pair;

/* Like == but a NaN is the same as another, and -0.0 is not the same as 0.0. */
#define SAME(a, b) (memcmp(&(a), &(b), sizeof(a)) == 0)

/* ---------------------------------------------------------------------- except(v) and except_maybe(v), by type */

enum { RETURN_OTHER, RETURN_SENTINEL, RAISE };

/* Both kinds of functions with both specs; `sentinel` and `other` are values of T. NOGIL_FAILED is asked in the four
   contexts, each with its own bits in *wrong. */
#define SENTINEL(T, name, sentinel, other)                                                                             \
    static NOGIL_FUNCTION(T, nogil_maybe_##name, except_maybe(sentinel), (int, how))                                   \
    {                                                                                                                  \
        if (how == RAISE)                                                                                              \
            nogil_raise(PyExc_ValueError, "raised");                                                                   \
        return how == RETURN_OTHER ? other : sentinel;                                                                 \
    }                                                                                                                  \
    static WITH_GIL_FUNCTION(T, with_maybe_##name, except_maybe(sentinel), (int, how))                                 \
    {                                                                                                                  \
        if (how == RAISE)                                                                                              \
            PyErr_SetString(PyExc_ValueError, "raised");                                                               \
        return how == RETURN_OTHER ? other : sentinel;                                                                 \
    }                                                                                                                  \
    static NOGIL_FUNCTION(T, nogil_except_##name, except(sentinel), (int, how))                                        \
    {                                                                                                                  \
        if (how == RAISE)                                                                                              \
            nogil_raise(PyExc_ValueError, "raised");                                                                   \
        return how == RETURN_OTHER ? other : sentinel;                                                                 \
    }                                                                                                                  \
    static WITH_GIL_FUNCTION(T, with_except_##name, except(sentinel), (int, how))                                      \
    {                                                                                                                  \
        if (how == RAISE)                                                                                              \
            PyErr_SetString(PyExc_ValueError, "raised");                                                               \
        return how == RETURN_OTHER ? other : sentinel;                                                                 \
    }                                                                                                                  \
    static NOGIL_FUNCTION(unsigned, look_in_maybe_##name, noexcept, (void))                                            \
    {                                                                                                                  \
        unsigned wrong = 0;                                                                                            \
        T r;                                                                                                           \
        T expected_sentinel = sentinel;                                                                                \
        T expected_other = other;                                                                                      \
        LOOK(name, 0)                                                                                                  \
        return wrong;                                                                                                  \
    }                                                                                                                  \
    static unsigned check_##name(void)                                                                                 \
    {                                                                                                                  \
        unsigned wrong = 0;                                                                                            \
        T r;                                                                                                           \
        T expected_sentinel = sentinel;                                                                                \
        T expected_other = other;                                                                                      \
        LOOK(name, 0) /* unknown */                                                                                    \
        NOGIL_BEGIN                                                                                                    \
            LOOK(name, 6) /* released */                                                                               \
            wrong |= look_in_maybe_##name() << 12;                                                                     \
            WITH_GIL_BEGIN                                                                                             \
            LOOK(name, 18) /* held */                                                                                  \
            wrong |= look_in_maybe_##name() << 24;                                                                     \
            WITH_GIL_END                                                                                               \
        NOGIL_END                                                                                                      \
        return wrong;                                                                                                  \
    }

/* 1 and 2: a value that is no exception is taken for one; 4: an exception is not seen; 8: v of except(v) without an
   exception pending, which no function may return, counts as one all the same; 16, 32: as 1 and 4 for except(v). */
#define LOOK_AT(f, how) NOGIL_FAILED(f, r = f(how))
#define LOOK(name, shift) LOOK_(nogil_maybe_##name, with_maybe_##name, nogil_except_##name, with_except_##name, shift)
#define LOOK_(nogil_maybe, with_maybe, nogil_except, with_except, shift)                                               \
    if (LOOK_AT(nogil_maybe, RETURN_OTHER) || !SAME(r, expected_other) || LOOK_AT(with_maybe, RETURN_OTHER) ||         \
        !SAME(r, expected_other))                                                                                      \
        wrong |= 1U << (shift);                                                                                        \
    if (LOOK_AT(nogil_maybe, RETURN_SENTINEL) || !SAME(r, expected_sentinel) ||                                        \
        LOOK_AT(with_maybe, RETURN_SENTINEL) || !SAME(r, expected_sentinel))                                           \
        wrong |= 2U << (shift);                                                                                        \
    if (!LOOK_AT(nogil_maybe, RAISE) || !SAME(r, expected_sentinel) || !NOGIL_CATCH(PyExc_ValueError) ||               \
        !LOOK_AT(with_maybe, RAISE) || !SAME(r, expected_sentinel) || !NOGIL_CATCH(PyExc_ValueError))                  \
        wrong |= 4U << (shift);                                                                                        \
    if (!LOOK_AT(nogil_except, RETURN_SENTINEL) || nogil_error_pending() || !LOOK_AT(with_except, RETURN_SENTINEL) ||  \
        nogil_error_pending())                                                                                         \
        wrong |= 8U << (shift);                                                                                        \
    if (LOOK_AT(nogil_except, RETURN_OTHER) || !SAME(r, expected_other) || LOOK_AT(with_except, RETURN_OTHER) ||       \
        !SAME(r, expected_other))                                                                                      \
        wrong |= 16U << (shift);                                                                                       \
    if (!LOOK_AT(nogil_except, RAISE) || !SAME(r, expected_sentinel) || !NOGIL_CATCH(PyExc_ValueError) ||              \
        !LOOK_AT(with_except, RAISE) || !SAME(r, expected_sentinel) || !NOGIL_CATCH(PyExc_ValueError))                 \
        wrong |= 32U << (shift);

static int an_int;

SENTINEL(int, int, -1, 5)
SENTINEL(unsigned, unsigned, 0xffffffffU, 0U)
SENTINEL(long long, long_long, LLONG_MIN, -1)
SENTINEL(size_t, size, (size_t)-1, (size_t)0)
SENTINEL(short, short, (short)-1, (short)255)
SENTINEL(char, char, 'x', '\0')
SENTINEL(signed char, signed_char, (signed char)-1, (signed char)127)
SENTINEL(unsigned char, unsigned_char, (unsigned char)255, (unsigned char)0)
SENTINEL(bool, truth, false, true)
SENTINEL(color, color, BLUE, RED)
SENTINEL(double, double, -1.0, 2.5)
SENTINEL(float, float, 0.1F, 0.2F)
SENTINEL(double, nan, (double)NAN, 0.0)
SENTINEL(double, minus_zero, -0.0, 1e-300)
SENTINEL(double, infinity, (double)INFINITY, -(double)INFINITY)
SENTINEL(void *, pointer, NULL, (void *)&an_int)
SENTINEL(void *, map_failed, ((void *)-1), NULL)
SENTINEL(PyObject *, object, NULL, (PyObject *)&PyLong_Type)
SENTINEL(const char *, text, NULL, "text")

static PyObject *sentinels(PyObject *self, PyObject *ignored)
{
    PyObject *result = PyList_New(0), *item;
    (void)self;
    (void)ignored;
#define CHECK(name)                                                                                                    \
    item = Py_BuildValue("(sI)", #name, check_##name());                                                               \
    PyList_Append(result, item);                                                                                       \
    Py_DECREF(item);
    CHECK(int)
    CHECK(unsigned)
    CHECK(long_long)
    CHECK(size)
    CHECK(short)
    CHECK(char)
    CHECK(signed_char)
    CHECK(unsigned_char)
    CHECK(truth)
    CHECK(color)
    CHECK(double)
    CHECK(float)
    CHECK(nan)
    CHECK(minus_zero)
    CHECK(infinity)
    CHECK(pointer)
    CHECK(map_failed)
    CHECK(object)
    CHECK(text)
#undef CHECK
    return result;
}

/* The result may go into a wider variable, a member, an element, through a pointer, or nowhere. */
static NOGIL_FUNCTION(bool, maybe_true, except_maybe(true), (int, how))
{
    if (how == RAISE)
        nogil_raise(PyExc_ValueError, "raised");
    return how != RETURN_OTHER;
}

static PyObject *where_the_result_goes(PyObject *self, PyObject *ignored)
{
    long wide = 0;
    long long wider = 0;
    double floating = 0;
    int elements[3] = {0, 0, 0}, *where = &elements[1];
    pair p = {0, 0, 0};
    int wrong = 0;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN
        wrong |= !NOGIL_FAILED(with_maybe_int, wide = with_maybe_int(RAISE)) << 0;
        wrong |= !NOGIL_FAILED(with_maybe_int, wider = with_maybe_int(RAISE)) << 1;
        wrong |= !NOGIL_FAILED(with_maybe_int, floating = with_maybe_int(RAISE)) << 2;
        wrong |= !NOGIL_FAILED(with_maybe_unsigned, wide = with_maybe_unsigned(RAISE)) << 3;
        wrong |= !NOGIL_FAILED(with_maybe_int, elements[2] = with_maybe_int(RAISE)) << 4;
        wrong |= !NOGIL_FAILED(with_maybe_int, *where = with_maybe_int(RAISE)) << 5;
        wrong |= !NOGIL_FAILED(with_maybe_int, p.a = with_maybe_int(RAISE)) << 6;
        wrong |= !NOGIL_FAILED(with_maybe_int, with_maybe_int(RAISE)) << 7;
        wrong |= !NOGIL_FAILED(with_maybe_char, elements[0] = with_maybe_char(RAISE)) << 8;
        wrong |= !NOGIL_FAILED(maybe_true, elements[0] = maybe_true(RAISE)) << 9;
        wrong |= !NOGIL_CATCH(PyExc_ValueError) << 10;
        wrong |= NOGIL_FAILED(maybe_true, elements[0] = maybe_true(RETURN_SENTINEL)) << 11;
        wrong |= NOGIL_FAILED(maybe_true, maybe_true(RETURN_OTHER)) << 12;
    NOGIL_END
    if (elements[2] != -1 || elements[1] != -1 || elements[0] != 1 || p.a != -1 || wide != 0xffffffffL || wider != -1 ||
        floating != -1.0)
        wrong |= 1 << 14;
    return PyLong_FromLong(wrong);
}

/* -------------------------------------------------------------------------------------------------- except_any */

static NOGIL_FUNCTION(void, any_void, except_any, (int, how))
{
    if (how == RAISE)
        nogil_raise(PyExc_ValueError, "raised");
}
static WITH_GIL_FUNCTION(void, with_any_void, except_any, (int, how))
{
    if (how == RAISE)
        PyErr_SetString(PyExc_ValueError, "raised");
}
static NOGIL_FUNCTION(pair, any_struct, except_any, (int, how))
{
    pair p = {how, 0, 1.5};
    if (how == RAISE)
        nogil_raise(PyExc_ValueError, "raised");
    return p;
}
static WITH_GIL_FUNCTION(int, any_int, except_any, (int, how))
{
    if (how == RAISE)
        PyErr_SetString(PyExc_ValueError, "raised");
    return how;
}

#define LOOK_ANY                                                                                                       \
    if (NOGIL_FAILED(any_void, any_void(0)) || NOGIL_FAILED(with_any_void, with_any_void(0)) ||                        \
        NOGIL_FAILED(any_struct, p = any_struct(0)) || p.b != 1.5 || NOGIL_FAILED(any_int, any_int(0)))                \
        wrong++;                                                                                                       \
    if (!NOGIL_FAILED(any_void, any_void(RAISE)) || !NOGIL_CATCH(PyExc_ValueError) ||                                  \
        !NOGIL_FAILED(with_any_void, with_any_void(RAISE)) || !NOGIL_CATCH(PyExc_ValueError) ||                        \
        !NOGIL_FAILED(any_struct, p = any_struct(RAISE)) || p.a != RAISE || !NOGIL_CATCH(PyExc_ValueError) ||          \
        !NOGIL_FAILED(any_int, any_int(RAISE)) || !NOGIL_CATCH(PyExc_ValueError) || nogil_error_pending())             \
        wrong++;

static NOGIL_FUNCTION(int, look_any_in_maybe, noexcept, ())
{
    int wrong = 0;
    pair p;
    LOOK_ANY
    return wrong;
}

static PyObject *except_any_in_all_contexts(PyObject *self, PyObject *ignored)
{
    int wrong = 0;
    pair p;
    (void)self;
    (void)ignored;
    LOOK_ANY
    wrong += look_any_in_maybe();
    NOGIL_BEGIN
        LOOK_ANY
        wrong += look_any_in_maybe();
        WITH_GIL_BEGIN
            LOOK_ANY
            wrong += look_any_in_maybe();
        WITH_GIL_END
    NOGIL_END
    return PyLong_FromLong(wrong);
}

/* ---------------------------------------------------------------------------------------------------- noexcept */

#define QUIET(T, name, value)                                                                                          \
    static NOGIL_FUNCTION(T, quiet_nogil_##name, noexcept, (int, how))                                                 \
    {                                                                                                                  \
        T v = value;                                                                                                   \
        if (how == RAISE)                                                                                              \
            nogil_raise(PyExc_ValueError, "in a noexcept function");                                                   \
        return v;                                                                                                      \
    }                                                                                                                  \
    static WITH_GIL_FUNCTION(T, quiet_with_##name, noexcept, (int, how))                                               \
    {                                                                                                                  \
        T v = value;                                                                                                   \
        if (how == RAISE)                                                                                              \
            PyErr_SetString(PyExc_ValueError, "in a noexcept function");                                               \
        return v;                                                                                                      \
    }                                                                                                                  \
    static int quiet_check_##name(int how)                                                                             \
    {                                                                                                                  \
        T v = value;                                                                                                   \
        T zero;                                                                                                        \
        T r;                                                                                                           \
        T q;                                                                                                           \
        memset(&zero, 0, sizeof zero);                                                                                 \
        r = quiet_nogil_##name(how);                                                                                   \
        q = quiet_with_##name(how);                                                                                    \
        return how == RAISE ? SAME(r, zero) && SAME(q, zero) : SAME(r, v) && SAME(q, v);                               \
    }

static const pair a_pair = {3, 0, 4.5};
QUIET(int, int, 7)
QUIET(double, double, 1.5)
QUIET(void *, pointer, (void *)&an_int)
QUIET(color, color, GREEN)
QUIET(bool, truth, true)
QUIET(pair, struct, a_pair)

static NOGIL_FUNCTION(void, quiet_nogil_void, noexcept, (int, how))
{
    if (how == RAISE)
        nogil_raise(PyExc_ValueError, "in a noexcept function");
}
static WITH_GIL_FUNCTION(void, quiet_with_void, noexcept, (int, how))
{
    if (how == RAISE)
        PyErr_SetString(PyExc_ValueError, "in a noexcept function");
}

/* Leaves a pending exception alone: catches its own. */
static WITH_GIL_FUNCTION(int, quiet_look, noexcept, ())
{
    return PyErr_Occurred() != NULL;
}
static NOGIL_FUNCTION(int, quiet_look_nogil, noexcept, ())
{
    return nogil_error_pending();
}

#define QUIET_ALL                                                                                                      \
    ok &= quiet_check_int(how) && quiet_check_double(how) && quiet_check_pointer(how) && quiet_check_color(how) &&     \
          quiet_check_truth(how) && quiet_check_struct(how);                                                           \
    quiet_nogil_void(how);                                                                                             \
    quiet_with_void(how);

/* noexcept_functions(raise, release) -> the values were right */
static PyObject *noexcept_functions(PyObject *self, PyObject *arguments)
{
    int raise, release, how, ok = 1;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "ii", &raise, &release))
        return NULL;
    how = raise ? RAISE : RETURN_OTHER;
    if (release) {
        NOGIL_BEGIN
            QUIET_ALL
            ok &= !NOGIL_FAILED(quiet_nogil_int, quiet_nogil_int(how)) && !nogil_error_pending();
        NOGIL_END
    } else {
        QUIET_ALL
        ok &= !NOGIL_FAILED(quiet_nogil_int, quiet_nogil_int(how)) && !PyErr_Occurred();
    }
    return PyBool_FromLong(ok);
}

/* An exception is pending while noexcept functions are called that raise nothing. It is what this raises. */
static PyObject *noexcept_with_an_exception_pending(PyObject *self, PyObject *release)
{
    int ok = 1, how = RETURN_OTHER;
    (void)self;
    if (PyObject_IsTrue(release)) {
        NOGIL_BEGIN
            nogil_raise(PyExc_LookupError, "pending from before");
            QUIET_ALL
            ok &= quiet_look() && quiet_look_nogil();
        NOGIL_END
    } else {
        nogil_raise(PyExc_LookupError, "pending from before");
        QUIET_ALL
        ok &= quiet_look() && quiet_look_nogil();
    }
    if (!ok) {
        PyErr_Clear();
        PyErr_SetString(PyExc_AssertionError, "a value was wrong, or the exception was not seen");
    }
    return NULL;
}

/* ---------------------------------------------------------------------------------- a spec for foreign functions */

/* As a library would have them: they know nothing of nogil.h. */
static int foreign_parse(const char *text)
{
    if (*text == '!') {
        int was = probe_gilstate_ensure();
        PyErr_SetString(PyExc_ValueError, "cannot parse");
        probe_gilstate_release(was);
        return -1;
    }
    return *text;
}
static void foreign_notify(const char *text)
{
    foreign_parse(text);
}
static double foreign_measure(const char *text)
{
    return foreign_parse(text) < 0 ? (double)NAN : 1.0;
}
static const char *foreign_name(const char *text)
{
    return foreign_parse(text) < 0 ? NULL : text;
}
NOGIL_SPEC(foreign_parse, int, except_maybe(-1));
NOGIL_SPEC(foreign_notify, void, except_any);
NOGIL_SPEC(foreign_measure, double, except((double)NAN));
NOGIL_SPEC(foreign_name, const char *, except(NULL));

static PyObject *foreign_functions(PyObject *self, PyObject *ignored)
{
    int wrong = 0, parsed = 0;
    double measured = 0;
    const char *name = NULL;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN
        wrong |= NOGIL_FAILED(foreign_parse, parsed = foreign_parse("a"));
        wrong |= NOGIL_FAILED(foreign_notify, foreign_notify("a")) << 1;
        wrong |= NOGIL_FAILED(foreign_measure, measured = foreign_measure("a")) << 2;
        wrong |= NOGIL_FAILED(foreign_name, name = foreign_name("a")) << 3;
        wrong |= (parsed != 'a' || measured != 1.0 || !name) << 4;
        wrong |= (!NOGIL_FAILED(foreign_parse, parsed = foreign_parse("!")) || !NOGIL_CATCH(PyExc_ValueError)) << 5;
        wrong |= (!NOGIL_FAILED(foreign_notify, foreign_notify("!")) || !NOGIL_CATCH(PyExc_ValueError)) << 6;
        wrong |= (!NOGIL_FAILED(foreign_measure, measured = foreign_measure("!")) || !NOGIL_CATCH(PyExc_ValueError))
                 << 7;
        wrong |= (!NOGIL_FAILED(foreign_name, name = foreign_name("!")) || !NOGIL_CATCH(PyExc_ValueError)) << 8;
        wrong |= nogil_error_pending() << 9;
    NOGIL_END
    return PyLong_FromLong(wrong);
}

/* ------------------------------------------------------------------------------------- looking takes no GIL */

#define LOOK_WITHOUT_THE_GIL(pending)                                                                                  \
    if (nogil_error_pending() != (pending) || NOGIL_FAILED(any_void, any_void(0)) != (pending) ||                      \
        NOGIL_FAILED(any_struct, p = any_struct(0)) != (pending) ||                                                    \
        NOGIL_FAILED(nogil_maybe_int, r = nogil_maybe_int(RETURN_SENTINEL)) != (pending) ||                            \
        NOGIL_FAILED(nogil_maybe_nan, d = nogil_maybe_nan(RETURN_SENTINEL)) != (pending) ||                            \
        !NOGIL_FAILED(nogil_except_int, r = nogil_except_int(RETURN_SENTINEL)) ||                                      \
        NOGIL_FAILED(quiet_nogil_int, r = quiet_nogil_int(RETURN_OTHER)))                                              \
        witness_complain(seen, __LINE__, "an exception was seen that is not there, or not seen", pending);             \
    if (!(pending) && NOGIL_CATCH(NULL))                                                                               \
        witness_complain(seen, __LINE__, "something was caught", 0);

static NOGIL_FUNCTION(void, look_in_a_nogil_function, noexcept, (witness *, seen, int, pending))
{
    pair p;
    int r;
    double d;
    LOOK_WITHOUT_THE_GIL(pending)
    NOGIL_BEGIN
        LOOK_WITHOUT_THE_GIL(pending)
    NOGIL_END(void)
    r;
    (void)d;
    (void)p;
}

static void look_in_a_plain_function(witness *seen, int pending)
{
    pair p;
    int r;
    double d;
    LOOK_WITHOUT_THE_GIL(pending)
    (void)r;
    (void)d;
    (void)p;
}

/* look_while_another_thread_has_the_gil(pending, raw): in every context that may be without the GIL; `raw`: released by
   Py_BEGIN_ALLOW_THREADS, so that no block of ours knows the thread state */
static PyObject *look_while_another_thread_has_the_gil(PyObject *self, PyObject *arguments)
{
    witness w = witness_nowhere(), *seen = &w;
    int pending, raw, r;
    pair p;
    double d;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "ii", &pending, &raw))
        return NULL;
    if (pending)
        PyErr_SetString(PyExc_LookupError, "pending");
    if (raw) {
        void *state = probe_save_thread();
        HOLDER_AWAIT(seen)
        look_in_a_plain_function(seen, pending);
        look_in_a_nogil_function(seen, pending);
        moment_bring(&holder.enough);
        probe_restore_thread(state);
    } else {
        NOGIL_BEGIN
            HOLDER_AWAIT(seen)
            LOOK_WITHOUT_THE_GIL(pending)
            look_in_a_plain_function(seen, pending);
            look_in_a_nogil_function(seen, pending);
            moment_bring(&holder.enough);
        NOGIL_END
    }
    (void)r;
    (void)d;
    (void)p;
    if (pending && !PyErr_Occurred())
        witness_complain(seen, __LINE__, "the exception is gone", 0);
    PyErr_Clear();
    return witness_verdict(seen);
}

static void *look_on_foreign_thread(void *argument)
{
    witness *seen = (witness *)argument;
    int kept;
    for (kept = 0; kept < 2; kept++) {
        if (kept) {
            WITH_GIL_BEGIN
                PyErr_Clear();
            WITH_GIL_END
        } else {
            HOLDER_AWAIT(seen)
        }
        look_in_a_plain_function(seen, 0);
        look_in_a_nogil_function(seen, 0);
        moment_bring(&holder.enough);
    }
    return NULL;
}

static PyObject *look_on_a_foreign_thread(PyObject *self, PyObject *ignored)
{
    witness seen = witness_nowhere();
    pthread_t thread;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN
        if (pthread_create(&thread, NULL, look_on_foreign_thread, &seen) == 0)
            pthread_join(thread, NULL);
    NOGIL_END
    return witness_verdict(&seen);
}

/* ------------------------------------------------------------------------------------- calls of Python in a check */

static PyObject *calls_python_in_its_arguments(PyObject *self, PyObject *number)
{
    long r = 0;
    (void)self;
    if (NOGIL_FAILED(any_int, r = any_int((int)PyLong_AsLong(number))))
        return NULL;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            if (NOGIL_FAILED(any_int, r += any_int((int)PyLong_AsLong(number))))
                return NULL;
        WITH_GIL_END
    NOGIL_END
    return PyLong_FromLong(r);
}

/* ---------------------------------------------------------------------------------------- for sub-interpreters */

static void *state_in_a_plain_function(void)
{
    void *state;
    WITH_GIL_BEGIN
        state = probe_current();
    WITH_GIL_END
    return state;
}

/* Does WITH_GIL under plain Py_BEGIN_ALLOW_THREADS attach the state that this detached? */
static PyObject *with_gil_under_allow_threads(PyObject *self, PyObject *ignored)
{
    void *state, *attached;
    (void)self;
    (void)ignored;
    state = probe_save_thread();
    attached = state_in_a_plain_function();
    probe_restore_thread(state);
    return PyBool_FromLong(state == attached);
}

/* call_in_blocks(callable): from WITH_GIL in NOGIL */
static PyObject *call_in_blocks(PyObject *self, PyObject *callable)
{
    PyObject *result;
    (void)self;
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            result = PyObject_CallFunctionObjArgs(callable, NULL);
        WITH_GIL_END
    NOGIL_END
    return result;
}

#ifdef __cplusplus
#include "specs_cc.h"
#endif

static PyMethodDef methods[] = {
    {"sentinels", sentinels, METH_NOARGS, NULL},
    {"where_the_result_goes", where_the_result_goes, METH_NOARGS, NULL},
    {"except_any_in_all_contexts", except_any_in_all_contexts, METH_NOARGS, NULL},
    {"noexcept_functions", noexcept_functions, METH_VARARGS, NULL},
    {"noexcept_with_an_exception_pending", noexcept_with_an_exception_pending, METH_O, NULL},
    {"foreign_functions", foreign_functions, METH_NOARGS, NULL},
    {"look_while_another_thread_has_the_gil", look_while_another_thread_has_the_gil, METH_VARARGS, NULL},
    {"look_on_a_foreign_thread", look_on_a_foreign_thread, METH_NOARGS, NULL},
    {"calls_python_in_its_arguments", calls_python_in_its_arguments, METH_O, NULL},
    {"with_gil_under_allow_threads", with_gil_under_allow_threads, METH_NOARGS, NULL},
    {"call_in_blocks", call_in_blocks, METH_O, NULL},
    HOLDER_METHODS
#ifdef __cplusplus
        SPECS_CC_METHODS
#endif
    {NULL, NULL, 0, NULL}};
TEST_MODULE(specs)
