/* SPDX-License-Identifier: 0BSD */
/* state.h: attaching this thread to the interpreter and detaching it, as fast as CPython allows.

   A thread that holds the GIL is *attached*: its PyThreadState is the current one. Releasing detaches and keeps the
   state, acquiring attaches it again. What costs time in PyGILState_Ensure is finding, counting and (on a thread that
   Python never saw) making that state; a detached thread that remembers its own needs none of it:

       nogil_priv_detached out = nogil_priv_detach();     // releases, remembers the state
       nogil_priv_attached in = nogil_priv_attach();      // somewhere below: attaches that same state
       nogil_priv_leave(&in);                             // back to detached
       nogil_priv_reattach(&out);                         // back to attached

   Rule: errno and a pending exception are the same after each of these calls as before it. CPython's take_gil() saves
   errno itself (3.9 to 3.15); the exception lives on the state, which is kept.

   There are no public names here; block.h and function.h are made of these. */
#ifndef NOGIL_STATE_H
#define NOGIL_STATE_H

#include "debug.h"
#include "platform.h"

NOGIL_PRIV_EXTERN_C_BEGIN
/* What this module remembers of this thread, one word:
     0            nothing: CPython knows best
     state        a section of this module further up the stack has detached this state, and nothing of ours has
                  attached it since. While this thread is attached only CPython says as what: it may run another
                  interpreter by now, in a callback of a WITH_GIL section
     thread | 1   a thread that Python never saw; its state is kept between sections, detached
     state | 2    <= 3.11: CPython said that this is the thread's state; a hint that thread_id must confirm, since the
                  state may be gone by now and its address another thread's */
extern NOGIL_PRIV_SHARED NOGIL_PRIV_HOT_TLS uintptr_t nogil_priv_mine;

/* A thread that Python never saw: its state, and the gate that it passes to attach it (gate.c). */
typedef struct nogil_priv_thread {
    PyThreadState *kept;                /* NULL: none */
    const int *gate;                    /* 0 is open */
    struct nogil_interp *interp;        /* whose gate it is; NULL: made while there was none */
    struct nogil_priv_try_section *top; /* innermost WITH_GIL_TRY of this thread */
    struct nogil_priv_thread *next;     /* in the list of the interpreter */
    struct nogil_priv_worker *worker;   /* in a parallel loop whose workers have states of their own (parallel.c) */
    int inside;                         /* in a section of the kept state: finalization waits for it */
    int passed;                         /* how often it has passed the main gate with a state that is not ours */
    int loops;                          /* parallel loops that it is in the midst of, as their caller */
    int told;                           /* nogil_priv_thread_ends() will be called */
    int draining;                       /* dropping references right now (later.c) */
    int finalizes;                      /* it has closed the main gate: its way leads to the end of the process */
} nogil_priv_thread;
NOGIL_PRIV_COLD nogil_priv_thread *nogil_priv_this_thread(void);
NOGIL_PRIV_COLD nogil_priv_thread *nogil_priv_this_thread_if_any(void);

/* 1 where the kernel cannot run a barrier on all threads for the closer of a gate, so that each entry needs its own. */
extern NOGIL_PRIV_SHARED int nogil_priv_gate_needs_fence;

/* A section that acquires. */
typedef struct {
    PyThreadState *state; /* attached for as long as the section lasts */
    intptr_t leave;       /* at the end: 0 stay attached, 1 detach, otherwise nogil_priv_detach_other() knows */
} nogil_priv_attached;

/* Where no section of ours is further up: attach this thread's kept state, or find or make one. The one and the other
   are calls so that the rest of a with-gil function stays a straight line; this one is not marked cold, because
   whatever leads to a cold call is moved out of the way with it. */
NOGIL_PRIV_WARM nogil_priv_attached nogil_priv_attach_other(void);
/* The end of that section. */
NOGIL_PRIV_WARM void nogil_priv_detach_other(nogil_priv_attached section);
/* <= 3.11: is `holder`, the state that has the GIL, this thread's? Remembers it if so. */
NOGIL_PRIV_COLD int nogil_priv_holder_is_mine(PyThreadState *holder);

/* Not 0 while references wait in later.c: the next attach drops them. */
extern NOGIL_PRIV_SHARED int nogil_priv_later_waiting;
NOGIL_PRIV_WARM void nogil_priv_later_drain_here(void);
/* Wait for the end of the process. */
NOGIL_PRIV_COLD __attribute__((__noreturn__)) void nogil_priv_park(void);
NOGIL_PRIV_EXTERN_C_END

#define NOGIL_PRIV_KEPT ((uintptr_t)1)
#if NOGIL_PRIV_CURRENT_IS_THREAD_LOCAL || NOGIL_PRIV_STATE_IS_OPAQUE
#define NOGIL_PRIV_SEEN ((uintptr_t)0) /* nobody needs the hint, or nobody can confirm it */
#else
#define NOGIL_PRIV_SEEN ((uintptr_t)2)
#endif

/* This thread's state if it is attached now, otherwise NULL. Right on every thread and in every interpreter. */
NOGIL_PRIV_INLINE PyThreadState *nogil_priv_attached_state(void)
{
#if NOGIL_PRIV_CURRENT_IS_THREAD_LOCAL
    return NOGIL_PRIV_UNCHECKED_GET();
#else
    PyThreadState *holder = NOGIL_PRIV_UNCHECKED_GET();
    uintptr_t difference = nogil_priv_mine ^ (uintptr_t)holder;
    if (!holder || !difference)
        return holder;
#if !NOGIL_PRIV_STATE_IS_OPAQUE
    if (NOGIL_PRIV_LIKELY(difference == NOGIL_PRIV_SEEN && holder->thread_id == NOGIL_PRIV_THREAD_ID()))
        return holder;
#endif
    return nogil_priv_holder_is_mine(holder) ? holder : NULL;
#endif
}

