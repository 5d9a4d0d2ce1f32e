/* SPDX-License-Identifier: 0BSD */
/* loops.c: NOGIL_PRANGE in every form that the tests ask about. loops_cc.cc is the same in C++.

   Rule: what a loop did is written down by the loop itself, in memory that each iteration has for itself; the tests
   compare it with what Python's range() does. */
#include <nogil.h>

#include "../behaviour/module.h"
#include "../behaviour/probe.h"

#include <pthread.h>

/* ------------------------------------------------------------------------------------------------ who runs what */

/* run(kind, chunk, threads, start, stop, step) -> (calls, ids, i): how often each i was run, by which thread, and the
   loop variable at the end, which was -99. */
static PyObject *run(PyObject *self, PyObject *args)
{
    const char *kind;
    long long size, threads, from, stop, by, i = -99, count;
    PyObject *calls, *ids;
    unsigned char *called;
    signed char *id;
    (void)self;
    if (!PyArg_ParseTuple(args, "sLLLLLL", &kind, &size, &threads, &from, &stop, &by, &count))
        return NULL;
    calls = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)count);
    ids = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)count);
    if (!calls || !ids)
        goto error;
    called = (unsigned char *)PyBytes_AS_STRING(calls);
    id = (signed char *)PyBytes_AS_STRING(ids);
    memset(called, 0, (size_t)count);
    memset(id, -1, (size_t)count);
#define RUN(...)                                                                                                       \
    NOGIL_PRANGE(i, stop, start(from), step(by), num_threads(threads), __VA_ARGS__) {                                  \
        const long long nth = (i - from) / by;                                                                         \
        called[nth]++;                                                                                                 \
        id[nth] = (signed char)NOGIL_PRANGE_THREADID;                                                                  \
    }                                                                                                                  \
    NOGIL_PRANGE_END(goto error)
    if (strcmp(kind, "static") == 0) {
        RUN(schedule(static), chunk(size))
    } else if (strcmp(kind, "dynamic") == 0) {
        RUN(chunk(size), schedule(dynamic))
    } else if (strcmp(kind, "guided") == 0) {
        RUN(schedule(guided), chunk(size))
    } else {
        RUN(schedule(runtime))
    }
    return Py_BuildValue("(NNL)", calls, ids, i);
error:
    Py_XDECREF(calls);
    Py_XDECREF(ids);
    return NULL;
}

/* Loop variables of every width: the sum of 0 ... n-1, and the last value. */
#define WIDTH(name, type)                                                                                              \
    static PyObject *name(PyObject *self, PyObject *args)                                                              \
    {                                                                                                                  \
        long long n, by, sum = 0, from;                                                                                \
        type i = 0;                                                                                                    \
        (void)self;                                                                                                    \
        if (!PyArg_ParseTuple(args, "LLL", &from, &n, &by))                                                            \
            return NULL;                                                                                               \
        NOGIL_PRANGE(i, n, start(from), step(by), reduction(+, sum))                                                   \
            sum += (long long)i;                                                                                       \
        NOGIL_PRANGE_END(return NULL)                                                                                  \
        return Py_BuildValue("(LL)", sum, (long long)i);                                                               \
    }
WIDTH(width_signed_char, signed char)
WIDTH(width_short, short)
WIDTH(width_int, int)
WIDTH(width_unsigned, unsigned)
WIDTH(width_long, long)
WIDTH(width_size_t, size_t)
WIDTH(width_ssize_t, Py_ssize_t)
WIDTH(width_long_long, long long)

/* next_run(iterations, ms, schedule, chunk): how many iterations a thread runs next, after so many that took so long;
   None: that is not known. */
