/* SPDX-License-Identifier: 0BSD */
/* parallel.c: a NOGIL_PRANGE as a whole: how it begins and ends, what ends it early, and whose state its threads attach.

   Rule: the first failure counts, and the first iteration that leaves; a thread that is done leaves no state behind that
   is not its own. */

NOGIL_PRIV_EXTERN_C_BEGIN

enum { NOGIL_PRIV_SLEEP_MS = 10 }; /* of a caller that waits for the others */
/* For so many looks, some 30 us, the caller waits awake for the others. */
enum { NOGIL_PRIV_LOOKS_AT_THE_END = 100000 };

NOGIL_PRIV_SHARED unsigned long nogil_priv_forked_thread = 0; /* set by mutex.c */
/* <= 3.12: kept states can be kept, see nogil_priv_threading_is_imported(). */
NOGIL_PRIV_SHARED int nogil_priv_parallel_can_keep = 0;

/* Whose states the workers make for this loop; NULL where each can attach the one that it keeps, which is the main
   interpreter's. Attached or detached. */
static PyInterpreterState *nogil_priv_parallel_interp(PyThreadState *attached)
{
    PyThreadState *state = attached ? attached : nogil_priv_known_state();
    PyInterpreterState *interp;
    if (!NOGIL_PRIV_KNOWS_DETACHED_STATES) /* there is one interpreter, and no other's state to keep */
        return NULL;
    if (!state && !nogil_priv_mine) {
        nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
        if (thread && thread->worker)
            return thread->worker->region->interp;
        state = Py_IsInitialized() ? nogil_priv_gilstate() : NULL;
    }
    interp = state ? nogil_priv_interp_of(state) : NULL;
    if (!interp || PyInterpreterState_GetID(interp) != 0)
        return interp;
    if (!NOGIL_PRIV_THREADING_TRUSTS_ITS_IMPORTER || nogil_priv_parallel_can_keep)
        return NULL;
    if (attached) {
        PyObject *pending = nogil_priv_take_exception();
        int saved_errno = errno;
        nogil_priv_parallel_can_keep = nogil_priv_interp_here() && nogil_priv_threading_is_imported();
        PyErr_Clear();
        if (pending)
            nogil_priv_put_exception(pending);
        errno = saved_errno;
    }
    return nogil_priv_parallel_can_keep ? NULL : interp;
}

/* The thread that ends the interpreter runs all iterations: another one that wants the GIL would wait for ever. */
static int nogil_priv_parallel_is_late(const PyThreadState *attached)
{
    nogil_interp *main_interp = nogil_priv_gate_find(NULL);
    return main_interp ? nogil_priv_gate_is_closer(main_interp) : attached && nogil_priv_is_finalizing();
}

/* Finalization may end this thread by pthread_exit(), if it is a daemon's. GCC's OpenMP crashes where a thread ends in
   the midst of a loop; it waits for the end of the process instead, see nogil_priv_thread_ends(). */
static nogil_priv_thread *nogil_priv_parallel_thread(void)
{
    nogil_priv_thread *thread = NOGIL_PRIV_FINALIZATION_ENDS_THREADS ? nogil_priv_this_thread() : NULL;
    if (thread && thread->loops++ == 0)
        nogil_priv_tell_at_exit(thread);
    return thread;
}

