/* SPDX-License-Identifier: 0BSD */
/* parallel.c: who runs which iterations of a NOGIL_PRANGE, when its threads look up, and whose state they attach.

   Rule: between two looks a thread runs a plain loop; a look costs a few nanoseconds, and asks for the GIL only where a
   signal could be waiting: on the main thread, at most every 50 ms, since 3.13 only if one is. */

NOGIL_PRIV_EXTERN_C_BEGIN

enum { NOGIL_PRIV_MOST_BETWEEN_LOOKS = 4096, NOGIL_PRIV_MOST_OF_CHUNKS = 64, NOGIL_PRIV_ASK_MS = 50 };
enum { NOGIL_PRIV_SLEEP_MS = 10 }; /* of a caller that waits for the others */
/* In the child of a thread that forked CPython 3.13.0 marks a state that is gone, and does not see signals itself. */
enum { NOGIL_PRIV_ASK_ANYWAY_MS = 1000 };
/* A run that took as long is followed by a shorter one. The coarse clock steps by 1 to 10 ms. */
enum { NOGIL_PRIV_LONG_RUN_MS = 4 };
/* For so many looks, some 30 us, the caller waits awake for the others. */
enum { NOGIL_PRIV_LOOKS_AT_THE_END = 100000 };

NOGIL_PRIV_SHARED unsigned long nogil_priv_forked_thread = 0; /* set by mutex.c */
/* <= 3.12: kept states can be kept, see nogil_priv_threading_is_imported(). */
NOGIL_PRIV_SHARED int nogil_priv_parallel_can_keep = 0;

/* In how many steps one comes from start to stop. */
static long long nogil_priv_parallel_count(long long start, long long stop, long long step)
{
    unsigned long long way, wide;
    if (step > 0 ? start >= stop : start <= stop)
        return 0;
    way = step > 0 ? (unsigned long long)stop - (unsigned long long)start
                   : (unsigned long long)start - (unsigned long long)stop;
    wide = step > 0 ? (unsigned long long)step : 0 - (unsigned long long)step;
    way = (way - 1) / wide + 1;
    return way > (unsigned long long)LLONG_MAX ? LLONG_MAX : (long long)way;
}

/* Whose states the workers make for this loop; NULL where each can attach the one that it keeps, which is the main
   interpreter's. Attached or detached. */
static PyInterpreterState *nogil_priv_parallel_interp(PyThreadState *attached)
{
#ifdef PYPY_VERSION
    (void)attached;
    return NULL;
#else
    PyThreadState *state = attached ? attached : nogil_priv_known_state();
    PyInterpreterState *interp;
    if (!state && !nogil_priv_mine) {
        nogil_priv_thread *thread = nogil_priv_this_thread_if_any();
        if (thread && thread->worker)
            return thread->worker->region->interp;
        state = Py_IsInitialized() ? nogil_priv_gilstate() : NULL;
    }
    interp = state ? nogil_priv_interp_of(state) : NULL;
    if (!interp || PyInterpreterState_GetID(interp) != 0)
        return interp;
    if (NOGIL_PRIV_RUNNING_HEX >= 0x030D0000 || nogil_priv_parallel_can_keep)
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
#endif
}

NOGIL_PRIV_WARM void nogil_priv_parallel_open(nogil_priv_parallel *region, long long stop)
{
    PyThreadState *attached = nogil_priv_attached_state();
    PyThreadState *state = attached ? attached : nogil_priv_known_state();
    region->saved_errno = errno;
    region->why = NOGIL_PRIV_LOOP_GOES_ON;
    region->error.exception = NULL;
    region->lock = region->copied = 0;
    region->next = 0;
    region->finished = region->awaited = 0;
    region->interp = NULL;
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
    if (region->schedule < NOGIL_PRIV_STATIC || region->schedule > NOGIL_PRIV_GUIDED)
        region->schedule = NOGIL_PRIV_STATIC; /* auto, from OMP_SCHEDULE */
    if (region->chunk < 0 || (region->chunk == 0 && region->schedule != NOGIL_PRIV_STATIC))
        region->chunk = region->schedule != NOGIL_PRIV_STATIC;
    if (region->chunk > region->count)
        region->chunk = region->count;
    region->parallel = region->parallel && region->count > 1;
    if (region->parallel)
        region->interp = nogil_priv_parallel_interp(attached);
}

