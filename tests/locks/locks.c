/* SPDX-License-Identifier: 0BSD */
/* locks.c: mutexes, conditions and things done once, for Python to handle, and what only C can do with them.

   Compiled as C and, through locks_cc.cc, as C++; the tests import both.

   Rule: what is expected is asked of CPython through tests/behaviour/probe.h, never of the library. */
#include "../threads/threads.h"

#include <sys/wait.h>

static PyObject *none(void)
{
    Py_RETURN_NONE;
}

#define STEP(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            witness_complain(&seen, __LINE__, #condition, 0);                                                          \
    } while (0)

/* ---- mutexes for Python; a capsule of the C module works in the C++ one, which has its own copy of the library
   ---- */

static void mutex_free(PyObject *capsule)
{
    free(PyCapsule_GetPointer(capsule, "locks.mutex"));
}

static PyObject *mutex_new(PyObject *self, PyObject *unused)
{
    nogil_mutex *mutex = (nogil_mutex *)calloc(1, sizeof *mutex); /* all zero is a free mutex */
    (void)self;
    (void)unused;
    return mutex ? PyCapsule_New(mutex, "locks.mutex", mutex_free) : PyErr_NoMemory();
}

static nogil_mutex *mutex_of(PyObject *capsule)
{
    return (nogil_mutex *)PyCapsule_GetPointer(capsule, "locks.mutex");
}

static PyObject *mutex_lock(PyObject *self, PyObject *capsule)
{
    nogil_mutex *mutex = mutex_of(capsule);
    (void)self;
    if (!mutex)
        return NULL;
    nogil_mutex_lock(mutex);
    return none();
}

static PyObject *mutex_unlock(PyObject *self, PyObject *capsule)
{
    nogil_mutex *mutex = mutex_of(capsule);
    (void)self;
    if (!mutex)
        return NULL;
    nogil_mutex_unlock(mutex);
    return none();
}

static PyObject *mutex_trylock(PyObject *self, PyObject *capsule)
{
    nogil_mutex *mutex = mutex_of(capsule);
    (void)self;
    return mutex ? PyBool_FromLong(nogil_mutex_trylock(mutex)) : NULL;
}

static PyObject *mutex_timedlock(PyObject *self, PyObject *args)
{
    PyObject *capsule;
    nogil_mutex *mutex;
    double seconds;
    (void)self;
    if (!PyArg_ParseTuple(args, "Od", &capsule, &seconds) || !(mutex = mutex_of(capsule)))
        return NULL;
    return PyBool_FromLong(nogil_mutex_timedlock(mutex, seconds));
}

/* lock_released(mutex, callable): the same in a NOGIL block; while it is held, the callable, with the GIL. */
static PyObject *mutex_lock_released(PyObject *self, PyObject *args)
{
    PyObject *capsule, *callable, *result = NULL;
    nogil_mutex *mutex;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &capsule, &callable) || !(mutex = mutex_of(capsule)))
        return NULL;
    NOGIL_BEGIN
        NOGIL_LOCKED_BEGIN(mutex)
            WITH_GIL_BEGIN
                result = PyObject_CallObject(callable, NULL);
            WITH_GIL_END
        NOGIL_LOCKED_END
    NOGIL_END
    return result;
}

/* locked(mutex, callable): the callable's result, with the mutex held; it may raise. */
static PyObject *mutex_locked(PyObject *self, PyObject *args)
{
    PyObject *capsule, *callable;
    nogil_mutex *mutex;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &capsule, &callable) || !(mutex = mutex_of(capsule)))
        return NULL;
    NOGIL_LOCKED_BEGIN(mutex)
        return PyObject_CallObject(callable, NULL);
    NOGIL_LOCKED_END
}

/* ---- in each context: GIL, errno and a pending exception stay what they are ---- */

static nogil_mutex global = NOGIL_MUTEX_INIT;