static PyObject *next_run(PyObject *self, PyObject *args)
{
    long size;
    PyObject *milliseconds;
    const char *schedule;
    nogil_priv_parallel region;
    nogil_priv_worker worker;
    (void)self;
    memset((void *)&region, 0, sizeof region);
    memset((void *)&worker, 0, sizeof worker);
    if (!PyArg_ParseTuple(args, "lOsL", &size, &milliseconds, &schedule, &region.chunk))
        return NULL;
    region.schedule = schedule[0] == 's' ? NOGIL_PRIV_STATIC : NOGIL_PRIV_DYNAMIC;
    worker.region = &region;
    worker.size = size;
    if (milliseconds != Py_None)
        worker.looked = nogil_priv_now_ns() - PyLong_AsLong(milliseconds) * 1000000;
    nogil_priv_worker_look(&worker);
    return PyLong_FromLong(worker.size);
}

/* --------------------------------------------------------------------------------------------------- reductions */

static PyObject *reductions(PyObject *self, PyObject *args)
{
    Py_buffer view;
    const long *v;
    int n, i = 0, has = 0, all = 1;
    long sum = 1, minus = 1, product = 1, bits_and = -1, bits_or = 0, bits_xor = 0, least = LONG_MAX, most = LONG_MIN;
    double real = 0.5;
    (void)self;
    if (!PyArg_ParseTuple(args, "y*", &view))
        return NULL;
    v = (const long *)view.buf;
    n = (int)(view.len / (Py_ssize_t)sizeof(long));
    NOGIL_PRANGE(i, n, reduction(+, sum, real), reduction(-, minus), reduction(*, product), reduction(&, bits_and),
                 reduction(|, bits_or), reduction(^, bits_xor), reduction(&&, all), reduction(||, has)) {
        sum += v[i];
        real += 0.25;
        minus -= v[i];
        product *= v[i] % 3 == 0 ? 2 : 1;
        bits_and &= v[i] | 16;
        bits_or |= v[i];
        bits_xor ^= v[i];
        all = all && v[i] < 1000;
        has = has || v[i] == 77;
    }
    NOGIL_PRANGE_END(goto error)
    NOGIL_PRANGE(i, n, reduction(min, least), reduction(max, most), schedule(dynamic)) {
        least = v[i] < least ? v[i] : least;
        most = v[i] > most ? v[i] : most;
    }
    NOGIL_PRANGE_END(goto error)
    PyBuffer_Release(&view);
    return Py_BuildValue("(lldllllllii)", sum, minus, real, product, bits_and, bits_or, bits_xor, least, most, all,
                         has);
error:
    PyBuffer_Release(&view);
    return NULL;
}

/* Small and large, in a register or not: each is one thread's own between its runs of iterations, too. */
static PyObject *reductions_of_other_types(PyObject *self, PyObject *args)
{
    int n, i;
    float real = 0;
    long double exact = 0.5L;
    unsigned char octet = 1;
    int pair[2] = {0, 10};
    long many[6] = {0, 1, 2, 3, 4, 5};
#ifdef __cplusplus
    double turned = 1;
#else
    double _Complex turned = 1;
#endif
    (void)self;
    if (!PyArg_ParseTuple(args, "i", &n))
        return NULL;
    NOGIL_PRANGE(i, n, schedule(dynamic), chunk(7), reduction(+, real, exact, octet, turned, pair, many)) {
        real += 1;
        exact += 0.5L;
        octet = (unsigned char)(octet + 1);
        turned += 1;
        pair[i % 2] += 1;
        many[i % 6] += i;
    }
    NOGIL_PRANGE_END(return NULL)
    return Py_BuildValue("(ddid(ii)(llllll))", (double)real, (double)exact, octet, (double)turned, pair[0], pair[1],
                         many[0], many[1], many[2], many[3], many[4], many[5]);
}

/* ------------------------------------------------------------------------------------------------------ leaving */

