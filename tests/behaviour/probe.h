/* SPDX-License-Identifier: 0BSD */
/* probe.h: what CPython itself says about this thread, asked without nogil.h.

   A test of the library must not believe the library. A witness remembers the thread state it was sworn in with, and
   asks two independent sources: the current thread state with its thread's identity, and PyGILState_Check(). They must
   agree with each other and with what the test expects.

       witness w = witness_here();                    // attached: this thread's state is known from now on
       NOGIL_BEGIN
           witness_expect(&w, 0, __LINE__);           // detached, and errno and the pending exception are as they were
       NOGIL_END
       return witness_verdict(&w);                    // True, or AssertionError with each line that was wrong

   Rule: probe.c never includes nogil.h, so that neither its checks nor its macros can be part of the answer. */
#ifndef PROBE_H
#define PROBE_H

#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
#include <Python.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    void *state;      /* this thread's PyThreadState; NULL for a thread that has none yet */
    void *exception;  /* the exception that is pending all the time, or NULL */
    int errno_set;    /* what errno was set to after the last look; 0: not yet */
    int ignore_check; /* PyGILState_Check() is 1 everywhere once a sub-interpreter has existed */
    long looks;       /* how many times it looked, so that a test can prove that it did */
    long wrong;
    char report[2000];
} witness;

/* A witness of this thread, which must be attached. */
witness witness_here(void);
/* A witness of a thread that Python has not seen. witness_swear() gives it a state once the thread is attached. */
witness witness_nowhere(void);
void witness_swear(witness *w);
/* Look: is this thread attached (1) or detached (0), is its state the one from before, are errno and the pending
   exception unchanged since the last look? Then set errno to something new. Returns 1 if all is as expected. */
int witness_expect(witness *w, int attached, int line);
/* The same without the look at errno, for after a call that may set it. */
int witness_expect_but_errno(witness *w, int attached, int line);
/* Add a line to the report. */
void witness_complain(witness *w, int line, const char *text, long value);
/* True; or AssertionError with the report. Attached. */
PyObject *witness_verdict(witness *w);

/* The current state of this thread (since 3.12) or of whoever holds the GIL (before), or NULL. */
void *probe_current(void);
int probe_gilstate_check(void);
/* The pending exception of `state`, which belongs to this thread; attached or not. */
void *probe_pending(void *state);
/* How many thread states the interpreter of this thread has. Attached. */
long probe_thread_states(void);

/* Raw CPython calls under names that no macro of nogil.h knows. */
void *probe_save_thread(void);
void probe_restore_thread(void *state);
int probe_gilstate_ensure(void);
void probe_gilstate_release(int was);

/* A moment that one thread waits for and another one brings about; without the GIL and without sleeping for luck. A
   wait gives up after 30 seconds and returns 0. */
typedef struct {
    int come;
} moment;
void moment_bring(moment *m);
int moment_await(moment *m);
int moment_has_come(moment *m);

#ifdef __cplusplus
}
#endif
#endif
