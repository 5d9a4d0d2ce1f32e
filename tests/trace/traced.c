/* SPDX-License-Identifier: 0BSD */
/* traced.c: each macro that changes who has the GIL, once, for test_macros.py to find in what NOGIL_TRACE wrote.

       traced_c.run("block")        // attached -> NOGIL_BEGIN -> WITH_GIL_BEGIN -> back
       traced_c.write("a.json")     // all changes of this module so far

   Rule: a way has a function of its own name, which the trace must tell; what it should tell beside that stands in the
   test. */
#define NOGIL_PRANGE_PLAIN
#include <nogil.h>

#include "../behaviour/module.h"
#include "../behaviour/probe.h"

static nogil_mutex mutex = NOGIL_MUTEX_INIT;
static nogil_cond cond = NOGIL_COND_INIT;
static nogil_interp *home;

static int nothing(void)
{
    return 0;
}
static WITH_GIL_FUNCTION(int, with_gil_function, except(-1), ())
{
    return 0;
}

static void block(void)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
        WITH_GIL_END
    NOGIL_END
}
static void conditions(void)
{
    NOGIL_BEGIN_IF(0)
    NOGIL_END
    NOGIL_BEGIN_IF(1)
        WITH_GIL_BEGIN_IF(0)
        WITH_GIL_END
        WITH_GIL_BEGIN_IF(1)
        WITH_GIL_END
    NOGIL_END
}
static void scopes(void)
{
    NOGIL_SCOPE();
    {
        WITH_GIL_SCOPE();
    }
}
static void function_from_block(void)
{
    NOGIL_BEGIN
        if (NOGIL_FAILED(with_gil_function, with_gil_function()))
            abort();
    NOGIL_END
}
static void function_when_held(void)
{
    (void)with_gil_function();
}
static void allow_threads(void)
{
    (void)NOGIL_ALLOW_THREADS(nothing());
}
static void blocking(void)
{
    (void)NOGIL_BLOCKING(nothing());
}
static void guards(void)
{
    nogil_release out = nogil_release_gil();
    nogil_attach in = nogil_ensure_gil();
    nogil_leave_gil(&in);
    nogil_acquire_gil(&out);
    nogil_acquire_gil(&out); /* nothing */
    in = nogil_ensure_gil(); /* nothing */
    nogil_leave_gil(&in);
}
static void try_from_block(void)
{
    NOGIL_BEGIN
        WITH_GIL_TRY_BEGIN(home)
        WITH_GIL_TRY_ELSE
        WITH_GIL_END
    NOGIL_END
}
static void try_when_held(void)
{
    WITH_GIL_TRY_BEGIN(home)
    WITH_GIL_TRY_ELSE
    WITH_GIL_END
}
static void try_in_vain(void)
{
    NOGIL_BEGIN
        WITH_GIL_TRY_BEGIN(NULL)
        WITH_GIL_TRY_ELSE
        WITH_GIL_END
    NOGIL_END
}
static void sized_small(void)
{
    NOGIL_BEGIN_SIZED(1, 10)
    NOGIL_END
}
static void sized_large(void)
{
    NOGIL_BEGIN_SIZED(11, 10)
    NOGIL_END
}
static NOGIL_FUNCTION(void, keeps_nothing, noexcept, ())
{
    NOGIL_BEGIN_SIZED(1, 10)
    NOGIL_END
    NOGIL_BEGIN_ADAPTIVE
    NOGIL_END
}
static void sized_without_the_gil(void)
{
    NOGIL_BEGIN
        keeps_nothing();
    NOGIL_END
}
static void left_by_return(void)
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            return;
        WITH_GIL_END
    NOGIL_END
}
static void condition(void)
{
    NOGIL_LOCKED_BEGIN(&mutex)
        (void)nogil_cond_timedwait(&cond, &mutex, 1e-3);
    NOGIL_LOCKED_END
}

/* ---- more threads than one ---- */

