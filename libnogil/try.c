/* SPDX-License-Identifier: 0BSD */
/* try.c: WITH_GIL_TRY_BEGIN: into one interpreter with whatever state this thread has for it, and out again.

   Rule: the gate first, then a state; leaving puts back what this thread was attached to, and nothing else. */

NOGIL_PRIV_EXTERN_C_BEGIN

/* What nogil_priv_try_leave() has to undo. */
enum {
    NOGIL_PRIV_TRY_STAY,      /* this thread was attached to that interpreter already */
    NOGIL_PRIV_TRY_DETACH,    /* one of its own states */
    NOGIL_PRIV_TRY_TEMPORARY, /* a state made for this section */
    NOGIL_PRIV_TRY_UNKEPT     /* made by PyGILState_Ensure, and cannot be kept */
};

/* 3.13 has room for one state in each interpreter, and gives it to the next thread before it is cleaned up. Where an
   interpreter has none but those of sections, one is made or unmade at a time. */
NOGIL_PRIV_SHARED pthread_mutex_t nogil_priv_temporary = PTHREAD_MUTEX_INITIALIZER;

/* Attached. Who makes a state may wait for this thread to detach: tracemalloc asks for the GIL there, and without a GIL
   CPython stops all threads when it has no room for one more. */
static void nogil_priv_temporary_take(void)
{
    while (pthread_mutex_trylock(&nogil_priv_temporary) != 0) {
        PyThreadState *state = PyEval_SaveThread();
        sched_yield();
        nogil_priv_restore(state);
    }
}

/* This thread's own state of that interpreter, if it has one. */
static PyThreadState *nogil_priv_try_own_state(nogil_priv_thread *thread, nogil_interp *interp)
{
    PyThreadState *state = NULL;
    if (nogil_priv_detached_state(&state) && state && nogil_priv_interp_of(state) == interp->interp)
        return state;
    if (thread->kept && nogil_priv_interp_of(thread->kept) == interp->interp)
        return thread->kept;
    state = nogil_priv_gilstate();
    return state && nogil_priv_interp_of(state) == interp->interp ? state : NULL;
}

/* The gate is passed and no state is attached. 0 if no state can be had. */
static int nogil_priv_try_attach(nogil_priv_thread *thread, nogil_priv_try_section *section, nogil_interp *interp)
{
    if (thread->kept && nogil_priv_gate_is_gone(thread->interp)) {
        if (NOGIL_PRIV_THREADS_ARE_NEVER_FORGOTTEN) /* refused: see nogil_priv_attach_cold */
            return 0;
        nogil_priv_forget_kept(thread);
        section->outer = 0;
    }
    section->leave = NOGIL_PRIV_TRY_DETACH;
    section->state = nogil_priv_try_own_state(thread, interp);
    section->gilstate = nogil_priv_gilstate();
    if (section->state) {
        nogil_priv_restore(section->state);
    } else if (interp->is_main &&
               !section->gilstate) { /* a thread that Python never saw: as for a plain WITH_GIL_BEGIN */
        section->state = nogil_priv_make_kept(interp);
        __atomic_store_n(&thread->inside, 0, __ATOMIC_RELEASE); /* this section is counted in interp->inside */
        if (thread->interp)
            section->outer = (uintptr_t)thread | NOGIL_PRIV_KEPT;
        else
            section->leave = NOGIL_PRIV_TRY_UNKEPT;
    } else {
        int begun = nogil_priv_birth_begin();
        section->leave = NOGIL_PRIV_TRY_TEMPORARY;
        (pthread_mutex_lock)(&nogil_priv_temporary);
        section->state = PyThreadState_New(interp->interp);
        pthread_mutex_unlock(&nogil_priv_temporary);
        nogil_priv_birth_end(begun);
        if (!section->state) /* no memory */
            return 0;
        nogil_priv_restore(section->state);
    }
    nogil_priv_mine = NOGIL_PRIV_ATTACHED(section->state);
    return 1;
}

NOGIL_PRIV_COLD void nogil_priv_try_enter(nogil_priv_try_section *section, nogil_interp *interp)
{
    nogil_priv_thread *thread = nogil_priv_this_thread();
    PyThreadState *attached = interp ? nogil_priv_attached_state() : NULL;
    int saved_errno = errno;

    memset(section, 0, sizeof(*section));
    section->outer = nogil_priv_mine;
    if (attached && nogil_priv_interp_of(attached) == interp->interp && !nogil_priv_gate_is_gone(interp)) {
        /* While this thread stays attached the interpreter cannot end; counted, it may also detach inside. */
        section->entered = 1;
        section->state = attached;
        if (!nogil_priv_gate_enter(interp))
            return;
    } else {
        if (!nogil_priv_gate_enter(interp))
            return;
        if (attached)
            section->aside = PyEval_SaveThread();
        section->entered = nogil_priv_try_attach(thread, section, interp);
        errno = saved_errno;
        if (!section->entered) {
            nogil_priv_gate_leave(interp);
            if (section->aside)
                nogil_priv_restore(section->aside);
            return;
        }
    }
    section->interp = interp;
    section->below = thread->top;
    thread->top = section;
    nogil_priv_later_poll();
    errno = saved_errno;
}

/* Since 3.12 a thread's latest attached state is its gilstate one, and with a temporary one gone it has none: what
   others on this thread do by PyGILState_* would make a second state. Attaching its own once more puts that right. */
static void nogil_priv_try_rebind(PyThreadState *gilstate)
{
    nogil_interp *interp;
    if (!NOGIL_PRIV_LATEST_IS_GILSTATE || !gilstate)
        return;
    interp = nogil_priv_gate_find(nogil_priv_interp_of(gilstate));
    /* A sub-interpreter that this copy does not know has no gate; it cannot end either while this thread has a state. */
    if (interp ? !nogil_priv_gate_enter(interp) : PyInterpreterState_GetID(nogil_priv_interp_of(gilstate)) == 0)
        return;
    nogil_priv_restore(gilstate);
    (void)PyEval_SaveThread();
    nogil_priv_gate_leave(interp);
}

NOGIL_PRIV_COLD void nogil_priv_try_leave(nogil_priv_try_section *section)
{
    nogil_priv_thread *thread = nogil_priv_this_thread();
    int saved_errno = errno;
    if (!section->interp)
        return;
    thread->top = section->below;
    switch (section->leave) {
    case NOGIL_PRIV_TRY_DETACH:
        (void)PyEval_SaveThread();
        break;
    case NOGIL_PRIV_TRY_TEMPORARY:
        PyThreadState_Clear(section->state);
        nogil_priv_temporary_take();
        PyThreadState_DeleteCurrent();
        pthread_mutex_unlock(&nogil_priv_temporary);
        break;
    case NOGIL_PRIV_TRY_UNKEPT:
        PyGILState_Release(PyGILState_UNLOCKED);
        nogil_priv_forget_kept(thread);
        break;
    default:
        break;
    }
    nogil_priv_mine = section->outer;
    nogil_priv_gate_leave(section->interp);
    if (section->aside)
        nogil_priv_restore(section->aside);
    else if (section->leave == NOGIL_PRIV_TRY_TEMPORARY)
        nogil_priv_try_rebind(section->gilstate);
    errno = saved_errno;
}

NOGIL_PRIV_EXTERN_C_END
