/* SPDX-License-Identifier: 0BSD */
/* gate.c: an interpreter's gate: sections pass through it, finalization closes it and waits until they are out.

   Rule: count in first, then look. A section that saw the gate open was counted before the closer read the count, so
   the closer waits for it; one that sees it closed counts itself out again and touches nothing of the interpreter. */

NOGIL_PRIV_EXTERN_C_BEGIN

enum { NOGIL_PRIV_GATE_OPEN = 0, NOGIL_PRIV_GATE_CLOSED, NOGIL_PRIV_GATE_GONE };

struct nogil_interp {
    PyInterpreterState *interp;
    int references;          /* the capsule, each capture, each thread that keeps a state; 0: free for the next one */
    int gate;                /* NOGIL_PRIV_GATE_... */
    int inside;              /* sections that have passed, other than those of kept states (nogil_priv_thread.inside) */
    int is_main;             /* foreign threads' states are made by PyGILState_Ensure, and kept */
    nogil_priv_later *later; /* see later.c */
    int called;              /* a pending call is on its way to drain it */
    unsigned life;           /* how many interpreters it has been the record of */
    int closing;             /* closed by the thread `closer`, for which the gate is not: it runs the finalization */
    pthread_t closer;
    nogil_priv_thread *threads; /* that keep a state of this interpreter */
    nogil_interp *next;
};

NOGIL_PRIV_SHARED int nogil_priv_gate_needs_fence = 1;
static void nogil_priv_gate_drain_all(nogil_interp *interp);
static void nogil_priv_later_pick(nogil_interp *interp);

/* All records. A thread that Python never saw has no other way to the main interpreter's. */
NOGIL_PRIV_SHARED nogil_interp *nogil_priv_interps = NULL;

#define NOGIL_PRIV_WAIT_NS 2000000000

/* Linux >= 4.14 runs a barrier on all threads of the process when asked, once the process has registered for it. Then
   passing the gate costs two plain memory accesses, and the price is paid by the one who closes it. */
#define NOGIL_PRIV_MEMBARRIER_PRIVATE_EXPEDITED 8
#define NOGIL_PRIV_MEMBARRIER_REGISTER_PRIVATE_EXPEDITED 16
static void nogil_priv_gate_prepare(void)
{
#if defined(__linux__) && defined(__NR_membarrier) && !defined(__SANITIZE_THREAD__)
    int failed = syscall(__NR_membarrier, NOGIL_PRIV_MEMBARRIER_REGISTER_PRIVATE_EXPEDITED, 0) != 0;
    __atomic_store_n(&nogil_priv_gate_needs_fence, failed, __ATOMIC_RELEASE);
#endif
}

NOGIL_PRIV_COLD int nogil_priv_gate_enter(nogil_interp *interp)
{
    if (!interp)
        return 0;
    __atomic_add_fetch(&interp->inside, 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&interp->gate, __ATOMIC_SEQ_CST) == NOGIL_PRIV_GATE_OPEN)
        return 1;
    __atomic_sub_fetch(&interp->inside, 1, __ATOMIC_SEQ_CST);
    return 0;
}

NOGIL_PRIV_COLD void nogil_priv_gate_leave(nogil_interp *interp)
{
    if (interp)
        __atomic_sub_fetch(&interp->inside, 1, __ATOMIC_SEQ_CST);
}

NOGIL_PRIV_COLD int nogil_priv_gate_is_closer(nogil_interp *interp)
{
    return __atomic_load_n(&interp->closing, __ATOMIC_ACQUIRE) && pthread_equal(interp->closer, pthread_self());
}

NOGIL_PRIV_COLD int nogil_priv_gate_is_gone(nogil_interp *interp)
{
    return interp && __atomic_load_n(&interp->gate, __ATOMIC_ACQUIRE) == NOGIL_PRIV_GATE_GONE;
}

static void nogil_priv_gate_share(nogil_interp *interp)
{
    if (interp)
        __atomic_add_fetch(&interp->references, 1, __ATOMIC_RELAXED);
}

NOGIL_PRIV_COLD void nogil_interp_release(nogil_interp *interp)
{
    if (interp)
        __atomic_sub_fetch(&interp->references, 1, __ATOMIC_ACQ_REL);
}

/* The living record of this interpreter, or of the main one for NULL; NULL if there is none. Any thread, no GIL. */
NOGIL_PRIV_COLD nogil_interp *nogil_priv_gate_find(PyInterpreterState *interp)
{
    nogil_interp *record = __atomic_load_n(&nogil_priv_interps, __ATOMIC_ACQUIRE);
    for (; record; record = record->next)
        if (!nogil_priv_gate_is_gone(record) && (interp ? record->interp == interp : record->is_main))
            return record;
    return NULL;
}

