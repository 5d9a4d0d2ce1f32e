/* SPDX-License-Identifier: 0BSD */
/* threads.h: what each module here is made of: threads that Python never saw, complaints, and the module's own frame.

       static void body(foreign *me)                    // runs on a thread of its own, detached
       {
           WITH_GIL_BEGIN
               EXPECT(me, probe_current() != NULL);
           WITH_GIL_END
       }
       ...
       return foreign_run(body, 4, 100, callback);      // 4 such threads at once: the number of sections they counted,
                                                        // or AssertionError with the lines that were wrong

   Rule: what is expected is asked of CPython through tests/behaviour/probe.h, never of the library. */
#ifndef THREADS_H
#define THREADS_H

#include <nogil.h>

#include "../behaviour/probe.h"

#include <pthread.h>

typedef struct foreign {
    witness seen;       /* only its complaints are used */
    PyObject *callback; /* borrowed: whoever started the threads holds it */
    long number;        /* 0 to n-1 */
    long rounds;
    long sections; /* how many sections really ran: the proof that the test did something */
    void *state;   /* this thread's state, once it has one */
    void (*body)(struct foreign *);
} foreign;

#define EXPECT(me, condition)                                                                                          \
    ((condition) ? (void)0 : witness_complain(&(me)->seen, __LINE__, #condition, (long)(me)->rounds))

static inline void *foreign_main(void *argument)
{
    foreign *me = (foreign *)argument;
    me->body(me);
    return NULL;
}

/* Attached. */
static inline PyObject *foreign_run(void (*body)(foreign *), long n, long rounds, PyObject *callback)
{
    enum { MOST = 16 };
    foreign *all = (foreign *)calloc(MOST, sizeof *all);
    pthread_t threads[MOST];
    long i, sections = 0;
    PyObject *verdict = NULL;
    if (!all || n > MOST) {
        free(all);
        return PyErr_NoMemory();
    }
    for (i = 0; i < n; i++) {
        all[i].seen = witness_nowhere();
        all[i].callback = callback;
        all[i].number = i;
        all[i].rounds = rounds;
        all[i].body = body;
    }
    NOGIL_BEGIN
        for (i = 0; i < n; i++)
            if (pthread_create(&threads[i], NULL, foreign_main, &all[i]) != 0)
                abort();
        for (i = 0; i < n; i++)
            pthread_join(threads[i], NULL);
    NOGIL_END
    for (i = 0; i < n; i++) {
        sections += all[i].sections;
        if (!verdict || verdict == Py_True) {
            Py_XDECREF(verdict);
            verdict = witness_verdict(&all[i].seen);
        }
    }
    free(all);
    if (!verdict)
        return NULL;
    Py_DECREF(verdict);
    return PyLong_FromLong(sections);
}

#ifdef Py_mod_multiple_interpreters
#define THREADS_INTERPRETERS {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#else
#define THREADS_INTERPRETERS
#endif
#ifdef Py_mod_gil
#define THREADS_GIL {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#else
#define THREADS_GIL
#endif

#define THREADS_MODULE(name)                                                                                           \
    static PyModuleDef_Slot module_slots[] = {THREADS_INTERPRETERS THREADS_GIL{0, NULL}};                              \
    static struct PyModuleDef module_definition = {PyModuleDef_HEAD_INIT, #name, NULL, 0,   methods,                   \
                                                   module_slots,          NULL,  NULL, NULL};                          \
    PyMODINIT_FUNC PyInit_##name(void)                                                                                 \
    {                                                                                                                  \
        return PyModuleDef_Init(&module_definition);                                                                   \
    }

#endif