/* leave(how, at, n, threads) -> (i, last, whether any iteration before `at` was run on this thread's part) */
static PyObject *leave(PyObject *self, PyObject *args)
{
    const char *how;
    int at, n, threads, i = -99, j, last = -1, odd = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "siii", &how, &at, &n, &threads))
        return NULL;
    NOGIL_PRANGE(i, n, lastprivate(last), num_threads(threads), reduction(+, odd)) {
        if (i == at) {
            last = 1000 + i;
            if (strcmp(how, "break") == 0)
                break;
            if (strcmp(how, "BREAK") == 0)
                NOGIL_PRANGE_BREAK;
            if (strcmp(how, "continue") == 0)
                continue;
            if (strcmp(how, "CONTINUE") == 0)
                NOGIL_PRANGE_CONTINUE;
            for (j = 0; j < 3; j++) {
                if (j == 0)
                    continue;
                if (strcmp(how, "break, inner") == 0)
                    break;
                if (strcmp(how, "BREAK, inner") == 0)
                    NOGIL_PRANGE_BREAK;
                if (strcmp(how, "CONTINUE, inner") == 0)
                    NOGIL_PRANGE_CONTINUE;
                WITH_GIL_BEGIN
                    if (strcmp(how, "BREAK, with the GIL") == 0)
                        NOGIL_PRANGE_BREAK;
                    if (strcmp(how, "CONTINUE, with the GIL") == 0)
                        NOGIL_PRANGE_CONTINUE;
                    if (strcmp(how, "continue, with the GIL") == 0)
                        continue;
                WITH_GIL_END
            }
        }
        odd += i % 2;
        last = i;
    }
    NOGIL_PRANGE_END(return NULL)
    return Py_BuildValue("(iii)", i, last, odd);
}

/* ----------------------------------------------------------------------------------------------------- failures */

static NOGIL_FUNCTION(int, always, except(-1), (int, i, int, bad))
{
    if (i == bad)
        return nogil_raise(PyExc_ValueError, "always %d", i);
    return 0;
}

static NOGIL_FUNCTION(int, maybe, except_maybe(-1), (int, i, int, bad))
{
    if (i == bad)
        return nogil_raise(PyExc_KeyError, "maybe %d", i);
    return -1;
}

static NOGIL_FUNCTION(void, any, except_any, (int, i, int, bad))
{
    if (i == bad)
        nogil_raise(PyExc_IndexError, "any %d", i);
}

static WITH_GIL_FUNCTION(int, call, except(-1), (PyObject *, callback, int, i, int, number))
{
    PyObject *result = PyObject_CallFunction(callback, "ii", i, number);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

/* fail(how, at, n, threads, callback): None, or the exception; errno and the state of the GIL are as they were */
static PyObject *fail(PyObject *self, PyObject *args)
{
    const char *how;
    int at, n, threads, i, r;
    PyObject *callback;
    witness w = witness_here();
    (void)self;
    (void)r;
    if (!PyArg_ParseTuple(args, "siiiO", &how, &at, &n, &threads, &callback))
        return NULL;
    errno = 1234;
    NOGIL_PRANGE(i, n, num_threads(threads)) {
        if (strcmp(how, "except") == 0 && NOGIL_FAILED(always, always(i, at)))
            NOGIL_PRANGE_FAIL;
        if (strcmp(how, "except_maybe") == 0 && NOGIL_FAILED(maybe, maybe(i, at)))
            NOGIL_PRANGE_FAIL;
        if (strcmp(how, "except_any") == 0 && NOGIL_FAILED(any, any(i, at)))
            NOGIL_PRANGE_FAIL;
        if (strcmp(how, "with-gil function") == 0 && NOGIL_FAILED(call, call(callback, i, NOGIL_PRANGE_THREADID)))
            NOGIL_PRANGE_FAIL;
        if (strcmp(how, "with-gil block") == 0) {
            WITH_GIL_BEGIN
                PyObject *result = PyObject_CallFunction(callback, "ii", i, NOGIL_PRANGE_THREADID);
                if (!result)
                    NOGIL_PRANGE_FAIL;
                Py_DECREF(result);
            WITH_GIL_END
        }
        if (strcmp(how, "left pending") == 0 && i == at)
            nogil_raise(PyExc_ValueError, "left pending by %d", i);
        if (strcmp(how, "without exception") == 0 && i == at)
            NOGIL_PRANGE_FAIL;
        errno = i;
    }
    NOGIL_PRANGE_END(goto error)
    if (errno != 1234)
        return PyErr_Format(PyExc_AssertionError, "errno is %d", errno);
    if (!witness_expect_but_errno(&w, 1, __LINE__))
        return witness_verdict(&w);
    Py_RETURN_NONE;
error:
    if (probe_current() != w.state)
        return PyErr_Format(PyExc_AssertionError, "not attached after a failure");
    if (!PyErr_Occurred())
        return PyUnicode_FromString("failed without an exception");
    return NULL;
}

/* ----------------------------------------------------------------------------------------------------- contexts */

static int body_of(int n, witness *w)
{
    int i, wrong = 0, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum, wrong)) {
        if (NOGIL_PRANGE_THREADID == 0 && !witness_expect_but_errno(w, 0, __LINE__))
            wrong++;
        WITH_GIL_BEGIN
            if (NOGIL_PRANGE_THREADID == 0 && !witness_expect_but_errno(w, 1, __LINE__))
                wrong++;
            wrong += PyThreadState_Get() == NULL;
        WITH_GIL_END
        sum += i;
    }
    NOGIL_PRANGE_END(return -1)
    return wrong ? -2 : sum;
}

