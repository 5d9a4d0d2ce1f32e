/* SPDX-License-Identifier: 0BSD */
/* errors.c: raising, catching and carrying exceptions from every kind of thread and context. */
#include "probe.h"

#include <nogil.h>

#include <pthread.h>

#include "module.h"

/* ------------------------------------------------------------------------------------- somewhere, something */

/* Where something is done. The last three are on a thread that Python never saw; what is pending there at the end is
   carried to the caller. */
enum { HELD, RELEASED, RAW_RELEASED, NESTED_HELD, FOREIGN_NEW, FOREIGN_HELD, FOREIGN_KEPT };

typedef struct task {
    int (*run)(struct task *); /* returns -1 with an exception pending, 0 without, or a positive number */
    int which, where, result;
    PyObject *type, *other;
    const char *text;
    nogil_error carried;
    witness seen;
} task;

static void run_watched(task *t)
{
    int before = t->seen.wrong ? 0 : (errno = 77);
    t->result = t->run(t);
    if (before && errno != 77)
        witness_complain(&t->seen, __LINE__, "errno has changed", errno);
}

static void *foreign_thread(void *argument)
{
    task *t = (task *)argument;
    if (t->where == FOREIGN_KEPT) {
        WITH_GIL_BEGIN
            PyErr_Clear();
        WITH_GIL_END
    }
    if (t->where == FOREIGN_HELD) {
        WITH_GIL_BEGIN
            run_watched(t);
            nogil_error_fetch(&t->carried);
        WITH_GIL_END
    } else {
        run_watched(t);
        if (probe_gilstate_check())
            witness_complain(&t->seen, __LINE__, "the thread is attached afterwards", 0);
        if (nogil_error_fetch(&t->carried) != (t->result < 0))
            witness_complain(&t->seen, __LINE__, "the result does not fit to what is pending", t->result);
    }
    if (nogil_error_pending())
        witness_complain(&t->seen, __LINE__, "an exception is still pending", 0);
    return NULL;
}

/* Run the task where it says. Returns its result; an exception is then pending here. */
static int run_task(task *t)
{
    pthread_t thread;
    int refused = 0;
    t->seen = witness_here();
    switch (t->where) {
    case HELD:
        run_watched(t);
        break;
    case RELEASED:
        NOGIL_BEGIN
            run_watched(t);
        NOGIL_END
        break;
    case RAW_RELEASED: {
        void *state = probe_save_thread();
        run_watched(t);
        probe_restore_thread(state);
        break;
    }
    case NESTED_HELD:
        NOGIL_BEGIN
            WITH_GIL_BEGIN
                run_watched(t);
            WITH_GIL_END
        NOGIL_END
        break;
    default:
        NOGIL_BEGIN
            refused = pthread_create(&thread, NULL, foreign_thread, t);
            if (!refused)
                pthread_join(thread, NULL);
        NOGIL_END
        nogil_error_restore(&t->carried);
    }
    t->seen.exception = probe_pending(t->seen.state);
    witness_expect_but_errno(&t->seen, 1, __LINE__);
    if (refused)
        witness_complain(&t->seen, __LINE__, "pthread_create", refused);
    if (t->seen.wrong) {
        PyErr_Clear();
        witness_verdict(&t->seen);
        return -1;
    }
    return t->result;
}

/* -------------------------------------------------------------------------------------------------- raising */

enum {
    RAISE,
    RAISE_NULL,
    RAISE_ERRNO,
    RAISE_ERRNO_FILENAME,
    RAISE_FROM,
    RAISE_FROM_NOTHING,
    RAISE_NO_MEMORY,
    RAISE_TWICE,
    RAISE_NO_TEXT,
    RAISE_FROM_NO_TEXT
};

