/* SPDX-License-Identifier: 0BSD */
/* outlive: a C program that starts Python, ends it and starts it again, while its threads go on logging.

       $ log_forwarder_outlive 2>&1 | grep main
       stderr: main: no Python yet
       python 1: main: Python is up
       stderr: main: Python has ended
       python 2: main: Python is up
       stderr: main: Python has ended
       stderr: main: every line has arrived

   Rule: the threads never ask in which of these times they live. Nothing here sleeps for luck: main waits until each
   thread has been heard where it ought to be. */
#include <nogil.h>

#include "log_forwarder.h"

#include <stdlib.h>

enum { THREADS = 3, LIVES = 2, ENOUGH = 20 };
enum { TO_STDERR, TO_PYTHON };

struct talker {
    pthread_t thread;
    int number;
    long heard[2]; /* lines of this thread, by where they went */
};

/* One group of threads from before the first Python on, and a further one in each life of Python. */
static struct talker talkers[(LIVES + 1) * THREADS];
static int started;
static int stopping;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* for what is above it */
static pthread_cond_t something_was_heard = PTHREAD_COND_INITIALIZER;

static void *talk(void *argument)
{
    struct talker *talker = argument;
    const struct timespec pause = {0, 1000000};
    int stop;
    do {
        int where = forward_log("thread %d message %ld", talker->number, talker->heard[0] + talker->heard[1] + 1);
        pthread_mutex_lock(&lock); /* without the GIL, so it does not matter who has that */
        talker->heard[where]++;
        stop = stopping;
        pthread_cond_signal(&something_was_heard);
        pthread_mutex_unlock(&lock);
        nanosleep(&pause, NULL);
    } while (!stop);
    return NULL;
}

static void start_threads(void)
{
    int last = started + THREADS;
    for (; started < last; started++) {
        talkers[started].number = started + 1;
        if (pthread_create(&talkers[started].thread, NULL, talk, &talkers[started]) != 0)
            abort();
    }
}

/* Wait until each of the threads from `first` on has had ENOUGH further lines go there. main calls this with the GIL,
   and also where there is no Python: nogil_release_gil() does what there is to do, and that may be nothing. */
static void wait_until_heard(int first, int where)
{
    long goals[sizeof(talkers) / sizeof(*talkers)];
    nogil_release gil = nogil_release_gil();
    pthread_mutex_lock(&lock);
    for (int i = first; i < started; i++)
        goals[i] = talkers[i].heard[where] + ENOUGH;
    for (int i = first; i < started; i++)
        while (talkers[i].heard[where] < goals[i])
            pthread_cond_wait(&something_was_heard, &lock);
    pthread_mutex_unlock(&lock);
    nogil_acquire_gil(&gil);
}

int main(void)
{
    long lines = 0;
    PyImport_AppendInittab("log_forwarder", PyInit_log_forwarder);
    forward_log("main: no Python yet");
    start_threads();
    wait_until_heard(0, TO_STDERR);

    for (int life = 1; life <= LIVES; life++) {
        char code[200];
        /* From 3.15 on a thread that has met the first Python is not let into the second: it logs to stderr. */
        int first = life == 1 || PY_VERSION_HEX < 0x030F0000 ? 0 : started;
        Py_InitializeEx(0);
        snprintf(code, sizeof(code),
                 "import log_forwarder, os\n"
                 "log_forwarder.sink = lambda line: os.write(1, f'python %d: {line}\\n'.encode())\n",
                 life);
        if (PyRun_SimpleString(code) != 0)
            return 1;
        forward_log("main: Python is up");
        start_threads();
        wait_until_heard(first, TO_PYTHON);

        if (Py_FinalizeEx() < 0) /* the threads log on all the while */
            return 1;
        forward_log("main: Python has ended");
        wait_until_heard(0, TO_STDERR);
    }

    pthread_mutex_lock(&lock);
    stopping = 1;
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < started; i++) {
        pthread_join(talkers[i].thread, NULL);
        lines += talkers[i].heard[TO_STDERR] + talkers[i].heard[TO_PYTHON];
    }
    forward_log("main: every line has arrived");
    printf("%d threads logged %ld lines\n", started, lines);
    return 0;
}
