/* SPDX-License-Identifier: 0BSD */
/* probe.c: see probe.h. */
#include "probe.h"

#include <pthread.h>
#include <time.h>

#define MANY 1000

static struct {
    const char *label;
    unsigned long thread;
    int attached;
} notes[MANY];
static int noted;

/* The current state is this thread's since 3.12, and before that of whoever holds the GIL. */
static int is_attached(void)
{
#if PY_VERSION_HEX >= 0x030D0000
    return PyThreadState_GetUnchecked() != NULL;
#elif PY_VERSION_HEX >= 0x030C0000
    return _PyThreadState_UncheckedGet() != NULL;
#else
    PyThreadState *holder = _PyThreadState_UncheckedGet();
    return holder && holder == PyGILState_GetThisThreadState();
#endif
}

void probe(const char *label)
{
    int n = __atomic_fetch_add(&noted, 1, __ATOMIC_ACQ_REL);
    if (n < MANY) {
        notes[n].label = label;
        notes[n].thread = PyThread_get_thread_ident();
        notes[n].attached = is_attached();
    }
}

PyObject *probes(void)
{
    int n = __atomic_exchange_n(&noted, 0, __ATOMIC_ACQ_REL);
    PyObject *list = PyList_New(0);
    for (int i = 0; list && i < n && i < MANY; i++) {
        PyObject *note =
            Py_BuildValue("(sOk)", notes[i].label, notes[i].attached ? Py_True : Py_False, notes[i].thread);
        if (!note || PyList_Append(list, note) < 0)
            Py_CLEAR(list);
        Py_XDECREF(note);
    }
    return list;
}

typedef struct {
    void (*function)(void *);
    void *argument;
} task;

static void *run(void *given)
{
    task *t = (task *)given;
    t->function(t->argument);
    return NULL;
}

void on_a_foreign_thread(void (*function)(void *), void *argument)
{
    pthread_t thread;
    task t = {function, argument};
    if (pthread_create(&thread, NULL, run, &t) != 0)
        Py_FatalError("probe.c: no thread could be started");
    pthread_join(thread, NULL);
}

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_t holder;
static int holds, stop, in_time;

static void *hold(void *unused)
{
    struct timespec until;
    PyGILState_STATE gil = PyGILState_Ensure();
    pthread_mutex_lock(&guard);
    holds = 1;
    pthread_cond_broadcast(&changed);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 30;
    while (!stop && pthread_cond_timedwait(&changed, &guard, &until) == 0) {
    }
    in_time = stop;
    pthread_mutex_unlock(&guard);
    PyGILState_Release(gil);
    return unused;
}

void start_holding_the_gil(void)
{
    holds = stop = in_time = 0;
    if (pthread_create(&holder, NULL, hold, NULL) != 0)
        Py_FatalError("probe.c: no thread could be started");
    pthread_mutex_lock(&guard);
    while (!holds)
        pthread_cond_wait(&changed, &guard);
    pthread_mutex_unlock(&guard);
}

int stop_holding_the_gil(void)
{
    pthread_mutex_lock(&guard);
    stop = 1;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&guard);
    pthread_join(holder, NULL);
    return in_time ? 0 : -1;
}