static int raise_one(task *t)
{
    int result;
    switch (t->which) {
    case RAISE:
        return nogil_raise(t->type, "%s %d %c %.3s", "words", 42, 'x', "abcdef");
    case RAISE_NULL:
        return nogil_raise_null(t->type, "%s", "null") ? 1 : -1;
    case RAISE_ERRNO:
        errno = ENOENT;
        result = nogil_raise_errno(t->type);
        if (errno != ENOENT)
            witness_complain(&t->seen, __LINE__, "nogil_raise_errno has changed errno", errno);
        errno = 77;
        return result;
    case RAISE_ERRNO_FILENAME:
        errno = EACCES;
        result = nogil_raise_errno(t->type, t->text);
        if (errno != EACCES)
            witness_complain(&t->seen, __LINE__, "nogil_raise_errno has changed errno", errno);
        errno = 77;
        return result;
    case RAISE_FROM:
        nogil_raise(PyExc_KeyError, "the cause");
        return nogil_raise_from(t->type, "because of %s", "it");
    case RAISE_FROM_NOTHING:
        return nogil_raise_from(t->type, "because of nothing");
    case RAISE_NO_MEMORY:
        return nogil_raise_no_memory();
    case RAISE_NO_TEXT:
        return nogil_raise(t->type, NULL);
    case RAISE_FROM_NO_TEXT:
        nogil_raise(PyExc_KeyError, "the cause");
        return nogil_raise_from(t->type, NULL);
    default:
        nogil_raise(PyExc_KeyError, "the first");
        return nogil_raise(t->type, "the second");
    }
}

/* raise_somewhere(which, where, type, text) raises */
static PyObject *raise_somewhere(PyObject *self, PyObject *arguments)
{
    task t;
    (void)self;
    memset(&t, 0, sizeof t);
    t.run = raise_one;
    if (!PyArg_ParseTuple(arguments, "iiOs", &t.which, &t.where, &t.type, &t.text))
        return NULL;
    if (run_task(&t) == -1)
        return NULL;
    return PyErr_Format(PyExc_AssertionError, "the result was %d", t.result);
}

/* ------------------------------------------------------------------------------------------------- catching */

enum { CATCH, CATCH_INTO_ERROR, CATCH_ALL, CATCH_INTO_FULL_ERROR };

/* 2: caught; 3: caught and put back; 0 never; -1 it is still pending */
static int catch_one(task *t)
{
    nogil_error error = NOGIL_ERROR_INIT;
    nogil_raise(t->type, "to be caught");
    switch (t->which) {
    case CATCH:
        if (!NOGIL_CATCH(t->other))
            return -1;
        break;
    case CATCH_ALL:
        if (!NOGIL_CATCH(NULL))
            return -1;
        break;
    case CATCH_INTO_ERROR:
        if (!NOGIL_CATCH(t->other, &error))
            return nogil_error_is_set(&error) ? 1 : -1;
        if (nogil_error_pending() || !nogil_error_is_set(&error))
            return 1;
        if (nogil_error_restore(&error) != -1 || nogil_error_is_set(&error) || nogil_error_restore(&error) != 0)
            return 1;
        return -1;
    default: /* an error that holds one keeps it */
        nogil_error_fetch(&error);
        nogil_raise(PyExc_KeyError, "another");
        if (!NOGIL_CATCH(PyExc_KeyError, &error) || nogil_error_pending())
            return 1;
        return nogil_error_restore(&error);
    }
    return nogil_error_pending() || NOGIL_CATCH(NULL) ? 1 : 2;
}

/* catch_somewhere(which, where, raised, caught) -> 2, or it is raised */
static PyObject *catch_somewhere(PyObject *self, PyObject *arguments)
{
    task t;
    (void)self;
    memset(&t, 0, sizeof t);
    t.run = catch_one;
    if (!PyArg_ParseTuple(arguments, "iiOO", &t.which, &t.where, &t.type, &t.other))
        return NULL;
    if (run_task(&t) == -1)
        return NULL;
    return PyLong_FromLong(t.result);
}

/* ------------------------------------------------------------------------------------------------- carrying */

static nogil_error shared;