NOGIL_PRIV_WARM void nogil_priv_parallel_open(nogil_priv_parallel *region, long long stop)
{
    PyThreadState *attached = nogil_priv_attached_state();
    PyThreadState *state = attached ? attached : nogil_priv_known_state();
    region->saved_errno = errno;
    region->why = NOGIL_PRIV_LOOP_GOES_ON;
    region->error.exception = NULL;
    region->lock = region->copied = 0;
    region->finished = region->awaited = 0;
    region->interp = NULL;
    region->thread = NULL;
    region->caller = NOGIL_PRIV_THREAD_ID();
    region->state = NULL;
#if NOGIL_PRIV_STATE_IS_OPAQUE
    (void)state;
    region->watched = NULL;
#else
    region->watched = state && !nogil_priv_state_has_error(state) ? state : NULL;
#endif
    region->count = 0;
    if (region->step == 0) {
        nogil_raise(PyExc_ValueError, "NOGIL_PRANGE: step() must not be zero");
        region->watched = NULL;
        region->why = NOGIL_PRIV_LOOP_FAILED;
        return;
    }
    region->count = nogil_priv_parallel_count(region->start, stop, region->step);
    if (region->count == 0)
        return;
    region->thread = nogil_priv_parallel_thread();
    if (region->schedule < NOGIL_PRIV_STATIC || region->schedule > NOGIL_PRIV_GUIDED)
        region->schedule = NOGIL_PRIV_STATIC; /* auto, from OMP_SCHEDULE */
    if (region->chunk < 0 || (region->chunk == 0 && region->schedule != NOGIL_PRIV_STATIC))
        region->chunk = region->schedule != NOGIL_PRIV_STATIC;
    if (region->chunk > region->count)
        region->chunk = region->count;
    region->parallel = region->parallel && region->count > 1 && !nogil_priv_parallel_is_late(attached);
    nogil_priv_parallel_set_counters(region);
    if (region->parallel)
        region->interp = nogil_priv_parallel_interp(attached);
}

NOGIL_PRIV_COLD int nogil_priv_parallel_failed(nogil_priv_parallel *region)
{
    (void)nogil_error_restore(&region->error);
    return 1;
}

/* What an iteration that has left the loop has in its variables counts, the first such; without one, what the last of
   all has. The lock is held until nogil_priv_worker_copied(). */
NOGIL_PRIV_WARM int nogil_priv_worker_ran_out(nogil_priv_worker *worker, int left_early)
{
    nogil_priv_parallel *region = worker->region;
    int goes_on = NOGIL_PRIV_LOOP_GOES_ON;
    if (left_early)
        (void)__atomic_compare_exchange_n(&region->why, &goes_on, NOGIL_PRIV_LOOP_LEFT, 0, __ATOMIC_ACQ_REL,
                                          __ATOMIC_ACQUIRE);
    while (__atomic_exchange_n(&region->lock, 1, __ATOMIC_ACQUIRE))
        sched_yield();
    if (region->copied) {
        nogil_priv_worker_copied(worker);
        return 0;
    }
    region->copied = left_early;
    return 1;
}

NOGIL_PRIV_COLD int nogil_priv_worker_fail(nogil_priv_worker *worker)
{
    nogil_priv_parallel *region = worker->region;
    int is_first =
        __atomic_exchange_n(&region->why, NOGIL_PRIV_LOOP_FAILED, __ATOMIC_ACQ_REL) != NOGIL_PRIV_LOOP_FAILED;
    (void)nogil_error_fetch(is_first ? &region->error : NULL);
    return is_first;
}

/* ------------------------------------------------------------------------------------- states for one loop only */

/* In a sub-interpreter: a kept state is the main interpreter's, and others must not outlive the loop, because
   Py_EndInterpreter() refuses to end while there are any. Without a remembered state each attach of this thread comes
   to nogil_priv_attach_cold(), and that one here. */
NOGIL_PRIV_WARM void nogil_priv_worker_enter(nogil_priv_worker *worker)
{
    nogil_priv_thread *thread = nogil_priv_this_thread();
    worker->outer = nogil_priv_mine;
    worker->before = thread->worker;
    thread->worker = worker;
    nogil_priv_mine = 0;
}

/* PyThreadState_New() needs no GIL. NULL: `thread` is not in such a loop. */
NOGIL_PRIV_COLD PyThreadState *nogil_priv_worker_state(nogil_priv_thread *thread)
{
    nogil_priv_worker *worker = thread ? thread->worker : NULL;
    if (worker && !worker->state) {
        int begun = nogil_priv_birth_begin();
        worker->state = PyThreadState_New(worker->region->interp);
        nogil_priv_birth_end(begun);
        if (!worker->state)
            Py_FatalError("NOGIL_PRANGE: no memory for the thread state of a worker");
    }
    return worker ? worker->state : NULL;
}