static WITH_GIL_FUNCTION(int, held, except_maybe(-1), (int, n, witness *, w))
{
    int i, wrong = 0, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum, wrong)) {
        if (NOGIL_PRANGE_THREADID == 0 && !witness_expect_but_errno(w, 0, __LINE__))
            wrong++;
        sum += i;
    }
    NOGIL_PRANGE_END(return -1)
    PyErr_Clear(); /* the context is held again: this compiles */
    return wrong ? -2 : sum;
}

static NOGIL_FUNCTION(int, nogil, except_maybe(-1), (int, n, witness *, w, int, attached))
{
    int i, wrong = 0, sum = 0;
    NOGIL_PRANGE(i, n, reduction(+, sum, wrong)) {
        if (NOGIL_PRANGE_THREADID == 0 && !witness_expect_but_errno(w, 0, __LINE__))
            wrong++;
        sum += i;
    }
    NOGIL_PRANGE_END(return -1)
    return wrong || !witness_expect_but_errno(w, attached, __LINE__) ? -2 : sum;
}

typedef struct {
    witness w;
    int n, sum;
} job;

static void *on_foreign_thread(void *argument)
{
    job *j = (job *)argument;
    int i, sum = 0;
    WITH_GIL_BEGIN
        witness_swear(&j->w);
    WITH_GIL_END
    NOGIL_PRANGE(i, j->n, reduction(+, sum)) {
        if (NOGIL_PRANGE_THREADID == 0)
            witness_expect_but_errno(&j->w, 0, __LINE__);
        WITH_GIL_BEGIN
            Py_INCREF(Py_None);
            Py_DECREF(Py_None);
        WITH_GIL_END
        sum += i;
    }
    NOGIL_PRANGE_END(return NULL)
    witness_expect_but_errno(&j->w, 0, __LINE__);
    j->sum = sum;
    return NULL;
}

