/* SPDX-License-Identifier: 0BSD */
/* blocks.c: blocks on Python's threads and on foreign ones, and beside other libraries' PyGILState calls. */
#include "probe.h"

#include <nogil.h>

#include <pthread.h>
#include <sched.h>

#include "holder.h"
#include "module.h"

#define EXPECT(attached) witness_expect(seen, (attached), __LINE__)

/* ------------------------------------------------------------------------------------------- a Python thread */

static PyObject *with_gil_where_it_is_held(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    int i;
    (void)self;
    (void)ignored;
    EXPECT(1);
    for (i = 0; i < 3; i++) {
        WITH_GIL_BEGIN
            EXPECT(1);
        WITH_GIL_END
        EXPECT(1);
    }
    return witness_verdict(seen);
}

static void with_gil_in_a_plain_function(witness *seen)
{
    WITH_GIL_BEGIN
        EXPECT(1);
    WITH_GIL_END
    EXPECT(0);
    {
        WITH_GIL_SCOPE();
        EXPECT(1);
        NOGIL_BEGIN
            EXPECT(0);
            WITH_GIL_BEGIN
                EXPECT(1);
            WITH_GIL_END
            EXPECT(0);
        NOGIL_END
        EXPECT(1);
    }
    EXPECT(0);
}

static PyObject *with_gil_under_allow_threads(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    int i;
    (void)self;
    (void)ignored;
    for (i = 0; i < 3; i++) {
        void *state;
        EXPECT(1);
        state = probe_save_thread();
        EXPECT(0);
        with_gil_in_a_plain_function(seen);
        EXPECT(0);
        probe_restore_thread(state);
        EXPECT(1);
    }
    return witness_verdict(seen);
}

static PyObject *allow_threads_inside_with_gil(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    (void)self;
    (void)ignored;
    NOGIL_BEGIN
        EXPECT(0);
        WITH_GIL_BEGIN
            EXPECT(1);
            Py_BEGIN_ALLOW_THREADS
            EXPECT(0);
            with_gil_in_a_plain_function(seen);
            EXPECT(0);
            Py_END_ALLOW_THREADS
            EXPECT(1);
        WITH_GIL_END
        EXPECT(0);
    NOGIL_END
    EXPECT(1);
    return witness_verdict(seen);
}

/* Other code on this thread uses PyGILState calls within and around our blocks. */
static void gilstate_calls_of_another_library(witness *seen, int attached)
{
    int was, again;
    EXPECT(attached);
    was = probe_gilstate_ensure();
    if (!seen->state)
        witness_swear(seen);
    witness_expect_but_errno(seen, 1, __LINE__);
    again = probe_gilstate_ensure();
    EXPECT(1);
    WITH_GIL_BEGIN
        EXPECT(1);
        NOGIL_BEGIN
            EXPECT(0);
        NOGIL_END
    WITH_GIL_END
    EXPECT(1);
    probe_gilstate_release(again);
    EXPECT(1);
    probe_gilstate_release(was);
    witness_expect_but_errno(seen, attached, __LINE__);
}

static PyObject *gilstate_calls_within_blocks(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    (void)self;
    (void)ignored;
    gilstate_calls_of_another_library(seen, 1);
    NOGIL_BEGIN
        gilstate_calls_of_another_library(seen, 0);
        WITH_GIL_BEGIN
            gilstate_calls_of_another_library(seen, 1);
        WITH_GIL_END
        gilstate_calls_of_another_library(seen, 0);
    NOGIL_END
    gilstate_calls_of_another_library(seen, 1);
    return witness_verdict(seen);
}

/* ------------------------------------------------------------------------------------------ a foreign thread */

typedef struct job {
    void (*body)(struct job *);
    PyObject *callable;
    PyObject *results; /* a list */
    void (*other_modules_visit)(witness *, int);
    long times;
    witness seen;
} job;

static void *foreign_thread(void *argument)
{
    job *j = (job *)argument;
    errno = 4711;
    j->body(j);
    return NULL;
}

