/* SPDX-License-Identifier: 0BSD */
/* attach.c: the slow ways to this thread's state: the first attach of a thread that Python never saw, its end, and the
   questions that only Pythons before 3.12 raise.

   Rule: a state that this file made belongs to its thread: made once, kept detached between sections (so that
   threading.local survives), dropped when the thread ends. It is attached only through the gate of gate.c, because it
   outlives no interpreter. */

NOGIL_PRIV_EXTERN_C_BEGIN

NOGIL_PRIV_SHARED NOGIL_PRIV_HOT_TLS uintptr_t nogil_priv_mine = 0;

/* What more there is to know of a thread lives on the heap, found through a pthread key: a module that has one
   thread-local in static TLS (nogil_priv_mine) has all of them there, and there is no room. */
NOGIL_PRIV_SHARED pthread_key_t nogil_priv_thread_key = 0;
NOGIL_PRIV_SHARED int nogil_priv_thread_key_state = 0; /* 0 no key yet, 1 being made, 2 made */

/* How a section ends: 1 is inline in state.h; others are a nogil_priv_thread * | KEPT, or the nogil_interp * of a gate. */
enum { NOGIL_PRIV_LEAVE_PLAIN = 2 };

/* For a thread that can go neither on nor back: what CPython itself does since 3.14. The process ends around it, unless
   it is the one that ends the process: then it would be there for ever. */
NOGIL_PRIV_COLD __attribute__((__noreturn__)) void nogil_priv_park(void)
{
    nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
    if (thread && thread->finalizes && !Py_IsInitialized()) {
        fprintf(
            stderr,
            "nogil: WITH_GIL_BEGIN, or a with-gil function, on the thread that has ended Python: there is nothing\n"
            "  to attach to, and nobody to wait for. The process ends here, with status 1. What may run so late (a\n"
            "  static object's destructor, an atexit() function of C) asks with WITH_GIL_TRY_BEGIN(interpreter) ...\n"
            "  WITH_GIL_TRY_ELSE ... WITH_GIL_END\n");
        (void)fflush(stdout); /* not all: a thread may wait in getc(), and its file's lock for that thread */
        _exit(1);
    }
    for (;;)
        pause();
}

static int nogil_priv_gate_own(nogil_interp *interp);

/* Let go of a kept state without touching it: it was dropped, or its memory went with its interpreter. */
static void nogil_priv_forget_kept(nogil_priv_thread *thread)
{
    nogil_interp *interp = thread->interp;
    nogil_priv_gate_unlist(thread);
    thread->kept = NULL;
    thread->gate = NULL;
    thread->interp = NULL;
    __atomic_store_n(&thread->inside, 0, __ATOMIC_RELEASE);
    nogil_priv_mine = 0;
    nogil_interp_release(interp);
}

#if defined(__GLIBC__) || defined(__FreeBSD__)
/* The early end of a thread: before any pthread key is cleared, so Python is as it was. */
extern int __cxa_thread_atexit_impl(void (*)(void *), void *, void *);
/* Of a name of our own: g++ declares __dso_handle by itself where a header before this one has a static object with a
   destructor, and otherwise than anybody else. */
extern void *nogil_priv_dso_handle __asm__("__dso_handle") __attribute__((__visibility__("hidden")));

static void nogil_priv_thread_ends(void *ignored)
{
    nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
    (void)ignored;
    /* Not where exit() in a loop's body is what ends it. */
    if (thread && thread->loops && !thread->finalizes && (nogil_priv_is_finalizing() || !Py_IsInitialized()))
        nogil_priv_park();
    if (thread)
        thread->told = 0; /* what ends after this one may make another state */
    if (!thread || !thread->kept)
        return;
    if (thread->inside) { /* the thread ends in the middle of a section: finalization waits for it already */
        PyThreadState *attached = nogil_priv_attached_state();
        if (!attached && !nogil_priv_is_finalizing()) /* it ends in a NOGIL block of that section */
            PyEval_RestoreThread(attached = thread->kept);
        if (attached == thread->kept)
            PyGILState_Release(PyGILState_UNLOCKED);
    } else if (nogil_priv_enter_kept(thread)) {
        PyEval_RestoreThread(thread->kept);
        PyGILState_Release(PyGILState_UNLOCKED); /* the Ensure of the first attach: its count drops to 0 */
    } /* else finalization frees it with the interpreter */
    nogil_priv_forget_kept(thread);
}
#endif