/* context(name, n) -> the sum of range(n), computed from that context, with the GIL as it has to be on the way */
static PyObject *context(PyObject *self, PyObject *args)
{
    const char *name;
    int n, i, sum = -3;
    witness w = witness_here();
    (void)self;
    if (!PyArg_ParseTuple(args, "si", &name, &n))
        return NULL;
    if (strcmp(name, "unknown, held") == 0) {
        sum = body_of(n, &w);
    } else if (strcmp(name, "unknown, released") == 0) {
        void *state = probe_save_thread();
        sum = body_of(n, &w);
        probe_restore_thread(state);
    } else if (strcmp(name, "held") == 0) {
        sum = held(n, &w);
    } else if (strcmp(name, "maybe, held") == 0) {
        sum = nogil(n, &w, 1);
    } else if (strcmp(name, "maybe, released") == 0) {
        NOGIL_BEGIN
            sum = nogil(n, &w, 0);
        NOGIL_END
    } else if (strcmp(name, "released") == 0) {
        sum = 0;
        NOGIL_BEGIN
            NOGIL_PRANGE(i, n, reduction(+, sum)) {
                WITH_GIL_BEGIN
                    Py_INCREF(Py_None);
                    Py_DECREF(Py_None);
                WITH_GIL_END
                sum += i;
            }
            NOGIL_PRANGE_END(return NULL)
            witness_expect_but_errno(&w, 0, __LINE__);
        NOGIL_END
    } else if (strcmp(name, "foreign") == 0) {
        pthread_t thread;
        job j = {witness_nowhere(), n, -4};
        NOGIL_BEGIN
            if (pthread_create(&thread, NULL, on_foreign_thread, &j) != 0)
                abort();
            pthread_join(thread, NULL);
        NOGIL_END
        w = j.w;
        sum = j.sum;
    }
    if (w.wrong)
        return witness_verdict(&w);
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromLong(sum);
}

/* ------------------------------------------------------------------------------------------------------- states */

/* states(n, threads, rounds) -> {address of the thread state: thread number} as each iteration sees it, twice */
static PyObject *states(PyObject *self, PyObject *args)
{
    int n, threads, rounds, round, i;
    PyObject *seen = PyDict_New();
    (void)self;
    if (!seen || !PyArg_ParseTuple(args, "iii", &n, &threads, &rounds))
        return NULL;
    for (round = 0; round < rounds; round++) {
        NOGIL_PRANGE(i, n, num_threads(threads)) {
            int twice;
            for (twice = 0; twice < 2; twice++) {
                WITH_GIL_BEGIN
                    PyObject *key = PyLong_FromVoidPtr(PyThreadState_Get());
                    PyObject *value = PyLong_FromLong(NOGIL_PRANGE_THREADID);
                    PyObject *before = key ? PyDict_GetItem(seen, key) : NULL;
                    int other = before && PyObject_RichCompareBool(before, value, Py_NE);
                    if (!key || !value || PyDict_SetItem(seen, key, value) < 0)
                        NOGIL_PRANGE_FAIL;
                    Py_DECREF(key);
                    Py_DECREF(value);
                    if (other) {
                        PyErr_SetString(PyExc_AssertionError, "two threads of the loop had one state");
                        NOGIL_PRANGE_FAIL;
                    }
                WITH_GIL_END
            }
        }
        NOGIL_PRANGE_END(goto error)
    }
    return seen;
error:
    Py_DECREF(seen);
    return NULL;
}

static PyObject *thread_states(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(probe_thread_states());
}

/* each(callback, n, threads[, schedule]): callback(i, thread number) from each iteration, "dynamic" or "runtime" */
static PyObject *each(PyObject *self, PyObject *args)
{
    PyObject *callback;
    const char *kind = "dynamic";
    int n, threads, i;
    (void)self;
    if (!PyArg_ParseTuple(args, "Oii|s", &callback, &n, &threads, &kind))
        return NULL;
#define EACH(kind)                                                                                                     \
    NOGIL_PRANGE(i, n, num_threads(threads), schedule(kind)) {                                                         \
        if (NOGIL_FAILED(call, call(callback, i, NOGIL_PRANGE_THREADID)))                                              \
            NOGIL_PRANGE_FAIL;                                                                                         \
    }                                                                                                                  \
    NOGIL_PRANGE_END(return NULL)
    if (strcmp(kind, "dynamic") == 0) {
        EACH(dynamic)
    } else {
        EACH(runtime)
    }
    Py_RETURN_NONE;
}

/* A loop in a block that keeps the GIL: in how many iterations this thread had it, which is none. */
static PyObject *in_sized_block(PyObject *self, PyObject *none)
{
    int i, held = 0;
    (void)self;
    (void)none;
    NOGIL_BEGIN_SIZED(1, 1000)
        NOGIL_PRANGE(i, 100, num_threads(2), reduction(+, held)) {
            held += NOGIL_PRANGE_THREADID == 0 && probe_gilstate_check();
        }
        NOGIL_PRANGE_END(return NULL)
    NOGIL_END
    return PyLong_FromLong(held);
}