/* Run j->body on a thread that Python never saw, wait for its end. */
static PyObject *run_job(job *j)
{
    pthread_t thread;
    int refused;
    j->seen = witness_nowhere();
    NOGIL_BEGIN
        refused = pthread_create(&thread, NULL, foreign_thread, j);
        if (!refused)
            pthread_join(thread, NULL);
    NOGIL_END
    if (refused)
        return PyErr_Format(PyExc_OSError, "pthread_create: %d", refused);
    return witness_verdict(&j->seen);
}

static void call_often(job *j)
{
    witness *seen = &j->seen;
    long i;
    for (i = 0; i < j->times; i++) {
        if (i)
            EXPECT(0);
        else if (errno != 4711 || probe_gilstate_check())
            witness_complain(seen, __LINE__, "the thread starts attached", errno);
        WITH_GIL_BEGIN
            PyObject *result, *state;
            if (!i) {
                if (errno != 4711)
                    witness_complain(seen, __LINE__, "the first attach has changed errno", errno);
                witness_swear(seen);
            }
            if (i)
                EXPECT(1);
            else
                witness_expect_but_errno(seen, 1, __LINE__);
            result = j->callable ? PyObject_CallFunction(j->callable, "l", i) : NULL;
            if (j->callable && !result) {
                PyErr_WriteUnraisable(j->callable);
                witness_complain(seen, __LINE__, "the callable raised", i);
            }
            Py_XDECREF(result);
            state = PyLong_FromVoidPtr(probe_current());
            PyList_Append(j->results, state);
            Py_DECREF(state);
            errno = seen->errno_set;
        WITH_GIL_END
        EXPECT(0);
    }
}

/* call_on_foreign_thread(callable, times) -> the thread state of each call, as a list of numbers */
static PyObject *call_on_foreign_thread(PyObject *self, PyObject *arguments)
{
    job j;
    PyObject *verdict;
    (void)self;
    memset(&j, 0, sizeof j);
    j.body = call_often;
    if (!PyArg_ParseTuple(arguments, "Ol", &j.callable, &j.times))
        return NULL;
    if (j.callable == Py_None)
        j.callable = NULL;
    j.results = PyList_New(0);
    verdict = run_job(&j);
    Py_XDECREF(verdict);
    if (!verdict)
        Py_CLEAR(j.results);
    return j.results;
}

static void gilstate_first(job *j)
{
    witness *seen = &j->seen;
    int was = probe_gilstate_ensure(); /* another library makes the state */
    void *state;
    witness_swear(seen);
    witness_expect_but_errno(seen, 1, __LINE__);
    WITH_GIL_BEGIN
        EXPECT(1);
    WITH_GIL_END
    EXPECT(1);
    state = probe_save_thread();
    with_gil_in_a_plain_function(seen);
    with_gil_in_a_plain_function(seen);
    probe_restore_thread(state);
    EXPECT(1);
    gilstate_calls_of_another_library(seen, 1);
    probe_gilstate_release(was); /* and drops it */
    seen->state = NULL;
    witness_expect_but_errno(seen, 0, __LINE__);
    /* From here on the state is ours. */
    WITH_GIL_BEGIN
        witness_swear(seen);
        EXPECT(1);
    WITH_GIL_END
    EXPECT(0);
    with_gil_in_a_plain_function(seen);
}

static void gilstate_later(job *j)
{
    witness *seen = &j->seen;
    WITH_GIL_BEGIN
        witness_swear(seen);
        EXPECT(1);
        gilstate_calls_of_another_library(seen, 1);
        NOGIL_BEGIN
            gilstate_calls_of_another_library(seen, 0);
        NOGIL_END
        EXPECT(1);
    WITH_GIL_END
    gilstate_calls_of_another_library(seen, 0);
    with_gil_in_a_plain_function(seen);
    gilstate_calls_of_another_library(seen, 0);
    with_gil_in_a_plain_function(seen);
}

