/* SPDX-License-Identifier: 0BSD */
/* foreign.c: threads that Python never saw, attached in every way there is.

   Rule: each body leaves its thread as it found it: detached. */
#include "threads.h"

#include <semaphore.h>

/* Call the callback with the round's number; a ValueError out of it is the callback's way to say that it was called. */
static WITH_GIL_FUNCTION(int, call, except(-1), (PyObject *, callback, long, i))
{
    PyObject *result = PyObject_CallFunction(callback, "l", i);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

/* The state of this thread is the one from the first section on. */
static void same_state(foreign *me, int line)
{
    if (!me->state)
        me->state = probe_current();
    if (me->state != probe_current())
        witness_complain(&me->seen, line, "another thread state than in the first section", 0);
    if (!probe_gilstate_check())
        witness_complain(&me->seen, line, "attached was expected, PyGILState_Check() says detached", 0);
    me->sections++;
}

static void blocks(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        EXPECT(me, !probe_gilstate_check());
        WITH_GIL_BEGIN
            same_state(me, __LINE__);
            EXPECT(me, call(me->callback, i) == 0);
        WITH_GIL_END
        EXPECT(me, !probe_gilstate_check());
    }
}

static void functions(foreign *me)
{
    int (*by_pointer)(PyObject *, long) = call; /* as a C library would hold it */
    long i;
    for (i = 0; i < me->rounds; i++) {
        EXPECT(me, by_pointer(me->callback, i) == 0);
        EXPECT(me, !probe_gilstate_check());
        me->sections++;
    }
}

static void exceptions(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        EXPECT(me, NOGIL_FAILED(call, call(me->callback, i)));
        EXPECT(me, nogil_error_pending());
        WITH_GIL_BEGIN
            same_state(me, __LINE__);
            EXPECT(me, PyErr_ExceptionMatches(PyExc_ValueError));
        WITH_GIL_END
        EXPECT(me, nogil_error_pending());
        EXPECT(me, NOGIL_CATCH(PyExc_ValueError));
        EXPECT(me, !nogil_error_pending());
    }
}

static void gilstate_around(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        int was = probe_gilstate_ensure(); /* another library's */
        if (i > 0)
            EXPECT(me, probe_current() == me->state);
        WITH_GIL_BEGIN
            same_state(me, __LINE__);
        WITH_GIL_END
        EXPECT(me, probe_gilstate_check());
        {
            void *state = probe_save_thread();
            EXPECT(me, !probe_gilstate_check());
            WITH_GIL_BEGIN
                same_state(me, __LINE__);
            WITH_GIL_END
            EXPECT(me, !probe_gilstate_check());
            probe_restore_thread(state);
        }
        probe_gilstate_release(was);
        EXPECT(me, !probe_gilstate_check());
        if (i == 0) { /* the other library's state is gone with its Release: ours is made now, and kept */
            me->state = NULL;
            WITH_GIL_BEGIN
                same_state(me, __LINE__);
            WITH_GIL_END
        }
    }
}

static void gilstate_inside(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        int was;
        WITH_GIL_BEGIN
            same_state(me, __LINE__);
            was = probe_gilstate_ensure();
            same_state(me, __LINE__);
            probe_gilstate_release(was);
            EXPECT(me, probe_gilstate_check());
            NOGIL_BEGIN
                EXPECT(me, !probe_gilstate_check());
                was = probe_gilstate_ensure();
                same_state(me, __LINE__);
                probe_gilstate_release(was);
                EXPECT(me, !probe_gilstate_check());
            NOGIL_END
        WITH_GIL_END
        was = probe_gilstate_ensure(); /* between two sections */
        same_state(me, __LINE__);
        probe_gilstate_release(was);
    }
}

static void deeper(foreign *me, long depth);

static NOGIL_FUNCTION(void, maybe_deeper, noexcept, (foreign *, me, long, depth))
{
    NOGIL_BEGIN
        EXPECT(me, !probe_gilstate_check());
        deeper(me, depth);
    NOGIL_END
    WITH_GIL_BEGIN
        same_state(me, __LINE__);
    WITH_GIL_END
}

static WITH_GIL_FUNCTION(void, held_deeper, noexcept, (foreign *, me, long, depth))
{
    same_state(me, __LINE__);
    if (depth % 3)
        deeper(me, depth);
    else
        maybe_deeper(me, depth);
    same_state(me, __LINE__);
}

static void deeper(foreign *me, long depth)
{
    if (depth-- <= 0)
        return;
    WITH_GIL_BEGIN
        same_state(me, __LINE__);
        NOGIL_BEGIN
            EXPECT(me, !probe_gilstate_check());
            WITH_GIL_BEGIN
                same_state(me, __LINE__);
                maybe_deeper(me, depth);
            WITH_GIL_END
            held_deeper(me, depth / 2);
            EXPECT(me, !probe_gilstate_check());
        NOGIL_END
        same_state(me, __LINE__);
    WITH_GIL_END
}

static void nested(foreign *me)
{
    deeper(me, me->rounds);
    EXPECT(me, !probe_gilstate_check());
}