/* Does this copy know of a living interpreter other than the main one? */
NOGIL_PRIV_COLD int nogil_priv_gate_has_others(void)
{
    nogil_interp *record = __atomic_load_n(&nogil_priv_interps, __ATOMIC_ACQUIRE);
    while (record && (record->is_main || nogil_priv_gate_is_gone(record)))
        record = record->next;
    return record != NULL;
}

/* The list of threads changes only when a thread comes or goes, and is walked only by a closer. */
NOGIL_PRIV_SHARED int nogil_priv_threads_lock = 0;

static void nogil_priv_threads_lock_take(void)
{
    while (__atomic_exchange_n(&nogil_priv_threads_lock, 1, __ATOMIC_ACQUIRE))
        sched_yield();
}

static void nogil_priv_threads_lock_drop(void)
{
    __atomic_store_n(&nogil_priv_threads_lock, 0, __ATOMIC_RELEASE);
}

NOGIL_PRIV_COLD void nogil_priv_gate_enlist(nogil_interp *interp, nogil_priv_thread *thread)
{
    thread->interp = interp;
    if (!interp)
        return;
    nogil_priv_gate_share(interp);
    thread->gate = &interp->gate;
    nogil_priv_threads_lock_take();
    thread->next = interp->threads;
    interp->threads = thread;
    nogil_priv_threads_lock_drop();
}

NOGIL_PRIV_COLD void nogil_priv_gate_unlist(nogil_priv_thread *thread)
{
    nogil_priv_thread **link;
    if (!thread->interp)
        return;
    nogil_priv_threads_lock_take();
    for (link = &thread->interp->threads; *link; link = &(*link)->next)
        if (*link == thread) {
            *link = thread->next;
            break;
        }
    nogil_priv_threads_lock_drop();
}

/* The other half of nogil_priv_enter_kept(): after this, each thread that has not said "inside" yet will see the gate.
 */
static void nogil_priv_gate_barrier(void)
{
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
#ifdef __linux__
    if (!nogil_priv_gate_needs_fence && syscall(__NR_membarrier, NOGIL_PRIV_MEMBARRIER_PRIVATE_EXPEDITED, 0) != 0) {
        struct timespec ages = {0, 10000000}; /* forbidden since (seccomp): no store stays unseen for so long */
        nanosleep(&ages, NULL);
    }
#endif
}

/* How many of the sections inside are this thread's own: nobody can wait for those. */
static int nogil_priv_gate_own(nogil_interp *interp)
{
    nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
    nogil_priv_try_section *section;
    int own = thread && interp->is_main ? thread->passed : 0;
    for (section = thread ? thread->top : NULL; section; section = section->below)
        own += section->interp == interp;
    return own;
}

/* The records that close together: a sub-interpreter's alone; with the main one's all, because finalization ends the
   sub-interpreters that still live, and aborts where a thread is in one of them. NULL: there is no further one. */
static nogil_interp *nogil_priv_gate_next(nogil_interp *interp, nogil_interp *before)
{
    nogil_interp *next = before ? before->next : __atomic_load_n(&nogil_priv_interps, __ATOMIC_ACQUIRE);
    if (!interp->is_main)
        return before ? NULL : interp;
    while (next && nogil_priv_gate_is_gone(next))
        next = next->next;
    return next;
}

/* Is a section of another thread inside? */
static int nogil_priv_gate_has_section(nogil_interp *interp)
{
    nogil_priv_thread *thread, *mine = nogil_priv_this_thread_if_any();
    int busy = __atomic_load_n(&interp->inside, __ATOMIC_SEQ_CST) > nogil_priv_gate_own(interp);
    nogil_priv_threads_lock_take();
    for (thread = interp->threads; thread && !busy; thread = thread->next)
        busy = thread != mine && __atomic_load_n(&thread->inside, __ATOMIC_ACQUIRE);
    nogil_priv_threads_lock_drop();
    return busy;
}

static int nogil_priv_gate_is_busy(nogil_interp *interp)
{
    nogil_interp *each = NULL;
    while ((each = nogil_priv_gate_next(interp, each)) != NULL)
        if (nogil_priv_gate_has_section(each))
            return 1;
    return 0;
}

static void nogil_priv_gate_shut(nogil_interp *interp)
{
    int open = NOGIL_PRIV_GATE_OPEN; /* not if it is gone meanwhile */
    interp->closer = pthread_self();
    __atomic_store_n(&interp->closing, 1, __ATOMIC_RELEASE);
    (void)__atomic_compare_exchange_n(&interp->gate, &open, NOGIL_PRIV_GATE_CLOSED, 0, __ATOMIC_SEQ_CST,
                                      __ATOMIC_SEQ_CST);
}