NOGIL_PRIV_COLD int nogil_priv_parallel_failed(nogil_priv_parallel *region)
{
    (void)nogil_error_restore(&region->error);
    return 1;
}

/* ------------------------------------------------------------------------------------------------ looking up */

static long nogil_priv_coarse_ms(void)
{
    struct timespec now;
    clock_gettime(NOGIL_PRIV_CLOCK_COARSE, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Is this the thread on which Python runs signal handlers? Nearly always the first of the process; where Python was
   started on another one, threading knows. */
static int nogil_priv_is_main_thread(void)
{
    nogil_priv_attached section;
    PyObject *pending, *threading, *thread, *ident;
    int saved_errno = errno, is_main;
#if defined(__linux__) && defined(__NR_gettid)
    if (syscall(__NR_gettid) == getpid())
        return 1;
#endif
    section = nogil_priv_attach_if_detached();
    pending = nogil_priv_take_exception();
    threading = PyImport_ImportModule("threading");
    thread = threading ? PyObject_CallMethod(threading, "main_thread", NULL) : NULL;
    ident = thread ? PyObject_GetAttrString(thread, "ident") : NULL;
    is_main = ident && PyLong_AsUnsignedLong(ident) == NOGIL_PRIV_THREAD_ID();
    Py_XDECREF(threading);
    Py_XDECREF(thread);
    Py_XDECREF(ident);
    PyErr_Clear();
    if (pending)
        nogil_priv_put_exception(pending);
    nogil_priv_leave(&section);
    errno = saved_errno;
    return is_main;
}

/* Run the handlers of the signals that may have arrived. 0: one of them has raised. Only the main thread's state is
   looked at: another's may be freed by finalization. */
static int nogil_priv_worker_ask(nogil_priv_worker *worker, long now)
{
    PyThreadState *state = worker->region->state ? worker->region->state : nogil_priv_known_state();
    if (now - worker->asked < NOGIL_PRIV_ASK_MS)
        return 1;
    if (!worker->is_main && !nogil_priv_is_main_thread()) {
        worker->asked = LONG_MAX;
        return 1;
    }
    worker->is_main = 1;
    if (!nogil_priv_signal_may_wait(state) && now - worker->asked < NOGIL_PRIV_ASK_ANYWAY_MS)
        return 1;
    worker->asked = now;
    if (nogil_check_signals() == 0)
        return 1;
    nogil_priv_worker_fail(worker);
    return 0;
}

/* 0: the loop is over. */
static int nogil_priv_worker_look(nogil_priv_worker *worker)
{
    nogil_priv_parallel *region = worker->region;
    const nogil_priv_parallel *around;
    long now = nogil_priv_coarse_ms(), took, most = NOGIL_PRIV_MOST_BETWEEN_LOOKS;

    for (around = region->around; around; around = around->around)
        if (__atomic_load_n(&around->why, __ATOMIC_RELAXED) == NOGIL_PRIV_LOOP_FAILED) {
            nogil_raise(PyExc_RuntimeError, "NOGIL_PRANGE: the loop around this one has failed");
            nogil_priv_worker_fail(worker);
            return 0;
        }

    if (region->chunk && region->chunk < most && region->schedule != NOGIL_PRIV_GUIDED)
        most = region->chunk > NOGIL_PRIV_MOST_OF_CHUNKS ? (long)region->chunk : NOGIL_PRIV_MOST_OF_CHUNKS;
    if (!worker->looked)
        worker->looked = worker->asked = now;
    took = now - worker->looked;
    worker->looked = now;
    if (took >= NOGIL_PRIV_LONG_RUN_MS)
        worker->size = worker->size * NOGIL_PRIV_LONG_RUN_MS / 2 / took;
    else
        worker->size *= 4;
    worker->size = worker->size < 1 ? 1 : worker->size < most ? worker->size : most;
    worker->left = worker->size;

    return !worker->is_caller || nogil_priv_worker_ask(worker, now);
}

/* --------------------------------------------------------------------------------------------------- sharing out */

static int nogil_priv_worker_take_static(nogil_priv_worker *worker)
{
    const nogil_priv_parallel *region = worker->region;
    long long count = region->count, chunk = region->chunk, number = worker->number;
    if (!chunk) {
        long long part = count / worker->team, more = count % worker->team;
        if (worker->chunks++)
            return 0;
        worker->at = number * part + (number < more ? number : more);
        worker->end = worker->at + part + (number < more);
    } else {
        long long which = number + worker->chunks++ * worker->team;
        if (which > (count - 1) / chunk)
            return 0;
        worker->at = which * chunk;
        worker->end = count - worker->at < chunk ? count : worker->at + chunk;
    }
    return worker->at < worker->end;
}

static int nogil_priv_worker_take(nogil_priv_worker *worker)
{
    nogil_priv_parallel *region = worker->region;
    unsigned long long count = (unsigned long long)region->count, chunk = (unsigned long long)region->chunk, from;
    if (region->schedule == NOGIL_PRIV_STATIC)
        return nogil_priv_worker_take_static(worker);
    if (region->schedule == NOGIL_PRIV_DYNAMIC) {
        if (worker->team == 1) { /* nobody else: half the price of the chunk */
            from = region->next;
            region->next = from + chunk;
        } else {
            from = __atomic_fetch_add(&region->next, chunk, __ATOMIC_RELAXED);
        }
        if (from >= count)
            return 0;
    } else {
        unsigned long long share, team = (unsigned long long)worker->team;
        from = __atomic_load_n(&region->next, __ATOMIC_RELAXED);
        do {
            if (from >= count)
                return 0;
            share = (count - from + team - 1) / team;
            chunk = share > (unsigned long long)region->chunk ? share : (unsigned long long)region->chunk;
            if (chunk > count - from)
                chunk = count - from;
        } while (
            !__atomic_compare_exchange_n(&region->next, &from, from + chunk, 1, __ATOMIC_RELAXED, __ATOMIC_RELAXED));
    }
    worker->at = (long long)from;
    worker->end = (long long)(count - from < chunk ? count : from + chunk);
    return 1;
}

NOGIL_PRIV_WARM int nogil_priv_worker_next(nogil_priv_worker *worker)
{
    long long run;
    if (NOGIL_PRIV_UNLIKELY(__atomic_load_n(&worker->region->why, __ATOMIC_RELAXED)))
        return 0;
    if (worker->at == worker->end && !nogil_priv_worker_take(worker))
        return 0;
    if (worker->left == 0 && !nogil_priv_worker_look(worker))
        return 0;
    run = worker->end - worker->at < worker->left ? worker->end - worker->at : worker->left;
    worker->lo = worker->at;
    worker->at += run;
    worker->left -= (long)run;
    return (int)run;
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
        nogil_priv_birth_begin();
        worker->state = PyThreadState_New(worker->region->interp);
        nogil_priv_birth_end();
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
    while ((finished = __atomic_load_n(&region->finished, __ATOMIC_SEQ_CST)) != others && worker->asked != LONG_MAX &&
           __atomic_load_n(&region->why, __ATOMIC_RELAXED) == NOGIL_PRIV_LOOP_GOES_ON) {
        nogil_priv_sleep_on(&region->finished, finished, NOGIL_PRIV_SLEEP_MS * 1000000);
        (void)nogil_priv_worker_ask(worker, nogil_priv_coarse_ms());
    }
}

NOGIL_PRIV_EXTERN_C_END