static void ends_in_a_section(foreign *me)
{
    (void)call(me->callback, 0);
    me->sections++;
    (void)nogil_ensure_gil();
    pthread_exit(NULL);
}

static void ends_in_a_released_block_of_a_section(foreign *me)
{
    me->sections++;
    (void)nogil_ensure_gil();
    (void)nogil_release_gil();
    pthread_exit(NULL);
}

static pthread_key_t late_key;
static pthread_once_t late_once = PTHREAD_ONCE_INIT;

/* Runs after the thread's C++ thread_local destructors, and so after the library's own farewell. */
static void late(void *argument)
{
    foreign *me = (foreign *)argument;
    EXPECT(me, call(me->callback, 1) == 0);
    me->sections++;
}

static void late_make_key(void)
{
    if (pthread_key_create(&late_key, late) != 0)
        abort();
}

static void in_a_key_destructor(foreign *me)
{
    pthread_once(&late_once, late_make_key);
    if (me->number % 2) { /* with a state from before, and without */
        EXPECT(me, call(me->callback, 0) == 0);
        me->sections++;
    }
    pthread_setspecific(late_key, me);
}

static const struct {
    const char *name;
    void (*body)(foreign *);
} bodies[] = {
    {"blocks", blocks},
    {"functions", functions},
    {"exceptions", exceptions},
    {"gilstate_around", gilstate_around},
    {"gilstate_inside", gilstate_inside},
    {"nested", nested},
    {"ends_in_a_section", ends_in_a_section},
    {"ends_in_a_released_block_of_a_section", ends_in_a_released_block_of_a_section},
    {"in_a_key_destructor", in_a_key_destructor},
};

static PyObject *run(PyObject *self, PyObject *args)
{
    const char *name;
    long n, rounds;
    PyObject *callback;
    size_t i;
    (void)self;
    if (!PyArg_ParseTuple(args, "sllO", &name, &n, &rounds, &callback))
        return NULL;
    for (i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (strcmp(bodies[i].name, name) == 0)
            return foreign_run(bodies[i].body, n, rounds, callback);
    return PyErr_Format(PyExc_LookupError, "there is no body named %s", name);
}

/* A function of another module, with another copy of the library, by its address. */
static void (*visit_other_copy)(PyObject *callback, long i);

static void two_copies(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        if (me->number % 2 || i > 0) { /* half of the threads get their state from this copy, half from the other */
            WITH_GIL_BEGIN
                same_state(me, __LINE__);
            WITH_GIL_END
        }
        visit_other_copy(me->callback, i);
        EXPECT(me, !probe_gilstate_check());
        me->sections++;
        WITH_GIL_BEGIN
            same_state(me, __LINE__);
            visit_other_copy(me->callback, i);
            EXPECT(me, probe_gilstate_check());
            NOGIL_BEGIN
                visit_other_copy(me->callback, i);
                EXPECT(me, !probe_gilstate_check());
            NOGIL_END
        WITH_GIL_END
    }
}

static PyObject *run_two_copies(PyObject *self, PyObject *args)
{
    long n, rounds;
    PyObject *callback, *address;
    (void)self;
    if (!PyArg_ParseTuple(args, "OllO", &address, &n, &rounds, &callback))
        return NULL;
    visit_other_copy = (void (*)(PyObject *, long))(uintptr_t)PyLong_AsVoidPtr(address);
    return foreign_run(two_copies, n, rounds, callback);
}

static PyObject *address_of_visit(PyObject *self, PyObject *none);
static void visit(PyObject *callback, long i)
{
    if (NOGIL_FAILED(call, call(callback, i)))
        abort();
}

static PyObject *address_of_visit(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromVoidPtr((void *)(uintptr_t)visit);
}

