/* SPDX-License-Identifier: 0BSD */
/* iterations.c: which iterations of a NOGIL_PRANGE a thread runs next, and when it looks up between them.

   Rule: between two looks a thread runs a plain loop for some 50 us; a look asks for the GIL only where a signal could be
   waiting: on the main thread, at most every 50 ms, since 3.13 only if one is.

   A look is some 30 ns, and up to 200 in a loop of calls, which the processor's prediction of returns has to find into
   again: 0.5 % of a run at most. */

NOGIL_PRIV_EXTERN_C_BEGIN

/* ------------------------------------------------------------------------------------------------ looking up */

enum { NOGIL_PRIV_MOST_BETWEEN_LOOKS = 1 << 20, NOGIL_PRIV_MOST_OF_CHUNKS = 64 }; /* iterations */
enum {
    NOGIL_PRIV_RUN_NS = 50000,   /* what a run is to take, going by the one before, */
    NOGIL_PRIV_MOST_GROWTH = 64, /* but at most so many times as many iterations */
    NOGIL_PRIV_ASK_NS = 50000000,
    /* In the child of a thread that forked CPython 3.13.0 marks a state that is gone, and does not see signals itself. */
    NOGIL_PRIV_ASK_ANYWAY_NS = 1000000000
};

/* Is this the thread on which Python runs signal handlers? Nearly always the first of the process; where Python was
   started on another one, threading knows. -1: it does not know yet (see nogil_priv_threading_is_imported()). */
static int nogil_priv_is_main_thread(void)
{
    nogil_priv_attached section;
    PyObject *pending, *threading, *thread, *ident;
    int saved_errno = errno, is_main;
    if (nogil_priv_is_first_thread())
        return 1;
    section = nogil_priv_attach_if_detached();
    if (!nogil_priv_threading_is_imported()) {
        nogil_priv_leave(&section);
        errno = saved_errno;
        return -1;
    }
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
static int nogil_priv_worker_ask(nogil_priv_worker *worker, int64_t now)
{
    PyThreadState *state = worker->region->state ? worker->region->state : nogil_priv_known_state();
    if (now - worker->asked < NOGIL_PRIV_ASK_NS)
        return 1;
    if (!worker->is_main) {
        int is_main = nogil_priv_is_main_thread();
        if (is_main == 0) {
            worker->asked = INT64_MAX;
            return 1;
        }
        worker->is_main = is_main > 0;
    }
    if (worker->is_main && !nogil_priv_signal_may_wait(state) && now - worker->asked < NOGIL_PRIV_ASK_ANYWAY_NS)
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
    int64_t now = nogil_priv_now_ns(), took;
    long most = NOGIL_PRIV_MOST_BETWEEN_LOOKS;

    for (around = region->around; around; around = around->around)
        if (__atomic_load_n(&around->why, __ATOMIC_RELAXED) == NOGIL_PRIV_LOOP_FAILED) {
            nogil_raise(PyExc_RuntimeError, "NOGIL_PRANGE: the loop around this one has failed");
            nogil_priv_worker_fail(worker);
            return 0;
        }

    if (region->chunk && region->chunk < most && region->schedule != NOGIL_PRIV_GUIDED)
        most = region->chunk > NOGIL_PRIV_MOST_OF_CHUNKS ? (long)region->chunk : NOGIL_PRIV_MOST_OF_CHUNKS;
    took = now - worker->looked;
    if (!worker->looked) /* the first run was not timed */
        worker->asked = now;
    else if (took < NOGIL_PRIV_RUN_NS / NOGIL_PRIV_MOST_GROWTH)
        worker->size *= NOGIL_PRIV_MOST_GROWTH;
    else
        worker->size = (long)(worker->size * (int64_t)NOGIL_PRIV_RUN_NS / took);
    worker->looked = now;
    worker->size = worker->size < 1 ? 1 : worker->size < most ? worker->size : most;
    worker->left = worker->size;

    return !worker->is_caller || nogil_priv_worker_ask(worker, now);
}

/* --------------------------------------------------------------------------------------------------- sharing out */

enum { NOGIL_PRIV_FEW_CHUNKS = 64 }; /* so many need no more than one counter */

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

/* schedule(dynamic): of four counters the first deals out chunk 0, 4, 8, ..., the next one 1, 5, 9, ..., and a thread
   whose own has run out helps with the next one. So threads that keep pace begin the chunks in order, and nobody is idle
   while there is one left. */
static void nogil_priv_parallel_set_counters(nogil_priv_parallel *region)
{
    int i;
    if (region->schedule != NOGIL_PRIV_DYNAMIC || !region->parallel ||
        (region->count - 1) / NOGIL_PRIV_FEW_CHUNKS < region->chunk)
        region->counters = 1;
    if (region->counters == 0)
        region->counters = NOGIL_PRIV_MOST_COUNTERS;
    for (i = 0; i < region->counters; i++)
        region->counter[i].next = (unsigned long long)i * (unsigned long long)region->chunk;
}

static int nogil_priv_worker_take_dynamic(nogil_priv_worker *worker)
{
    nogil_priv_parallel *region = worker->region;
    const unsigned long long count = (unsigned long long)region->count, chunk = (unsigned long long)region->chunk;
    while (worker->ran_out < worker->counters) {
        unsigned long long *next = &region->counter[worker->counter].next;
        unsigned long long from = __atomic_load_n(next, __ATOMIC_RELAXED);
        if (worker->team == 1) /* nobody else: half the price of the chunk */
            *next = from + chunk;
        else if (from < count)
            from = __atomic_fetch_add(next, chunk * (unsigned long long)worker->counters, __ATOMIC_RELAXED);
        if (from < count) {
            worker->at = (long long)from;
            worker->end = (long long)(count - from < chunk ? count : from + chunk);
            return 1;
        }
        worker->counter = worker->counter + 1 < worker->counters ? worker->counter + 1 : 0;
        worker->ran_out++;
    }
    return 0;
}

static int nogil_priv_worker_take_guided(nogil_priv_worker *worker)
{
    nogil_priv_parallel *region = worker->region;
    unsigned long long count = (unsigned long long)region->count, team = (unsigned long long)worker->team, chunk;
    unsigned long long from = __atomic_load_n(&region->counter[0].next, __ATOMIC_RELAXED);
    do {
        if (from >= count)
            return 0;
        chunk = (count - from + team - 1) / team;
        if (chunk < (unsigned long long)region->chunk)
            chunk = (unsigned long long)region->chunk;
        if (chunk > count - from)
            chunk = count - from;
    } while (!__atomic_compare_exchange_n(&region->counter[0].next, &from, from + chunk, 1, __ATOMIC_RELAXED,
                                          __ATOMIC_RELAXED));
    worker->at = (long long)from;
    worker->end = (long long)(from + chunk);
    return 1;
}

static int nogil_priv_worker_take(nogil_priv_worker *worker)
{
    switch (worker->region->schedule) {
    case NOGIL_PRIV_DYNAMIC:
        return nogil_priv_worker_take_dynamic(worker);
    case NOGIL_PRIV_GUIDED:
        return nogil_priv_worker_take_guided(worker);
    default:
        return nogil_priv_worker_take_static(worker);
    }
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

NOGIL_PRIV_EXTERN_C_END