/* Python will call what is in this library, which somebody may dlclose() (Python itself never does). The C library
   unloads none that the end of a living thread will call into: this thread's, at load, and the main thread's later. Other
   systems unload none that has thread-locals. */
#if defined(__GLIBC__) || defined(__FreeBSD__)
static void nogil_priv_nothing(void *ignored)
{
    (void)ignored;
}
#define nogil_priv_stay_loaded() ((void)__cxa_thread_atexit_impl(nogil_priv_nothing, NULL, &nogil_priv_dso_handle))
#else
#define nogil_priv_stay_loaded() ((void)0)
#endif

/* The late end, from a pthread key's destructor: where there is no early one, and for a state that was made in another
   key's destructor. If Python's own key is cleared by now, Python would take this for a new thread with the kept state
   attached (that deadlocked on 3.8 to 3.12 and aborted on 3.13 and 3.14): a temporary state clears the kept one. Since
   3.12 deleting the kept one also makes CPython forget the temporary one, so PyGILState_Release() is out. Python's key
   is still there if the kept state was made in this same round of destructors, and always since 3.15 (a C
   thread-local): then the state ends as usual. */
static void nogil_priv_drop_late(nogil_priv_thread *thread)
{
    if (!thread->inside && nogil_priv_enter_kept(thread)) {
        if (nogil_priv_gilstate() == thread->kept) {
            PyEval_RestoreThread(thread->kept);
            PyGILState_Release(PyGILState_UNLOCKED);
        } else {
            PyThreadState *temporary;
            (void)PyGILState_Ensure();
            temporary = PyThreadState_Get();
            PyThreadState_Clear(thread->kept);
            PyThreadState_Delete(thread->kept);
            PyThreadState_Clear(temporary);
            PyThreadState_DeleteCurrent();
        }
    }
    nogil_priv_forget_kept(thread);
}

static void nogil_priv_thread_ended(void *value)
{
    nogil_priv_thread *thread = (nogil_priv_thread *)value;
    if (thread->kept) {
        pthread_setspecific(nogil_priv_thread_key, thread); /* finalizers that run now still find it */
        nogil_priv_drop_late(thread);
        pthread_setspecific(nogil_priv_thread_key, NULL);
    }
    free(thread);
}

NOGIL_PRIV_COLD nogil_priv_thread *nogil_priv_this_thread_if_any(void)
{
    return __atomic_load_n(&nogil_priv_thread_key_state, __ATOMIC_ACQUIRE) == 2
               ? (nogil_priv_thread *)pthread_getspecific(nogil_priv_thread_key)
               : NULL;
}

/* Made on first use. Without 80 bytes of memory, or a pthread key, there is no going on for this thread: it waits. */
NOGIL_PRIV_COLD nogil_priv_thread *nogil_priv_this_thread(void)
{
    nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
    int none = 0;
    while (!thread) {
        if (__atomic_compare_exchange_n(&nogil_priv_thread_key_state, &none, 1, 0, __ATOMIC_ACQ_REL,
                                        __ATOMIC_ACQUIRE)) {
            int made = pthread_key_create(&nogil_priv_thread_key, nogil_priv_thread_ended) == 0 ? 2 : 0;
            __atomic_store_n(&nogil_priv_thread_key_state, made, __ATOMIC_RELEASE);
        }
        none = 0;
        thread = (nogil_priv_thread *)calloc(1, sizeof(*thread));
        if (thread && (__atomic_load_n(&nogil_priv_thread_key_state, __ATOMIC_ACQUIRE) != 2 ||
                       pthread_setspecific(nogil_priv_thread_key, thread) != 0)) {
            free(thread);
            thread = NULL;
            sched_yield();
        }
    }
    return thread;
}

/* Have this thread's end told early too, where that can be. */
static void nogil_priv_tell_at_exit(nogil_priv_thread *thread)
{
#if defined(__GLIBC__) || defined(__FreeBSD__)
    if (!thread->told)
        thread->told = __cxa_thread_atexit_impl(nogil_priv_thread_ends, NULL, &nogil_priv_dso_handle) == 0;
#else
    (void)thread;
#endif
}

/* Where this thread's detached state is, if it has one. Another thread may finalize and free it, so a gate must have been
   passed. 0: a section of ours has detached it in an earlier life of the process, and it is gone: CPython does not know
   this thread any more. (3.15 never forgets a thread.) */