static void all_forms(witness *w, int attached)
{
    witness_expect(w, attached, __LINE__);
    nogil_mutex_lock(&global);
    witness_expect(w, attached, __LINE__);
    if (nogil_mutex_trylock(&global) || nogil_mutex_timedlock(&global, 0) || nogil_mutex_timedlock(&global, -1) ||
        nogil_mutex_timedlock(&global, 0.001) || nogil_mutex_timedlock(&global, atof("nan")))
        witness_complain(w, __LINE__, "it was taken twice", attached);
    witness_expect(w, attached, __LINE__);
    nogil_mutex_unlock(&global);
    witness_expect(w, attached, __LINE__);
    if (!nogil_mutex_trylock(&global))
        witness_complain(w, __LINE__, "it was free", attached);
    nogil_mutex_unlock(&global);
    if (!nogil_mutex_timedlock(&global, 1e300))
        witness_complain(w, __LINE__, "it was free", attached);
    nogil_mutex_unlock(&global);
    NOGIL_LOCKED_BEGIN(&global)
        witness_expect(w, attached, __LINE__);
    NOGIL_LOCKED_END
    {
        static nogil_mutex another = NOGIL_MUTEX_INIT;
        NOGIL_LOCKED_SCOPE(&global);
        NOGIL_LOCKED_SCOPE(&another);
        witness_expect(w, attached, __LINE__);
    }
    witness_expect(w, attached, __LINE__);
}

static NOGIL_FUNCTION(void, all_forms_in_nogil_function, except_any, (witness *, w, int, attached))
{
    all_forms(w, attached);
}

static WITH_GIL_FUNCTION(void, all_forms_in_with_gil_function, except_any, (witness *, w))
{
    all_forms(w, 1);
}

static void all_forms_foreign(foreign *me)
{
    witness w = witness_nowhere();
    all_forms(&w, 0);
    WITH_GIL_BEGIN
        witness_swear(&w);
        all_forms(&w, 1);
    WITH_GIL_END
    all_forms(&w, 0);
    EXPECT(me, w.wrong == 0);
    me->sections++;
}

/* contexts(exception): with that exception pending, or None. */
static PyObject *contexts(PyObject *self, PyObject *exception)
{
    witness seen;
    (void)self;
    if (exception != Py_None)
        PyErr_SetNone(exception);
    seen = witness_here();
    all_forms(&seen, 1);
    NOGIL_BEGIN
        all_forms(&seen, 0);
        all_forms_in_nogil_function(&seen, 0);
        WITH_GIL_BEGIN
            all_forms(&seen, 1);
        WITH_GIL_END
        all_forms_in_with_gil_function(&seen);
    NOGIL_END
    all_forms_in_nogil_function(&seen, 1);
    PyErr_Clear();
    return witness_verdict(&seen);
}

static PyObject *contexts_foreign(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return foreign_run(all_forms_foreign, 1, 1, NULL);
}

/* ---- every way out of a block ---- */

static int leave(const char *way, int *after)
{
    int i, turns = 0;
    for (i = 0; i < 2; i++) {
        NOGIL_LOCKED_BEGIN(&global)
            if (nogil_mutex_trylock(&global))
                abort();
            turns++;
            if (strcmp(way, "return") == 0)
                return turns;
            if (strcmp(way, "break") == 0)
                break;
            if (strcmp(way, "continue") == 0)
                continue;
            if (strcmp(way, "goto") == 0)
                goto out;
#ifdef __cplusplus
            if (strcmp(way, "throw") == 0)
                throw turns;
#endif
        NOGIL_LOCKED_END
        ++*after;
    }
out:
    return turns;
}

/* leave(way): (turns, turns that came to the end, is the mutex free afterwards); and the GIL is where it was. */
static PyObject *leave_by(PyObject *self, PyObject *args)
{
    const char *way;
    int turns = 0, after = 0, is_free, attached, released;
    (void)self;
    if (!PyArg_ParseTuple(args, "si", &way, &released))
        return NULL;
#ifdef __cplusplus
    try
    {
#endif
        if (released)
            turns = NOGIL_ALLOW_THREADS(leave(way, &after));
        else
            turns = leave(way, &after);
#ifdef __cplusplus
    }
    catch(int thrown)
    {
        turns = thrown;
    }
#endif
    attached = probe_gilstate_check();
    is_free = nogil_mutex_trylock(&global);
    if (is_free)
        nogil_mutex_unlock(&global);
    return Py_BuildValue("(iiii)", turns, after, is_free, attached);
}

/* ---- many threads, one counter that nothing else guards ---- */

static struct {
    nogil_mutex lock;
    long count;
    int inside;
} shared;