/* The state that a section of ours has detached; NULL if there is no such section, or one inside it is attached. */
NOGIL_PRIV_INLINE PyThreadState *nogil_priv_known_state(void)
{
    uintptr_t mine = nogil_priv_mine;
    return mine & (NOGIL_PRIV_KEPT | NOGIL_PRIV_SEEN) ? NULL : (PyThreadState *)mine;
}

NOGIL_PRIV_INLINE void nogil_priv_later_poll(void)
{
    if (NOGIL_PRIV_UNLIKELY(__atomic_load_n(&nogil_priv_later_waiting, __ATOMIC_RELAXED)))
        nogil_priv_later_drain_here();
}

/* PyEval_RestoreThread() on a thread that finalization has overtaken: since 3.14 it never returns; before, it may call
   pthread_exit(), which unwinds, and a C++ frame that is noexcept, such as every destructor, would end the process. So
   C++ waits for the end here, as 3.14 does; the catch block is never left. Costs nothing where nothing is thrown. */
#if defined(__cplusplus) && NOGIL_PRIV_MAY_UNWIND
NOGIL_PRIV_INLINE void nogil_priv_restore(PyThreadState *state)
{
    try {
        PyEval_RestoreThread(state);
    } catch (...) {
        nogil_priv_park();
    }
}
#else
NOGIL_PRIV_INLINE void nogil_priv_restore(PyThreadState *state)
{
    PyEval_RestoreThread(state);
}
#endif

/* What to remember of a state while it is attached: nothing, or the hint. */
#define NOGIL_PRIV_ATTACHED(state) (NOGIL_PRIV_SEEN ? (uintptr_t)(state) | NOGIL_PRIV_SEEN : 0)

/* ---- a section that releases ---- */

typedef struct {
    PyThreadState *state; /* detached here, attached again at the end; NULL: there was nothing to release */
    uintptr_t outer;      /* what nogil_priv_mine was before */
} nogil_priv_detached;

NOGIL_PRIV_INLINE nogil_priv_detached nogil_priv_detach(void)
{
    nogil_priv_detached section;
    section.outer = nogil_priv_mine;
    section.state = PyEval_SaveThread();
#if NOGIL_PRIV_KNOWS_DETACHED_STATES
    if (!section.state)
        __builtin_unreachable(); /* it ends the process instead; so nothing below asks whether anything was released */
#endif
    nogil_priv_mine = (uintptr_t)section.state;
    return section;
}

NOGIL_PRIV_INLINE void nogil_priv_reattach(const nogil_priv_detached *section)
{
    nogil_priv_mine = section->outer;
    nogil_priv_restore(section->state);
    nogil_priv_later_poll();
}

/* ---- a section that acquires ---- */

/* Enter a section of the kept state, unless its gate is closed: say so first, then look. The closer closes first, makes
   every thread of the process pass a barrier, and looks then: one of the two sees the other. */
NOGIL_PRIV_INLINE int nogil_priv_enter_kept(nogil_priv_thread *thread)
{
    __atomic_store_n(&thread->inside, 1, __ATOMIC_RELAXED);
    if (NOGIL_PRIV_UNLIKELY(nogil_priv_gate_needs_fence))
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
    else
        __atomic_signal_fence(__ATOMIC_SEQ_CST);
    return __atomic_load_n(thread->gate, __ATOMIC_ACQUIRE) == 0;
}

NOGIL_PRIV_INLINE nogil_priv_attached nogil_priv_attach(void)
{
    nogil_priv_attached section;
    uintptr_t mine = nogil_priv_mine;
    section.state = (PyThreadState *)mine;
    section.leave = 1;
    if (NOGIL_PRIV_LIKELY(mine && !(mine & (NOGIL_PRIV_KEPT | NOGIL_PRIV_SEEN)))) {
        nogil_priv_mine = NOGIL_PRIV_ATTACHED(section.state);
        nogil_priv_restore(section.state);
        nogil_priv_later_poll();
    } else {
        section = nogil_priv_attach_other();
    }
    return section;
}

NOGIL_PRIV_INLINE nogil_priv_attached nogil_priv_attach_if_detached(void)
{
    nogil_priv_attached section;
    section.state = nogil_priv_attached_state();
    section.leave = 0;
    if (!section.state)
        section = nogil_priv_attach();
    return section;
}

/* Called first at the end of each section that acquires. Before 3.14 finalization ends a daemon thread by pthread_exit()
   where Python code in a section gives the GIL away for a moment. In C++ (and C with -fexceptions) that unwinds through
   the end of the section, with no state attached: detaching would crash. The thread waits here for the end of the process
   instead. */
NOGIL_PRIV_INLINE void nogil_priv_park_if_unwound(void)
{
#if NOGIL_PRIV_MAY_UNWIND
    if (NOGIL_PRIV_UNLIKELY(!nogil_priv_attached_state()) && !Py_IsInitialized())
        nogil_priv_park();
#endif
}

NOGIL_PRIV_INLINE void nogil_priv_leave(const nogil_priv_attached *section)
{
    if (section->leave)
        nogil_priv_park_if_unwound();
    if (section->leave == 1)
        nogil_priv_mine = (uintptr_t)PyEval_SaveThread();
    else if (section->leave)
        nogil_priv_detach_other(*section);
}

#endif