NOGIL_PRIV_COLD nogil_priv_attached nogil_priv_worker_attach(nogil_priv_worker *worker)
{
    nogil_priv_attached section;
    int saved_errno = errno;
    section.state = nogil_priv_worker_state(nogil_priv_this_thread());
    section.leave = 1;
    (void)worker;
    nogil_priv_mine = NOGIL_PRIV_ATTACHED(section.state);
    nogil_priv_restore(section.state);
    errno = saved_errno;
    return section;
}

/* Without a state of ours this thread may have another's: a second module's, with a copy of this library of its own. It
   is looked at behind the gate, since finalization frees it. */
static int nogil_priv_worker_left_error(nogil_priv_worker *worker)
{
    nogil_interp *main_interp;
    int pending = 0;
    if (nogil_priv_mine || worker->region->interp)
        return nogil_priv_error_pending_cold();
    main_interp = nogil_priv_gate_find(NULL);
    if (!nogil_priv_gate_enter(main_interp))
        return 0;
    if (nogil_priv_gilstate())
        pending = nogil_priv_error_pending_cold();
    nogil_priv_gate_leave(main_interp);
    return pending;
}

static void nogil_priv_worker_drop_state(nogil_priv_worker *worker)
{
    if (worker->state) {
        PyThreadState *others =
            worker->outer & NOGIL_PRIV_KEPT ? ((nogil_priv_thread *)(worker->outer - NOGIL_PRIV_KEPT))->kept : NULL;
        PyEval_RestoreThread(worker->state);
        PyThreadState_Clear(worker->state);
        PyThreadState_DeleteCurrent();
        nogil_priv_mine = worker->outer;
        nogil_priv_try_rebind(others);
    }
    nogil_priv_mine = worker->outer;
    nogil_priv_this_thread()->worker = worker->before;
}

/* When a thread is done, may another one begin a further iteration? Only then could Ctrl+C stop it. */
static int nogil_priv_worker_others_go_on(const nogil_priv_worker *worker)
{
    const nogil_priv_parallel *region = worker->region;
    return region->schedule == NOGIL_PRIV_DYNAMIC ? region->chunk > 1 : region->count > worker->team;
}

/* An exception that the body has left pending without NOGIL_PRANGE_FAIL must not be lost, nor be found by the next loop
   that this thread works for. */
NOGIL_PRIV_WARM void nogil_priv_worker_leave(nogil_priv_worker *worker)
{
    nogil_priv_parallel *region = worker->region;
    if (nogil_priv_worker_left_error(worker))
        nogil_priv_worker_fail(worker);
    if (region->interp)
        nogil_priv_worker_drop_state(worker);
    if (nogil_priv_worker_others_go_on(worker) &&
        __atomic_add_fetch(&region->finished, 1, __ATOMIC_SEQ_CST) == (uint32_t)worker->team - 1 &&
        __atomic_load_n(&region->awaited, __ATOMIC_SEQ_CST))
        nogil_priv_wake_up(&region->finished, 1);
}

/* In OpenMP, where the caller waits otherwise, nobody looks for Ctrl+C. A signal that the kernel gives to this thread
   ends its sleep. */
NOGIL_PRIV_WARM void nogil_priv_worker_await(nogil_priv_worker *worker)
{
    nogil_priv_parallel *region = worker->region;
    const uint32_t others = (uint32_t)worker->team - 1;
    uint32_t finished;
    int looks;
    if (!nogil_priv_worker_others_go_on(worker))
        return;
    for (looks = 0; looks < NOGIL_PRIV_LOOKS_AT_THE_END; looks++)
        if (__atomic_load_n(&region->finished, __ATOMIC_RELAXED) == others)
            return;
    __atomic_store_n(&region->awaited, 1, __ATOMIC_SEQ_CST);
    while ((finished = __atomic_load_n(&region->finished, __ATOMIC_SEQ_CST)) != others && worker->asked != INT64_MAX &&
           __atomic_load_n(&region->why, __ATOMIC_RELAXED) == NOGIL_PRIV_LOOP_GOES_ON) {
        (void)nogil_priv_sleep_on(&region->finished, finished, NOGIL_PRIV_SLEEP_MS * 1000000);
        (void)nogil_priv_worker_ask(worker, nogil_priv_now_ns());
    }
}

NOGIL_PRIV_EXTERN_C_END