/* drop(object, n): n references given away from all threads */
static PyObject *drop(PyObject *self, PyObject *args)
{
    PyObject *object;
    int n, i;
    (void)self;
    if (!PyArg_ParseTuple(args, "Oi", &object, &n))
        return NULL;
    for (i = 0; i < n; i++)
        Py_INCREF(object);
    NOGIL_PRANGE(i, n, num_threads(2))
        nogil_decref_later(object);
    NOGIL_PRANGE_END(return NULL)
    WITH_GIL_BEGIN
    WITH_GIL_END
    Py_RETURN_NONE;
}

/* --------------------------------------------------------------------------------------------------- nested loops */

/* nested(n, m, bad_i, bad_j) -> the sum of i * j, or the exception of (bad_i, bad_j) */
static PyObject *nested(PyObject *self, PyObject *args)
{
    int n, m, bad_i, bad_j, i;
    long sum = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "iiii", &n, &m, &bad_i, &bad_j))
        return NULL;
    NOGIL_PRANGE(i, n, reduction(+, sum), num_threads(2), schedule(dynamic)) {
        int j;
        long part = 0;
        NOGIL_PRANGE(j, m, reduction(+, part), num_threads(2)) {
            if (i == bad_i && j == bad_j) {
                nogil_raise(PyExc_ValueError, "%d, %d", i, j);
                NOGIL_PRANGE_FAIL;
            }
            part += (long)i * j;
        }
        NOGIL_PRANGE_END(NOGIL_PRANGE_FAIL)
        sum += part;
    }
    NOGIL_PRANGE_END(return NULL)
    return PyLong_FromLong(sum);
}