/* A callback out of another library's Py_BEGIN_ALLOW_THREADS. */
static PyObject *call_in_plain_allow_threads(PyObject *self, PyObject *callback)
{
    void *state = probe_save_thread();
    int failed = call(callback, 0) < 0;
    (void)self;
    probe_restore_thread(state);
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

/* A section on a thread that nobody joins, long enough that finalization comes while it runs. It calls back at its end,
   out of another library's Py_BEGIN_ALLOW_THREADS. */
static moment in_slow_section;
static nogil_interp *home;
static PyObject *called_at_its_end;
static void *slow_section(void *unused)
{
    (void)unused;
    WITH_GIL_TRY_BEGIN(home)
        NOGIL_BEGIN
            struct timespec time = {0, 300000000};
            moment_bring(&in_slow_section);
            nanosleep(&time, NULL);
        NOGIL_END
        if (called_at_its_end) {
            void *state = probe_save_thread();
            if (call(called_at_its_end, 0) < 0)
                abort();
            probe_restore_thread(state);
        }
        if (Py_IsInitialized())
            PySys_WriteStdout("the section was waited for\n");
    WITH_GIL_END
    return NULL;
}
static PyObject *start_slow_section(PyObject *self, PyObject *args)
{
    pthread_t thread;
    (void)self;
    if (!PyArg_ParseTuple(args, "|O", &called_at_its_end))
        return NULL;
    Py_XINCREF(called_at_its_end);
    home = nogil_interp_capture();
    if (!home)
        return NULL;
    NOGIL_BEGIN
        if (pthread_create(&thread, NULL, slow_section, NULL) != 0)
            abort();
        pthread_detach(thread);
        if (!moment_await(&in_slow_section))
            abort();
    NOGIL_END
    Py_RETURN_NONE;
}

/* A thread of a library's, which calls back until it is stopped, and a last time then. */
typedef struct {
    pthread_t thread;
    PyObject *callback;
    int attaches_late, stop;
    sem_t called;
} a_service;
static a_service service;

static void *serve(void *unused)
{
    const struct timespec millisecond = {0, 1000000};
    if (service.attaches_late)
        sem_post(&service.called);
    while (!__atomic_load_n(&service.stop, __ATOMIC_ACQUIRE)) {
        nanosleep(&millisecond, NULL);
        if (service.attaches_late)
            continue;
        if (call(service.callback, 0) < 0)
            abort();
        sem_post(&service.called);
    }
    if (call(service.callback, 1) < 0)
        abort();
    return unused;
}

/* Back when it has called for the first time; unless it attaches late, which is when it is stopped. */
static PyObject *start_service(PyObject *self, PyObject *args)
{
    (void)self;
    if (!PyArg_ParseTuple(args, "Oi", &service.callback, &service.attaches_late))
        return NULL;
    Py_INCREF(service.callback);
    service.stop = 0;
    NOGIL_BEGIN
        if (sem_init(&service.called, 0, 0) != 0 || pthread_create(&service.thread, NULL, serve, NULL) != 0)
            abort();
        while (sem_wait(&service.called) != 0)
            ;
    NOGIL_END
    Py_RETURN_NONE;
}

static PyObject *stop_service(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    __atomic_store_n(&service.stop, 1, __ATOMIC_RELEASE);
    NOGIL_BEGIN
        pthread_join(service.thread, NULL);
    NOGIL_END
    Py_RETURN_NONE;
}

static PyObject *thread_states(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    return PyLong_FromLong(probe_thread_states());
}

static long turns_so_far;

static PyObject *turn_for_ever(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    NOGIL_BEGIN
        while (__atomic_add_fetch(&turns_so_far, 1, __ATOMIC_RELAXED) > 0)
            ;
    NOGIL_END
    Py_RETURN_NONE;
}

static PyObject *turns(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(__atomic_load_n(&turns_so_far, __ATOMIC_RELAXED));
}

static void attach_too_late(void)
{
    WITH_GIL_BEGIN
        fprintf(stderr, "attached when Python had ended\n");
    WITH_GIL_END
}
static PyObject *attach_at_exit_of_c(PyObject *self, PyObject *none)
{
    (void)self;
    (void)none;
    if (atexit(attach_too_late) != 0)
        return PyErr_Format(PyExc_OSError, "atexit() failed");
    Py_RETURN_NONE;
}

static void *read_for_ever(void *ignored)
{
    (void)getc(stdin);
    return ignored;
}
/* start_reading(): returns when a thread has the lock of stdin. */
static PyObject *start_reading(PyObject *self, PyObject *none)
{
    pthread_t thread;
    (void)self;
    (void)none;
    if (pthread_create(&thread, NULL, read_for_ever, NULL) != 0)
        abort();
    pthread_detach(thread);
    while (ftrylockfile(stdin) == 0) {
        funlockfile(stdin);
        sched_yield();
    }
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"run", run, METH_VARARGS, "run(body, threads, rounds, callback): how many sections ran"},
    {"run_two_copies", run_two_copies, METH_VARARGS, "run_two_copies(address_of_visit, threads, rounds, callback)"},
    {"address_of_visit", address_of_visit, METH_NOARGS, "this copy's function for run_two_copies"},
    {"call_in_plain_allow_threads", call_in_plain_allow_threads, METH_O, "call it from a callback"},
    {"start_slow_section", start_slow_section, METH_VARARGS, "a section that lasts into finalization: (callback)"},
    {"start_service", start_service, METH_VARARGS, "start_service(callback, attaches_late)"},
    {"stop_service", stop_service, METH_NOARGS, "returns when its last call has"},
    {"turn_for_ever", turn_for_ever, METH_NOARGS, "count turns in a NOGIL block, without end"},
    {"attach_at_exit_of_c", attach_at_exit_of_c, METH_NOARGS, "a plain section when this process exits"},
    {"start_reading", start_reading, METH_NOARGS, "a thread that waits for stdin"},
    {"turns", turns, METH_NOARGS, "how many so far"},
    {"thread_states", thread_states, METH_NOARGS, "how many thread states this interpreter has"},
    {NULL, NULL, 0, NULL},
};
#ifdef OTHER_COPY
THREADS_MODULE(other_copy)
#else
THREADS_MODULE(foreign)
#endif