static PyObject *gilstate_calls_around_on_foreign_thread(PyObject *self, PyObject *ignored)
{
    job j;
    (void)self;
    (void)ignored;
    memset(&j, 0, sizeof j);
    j.body = gilstate_first;
    return run_job(&j);
}

static PyObject *gilstate_calls_within_on_foreign_thread(PyObject *self, PyObject *ignored)
{
    job j;
    (void)self;
    (void)ignored;
    memset(&j, 0, sizeof j);
    j.body = gilstate_later;
    return run_job(&j);
}

/* -------------------------------------------------------------------- two modules, each with its own copy */

/* A visit by another module: it is called attached or not, and leaves it like that. */
static void visit(witness *seen, int attached)
{
    EXPECT(attached);
    WITH_GIL_BEGIN
        EXPECT(1);
        NOGIL_BEGIN
            EXPECT(0);
            WITH_GIL_BEGIN
                EXPECT(1);
            WITH_GIL_END
            EXPECT(0);
        NOGIL_END
        EXPECT(1);
    WITH_GIL_END
    EXPECT(attached);
}

static PyObject *get_visit(PyObject *self, PyObject *ignored)
{
    void (*pointer)(witness *, int) = visit;
    void *address;
    (void)self;
    (void)ignored;
    memcpy(&address, &pointer, sizeof address);
    return PyCapsule_New(address, "visit", NULL);
}

static int take_visit(PyObject *capsule, job *j)
{
    void *address = PyCapsule_GetPointer(capsule, "visit");
    memcpy(&j->other_modules_visit, &address, sizeof address);
    return address ? 0 : -1;
}

static void visited_everywhere(job *j)
{
    witness *seen = &j->seen;
    if (!seen->state) {
        WITH_GIL_BEGIN
            witness_swear(seen);
            EXPECT(1);
            j->other_modules_visit(seen, 1);
        WITH_GIL_END
    }
    j->other_modules_visit(seen, 0);
    WITH_GIL_BEGIN
        j->other_modules_visit(seen, 1);
        NOGIL_BEGIN
            j->other_modules_visit(seen, 0);
            visit(seen, 0);
            WITH_GIL_BEGIN
                j->other_modules_visit(seen, 1);
            WITH_GIL_END
            j->other_modules_visit(seen, 0);
        NOGIL_END
    WITH_GIL_END
    j->other_modules_visit(seen, 0);
    visit(seen, 0);
}

static PyObject *visited_on_python_thread(PyObject *self, PyObject *capsule)
{
    job j;
    void *state;
    (void)self;
    memset(&j, 0, sizeof j);
    if (take_visit(capsule, &j))
        return NULL;
    j.seen = witness_here();
    j.other_modules_visit(&j.seen, 1);
    state = probe_save_thread();
    visited_everywhere(&j);
    probe_restore_thread(state);
    return witness_verdict(&j.seen);
}

static PyObject *visited_on_foreign_thread(PyObject *self, PyObject *capsule)
{
    job j;
    (void)self;
    memset(&j, 0, sizeof j);
    if (take_visit(capsule, &j))
        return NULL;
    j.body = visited_everywhere;
    return run_job(&j);
}

/* --------------------------------------------------------------------------------------- many foreign threads */

static struct {
    long threads, rounds, inside, collisions, count;
    moment go;
} crowd;

static void *crowd_thread(void *ignored)
{
    long i;
    (void)ignored;
    moment_await(&crowd.go);
    for (i = 0; i < crowd.rounds; i++) {
        WITH_GIL_BEGIN
        /* Only the GIL makes these plain variables safe. */
            if (crowd.inside++)
                crowd.collisions++;
            crowd.count++;
            sched_yield();
            crowd.inside--;
            if (i % 8 == 0)
                NOGIL_YIELD();
        WITH_GIL_END
    }
    return NULL;
}