static void count_once(foreign *me)
{
    EXPECT(me, shared.inside == 0);
    shared.inside = 1;
    shared.count++;
    shared.inside = 0;
}

static void hammer_body(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        switch ((i + me->number) % 8) {
        case 0: /* the GIL first, then the mutex */
            WITH_GIL_BEGIN
            NOGIL_LOCKED_BEGIN(&shared.lock)
                count_once(me);
            NOGIL_LOCKED_END
        WITH_GIL_END break;
        case 1: /* the mutex first, then the GIL */
            NOGIL_LOCKED_BEGIN(&shared.lock)
                WITH_GIL_BEGIN
                    count_once(me);
                WITH_GIL_END
            NOGIL_LOCKED_END
            break;
        case 2:
            if (nogil_mutex_timedlock(&shared.lock, 60)) {
                count_once(me);
                nogil_mutex_unlock(&shared.lock);
            }
            break;
        case 3:
            while (!nogil_mutex_trylock(&shared.lock))
                sched_yield();
            count_once(me);
            nogil_mutex_unlock(&shared.lock);
            break;
        case 4: /* gives up while others go on waiting: none of them may be forgotten */
            while (!nogil_mutex_timedlock(&shared.lock, 0.00001))
                ;
            count_once(me);
            nogil_mutex_unlock(&shared.lock);
            break;
        default:
            NOGIL_LOCKED_BEGIN(&shared.lock)
                count_once(me);
            NOGIL_LOCKED_END
        }
        me->sections++;
    }
}

/* hammer(threads, rounds): (how often they counted, what the counter says) */
static PyObject *hammer(PyObject *self, PyObject *args)
{
    long n, rounds, before = shared.count;
    PyObject *sections;
    (void)self;
    if (!PyArg_ParseTuple(args, "ll", &n, &rounds))
        return NULL;
    sections = foreign_run(hammer_body, n, rounds, NULL);
    return sections ? Py_BuildValue("(Nl)", sections, shared.count - before) : NULL;
}

/* count_in_python(callable, rounds): the same counter from a Python thread, which runs Python code with the mutex
   held. */
static PyObject *count_in_python(PyObject *self, PyObject *args)
{
    long rounds, i;
    PyObject *callable;
    (void)self;
    if (!PyArg_ParseTuple(args, "Ol", &callable, &rounds))
        return NULL;
    for (i = 0; i < rounds; i++) {
        NOGIL_LOCKED_BEGIN(&shared.lock)
            long before = shared.count;
            PyObject *result = PyObject_CallObject(callable, NULL);
            if (!result)
                return NULL;
            Py_DECREF(result);
            if (shared.count != before)
                return PyErr_Format(PyExc_AssertionError, "somebody else was inside");
            shared.count++;
        NOGIL_LOCKED_END
    }
    return none();
}

static struct {
    nogil_mutex *mutex;
    moment had;
} bystander;

static void *stand_by(void *unused)
{
    nogil_mutex_lock(bystander.mutex);
    moment_bring(&bystander.had);
    nogil_mutex_unlock(bystander.mutex);
    return unused;
}

static void wait_for_sleepers(nogil_mutex *mutex, unsigned n)
{
    while (__atomic_load_n(&mutex->nogil_priv_sleepers, __ATOMIC_SEQ_CST) < n)
        usleep(1000); /* for what the thread does next, which is to fall asleep */
    usleep(1000);
}

/* unlock_and_keep_the_gil(mutex): a Python thread waits for the mutex, which this one holds; a C thread comes after it.
   Unlocks, keeps the GIL and tells whether the C thread got the mutex: the Python thread, which is woken first,
   cannot. */
static PyObject *unlock_and_keep_the_gil(PyObject *self, PyObject *capsule)
{
    pthread_t thread;
    int had;
    (void)self;
    bystander.mutex = mutex_of(capsule);
    bystander.had.come = 0;
    if (!bystander.mutex)
        return NULL;
    NOGIL_BEGIN
        wait_for_sleepers(bystander.mutex, 1);
        if (pthread_create(&thread, NULL, stand_by, NULL) != 0)
            abort();
        wait_for_sleepers(bystander.mutex, 2);
    NOGIL_END
    nogil_mutex_unlock(bystander.mutex);
    had = moment_await(&bystander.had);
    NOGIL_BLOCKING(pthread_join(thread, NULL));
    return PyBool_FromLong(had);
}