/* The inner loop runs until the outer one has failed: without that it would never end. */
static PyObject *nested_stops(PyObject *self, PyObject *none)
{
    int i;
    (void)self;
    (void)none;
    NOGIL_PRANGE(i, 2, num_threads(2)) {
        long j;
        if (i == 0) {
            nogil_raise(PyExc_ValueError, "outer");
            NOGIL_PRANGE_FAIL;
        }
        NOGIL_PRANGE(j, LONG_MAX)
            __asm__ volatile("" ::: "memory");
        NOGIL_PRANGE_END(NOGIL_PRANGE_FAIL)
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

/* ------------------------------------------------------------------------------------------------------- signals */

static moment loop_runs = {0};

/* endless(threads): a loop that only an exception ends */
static PyObject *endless(PyObject *self, PyObject *threads)
{
    long n = PyLong_AsLong(threads), i;
    (void)self;
    NOGIL_PRANGE(i, LONG_MAX, num_threads(n)) {
        if (NOGIL_PRANGE_THREADID == 0)
            moment_bring(&loop_runs);
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

/* endless_elsewhere(threads): the caller's part of this loop is over at once, the others' part takes hours */
static PyObject *endless_elsewhere(PyObject *self, PyObject *threads)
{
    const struct timespec nap = {0, 20000000};
    long n = PyLong_AsLong(threads), i;
    (void)self;
    NOGIL_PRANGE(i, n * 1000000, num_threads(n)) {
        if (NOGIL_PRANGE_THREADID != 0) {
            if (i % 10 == 9)
                moment_bring(&loop_runs);
            nanosleep(&nap, NULL);
        }
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

static PyObject *expect_loop(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    loop_runs.come = 0;
    Py_RETURN_NONE;
}

static PyObject *await_loop(PyObject *self, PyObject *none)
{
    int come;
    (void)self;
    (void)none;
    NOGIL_BEGIN
        come = moment_await(&loop_runs);
    NOGIL_END
    return PyBool_FromLong(come);
}

/* Half a second of iterations, so that signals are asked for on the way; the number of iterations. */
static PyObject *half_a_second(PyObject *self, PyObject *none)
{
    struct timespec begin, now;
    long i, turns = 0;
    (void)self;
    (void)none;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    NOGIL_PRANGE(i, LONG_MAX, reduction(+, turns), num_threads(2), schedule(dynamic), chunk(100)) {
        turns++;
        if (i % 1000 == 0) {
            clock_gettime(CLOCK_MONOTONIC, &now);
            if ((double)(now.tv_sec - begin.tv_sec) + (double)(now.tv_nsec - begin.tv_nsec) / 1e9 > 0.5)
                break;
        }
    }
    NOGIL_PRANGE_END(return NULL)
    return PyLong_FromLong(turns);
}

static PyObject *throwing(PyObject *self, PyObject *args);

/* leave_by_exit(threads, status) */
static PyObject *leave_by_exit(PyObject *self, PyObject *args)
{
    int threads, status;
    long i;
    (void)self;
    if (!PyArg_ParseTuple(args, "ii", &threads, &status))
        return NULL;
    NOGIL_PRANGE(i, 2, num_threads(threads)) {
        if (i == 0)
            exit(status);
    }
    NOGIL_PRANGE_END(return NULL)
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"run", run, METH_VARARGS, NULL},
    {"width_signed_char", width_signed_char, METH_VARARGS, NULL},
    {"width_short", width_short, METH_VARARGS, NULL},
    {"width_int", width_int, METH_VARARGS, NULL},
    {"width_unsigned", width_unsigned, METH_VARARGS, NULL},
    {"width_long", width_long, METH_VARARGS, NULL},
    {"width_size_t", width_size_t, METH_VARARGS, NULL},
    {"width_ssize_t", width_ssize_t, METH_VARARGS, NULL},
    {"width_long_long", width_long_long, METH_VARARGS, NULL},
    {"next_run", next_run, METH_VARARGS, NULL},
    {"reductions", reductions, METH_VARARGS, NULL},
    {"reductions_of_other_types", reductions_of_other_types, METH_VARARGS, NULL},
    {"leave", leave, METH_VARARGS, NULL},
    {"fail", fail, METH_VARARGS, NULL},
    {"leave_by_exit", leave_by_exit, METH_VARARGS, NULL},
    {"context", context, METH_VARARGS, NULL},
    {"states", states, METH_VARARGS, NULL},
    {"thread_states", thread_states, METH_NOARGS, NULL},
    {"in_sized_block", in_sized_block, METH_NOARGS, NULL},
    {"each", each, METH_VARARGS, NULL},
    {"drop", drop, METH_VARARGS, NULL},
    {"nested", nested, METH_VARARGS, NULL},
    {"nested_stops", nested_stops, METH_NOARGS, NULL},
    {"endless", endless, METH_O, NULL},
    {"endless_elsewhere", endless_elsewhere, METH_O, NULL},
    {"expect_loop", expect_loop, METH_NOARGS, NULL},
    {"await_loop", await_loop, METH_NOARGS, NULL},
    {"half_a_second", half_a_second, METH_NOARGS, NULL},
    {"throwing", throwing, METH_VARARGS, NULL},
#ifdef _OPENMP
    {"has_threads", thread_states, METH_NOARGS, "it is there where the module is compiled with OpenMP"},
#endif
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot module_slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) /* the loops have no state of their own */
    {0, NULL},
};
static struct PyModuleDef module_definition = {
    PyModuleDef_HEAD_INIT, TEST_MODULE_NAME(loops), NULL, 0, methods, module_slots, NULL, NULL, NULL};
PyMODINIT_FUNC TEST_MODULE_INIT(loops)(void)
{
    return PyModuleDef_Init(&module_definition);
}

#ifndef __cplusplus
static PyObject *throwing(PyObject *self, PyObject *args)
{
    (void)self;
    (void)args;
    return PyErr_Format(PyExc_NotImplementedError, "this is C");
}
#endif