/* crowd(threads, rounds) -> (count, collisions) */
static PyObject *run_crowd(PyObject *self, PyObject *arguments)
{
    pthread_t threads[64];
    long i, started = 0;
    (void)self;
    memset(&crowd, 0, sizeof crowd);
    if (!PyArg_ParseTuple(arguments, "ll", &crowd.threads, &crowd.rounds))
        return NULL;
    NOGIL_BEGIN
        for (i = 0; i < crowd.threads && i < 64; i++)
            started += pthread_create(&threads[i], NULL, crowd_thread, NULL) == 0;
        moment_bring(&crowd.go);
        for (i = 0; i < started; i++)
            pthread_join(threads[i], NULL);
    NOGIL_END
    return Py_BuildValue("(lll)", started, crowd.count, crowd.collisions);
}

/* ----------------------------------------------------------------------------------------- contention and errno */

#define UNTIL_HELD_ELSEWHERE                                                                                           \
    HOLDER_AWAIT(seen)                                                                                                 \
    errno = seen->errno_set = 5000 + __LINE__;                                                                         \
    moment_bring(&holder.enough);

static WITH_GIL_FUNCTION(int, function_that_takes, except(-1), (witness *, seen))
{
    EXPECT(1);
    return 0;
}

static void foreign_that_takes(job *j)
{
    witness *seen = &j->seen;
    UNTIL_HELD_ELSEWHERE
    WITH_GIL_BEGIN
        if (errno != seen->errno_set)
            witness_complain(seen, __LINE__, "errno has changed", errno);
        witness_swear(seen);
        witness_expect_but_errno(seen, 1, __LINE__);
    WITH_GIL_END
    EXPECT(0);
}

static PyObject *take_from_a_holder(PyObject *self, PyObject *form)
{
    witness sworn = witness_here(), *seen = &sworn;
    void *state;
    int failed;
    job j;
    (void)self;
    switch (PyLong_AsLong(form)) {
    case 0:
        NOGIL_BEGIN
            UNTIL_HELD_ELSEWHERE
        NOGIL_END
        EXPECT(1);
        break;
    case 1:
        NOGIL_BEGIN
            UNTIL_HELD_ELSEWHERE
            WITH_GIL_BEGIN
                EXPECT(1);
            WITH_GIL_END
        NOGIL_END
        break;
    case 2:
        state = probe_save_thread();
        UNTIL_HELD_ELSEWHERE
        WITH_GIL_BEGIN
            EXPECT(1);
        WITH_GIL_END
        probe_restore_thread(state);
        break;
    case 3:
        NOGIL_BEGIN
            UNTIL_HELD_ELSEWHERE
            failed = NOGIL_FAILED(function_that_takes, function_that_takes(seen));
        NOGIL_END
        if (failed)
            return NULL;
        break;
    case 4:
        memset(&j, 0, sizeof j);
        j.body = foreign_that_takes;
        return run_job(&j);
    default:
        return PyErr_Format(PyExc_ValueError, "no such form");
    }
    return witness_verdict(seen);
}

/* ------------------------------------------------------------------------------------------------------ the rest */

/* yield_until(list) lets other threads run until one of them has put something into the list. */
static PyObject *yield_until(PyObject *self, PyObject *list)
{
    long rounds;
    (void)self;
    for (rounds = 0; rounds < 100000000 && PyList_Size(list) == 0; rounds++)
        NOGIL_YIELD();
    return PyLong_FromLong((long)PyList_Size(list));
}

typedef struct {
    PyObject_HEAD double x;
} Point;
NOGIL_OBJECT_TYPE(Point);

/* One source text for objects and for numbers. */
#define GENERIC_BLOCK(x)                                                                                               \
    NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(x))                                                                                \
        EXPECT(NOGIL_IS_OBJECT(x));                                                                                    \
    NOGIL_END                                                                                                          \
    EXPECT(1);

static PyObject *blocks_generic_over_type(PyObject *self, PyObject *object)
{
    witness sworn = witness_here(), *seen = &sworn;
    double number = 0;
    Point *point = NULL;
    const char *text = "";
    (void)self;
    GENERIC_BLOCK(object)
    GENERIC_BLOCK(number)
    GENERIC_BLOCK(point)
    GENERIC_BLOCK(text)
    (void)number;
    (void)point;
    (void)text;
    return witness_verdict(seen);
}

