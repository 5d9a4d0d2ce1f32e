/* SPDX-License-Identifier: 0BSD */
/* tsan.c: the locks in a program that never starts Python, for ThreadSanitizer.

   It has nothing of Python but the one question that a lock asks, so every instruction is instrumented: what two
   threads do to `total` is a race unless the locks order it, and ThreadSanitizer has to see that they do.

       $ locks_tsan
       3 x 4 threads counted right

   Rule: with an argument it leaves a lock out, and ThreadSanitizer must complain: the proof that it looks. */
#include <nogil.h>

#include <stdio.h>

/* No thread is attached to anything. The other symbols of Python stay undefined: nobody calls them. */
#if PY_VERSION_HEX >= 0x030D0000
PyThreadState *PyThreadState_GetUnchecked(void)
#else
PyThreadState *_PyThreadState_UncheckedGet(void)
#endif
{
    return NULL;
}
int Py_IsInitialized(void)
{
    return 0;
}

enum { THREADS = 4, ROUNDS = 4000 };

static nogil_mutex mutex = NOGIL_MUTEX_INIT;
static nogil_cond turned = NOGIL_COND_INIT;
static nogil_once once = NOGIL_ONCE_INIT;
static long total, turn, table[4];
static int leave_out;

static void *count(void *number)
{
    long i;
    for (i = 0; i < ROUNDS; i++) {
        if (leave_out && i % 2) {
            total++;
        } else if (i % 5 == 0) {
            while (!nogil_mutex_trylock(&mutex))
                sched_yield();
            total++;
            nogil_mutex_unlock(&mutex);
        } else if (i % 5 == 1) {
            while (!nogil_mutex_timedlock(&mutex, 0.00001))
                ;
            total++;
            nogil_mutex_unlock(&mutex);
        } else {
            NOGIL_LOCKED_BEGIN(&mutex)
                total++;
            NOGIL_LOCKED_END
        }
    }
    return number;
}

static void *take_turns(void *number)
{
    long i, me = (long)(intptr_t)number;
    for (i = 0; i < ROUNDS / 16; i++) {
        NOGIL_LOCKED_BEGIN(&mutex)
            while (turn % THREADS != me)
                if (i % 2)
                    nogil_cond_wait(&turned, &mutex);
                else
                    (void)nogil_cond_timedwait(&turned, &mutex, 0.0001);
            turn++;
            total += 16;
        NOGIL_LOCKED_END
        nogil_cond_broadcast(&turned);
    }
    return number;
}

static int fill(void *unused)
{
    int i;
    (void)unused;
    for (i = 0; i < 4; i++)
        table[i] = i + 1;
    return 0;
}

static void *use_table(void *number)
{
    long sum = 0, i;
    for (i = 0; i < ROUNDS; i++) {
        if (nogil_once_call(&once, fill, NULL) < 0)
            abort();
        sum += table[i % 4] - i % 4;
    }
    NOGIL_LOCKED_BEGIN(&mutex)
        total += sum;
    NOGIL_LOCKED_END
    return number;
}

static void run(void *(*body)(void *))
{
    pthread_t threads[THREADS];
    intptr_t i;
    for (i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, body, (void *)i) != 0)
            abort();
    for (i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

int main(int arguments, char **names)
{
    (void)names;
    leave_out = arguments > 1;
    run(count);
    run(take_turns);
    run(use_table);
    if (total != 3L * THREADS * ROUNDS && !leave_out) {
        printf("%ld instead of %ld\n", total, 3L * THREADS * ROUNDS);
        return 1;
    }
    printf("3 x %d threads counted right\n", THREADS);
    return 0;
}