static WITH_GIL_FUNCTION(int, call, except(-1), (PyObject *, callable))
{
    PyObject *result = PyObject_CallFunctionObjArgs(callable, NULL);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

static void *fetch_on_this_thread(void *callable)
{
    if (NOGIL_FAILED(call, call((PyObject *)callable)))
        nogil_error_fetch(&shared);
    return NULL;
}

static void *restore_and_fetch_again(void *ignored)
{
    (void)ignored;
    nogil_error_restore(&shared);
    WITH_GIL_BEGIN
        nogil_error_fetch(&shared);
    WITH_GIL_END
    return NULL;
}

/* carry(callable): what callable raises on one foreign thread goes over a second one to the caller. */
static PyObject *carry(PyObject *self, PyObject *callable)
{
    pthread_t one, two;
    int refused;
    (void)self;
    NOGIL_BEGIN
        refused = pthread_create(&one, NULL, fetch_on_this_thread, callable);
        if (!refused)
            pthread_join(one, NULL);
        refused |= pthread_create(&two, NULL, restore_and_fetch_again, NULL);
        if (!refused)
            pthread_join(two, NULL);
    NOGIL_END
    if (refused)
        return PyErr_Format(PyExc_OSError, "pthread_create: %d", refused);
    if (nogil_error_restore(&shared))
        return NULL;
    Py_RETURN_NONE;
}

typedef struct {
    PyObject *type;
    long number, rounds;
    moment *go;
    pthread_t thread;
} racer;

static void *race(void *argument)
{
    racer *r = (racer *)argument;
    long i;
    moment_await(r->go);
    for (i = 0; i < r->rounds; i++) {
        nogil_raise(r->type, "%ld", r->number);
        nogil_error_fetch(&shared);
    }
    return NULL;
}

/* race_errors(type, threads, rounds) raises the first of all those that were raised */
static PyObject *race_errors(PyObject *self, PyObject *arguments)
{
    racer racers[32];
    long threads, rounds, i, started = 0;
    PyObject *type;
    moment go = {0};
    (void)self;
    if (!PyArg_ParseTuple(arguments, "Oll", &type, &threads, &rounds))
        return NULL;
    NOGIL_BEGIN
        for (i = 0; i < threads && i < 32; i++) {
            racers[i].type = type;
            racers[i].number = i;
            racers[i].rounds = rounds;
            racers[i].go = &go;
            if (pthread_create(&racers[i].thread, NULL, race, &racers[i]))
                break;
            started++;
        }
        moment_bring(&go);
        for (i = 0; i < started; i++)
            pthread_join(racers[i].thread, NULL);
    NOGIL_END
    if (!nogil_error_is_set(&shared))
        return PyErr_Format(PyExc_AssertionError, "no error was kept");
    if (nogil_error_restore(&shared))
        return NULL;
    Py_RETURN_NONE;
}

/* many_rounds(type, rounds) does everything that has to do with exceptions that often, and leaves nothing. */
static NOGIL_FUNCTION(int, raise_in_function, except_maybe(-1), (PyObject *, type, int, released))
{
    if (released) {
        NOGIL_BEGIN
            return nogil_raise(type, "in a block of a function");
        NOGIL_END
    }
    return nogil_raise(type, "in a function");
}

static PyObject *many_rounds(PyObject *self, PyObject *arguments)
{
    nogil_error error = NOGIL_ERROR_INIT;
    PyObject *type;
    long rounds, i, wrong = 0;
    int r = 0;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "Ol", &type, &rounds))
        return NULL;
    NOGIL_BEGIN
        for (i = 0; i < rounds; i++) {
            wrong += !NOGIL_FAILED(raise_in_function, r = raise_in_function(type, i & 1 ? 1 : 0));
            wrong += NOGIL_CATCH(PyExc_KeyError);
            wrong += !NOGIL_CATCH(type, &error);
            wrong += !nogil_error_restore(&error);
            nogil_raise_from(type, "%ld", i);
            nogil_error_fetch(&error);
            nogil_raise_null(type, "again");
            nogil_error_fetch(&error);
            wrong += nogil_error_fetch(&error);
            nogil_error_clear(&error);
            nogil_error_clear(&error);
            errno = ENOENT;
            nogil_raise_errno(PyExc_OSError, "name");
            WITH_GIL_BEGIN
                wrong += !NOGIL_CATCH(PyExc_OSError);
                nogil_raise_no_memory();
                wrong += !NOGIL_CATCH(NULL);
            WITH_GIL_END
        }
    NOGIL_END
    return PyLong_FromLong(wrong + nogil_error_pending() + (r != -1));
}

static PyMethodDef methods[] = {{"raise_somewhere", raise_somewhere, METH_VARARGS, NULL},
                                {"catch_somewhere", catch_somewhere, METH_VARARGS, NULL},
                                {"carry", carry, METH_O, NULL},
                                {"race_errors", race_errors, METH_VARARGS, NULL},
                                {"many_rounds", many_rounds, METH_VARARGS, NULL},
                                {NULL, NULL, 0, NULL}};
TEST_MODULE(errors)