/* ---- conditions ---- */

typedef struct {
    nogil_mutex lock;
    nogil_cond changed;
    long value, waiting;
} cell;

static void cell_free(PyObject *capsule)
{
    free(PyCapsule_GetPointer(capsule, "locks.cell"));
}

static PyObject *cell_new(PyObject *self, PyObject *unused)
{
    static const nogil_mutex lock = NOGIL_MUTEX_INIT;
    static const nogil_cond changed = NOGIL_COND_INIT;
    cell *c = (cell *)malloc(sizeof *c);
    (void)self;
    (void)unused;
    if (!c)
        return PyErr_NoMemory();
    c->lock = lock;
    c->changed = changed;
    c->value = c->waiting = 0;
    return PyCapsule_New(c, "locks.cell", cell_free);
}

/* cell_await(cell, value, seconds): wait until the value is at least that; False if the time is over. */
static PyObject *cell_await(PyObject *self, PyObject *args)
{
    PyObject *capsule;
    cell *c;
    long value;
    double seconds;
    int attached, in_time = 1;
    (void)self;
    if (!PyArg_ParseTuple(args, "Old", &capsule, &value, &seconds) ||
        !(c = (cell *)PyCapsule_GetPointer(capsule, "locks.cell")))
        return NULL;
    NOGIL_LOCKED_BEGIN(&c->lock)
        c->waiting++;
        while (c->value < value && in_time) {
            errno = 4711;
            if (seconds < 0)
                nogil_cond_wait(&c->changed, &c->lock);
            else
                in_time = nogil_cond_timedwait(&c->changed, &c->lock, seconds);
            if (errno != 4711)
                return PyErr_Format(PyExc_AssertionError, "errno was not kept");
        }
        in_time = c->value >= value;
        c->waiting--;
        attached = probe_gilstate_check();
        if (nogil_mutex_trylock(&c->lock))
            return PyErr_Format(PyExc_AssertionError, "the mutex is not held after the wait");
    NOGIL_LOCKED_END
    return attached ? PyBool_FromLong(in_time) : PyErr_Format(PyExc_AssertionError, "the GIL is not back");
}

/* cell_set(cell, value, "signal" or "broadcast" or "") */
static PyObject *cell_set(PyObject *self, PyObject *args)
{
    PyObject *capsule;
    cell *c;
    long value;
    const char *how;
    (void)self;
    if (!PyArg_ParseTuple(args, "Ols", &capsule, &value, &how) ||
        !(c = (cell *)PyCapsule_GetPointer(capsule, "locks.cell")))
        return NULL;
    NOGIL_LOCKED_BEGIN(&c->lock)
        c->value = value;
    NOGIL_LOCKED_END
    if (how[0] == 's')
        nogil_cond_signal(&c->changed);
    else if (how[0] == 'b')
        nogil_cond_broadcast(&c->changed);
    return none();
}

static PyObject *cell_waiting(PyObject *self, PyObject *capsule)
{
    cell *c = (cell *)PyCapsule_GetPointer(capsule, "locks.cell");
    long waiting;
    (void)self;
    if (!c)
        return NULL;
    NOGIL_LOCKED_BEGIN(&c->lock)
        waiting = c->waiting;
    NOGIL_LOCKED_END
    return PyLong_FromLong(waiting);
}

/* A queue of one place between threads that push and threads that pop; some of them attach now and then. */
static struct {
    nogil_mutex lock;
    nogil_cond not_empty, not_full;
    long item, pushed, popped; /* item 0: empty */
} queue;

static void queue_body(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        NOGIL_LOCKED_BEGIN(&queue.lock)
            if (me->number % 2) {
                while (queue.item)
                    nogil_cond_wait(&queue.not_full, &queue.lock);
                queue.pushed += queue.item = me->number * me->rounds + i + 1;
                nogil_cond_signal(&queue.not_empty);
            } else {
                while (!queue.item)
                    if (i % 2)
                        nogil_cond_wait(&queue.not_empty, &queue.lock);
                    else
                        (void)nogil_cond_timedwait(&queue.not_empty, &queue.lock, 0.0001);
                queue.popped += queue.item;
                queue.item = 0;
                nogil_cond_signal(&queue.not_full);
            }
        NOGIL_LOCKED_END
        if (i % 16 == 0) {
            WITH_GIL_BEGIN
                EXPECT(me, probe_gilstate_check());
            WITH_GIL_END
        }
        me->sections++;
    }
}