NOGIL_PRIV_COLD int nogil_priv_detached_state(PyThreadState **state)
{
    PyThreadState *known = nogil_priv_known_state();
    *state = nogil_priv_gilstate();
    if (NOGIL_PRIV_KNOWS_DETACHED_STATES && known && !*state)
        return 0;
    if (known)
        *state = known;
    return 1;
}

/* <= 3.12: threading would wait at exit for a kept state until its thread ends, if ever, where that one has imported it
   first; so none is kept until threading is there. */
static int nogil_priv_threading_is_imported(void)
{
    PyObject *modules = NOGIL_PRIV_THREADING_TRUSTS_ITS_IMPORTER ? PyImport_GetModuleDict() : NULL;
    return !NOGIL_PRIV_THREADING_TRUSTS_ITS_IMPORTER || (modules && PyDict_GetItemString(modules, "threading"));
}

/* The first attach of a thread that Python never saw. The gate of `interp` (the main one's) is passed already; NULL:
   there is none yet, it is made. */
NOGIL_PRIV_COLD PyThreadState *nogil_priv_make_kept(nogil_interp *interp)
{
    nogil_priv_thread *thread = nogil_priv_this_thread();
    int begun = nogil_priv_birth_begin();
    (void)PyGILState_Ensure();
    nogil_priv_birth_end(begun);
    thread->kept = PyThreadState_Get();
    __atomic_store_n(&thread->inside, 1, __ATOMIC_RELAXED);
    if (!interp) {
        interp = nogil_priv_interp_here();
        if (!interp) /* no memory, or finalizing: this one section is unguarded, and its state is not kept */
            PyErr_Clear();
    }
    if (interp && nogil_priv_threading_is_imported()) {
        nogil_priv_tell_at_exit(thread);
        nogil_priv_gate_enlist(interp, thread);
    }
    nogil_priv_mine = NOGIL_PRIV_ATTACHED(thread->kept);
    return thread->kept;
}

/* What a plain WITH_GIL_BEGIN does at the end of the world: it waits here for the end of the process, on every version,
   instead of the crash or the pthread_exit() that PyGILState_Ensure() would bring before 3.14. Only a thread inside one
   of our own NOGIL blocks does what PyEval_RestoreThread() does with it. */
static __attribute__((__cold__, __noinline__)) nogil_priv_attached nogil_priv_attach_cold(void)
{
    nogil_priv_thread *thread = nogil_priv_this_thread();
    int saved_errno = errno; /* making a state allocates */
    nogil_priv_attached section;
    nogil_interp *main_interp;
    int is_inside; /* of a section that the closer waits for, or the closer itself */
#if NOGIL_PRIV_HAS_GUARDS
    PyInterpreterGuard *guard = NULL;
#endif

    if (thread->worker && !nogil_priv_mine)
        return nogil_priv_worker_attach(thread->worker);
    if (nogil_priv_mine & NOGIL_PRIV_KEPT) { /* its gate was found closed */
        __atomic_store_n(&thread->inside, 0, __ATOMIC_RELEASE);
        if (nogil_priv_gate_is_gone(thread->interp) && !NOGIL_PRIV_THREADS_ARE_NEVER_FORGOTTEN)
            nogil_priv_forget_kept(thread);
        else
            nogil_priv_park();
    }

    /* Past the gate before anything is asked of CPython: what the question reads goes with the interpreter. Until the
       gate exists (the first attach of the process, without a nogil_interp_capture()) nothing guards this before 3.15. */
    main_interp = nogil_priv_gate_find(NULL);
    is_inside = main_interp &&
                (nogil_priv_gate_is_closer(main_interp) || thread->inside || nogil_priv_gate_own(main_interp) > 0);
    if (main_interp ? !is_inside && !nogil_priv_gate_enter(main_interp) : !Py_IsInitialized())
        nogil_priv_park();
    section.state = nogil_priv_gilstate();
    if (section.state) { /* somebody else's: a Python thread in Py_BEGIN_ALLOW_THREADS, another module's kept one */
        section.leave =
            NOGIL_PRIV_LEAVE_PLAIN; /* DETACH would remember a state that its owner attaches, unseen by us */
        if (main_interp && !is_inside) {
            section.leave = (intptr_t)main_interp;
            thread->passed++;
        }
        nogil_priv_restore(section.state);
        return section;
    }
    if (is_inside)
        nogil_priv_park();
#if NOGIL_PRIV_HAS_GUARDS
    if (!main_interp) {
        PyInterpreterView *view = PyInterpreterView_FromMain();
        guard = view ? PyInterpreterGuard_FromView(view) : NULL;
        if (view)
            PyInterpreterView_Close(view);
        if (!guard)
            nogil_priv_park();
    }
#endif
    section.state = nogil_priv_make_kept(main_interp);
    section.leave = (intptr_t)thread | (intptr_t)NOGIL_PRIV_KEPT;
    nogil_priv_gate_leave(main_interp); /* from here on thread->inside says it */
#if NOGIL_PRIV_HAS_GUARDS
    if (guard)
        PyInterpreterGuard_Close(guard);
#endif
    errno = saved_errno;
    return section;
}

