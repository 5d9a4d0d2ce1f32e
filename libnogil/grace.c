/* SPDX-License-Identifier: 0BSD */
/* grace.c: a grace period: finalization frees the states of daemon threads when none of them is about to read its own.

       atexit callback     the gate is closed, and a thread of ours leaves a state behind: the canary
       Py_FinalizeEx()     says that it finalizes, and frees all states but its own, the newest first
       the canary's dict   is cleared, and a capsule in it waits until each thread that runs has had a turn
       the other states    are freed

   Rule: between the word "finalizing" and the first state of a daemon thread that is freed, each thread that was on its
   way has run for a moment, or a second is over.

   CPython up to 3.13 asks whether it is finalizing and then reads the state; a thread that loses its processor between
   the two, in PyEval_RestoreThread() or at the end of PyEval_SaveThread(), came back to freed memory (block.h has the
   figures). 3.14 counts the references of a state: https://github.com/python/cpython/issues/124878. The way from the
   question to the reading is a few instructions, and who waits for the GIL sleeps: a thread that sleeps now, or has run for
   a while since, is past it. The idea is RCU's. */

NOGIL_PRIV_EXTERN_C_BEGIN

enum {
    NOGIL_PRIV_GRACE_THREADS = 128,  /* how many are waited for; that more run at once is not foreseen */
    NOGIL_PRIV_GRACE_RUN_NS = 50000, /* after so long a thread is past those instructions, cold caches and all */
    NOGIL_PRIV_GRACE_WAIT_NS = 1000000000
};

#ifdef __linux__
/* A thread on its way, and how long it had run when it was first seen. */
typedef struct {
    int id;
    int64_t run_ns;
} nogil_priv_grace_thread;

/* How long a thread has run so far, in ns; -1 if it has ended. The clock is pthread_getcpuclockid()'s, by thread number. */
static int64_t nogil_priv_grace_run_ns(int id)
{
    struct timespec run;
    clockid_t clock = (clockid_t)(~(unsigned)id << 3 | 6);
    return clock_gettime(clock, &run) == 0 ? (int64_t)run.tv_sec * 1000000000 + run.tv_nsec : -1;
}

/* Does it run, or wait for a processor? */
static int nogil_priv_grace_is_running(int id)
{
    char path[48], text[128], *name_end = NULL;
    ssize_t n = -1;
    int file;
    snprintf(path, sizeof path, "/proc/self/task/%d/stat", id);
    file = open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        n = read(file, text, sizeof text - 1);
        close(file);
    }
    if (n > 0) {
        text[n] = 0;
        name_end = strrchr(text, ')'); /* 123 (any name) R ... */
    }
    return name_end && name_end[1] == ' ' && name_end[2] == 'R';
}

static int nogil_priv_grace_find(nogil_priv_grace_thread *threads)
{
    DIR *tasks = opendir("/proc/self/task");
    int self = (int)syscall(__NR_gettid), n = 0;
    struct dirent *task;
    while (tasks && n < NOGIL_PRIV_GRACE_THREADS && (task = readdir(tasks)) != NULL) {
        int id = atoi(task->d_name);
        if (id <= 0 || id == self)
            continue;
        threads[n].id = id;
        threads[n].run_ns = nogil_priv_grace_run_ns(id);
        n += threads[n].run_ns >= 0 && nogil_priv_grace_is_running(id);
    }
    if (tasks)
        closedir(tasks);
    return n;
}

/* With the GIL, which nobody gets any more. */
static void nogil_priv_grace_wait(void)
{
    nogil_priv_grace_thread threads[NOGIL_PRIV_GRACE_THREADS];
    const struct timespec moment = {0, 100000};
    int64_t since = nogil_priv_now_ns();
    int i, n = nogil_priv_grace_find(threads);
    for (i = 0; i < n; i++)
        while (nogil_priv_now_ns() - since < NOGIL_PRIV_GRACE_WAIT_NS) {
            int64_t run_ns = nogil_priv_grace_run_ns(threads[i].id);
            if (run_ns < 0 || run_ns - threads[i].run_ns >= NOGIL_PRIV_GRACE_RUN_NS ||
                !nogil_priv_grace_is_running(threads[i].id))
                break;
            nanosleep(&moment, NULL);
        }
}
#else
static void nogil_priv_grace_wait(void)
{
    const struct timespec moment = {0, 1000000}; /* nobody tells who runs: most have had their turn by then */
    nanosleep(&moment, NULL);
}
#endif

/* The canary is cleared: because all states are about to be freed. (Or by a child that was forked in an atexit callback,
   whose other threads are not there.) */
static void nogil_priv_grace_gone(PyObject *capsule)
{
    (void)capsule;
    if (nogil_priv_is_finalizing())
        nogil_priv_grace_wait();
}

/* The body of a thread that leaves its state behind. */
static void *nogil_priv_grace_canary(void *ignored)
{
    PyObject *dict, *capsule;
    int begun = nogil_priv_birth_begin();
    (void)PyGILState_Ensure();
    nogil_priv_birth_end(begun);
    dict = PyThreadState_GetDict();
    capsule = dict ? PyCapsule_New((void *)nogil_priv_grace_canary, NULL, nogil_priv_grace_gone) : NULL;
    if (!capsule || PyDict_SetItemString(dict, "nogil.grace", capsule) < 0)
        PyErr_Clear(); /* no memory, no grace */
    Py_XDECREF(capsule);
    (void)PyEval_SaveThread();
    return ignored;
}

/* Attached, in an atexit callback of the main interpreter. */
static void nogil_priv_grace_prepare(void)
{
    pthread_t thread;
    if (NOGIL_PRIV_STATES_NEED_GRACE && pthread_create(&thread, NULL, nogil_priv_grace_canary, NULL) == 0) {
        PyThreadState *state = PyEval_SaveThread();
        pthread_join(thread, NULL);
        PyEval_RestoreThread(state);
    }
}

NOGIL_PRIV_EXTERN_C_END