/* exchange(threads, rounds): (rounds in all, sum pushed, sum popped) */
static PyObject *exchange(PyObject *self, PyObject *args)
{
    long n, rounds;
    PyObject *sections;
    (void)self;
    if (!PyArg_ParseTuple(args, "ll", &n, &rounds))
        return NULL;
    queue.pushed = queue.popped = 0;
    sections = foreign_run(queue_body, n, rounds, NULL);
    return sections ? Py_BuildValue("(Nll)", sections, queue.pushed, queue.popped) : NULL;
}

/* ---- once ---- */

typedef struct {
    nogil_once once;
    PyObject *callable; /* borrowed while a call is on the way */
    int calls;
} thing;

static void thing_free(PyObject *capsule)
{
    free(PyCapsule_GetPointer(capsule, "locks.thing"));
}

static PyObject *once_new(PyObject *self, PyObject *unused)
{
    static const nogil_once fresh = NOGIL_ONCE_INIT;
    thing *t = (thing *)calloc(1, sizeof *t);
    (void)self;
    (void)unused;
    if (!t)
        return PyErr_NoMemory();
    t->once = fresh;
    return PyCapsule_New(t, "locks.thing", thing_free);
}

static WITH_GIL_FUNCTION(int, call_thing, except(-1), (void *, argument))
{
    thing *t = (thing *)argument;
    PyObject *result;
    t->calls++;
    result = PyObject_CallObject(t->callable, NULL);
    if (!result)
        return -1;
    Py_DECREF(result);
    return 0;
}

static int fail_silently(void *argument)
{
    ((thing *)argument)->calls++;
    return -7;
}

/* once_call(once, callable, released): calls; raises what it raises. None for a callable fails without an exception. */
static PyObject *once_call(PyObject *self, PyObject *args)
{
    PyObject *capsule, *callable;
    int released, failed;
    thing *t;
    (void)self;
    if (!PyArg_ParseTuple(args, "OOi", &capsule, &callable, &released) ||
        !(t = (thing *)PyCapsule_GetPointer(capsule, "locks.thing")))
        return NULL;
    t->callable = callable;
    if (callable == Py_None)
        failed = nogil_once_call(&t->once, fail_silently, t);
    else if (released)
        failed = NOGIL_ALLOW_THREADS(nogil_once_call(&t->once, call_thing, t));
    else
        failed = nogil_once_call(&t->once, call_thing, t);
    if (!probe_gilstate_check() || failed < -1 || failed > 0)
        return PyErr_Format(PyExc_AssertionError, "the GIL is not back, or the result is %d", failed);
    return failed ? NULL : PyLong_FromLong(t->calls);
}

static nogil_once start_once = NOGIL_ONCE_INIT;
static long started;

static int start_slowly(void *argument)
{
    foreign *me = (foreign *)argument;
    WITH_GIL_BEGIN
        EXPECT(me, probe_gilstate_check());
    WITH_GIL_END
    started++;
    return 0;
}

static void once_body(foreign *me)
{
    long i;
    for (i = 0; i < me->rounds; i++) {
        EXPECT(me, nogil_once_call(&start_once, start_slowly, me) == 0);
        EXPECT(me, started == 1);
        me->sections++;
    }
}

/* once_from_foreign_threads(threads, rounds): sections; each of them finds it done exactly once */
static PyObject *once_from_foreign_threads(PyObject *self, PyObject *args)
{
    static const nogil_once fresh = NOGIL_ONCE_INIT;
    long n, rounds;
    (void)self;
    if (!PyArg_ParseTuple(args, "ll", &n, &rounds))
        return NULL;
    start_once = fresh;
    started = 0;
    return foreign_run(once_body, n, rounds, NULL);
}

#ifdef __cplusplus
static int throw_it(void *)
{
    throw 7;
}
#endif