/* Attached, from atexit (or the end of a sub-interpreter). */
static PyObject *nogil_priv_gate_close(PyObject *capsule, PyObject *ignored)
{
    nogil_interp *interp = (nogil_interp *)PyCapsule_GetPointer(capsule, NULL), *each = NULL;
    int64_t since = nogil_priv_now_ns(); /* counted turns would be longer: getting the GIL back takes its time too */
    (void)ignored;
    if (!interp)
        return NULL;
    while ((each = nogil_priv_gate_next(interp, each)) != NULL)
        nogil_priv_gate_shut(each);
    nogil_priv_gate_barrier();
    while (nogil_priv_gate_is_busy(interp) && nogil_priv_now_ns() - since < NOGIL_PRIV_WAIT_NS) {
        PyThreadState *state = PyEval_SaveThread();
        struct timespec millisecond = {0, 1000000};
        nanosleep(&millisecond, NULL);
        PyEval_RestoreThread(state);
    }
    nogil_priv_gate_drain_all(interp);
    if (interp->is_main) {
        nogil_priv_this_thread()->finalizes = 1;
        nogil_priv_grace_prepare();
    }
    Py_RETURN_NONE;
}

/* Attached, before a fork: see nogil_priv_birth. Who is making a state may wait for the GIL, so it is given up meanwhile.
   Births go on as soon as fork() is over (mutex.c), since another hook may start threads and wait for them. */
static PyObject *nogil_priv_gate_forks(PyObject *capsule, PyObject *ignored)
{
    PyThreadState *state;
    (void)capsule;
    (void)ignored;
    if (nogil_priv_births_wait && pthread_equal(nogil_priv_forker, pthread_self()))
        Py_RETURN_NONE; /* two records of one interpreter, see nogil_priv_gate_make() */
    state = PyEval_SaveThread();
    if (nogil_priv_birth_begin()) {
        nogil_priv_forker = pthread_self();
        nogil_priv_births_wait = 1;
    }
    PyEval_RestoreThread(state);
    Py_RETURN_NONE;
}

/* Attached, in the parent. The C library has told of it already, unless the fork has failed before there was one
   (os.forkpty() without a free file descriptor). */
static PyObject *nogil_priv_gate_has_forked(PyObject *capsule, PyObject *ignored)
{
    (void)capsule;
    (void)ignored;
    nogil_priv_birth_has_forked();
    Py_RETURN_NONE;
}

/* Attached, in the child. The sections of the parent's other threads are not in this process. Through
   os.register_at_fork and not pthread_atfork: that one's child handlers run before PyOS_AfterFork_Child() has made the
   GIL anew, and not at all where the fork is not Python's business. */
static PyObject *nogil_priv_gate_forked(PyObject *capsule, PyObject *ignored)
{
    nogil_interp *interp = (nogil_interp *)PyCapsule_GetPointer(capsule, NULL);
    nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
    nogil_interp *other;
    (void)ignored;
    if (!interp)
        return NULL;
    nogil_priv_threads_lock = 0;                                             /* another thread may have held it */
    if (interp->closing && !pthread_equal(interp->closer, pthread_self())) { /* its closer is not in this process */
        interp->closing = 0;
        __atomic_store_n(&interp->gate, NOGIL_PRIV_GATE_OPEN, __ATOMIC_SEQ_CST);
    }
    __atomic_store_n(&interp->inside, nogil_priv_gate_own(interp), __ATOMIC_SEQ_CST);
    interp->threads = thread && thread->interp == interp ? thread : NULL;
    if (interp->threads)
        thread->next = NULL;
    __atomic_store_n(&interp->called, 0, __ATOMIC_RELEASE);
    for (other = interp->is_main ? nogil_priv_interps : NULL; other; other = other->next)
        if (!other->is_main) /* PyOS_AfterFork_Child() has deleted the sub-interpreters */
            __atomic_store_n(&other->gate, NOGIL_PRIV_GATE_GONE, __ATOMIC_SEQ_CST);
    Py_RETURN_NONE;
}

static void nogil_priv_gate_gone(PyObject *capsule)
{
    nogil_interp *interp = (nogil_interp *)PyCapsule_GetPointer(capsule, NULL);
    if (!interp)
        return;
    nogil_priv_gate_drain_all(interp);
    __atomic_store_n(&interp->gate, NOGIL_PRIV_GATE_GONE, __ATOMIC_SEQ_CST);
    nogil_interp_release(interp);
}

static PyMethodDef nogil_priv_gate_close_def = {"nogil_close_gate", nogil_priv_gate_close, METH_NOARGS, NULL};
static PyMethodDef nogil_priv_gate_forked_def = {"nogil_after_fork", nogil_priv_gate_forked, METH_NOARGS, NULL};
static PyMethodDef nogil_priv_gate_has_forked_def = {"nogil_after_fork_in_parent", nogil_priv_gate_has_forked,
                                                     METH_NOARGS, NULL};
static PyMethodDef nogil_priv_gate_forks_def = {"nogil_before_fork", nogil_priv_gate_forks, METH_NOARGS, NULL};

NOGIL_PRIV_EXTERN_C_END