NOGIL_PRIV_WARM nogil_priv_attached nogil_priv_attach_other(void)
{
    uintptr_t mine = nogil_priv_mine;
    nogil_priv_thread *thread = (nogil_priv_thread *)(mine - NOGIL_PRIV_KEPT);
    nogil_priv_attached section;
    if (NOGIL_PRIV_LIKELY((mine & NOGIL_PRIV_KEPT) && nogil_priv_enter_kept(thread))) {
        section.state = thread->kept;
        section.leave = (intptr_t)mine;
        nogil_priv_mine = NOGIL_PRIV_ATTACHED(section.state);
        nogil_priv_restore(section.state);
    } else {
        section = nogil_priv_attach_cold();
    }
    nogil_priv_later_poll();
    return section;
}

NOGIL_PRIV_WARM void nogil_priv_detach_other(nogil_priv_attached section)
{
    nogil_priv_thread *thread = (nogil_priv_thread *)(section.leave - (intptr_t)NOGIL_PRIV_KEPT);
    if (section.leave == NOGIL_PRIV_LEAVE_PLAIN) {
        (void)PyEval_SaveThread();
    } else if (!(section.leave & (intptr_t)NOGIL_PRIV_KEPT)) {
        (void)PyEval_SaveThread();
        nogil_priv_this_thread()->passed--;
        nogil_priv_gate_leave((nogil_interp *)section.leave);
    } else if (thread->interp) {
        (void)PyEval_SaveThread();
        nogil_priv_mine = (uintptr_t)section.leave;
        __atomic_store_n(&thread->inside, 0, __ATOMIC_RELEASE);
    } else { /* cannot be kept: see nogil_priv_make_kept */
        nogil_priv_mine = 0;
        PyGILState_Release(PyGILState_UNLOCKED);
        nogil_priv_forget_kept(thread);
    }
}

/* Does the current state belong to this thread? Since 3.12 it always does. Before, the limited API does not say where a
   state keeps its thread's id (at 176, 176 and 152 bytes in 3.9, 3.10 and 3.11), but this thread has a state of which it
   knows the id. */
#if !NOGIL_PRIV_STATE_IS_OPAQUE
#define nogil_priv_is_of_this_thread(state) ((state)->thread_id == NOGIL_PRIV_THREAD_ID())
#elif NOGIL_PRIV_CURRENT_IS_THREAD_LOCAL /* then nobody asks */
#define nogil_priv_is_of_this_thread(state) ((void)(state), 1)
#else
static int nogil_priv_is_of_this_thread(PyThreadState *state)
{
    const unsigned long *own = (const unsigned long *)(const void *)nogil_priv_gilstate();
    unsigned long id = NOGIL_PRIV_THREAD_ID();
    size_t at = 0;
    if (NOGIL_PRIV_RUNS_WITH_THREAD_LOCAL_CURRENT)
        return 1;
    while (own && at < 32 && own[at] != id)
        at++;
    return own && at < 32 && ((const unsigned long *)(const void *)state)[at] == id;
}
#endif

/* <= 3.11, when the holder is not the state we know of this thread: either another thread holds the GIL, or this one
   runs in a sub-interpreter. PyGILState_Check() answers 1 for a state that is not the gilstate one only after a
   sub-interpreter has existed; until then the first case is certain, and the holder's memory is not touched. */
NOGIL_PRIV_COLD int nogil_priv_holder_is_mine(PyThreadState *holder)
{
    int is_mine = nogil_priv_gilstate() == holder || (PyGILState_Check() && nogil_priv_is_of_this_thread(holder));
#if !NOGIL_PRIV_STATE_IS_OPAQUE
    if (is_mine && (!nogil_priv_mine || (nogil_priv_mine & NOGIL_PRIV_SEEN)))
        nogil_priv_mine = (uintptr_t)holder | NOGIL_PRIV_SEEN;
#endif
    return is_mine;
}

NOGIL_PRIV_EXTERN_C_END