/* once_throw(once): does an exception pass, and is the mutex free afterwards? None in C, where there are none. */
static PyObject *once_throw(PyObject *self, PyObject *capsule)
{
    thing *t = (thing *)PyCapsule_GetPointer(capsule, "locks.thing");
    (void)self;
    if (!t)
        return NULL;
#ifdef __cplusplus
    try
    {
        nogil_once_call(&t->once, throw_it, t);
    }
    catch(int seven)
    {
        return PyLong_FromLong(seven);
    }
    return PyErr_Format(PyExc_AssertionError, "no C++ exception came");
#else
    return none();
#endif
}

/* ---- NOGIL_BLOCKING ---- */

typedef struct {
    double x;
    char name[40];
} point;

static int times_detached;

static point give_point(double x)
{
    point p;
    memset(&p, 0, sizeof p);
    p.x = x;
    times_detached += !probe_gilstate_check();
    return p;
}

static void give_nothing(void)
{
    times_detached += !probe_gilstate_check();
    errno = 5;
}

static NOGIL_FUNCTION(long, blocking_in_nogil_function, except_maybe(-1), (long, value))
{
    NOGIL_BLOCKING(give_nothing());
    return NOGIL_BLOCKING((give_point(0), value));
}

static WITH_GIL_FUNCTION(long, blocking_in_with_gil_function, except_maybe(-1), (long, value))
{
    NOGIL_BLOCKING(give_nothing());
    return NOGIL_BLOCKING((give_point(0), value));
}

static PyObject *blocking(PyObject *self, PyObject *unused)
{
    witness seen = witness_here();
    long sum = 0;
    point p;
    (void)self;
    (void)unused;
    times_detached = 0;
    errno = 4711;
    p = NOGIL_BLOCKING(give_point(2.5));
    STEP(p.x > 2 && errno == 4711);
    NOGIL_BLOCKING(give_nothing());
    STEP(errno == 5 && probe_gilstate_check());
    sum += blocking_in_nogil_function(1);
    STEP(probe_gilstate_check());
    sum += blocking_in_with_gil_function(10);
    NOGIL_BEGIN
        p = NOGIL_BLOCKING(give_point(3.5));
        STEP(p.x > 3 && !probe_gilstate_check());
        sum += blocking_in_nogil_function(100);
        STEP(!probe_gilstate_check());
        WITH_GIL_BEGIN
            NOGIL_BLOCKING(give_nothing());
            STEP(probe_gilstate_check());
        WITH_GIL_END
    NOGIL_END
    NOGIL_BEGIN_SIZED(1, 1000) /* keeps the GIL, but not while it waits */
        p = NOGIL_BLOCKING(give_point(4.5));
        STEP(p.x > 4);
    NOGIL_END
    STEP(sum == 111 && times_detached == 11 && probe_gilstate_check() && probe_current() == seen.state);
    return witness_verdict(&seen);
}

/* ---- forks and the end ---- */

static void *hold_for_ever(void *argument)
{
    nogil_mutex_lock((nogil_mutex *)argument);
    moment_bring((moment *)(void *)((nogil_mutex *)argument + 1));
    for (;;)
        pause();
    return NULL;
}

/* held_by_foreign_thread(): a mutex that a C thread has locked and never unlocks. */
static PyObject *held_by_foreign_thread(PyObject *self, PyObject *unused)
{
    nogil_mutex *mutex = (nogil_mutex *)calloc(1, sizeof *mutex + sizeof(moment));
    pthread_t thread;
    int come;
    (void)self;
    (void)unused;
    if (!mutex || pthread_create(&thread, NULL, hold_for_ever, mutex) != 0)
        return PyErr_NoMemory();
    pthread_detach(thread);
    come = moment_await((moment *)(void *)(mutex + 1));
    return come ? PyCapsule_New(mutex, "locks.mutex", NULL) : PyErr_Format(PyExc_AssertionError, "no thread");
}

/* fork_in_c(mutex): fork() without Python's knowledge; the child locks and unlocks and exits with 0. */
static PyObject *fork_in_c(PyObject *self, PyObject *capsule)
{
    nogil_mutex *mutex = mutex_of(capsule);
    pid_t child;
    int status = -1;
    (void)self;
    if (!mutex)
        return NULL;
    child = fork();
    if (child == 0) {
        nogil_mutex_lock(mutex);
        nogil_mutex_unlock(mutex);
        _exit(nogil_mutex_trylock(mutex) ? 0 : 1);
    }
    NOGIL_BEGIN
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            ;
    NOGIL_END
    return PyLong_FromLong(status);
}

