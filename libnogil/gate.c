/* SPDX-License-Identifier: 0BSD */
/* gate.c: an interpreter's gate: sections pass through it, finalization closes it and waits until they are out.

   Rule: count in first, then look. A section that saw the gate open was counted before the closer read the count, so
   the closer waits for it; one that sees it closed counts itself out again and touches nothing of the interpreter.

   One record an interpreter and module copy. It is found through a capsule in the interpreter's own dict; the capsule's
   destructor runs while that dict is cleared, which tells for certain that this interpreter, and not a later one at the
   same address, is gone. Records are never freed, only used again, so that a thread without the GIL may walk them. */

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

/* Is a section of another thread inside? */
static int nogil_priv_gate_is_busy(nogil_interp *interp, int own)
{
    nogil_priv_thread *thread, *mine = nogil_priv_this_thread_if_any();
    int busy = __atomic_load_n(&interp->inside, __ATOMIC_SEQ_CST) > own;
    nogil_priv_threads_lock_take();
    for (thread = interp->threads; thread && !busy; thread = thread->next)
        busy = thread != mine && __atomic_load_n(&thread->inside, __ATOMIC_ACQUIRE);
    nogil_priv_threads_lock_drop();
    return busy;
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

/* Attached, from atexit (or the end of a sub-interpreter). */
static PyObject *nogil_priv_gate_close(PyObject *capsule, PyObject *unused)
{
    nogil_interp *interp = (nogil_interp *)PyCapsule_GetPointer(capsule, NULL);
    int64_t since = nogil_priv_now_ns(); /* counted turns would be longer: getting the GIL back takes its time too */
    int own = interp ? nogil_priv_gate_own(interp) : 0;
    (void)unused;
    if (!interp)
        return NULL;
    interp->closer = pthread_self();
    __atomic_store_n(&interp->closing, 1, __ATOMIC_RELEASE);
    __atomic_store_n(&interp->gate, NOGIL_PRIV_GATE_CLOSED, __ATOMIC_SEQ_CST);
    nogil_priv_gate_barrier();
    while (nogil_priv_gate_is_busy(interp, own) && nogil_priv_now_ns() - since < NOGIL_PRIV_WAIT_NS) {
        PyThreadState *state = PyEval_SaveThread();
        struct timespec millisecond = {0, 1000000};
        nanosleep(&millisecond, NULL);
        PyEval_RestoreThread(state);
    }
    nogil_priv_gate_drain_all(interp);
    Py_RETURN_NONE;
}

/* Attached, before a fork and, in the parent, after it: see nogil_priv_birth. Who is making a state may wait for the GIL,
   so it is given up meanwhile; one that waits longer than a second is stuck elsewhere, and the fork goes on. */
NOGIL_PRIV_SHARED int nogil_priv_births_wait = 0; /* for the fork of this thread */
NOGIL_PRIV_SHARED pthread_t nogil_priv_forker = 0;
static PyObject *nogil_priv_gate_forks(PyObject *capsule, PyObject *unused)
{
    PyThreadState *state = PyEval_SaveThread();
    const struct timespec millisecond = {0, 1000000};
    int tries = 1000, busy = 1;
    (void)capsule;
    (void)unused;
    while ((busy = pthread_mutex_trylock(&nogil_priv_birth)) != 0 && tries-- > 0)
        nanosleep(&millisecond, NULL);
    if (!busy) {
        nogil_priv_forker = pthread_self();
        nogil_priv_births_wait = 1;
    }
    PyEval_RestoreThread(state);
    Py_RETURN_NONE;
}

static PyObject *nogil_priv_gate_has_forked(PyObject *capsule, PyObject *unused)
{
    (void)capsule;
    (void)unused;
    if (nogil_priv_births_wait && pthread_equal(nogil_priv_forker, pthread_self())) {
        nogil_priv_births_wait = 0;
        nogil_priv_birth_end();
    }
    Py_RETURN_NONE;
}

/* Attached, in the child. The sections of the parent's other threads are not in this process. Through
   os.register_at_fork and not pthread_atfork: that one's child handlers run before PyOS_AfterFork_Child() has made the
   GIL anew, and not at all where the fork is not Python's business. */
static PyObject *nogil_priv_gate_forked(PyObject *capsule, PyObject *unused)
{
    nogil_interp *interp = (nogil_interp *)PyCapsule_GetPointer(capsule, NULL);
    nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
    nogil_interp *other;
    (void)unused;
    if (!interp)
        return NULL;
    nogil_priv_threads_lock = 0; /* another thread may have held it */
    nogil_priv_births_wait = 0;
    (void)pthread_mutex_init(&nogil_priv_birth, NULL);
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
static PyMethodDef nogil_priv_gate_forks_def = {"nogil_before_fork", nogil_priv_gate_forks, METH_NOARGS, NULL};
static PyMethodDef nogil_priv_gate_has_forked_def = {"nogil_after_fork_in_parent", nogil_priv_gate_has_forked,
                                                     METH_NOARGS, NULL};

/* module.name(**{key: method bound to capsule}), or module.name(method) without key. In a critical section, because
   atexit.register() of 3.13 without a GIL trusts in being called by one thread at a time. */
static int nogil_priv_gate_register(const char *module, const char *name, const char *key, PyMethodDef *def,
                                    PyObject *capsule)
{
    PyObject *imported = PyImport_ImportModule(module);
    PyObject *function = imported ? PyObject_GetAttrString(imported, name) : NULL;
    PyObject *method = function ? PyCFunction_New(def, capsule) : NULL;
    PyObject *arguments = method ? (key ? PyTuple_New(0) : Py_BuildValue("(O)", method)) : NULL;
    PyObject *keywords = arguments && key ? Py_BuildValue("{s:O}", key, method) : NULL;
    PyObject *result = NULL;
    if (arguments && (!key || keywords)) {
        nogil_priv_critical_section section;
        nogil_priv_critical_section_open(&section, 1, function, NULL);
        result = PyObject_Call(function, arguments, keywords);
        nogil_priv_critical_section_close(&section);
    }
    Py_XDECREF(imported);
    Py_XDECREF(function);
    Py_XDECREF(method);
    Py_XDECREF(arguments);
    Py_XDECREF(keywords);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

/* May this record, which nobody uses any more, be the main interpreter's, or another's? A thread that found it may be
   about to pass its gate even now. So what was the main interpreter's stays that, and one with sections inside, which
   have overstayed the wait, stays theirs. */
static int nogil_priv_gate_fits(nogil_interp *record, int is_main)
{
    int none = 0;
    if (!__atomic_compare_exchange_n(&record->references, &none, 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
        return 0;
    if (record->is_main == is_main && __atomic_load_n(&record->inside, __ATOMIC_SEQ_CST) == 0)
        return 1;
    nogil_interp_release(record);
    return 0;
}

/* A record that nobody uses any more, or a new one; NULL if there is no memory. */
static nogil_interp *nogil_priv_gate_take(PyInterpreterState *here)
{
    nogil_interp *record = __atomic_load_n(&nogil_priv_interps, __ATOMIC_ACQUIRE);
    int is_main = PyInterpreterState_GetID(here) == 0;
    while (record && !nogil_priv_gate_fits(record, is_main))
        record = record->next;
    if (record) {
        nogil_priv_later_discard(&record->later);
    } else {
        record = (nogil_interp *)calloc(1, sizeof(*record));
        if (!record)
            return NULL;
        record->references = 1;
        record->is_main = is_main;
        record->gate = NOGIL_PRIV_GATE_GONE; /* until it is known that this one is the interpreter's */
        record->next = __atomic_load_n(&nogil_priv_interps, __ATOMIC_RELAXED);
        while (!__atomic_compare_exchange_n(&nogil_priv_interps, &record->next, record, 0, __ATOMIC_ACQ_REL,
                                            __ATOMIC_RELAXED))
            ;
    }
    nogil_priv_gate_prepare();
    record->called = record->closing = 0;
    record->interp = here;
    __atomic_add_fetch(&record->life, 1, __ATOMIC_RELEASE);
    return record;
}

/* <= 3.12: see nogil_priv_threading_is_imported(). The main thread imports it, now or when it is back in Python. */
static int nogil_priv_import_threading(void *unused)
{
    PyObject *module = PyImport_ImportModule("threading");
    (void)unused;
    if (!module)
        PyErr_Clear();
    Py_XDECREF(module);
    return 0;
}

static void nogil_priv_threading_first(void)
{
    if (nogil_priv_threading_is_imported())
        return;
#if defined(__linux__) && defined(__NR_gettid)
    if (syscall(__NR_gettid) == getpid()) {
        nogil_priv_import_threading(NULL);
        return;
    }
#endif
    Py_AddPendingCall(nogil_priv_import_threading, NULL);
}

/* Two threads may get here, with a GIL too, since importing lets go of it. Then both records are this interpreter's,
   each with a gate that is closed at its end: the callbacks keep the second one's capsule. */
static nogil_interp *nogil_priv_gate_make(PyInterpreterState *here, PyObject *dict, PyObject *key)
{
    nogil_interp *interp = nogil_priv_gate_take(here);
    PyObject *capsule, *stored;
    if (!interp)
        return (nogil_interp *)PyErr_NoMemory();
    capsule = PyCapsule_New(interp, NULL, nogil_priv_gate_gone);
    if (!capsule) {
        nogil_interp_release(interp);
        return NULL;
    }
    if (interp->is_main)
        nogil_priv_threading_first();
    if (nogil_priv_gate_register("atexit", "register", NULL, &nogil_priv_gate_close_def, capsule) < 0 ||
        (NOGIL_PRIV_FORK_STOPS_BIRTHS &&
         (nogil_priv_gate_register("os", "register_at_fork", "before", &nogil_priv_gate_forks_def, capsule) < 0 ||
          nogil_priv_gate_register("os", "register_at_fork", "after_in_parent", &nogil_priv_gate_has_forked_def,
                                   capsule) < 0)) ||
        nogil_priv_gate_register("os", "register_at_fork", "after_in_child", &nogil_priv_gate_forked_def, capsule) <
            0) {
        Py_DECREF(capsule);
        return NULL;
    }
    /* Open before anybody can find it: one that finds it closed takes the interpreter for gone. */
    __atomic_store_n(&interp->gate, NOGIL_PRIV_GATE_OPEN, __ATOMIC_SEQ_CST);
    stored = PyDict_SetDefault(dict, key, capsule);
    interp = stored ? (nogil_interp *)PyCapsule_GetPointer(stored, NULL) : NULL;
    Py_DECREF(capsule);
    return interp;
}

/* The dict is made on first use, which without a GIL two threads may do at once: 3.13 then loses the dict of one of them,
   with all that is in it. */
#if defined(Py_GIL_DISABLED) && !defined(Py_LIMITED_API)
NOGIL_PRIV_SHARED PyMutex nogil_priv_dict_lock = {0};
#endif
static PyObject *nogil_priv_dict_of(PyInterpreterState *interp)
{
    PyObject *dict;
#if defined(Py_GIL_DISABLED) && !defined(Py_LIMITED_API)
    PyMutex_Lock(&nogil_priv_dict_lock);
#endif
    dict = nogil_priv_interp_dict(interp);
#if defined(Py_GIL_DISABLED) && !defined(Py_LIMITED_API)
    PyMutex_Unlock(&nogil_priv_dict_lock);
#endif
    return dict;
}

NOGIL_PRIV_COLD nogil_interp *nogil_priv_interp_here(void)
{
    PyInterpreterState *here = nogil_priv_interp_current();
    /* Once finalization has begun the dict may be cleared already, and a gate made now would never be closed. */
    PyObject *dict = nogil_priv_is_finalizing() ? NULL : nogil_priv_dict_of(here);
    /* One record for each copy of this code: the address of a hidden variable names the copy. */
    PyObject *key = dict ? PyUnicode_FromFormat("nogil.interp.%p", (void *)&nogil_priv_interps) : NULL;
    PyObject *capsule = key ? PyDict_GetItemWithError(dict, key) : NULL;
    nogil_interp *interp = NULL;
    if (capsule)
        interp = (nogil_interp *)PyCapsule_GetPointer(capsule, NULL);
    else if (key && !PyErr_Occurred())
        interp = nogil_priv_gate_make(here, dict, key);
    if (!interp && !PyErr_Occurred())
        PyErr_SetString(PyExc_RuntimeError, "nogil_interp_capture: this interpreter is ending");
    Py_XDECREF(key);
    return interp;
}

NOGIL_PRIV_COLD nogil_interp *nogil_interp_capture(void)
{
    nogil_interp *interp = nogil_priv_interp_here();
    nogil_priv_gate_share(interp);
    return interp;
}

/* The interpreter of a state of this thread, attached or detached. */
static PyInterpreterState *nogil_priv_interp_of(PyThreadState *state)
{
#ifdef PYPY_VERSION
    (void)state;
    return PyInterpreterState_Head();
#else
    return PyThreadState_GetInterpreter(state);
#endif
}

/* Attached to `interp`. */
NOGIL_PRIV_COLD void nogil_priv_gate_drain(nogil_interp *interp)
{
    __atomic_store_n(&interp->called, 0, __ATOMIC_RELEASE);
    nogil_priv_later_pick(interp);
    nogil_priv_later_drain(&interp->later, __atomic_load_n(&interp->life, __ATOMIC_ACQUIRE));
}

/* Move what was handed over before this interpreter had a record to it. Ids are never used twice, addresses are. */
static void nogil_priv_later_pick(nogil_interp *interp)
{
    nogil_priv_later *node = __atomic_exchange_n(&nogil_priv_later_early, (nogil_priv_later *)NULL, __ATOMIC_ACQUIRE);
    while (node) {
        nogil_priv_later *next = node->next;
        int is_here = node->interp_id == PyInterpreterState_GetID(interp->interp);
        node->life = __atomic_load_n(&interp->life, __ATOMIC_ACQUIRE);
        nogil_priv_later_push(is_here ? &interp->later : &nogil_priv_later_early, node);
        node = next;
    }
}

/* The same when there is no later: a finalizer may hand over further references; one that always does is cut off. */
static void nogil_priv_gate_drain_all(nogil_interp *interp)
{
    int rounds;
    for (rounds = 0; rounds < 1000000 && __atomic_load_n(&interp->later, __ATOMIC_ACQUIRE); rounds++)
        nogil_priv_gate_drain(interp);
    nogil_priv_gate_drain(interp);
}

/* Attached: drop what waits for the interpreter of this thread, and say whether any other's still waits. */
NOGIL_PRIV_COLD void nogil_priv_gate_drain_here(void)
{
    nogil_interp *here = nogil_priv_gate_find(nogil_priv_interp_current()), *interp;
    int waiting;
    if (!here && __atomic_load_n(&nogil_priv_later_early, __ATOMIC_ACQUIRE)) {
        here = nogil_priv_interp_here();
        if (!here)
            PyErr_Clear();
    }
    __atomic_store_n(&nogil_priv_later_waiting, 0,
                     __ATOMIC_SEQ_CST); /* before looking: a push after this sets it again */
    if (here)
        nogil_priv_gate_drain(here);
    waiting = __atomic_load_n(&nogil_priv_later_early, __ATOMIC_ACQUIRE) != NULL;
    for (interp = __atomic_load_n(&nogil_priv_interps, __ATOMIC_ACQUIRE); interp; interp = interp->next)
        waiting |=
            interp != here && !nogil_priv_gate_is_gone(interp) && __atomic_load_n(&interp->later, __ATOMIC_ACQUIRE);
    if (waiting)
        __atomic_store_n(&nogil_priv_later_waiting, 1, __ATOMIC_RELEASE);
}

/* Hand a reference over to the interpreter that `state` belongs to (NULL: the main one), and ask the main thread to
   come by. Py_AddPendingCall() may be called without the GIL; that its queue of 32 may be full is why attaching drains
   too. */
NOGIL_PRIV_COLD void nogil_priv_gate_push(PyThreadState *state, nogil_priv_later *node)
{
    PyInterpreterState *owner = state ? nogil_priv_interp_of(state) : NULL;
    nogil_interp *interp = nogil_priv_gate_find(owner);
    int is_open;
    if (!interp && owner && PyInterpreterState_GetID(owner) != 0 && nogil_priv_attached_state()) {
        PyObject *pending = nogil_priv_take_exception();
        interp = nogil_priv_interp_here();
        if (!interp)
            PyErr_Clear();
        if (pending)
            nogil_priv_put_exception(pending);
    }
    if (!interp && !Py_IsInitialized()) { /* the object went with its interpreter */
        free(node);
        return;
    }
    if (!interp) {
        int64_t interp_id = owner ? PyInterpreterState_GetID(owner) : 0;
        node->interp_id = interp_id;
        nogil_priv_later_push(&nogil_priv_later_early, node); /* and it may be freed by now */
        if (interp_id == 0)
            Py_AddPendingCall(nogil_priv_later_pending_call, NULL);
        return;
    }
    /* Whose it was is noted before looking at the gate: a closed one may be the next interpreter's a moment later. */
    node->life = __atomic_load_n(&interp->life, __ATOMIC_ACQUIRE);
    is_open = nogil_priv_gate_enter(interp);
    nogil_priv_later_push(&interp->later, node);
    if (is_open && interp->is_main && !__atomic_exchange_n(&interp->called, 1, __ATOMIC_ACQ_REL) &&
        Py_AddPendingCall(nogil_priv_later_pending_call, NULL) < 0)
        __atomic_store_n(&interp->called, 0, __ATOMIC_RELEASE);
    if (is_open)
        nogil_priv_gate_leave(interp);
}

/* What nogil_priv_try_leave() has to undo. */
enum {
    NOGIL_PRIV_TRY_STAY,      /* this thread was attached to that interpreter already */
    NOGIL_PRIV_TRY_DETACH,    /* one of its own states */
    NOGIL_PRIV_TRY_TEMPORARY, /* a state made for this section */
    NOGIL_PRIV_TRY_UNKEPT     /* made by PyGILState_Ensure, and cannot be kept */
};

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
        if (NOGIL_PRIV_RUNNING_HEX >= 0x030F0000) /* refused: see nogil_priv_attach_cold */
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
        section->leave = NOGIL_PRIV_TRY_TEMPORARY;
        nogil_priv_birth_begin();
        section->state = PyThreadState_New(interp->interp);
        nogil_priv_birth_end();
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
#if PY_VERSION_HEX >= 0x030C0000
    nogil_interp *interp = gilstate ? nogil_priv_gate_find(nogil_priv_interp_of(gilstate)) : NULL;
    /* A sub-interpreter that this copy does not know has no gate; it cannot end either while this thread has a state. */
    if (!gilstate ||
        (interp ? !nogil_priv_gate_enter(interp) : PyInterpreterState_GetID(nogil_priv_interp_of(gilstate)) == 0))
        return;
    nogil_priv_restore(gilstate);
    (void)PyEval_SaveThread();
    nogil_priv_gate_leave(interp);
#else
    (void)gilstate;
#endif
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
        PyThreadState_DeleteCurrent();
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