static moment locked, give_up;
static void *lock_for_a_while(void *ignored)
{
    nogil_mutex_lock(&mutex);
    moment_bring(&locked);
    moment_await(&give_up);
    nogil_mutex_unlock(&mutex);
    return ignored;
}
/* Another thread has it, and keeps it until we have given up. */
static void locked_out(void)
{
    pthread_t thread;
    locked.come = give_up.come = 0;
    if (pthread_create(&thread, NULL, lock_for_a_while, NULL) != 0)
        abort();
    NOGIL_BEGIN
        moment_await(&locked);
    NOGIL_END
    if (nogil_mutex_timedlock(&mutex, 1e-3))
        abort();
    NOGIL_BEGIN
        moment_bring(&give_up);
        pthread_join(thread, NULL);
    NOGIL_END
}

static void *attach_three_times(void *ignored)
{
    for (int i = 0; i < 3; i++) {
        WITH_GIL_BEGIN
        WITH_GIL_END
    }
    return ignored;
}
static void foreign_thread(void)
{
    pthread_t thread;
    NOGIL_BEGIN
        if (pthread_create(&thread, NULL, attach_three_times, NULL) != 0)
            abort();
        pthread_join(thread, NULL);
    NOGIL_END
}

static void loop(void)
{
    long i, n = 0;
    NOGIL_PRANGE(i, 2, num_threads(2), chunk(1), reduction(+, n)) {
        WITH_GIL_BEGIN
            n++;
        WITH_GIL_END
    }
    NOGIL_PRANGE_END((void)0)
}

/* turns(n): so many changes as the two of NOGIL_YIELD make, and one for its wait. */
static PyObject *turns(PyObject *self, PyObject *n)
{
    long left = PyLong_AsLong(n);
    (void)self;
    while (left-- > 0)
        NOGIL_YIELD();
    Py_RETURN_NONE;
}

#line 12 "a \"quoted\\name\" </script>\t.c"
static void strange_file(void)
{
    NOGIL_YIELD();
}
#line 200 "traced.c"

NOGIL_EXPORT(int, exported, (int, x))
{
    return x;
}

static const struct {
    const char *name;
    void (*run)(void);
} ways[] = {
    {"block", block},
    {"conditions", conditions},
    {"scopes", scopes},
    {"function_from_block", function_from_block},
    {"function_when_held", function_when_held},
    {"allow_threads", allow_threads},
    {"blocking", blocking},
    {"guards", guards},
    {"try_from_block", try_from_block},
    {"try_when_held", try_when_held},
    {"try_in_vain", try_in_vain},
    {"sized_small", sized_small},
    {"sized_large", sized_large},
    {"sized_without_the_gil", sized_without_the_gil},
    {"left_by_return", left_by_return},
    {"condition", condition},
    {"locked_out", locked_out},
    {"foreign_thread", foreign_thread},
    {"loop", loop},
    {"strange_file", strange_file},
};

/* run(name): that way, once. */
static PyObject *run(PyObject *self, PyObject *name)
{
    PyObject *bytes = PyUnicode_AsEncodedString(name, "utf-8", NULL);
    size_t i;
    (void)self;
    if (!bytes || (!home && !(home = nogil_interp_capture())))
        return NULL;
    for (i = 0; i < sizeof(ways) / sizeof(*ways); i++)
        if (strcmp(ways[i].name, PyBytes_AsString(bytes)) == 0) {
            Py_DECREF(bytes);
            ways[i].run();
            Py_RETURN_NONE;
        }
    Py_DECREF(bytes);
    return PyErr_Format(PyExc_KeyError, "there is no way %R", name);
}

/* write(path): 0, or OSError. */
static PyObject *write_to(PyObject *self, PyObject *path)
{
    PyObject *bytes = PyUnicode_AsEncodedString(path, "utf-8", NULL);
    const char *text = bytes ? PyBytes_AsString(bytes) : NULL;
    int failed;
    (void)self;
    if (!text)
        return NULL;
    NOGIL_BEGIN
        failed = nogil_trace_write(text);
    NOGIL_END
    Py_DECREF(bytes);
    if (failed)
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"run", run, METH_O, NULL}, {"turns", turns, METH_O, NULL}, {"write", write_to, METH_O, NULL},
    NOGIL_EXPORTED(exported),   {NULL, NULL, 0, NULL},
};
#ifdef UNTRACED
#undef TEST_MODULE_NAME
#undef TEST_MODULE_INIT
#define TEST_MODULE_NAME(name) "un" #name
#define TEST_MODULE_INIT(name) PyInit_un##name
#endif
TEST_MODULE(traced)