static void *contend_for_ever(void *unused)
{
    (void)unused;
    for (;;) {
        NOGIL_LOCKED_BEGIN(&shared.lock)
            shared.count++;
        NOGIL_LOCKED_END
    }
    return NULL;
}

/* contend(threads): C threads that lock and unlock the counter's mutex until the process ends. */
static PyObject *contend(PyObject *self, PyObject *count)
{
    long n = PyLong_AsLong(count);
    pthread_t thread;
    (void)self;
    while (n-- > 0) {
        if (pthread_create(&thread, NULL, contend_for_ever, NULL) != 0)
            return PyErr_NoMemory();
        pthread_detach(thread);
    }
    return PyErr_Occurred() ? NULL : none();
}

static nogil_mutex *exit_mutex;

static void lock_at_exit(void)
{
    nogil_mutex_lock(exit_mutex); /* Python is gone */
    nogil_mutex_unlock(exit_mutex);
    if (nogil_mutex_trylock(exit_mutex))
        printf("locked after Python's end\n");
    fflush(stdout);
}

static PyObject *lock_after_the_end(PyObject *self, PyObject *capsule)
{
    (void)self;
    Py_INCREF(capsule); /* for ever */
    exit_mutex = mutex_of(capsule);
    if (!exit_mutex || atexit(lock_at_exit) != 0)
        return NULL;
    return none();
}

static PyMethodDef methods[] = {
    {"mutex", mutex_new, METH_NOARGS, "a new mutex"},
    {"lock", mutex_lock, METH_O, NULL},
    {"unlock", mutex_unlock, METH_O, NULL},
    {"trylock", mutex_trylock, METH_O, NULL},
    {"timedlock", mutex_timedlock, METH_VARARGS, "timedlock(mutex, seconds)"},
    {"locked", mutex_locked, METH_VARARGS, "locked(mutex, callable)"},
    {"lock_released", mutex_lock_released, METH_VARARGS, "lock_released(mutex, callable)"},
    {"contexts", contexts, METH_O, "every form in every context, with an exception pending"},
    {"contexts_foreign", contexts_foreign, METH_NOARGS, "the same on a thread that Python never saw"},
    {"leave", leave_by, METH_VARARGS, "leave(way, released)"},
    {"hammer", hammer, METH_VARARGS, "hammer(threads, rounds)"},
    {"count_in_python", count_in_python, METH_VARARGS, "count_in_python(callable, rounds)"},
    {"unlock_and_keep_the_gil", unlock_and_keep_the_gil, METH_O, "does a C thread get it past a Python thread?"},
    {"cell", cell_new, METH_NOARGS, "a new value that can be waited for"},
    {"cell_await", cell_await, METH_VARARGS, "cell_await(cell, value, seconds)"},
    {"cell_set", cell_set, METH_VARARGS, "cell_set(cell, value, how)"},
    {"cell_waiting", cell_waiting, METH_O, "how many threads wait"},
    {"exchange", exchange, METH_VARARGS, "exchange(threads, rounds)"},
    {"once", once_new, METH_NOARGS, "a new thing to be done once"},
    {"once_call", once_call, METH_VARARGS, "once_call(once, callable, released)"},
    {"once_throw", once_throw, METH_O, "a C++ exception out of the function"},
    {"once_from_foreign_threads", once_from_foreign_threads, METH_VARARGS,
     "once_from_foreign_threads(threads, rounds)"},
    {"blocking", blocking, METH_NOARGS, "NOGIL_BLOCKING in every context"},
    {"held_by_foreign_thread", held_by_foreign_thread, METH_NOARGS, "a mutex that a C thread holds for ever"},
    {"fork_in_c", fork_in_c, METH_O, "lock it in a child that Python knows nothing of"},
    {"contend", contend, METH_O, "C threads that lock and unlock for ever"},
    {"lock_after_the_end", lock_after_the_end, METH_O, "lock it when Python is gone"},
    {NULL, NULL, 0, NULL},
};
#ifdef __cplusplus
THREADS_MODULE(locks_cc)
#else
THREADS_MODULE(locks_c)
#endif