static PyObject *scopes_after_each_other(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    int i;
    (void)self;
    (void)ignored;
    for (i = 0; i < 3; i++) {
        EXPECT(1);
        NOGIL_SCOPE();
        EXPECT(0);
        WITH_GIL_SCOPE();
        EXPECT(1);
        if (i == 1)
            continue;
    }
    EXPECT(1);
    return witness_verdict(seen);
}

static PyObject *thread_states(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    return PyLong_FromLong(probe_thread_states());
}

static pthread_key_t last_words;

static void say_last_words(void *argument)
{
    witness *seen = (witness *)argument;
    seen->state = NULL; /* the one from before may be gone */
    WITH_GIL_BEGIN
        witness_swear(seen);
        witness_expect_but_errno(seen, 1, __LINE__);
    WITH_GIL_END
    seen->state = NULL;
    EXPECT(0);
}

static void attach_first(witness *seen)
{
    WITH_GIL_BEGIN
        witness_swear(seen);
        witness_expect_but_errno(seen, 1, __LINE__);
    WITH_GIL_END
    with_gil_in_a_plain_function(seen);
}

static void speak_at_the_end(job *j)
{
    pthread_setspecific(last_words, &j->seen);
    if (j->times)
        attach_first(&j->seen);
}

/* with_gil_in_key_destructor(attach_before) uses the GIL from the destructor of a pthread key. */
static PyObject *with_gil_in_key_destructor(PyObject *self, PyObject *attach_before)
{
    job j;
    PyObject *verdict;
    (void)self;
    memset(&j, 0, sizeof j);
    j.body = speak_at_the_end;
    j.times = PyObject_IsTrue(attach_before);
    pthread_key_create(&last_words, say_last_words);
    verdict = run_job(&j);
    pthread_key_delete(last_words);
    return verdict;
}

#ifdef __cplusplus
#include "blocks_cc.h"
#endif

static PyMethodDef methods[] = {
    {"with_gil_where_it_is_held", with_gil_where_it_is_held, METH_NOARGS, NULL},
    {"with_gil_under_allow_threads", with_gil_under_allow_threads, METH_NOARGS, NULL},
    {"allow_threads_inside_with_gil", allow_threads_inside_with_gil, METH_NOARGS, NULL},
    {"gilstate_calls_within_blocks", gilstate_calls_within_blocks, METH_NOARGS, NULL},
    {"call_on_foreign_thread", call_on_foreign_thread, METH_VARARGS, NULL},
    {"gilstate_calls_around_on_foreign_thread", gilstate_calls_around_on_foreign_thread, METH_NOARGS, NULL},
    {"gilstate_calls_within_on_foreign_thread", gilstate_calls_within_on_foreign_thread, METH_NOARGS, NULL},
    {"get_visit", get_visit, METH_NOARGS, NULL},
    {"visited_on_python_thread", visited_on_python_thread, METH_O, NULL},
    {"visited_on_foreign_thread", visited_on_foreign_thread, METH_O, NULL},
    {"crowd", run_crowd, METH_VARARGS, NULL},
    HOLDER_METHODS{"take_from_a_holder", take_from_a_holder, METH_O, NULL},
    {"yield_until", yield_until, METH_O, NULL},
    {"blocks_generic_over_type", blocks_generic_over_type, METH_O, NULL},
    {"scopes_after_each_other", scopes_after_each_other, METH_NOARGS, NULL},
    {"thread_states", thread_states, METH_NOARGS, NULL},
    {"with_gil_in_key_destructor", with_gil_in_key_destructor, METH_O, NULL},
#ifdef __cplusplus
    BLOCKS_CC_METHODS
#endif
    {NULL, NULL, 0, NULL}};
TEST_MODULE(blocks)
