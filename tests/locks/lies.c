/* SPDX-License-Identifier: 0BSD */
/* lies.c: what can go wrong with locks and be seen by NOGIL_DEBUG, one function each. test_debug.py looks for the lines
   that are marked:

       LIE(name)      the report is about this line
       FIRST(name)    and names this one as the other end */
#include "../threads/threads.h"

static nogil_mutex a = NOGIL_MUTEX_INIT, b = NOGIL_MUTEX_INIT, c = NOGIL_MUTEX_INIT;
static nogil_cond changed = NOGIL_COND_INIT;
static pthread_mutex_t foreign_lock = PTHREAD_MUTEX_INITIALIZER;

/* Run a body on a thread of its own, to its end. */
static void elsewhere(void (*body)(foreign *))
{
    PyObject *sections = foreign_run(body, 1, 1, NULL);
    Py_XDECREF(sections);
}

static void locked_twice(void)
{
    nogil_mutex_lock(&a); // FIRST(locked_twice)
    nogil_mutex_lock(&a); // LIE(locked_twice)
}

static void locked_twice_in_blocks(void)
{
    NOGIL_LOCKED_BEGIN(&a)     // FIRST(locked_twice_in_blocks)
        NOGIL_LOCKED_BEGIN(&a) // LIE(locked_twice_in_blocks)
        NOGIL_LOCKED_END
    NOGIL_LOCKED_END
}

static void lock_a(foreign *me)
{
    nogil_mutex_lock(&a); // FIRST(unlocked_by_another_thread)
    me->sections++;
}

static void unlocked_by_another_thread(void)
{
    elsewhere(lock_a);
    nogil_mutex_unlock(&a); // LIE(unlocked_by_another_thread)
}

static void unlocked_twice(void)
{
    nogil_mutex_lock(&a); // FIRST(unlocked_twice)
    nogil_mutex_unlock(&a);
    nogil_mutex_unlock(&a); // LIE(unlocked_twice)
}

static void waited_without_the_mutex(void)
{
    nogil_mutex_lock(&a); // FIRST(waited_without_the_mutex)
    nogil_mutex_unlock(&a);
    nogil_cond_wait(&changed, &a); // LIE(waited_without_the_mutex)
}

static void a_then_b(foreign *me)
{
    nogil_mutex_lock(&a); // FIRST(two_in_another_order)
    nogil_mutex_lock(&b);
    nogil_mutex_unlock(&b);
    nogil_mutex_unlock(&a);
    me->sections++;
}

static void two_in_another_order(void)
{
    elsewhere(a_then_b);
    nogil_mutex_lock(&b);
    nogil_mutex_lock(&a); // LIE(two_in_another_order)
}

static void b_then_c(foreign *me)
{
    NOGIL_LOCKED_SCOPE(&b); // FIRST(three_in_a_circle)
    NOGIL_LOCKED_SCOPE(&c);
    me->sections++;
}

static void three_in_a_circle(void)
{
    elsewhere(a_then_b);
    elsewhere(b_then_c);
    NOGIL_LOCKED_BEGIN(&c)
        NOGIL_LOCKED_BEGIN(&a) // LIE(three_in_a_circle)
        NOGIL_LOCKED_END
    NOGIL_LOCKED_END
}

static moment locked;

static void *keep_foreign_lock(void *unused)
{
    (void)unused;
    pthread_mutex_lock(&foreign_lock);
    moment_bring(&locked);
    for (;;)
        pause();
    return NULL;
}

static void waits_for_a_foreign_lock(void)
{
    pthread_t thread;
    NOGIL_BEGIN // FIRST(waits_for_a_foreign_lock)
        if (pthread_create(&thread, NULL, keep_foreign_lock, NULL) != 0 || !moment_await(&locked))
            abort();
    NOGIL_END
    pthread_mutex_lock(&foreign_lock); // LIE(waits_for_a_foreign_lock)
}

static void *nothing(void *unused)
{
    return unused;
}

static void joins_a_thread_with_the_gil(void)
{
    pthread_t thread;
    NOGIL_YIELD(); // FIRST(joins_a_thread_with_the_gil)
    if (pthread_create(&thread, NULL, nothing, NULL) != 0)
        abort();
    pthread_join(thread, NULL); // LIE(joins_a_thread_with_the_gil)
}

static void waits_for_a_foreign_condition(void)
{
    static pthread_cond_t never = PTHREAD_COND_INITIALIZER;
    NOGIL_YIELD(); // FIRST(waits_for_a_foreign_condition)
    pthread_mutex_lock(&foreign_lock);
    pthread_cond_wait(&never, &foreign_lock); // LIE(waits_for_a_foreign_condition)
}

/* What looks like one and is none. */
static void no_lie_at_all(void)
{
    pthread_t thread;
    nogil_mutex short_lived = NOGIL_MUTEX_INIT;
    int turn;
    elsewhere(a_then_b);
    elsewhere(a_then_b);
    NOGIL_LOCKED_BEGIN(&b)
        if (nogil_mutex_trylock(&a)) /* the other way round, but it does not wait */
            nogil_mutex_unlock(&a);
        if (nogil_mutex_timedlock(&a, 0.001))
            nogil_mutex_unlock(&a);
        (void)nogil_cond_timedwait(&changed, &b, 0.001);
    NOGIL_LOCKED_END
    for (turn = 0; turn < 2; turn++) { /* the same memory, but another mutex each time */
        nogil_mutex *first = turn ? &a : &short_lived, *second = turn ? &short_lived : &a;
        static const nogil_mutex fresh = NOGIL_MUTEX_INIT;
        short_lived = fresh;
        NOGIL_LOCKED_SCOPE(first);
        NOGIL_LOCKED_SCOPE(second);
    }
    nogil_mutex_lock(&a); /* not in the order of locking */
    nogil_mutex_lock(&b);
    nogil_mutex_unlock(&a);
    nogil_mutex_unlock(&b);
    NOGIL_BLOCKING(pthread_mutex_lock(&foreign_lock));
    pthread_mutex_unlock(&foreign_lock);
    pthread_mutex_lock(&foreign_lock); /* with the GIL, but it is free */
    pthread_mutex_unlock(&foreign_lock);
    if (pthread_create(&thread, NULL, nothing, NULL) != 0)
        abort();
    NOGIL_BLOCKING(pthread_join(thread, NULL));
}

#define LIE_METHOD(name)                                                                                               \
    static PyObject *py_##name(PyObject *self, PyObject *unused)                                                       \
    {                                                                                                                  \
        (void)self;                                                                                                    \
        (void)unused;                                                                                                  \
        name();                                                                                                        \
        Py_RETURN_NONE;                                                                                                \
    }
#define LIE_ENTRY(name) {#name, py_##name, METH_NOARGS, NULL}

LIE_METHOD(locked_twice)
LIE_METHOD(locked_twice_in_blocks)
LIE_METHOD(unlocked_by_another_thread)
LIE_METHOD(unlocked_twice)
LIE_METHOD(waited_without_the_mutex)
LIE_METHOD(two_in_another_order)
LIE_METHOD(three_in_a_circle)
LIE_METHOD(waits_for_a_foreign_lock)
LIE_METHOD(joins_a_thread_with_the_gil)
LIE_METHOD(waits_for_a_foreign_condition)
LIE_METHOD(no_lie_at_all)

static PyMethodDef methods[] = {
    LIE_ENTRY(locked_twice),
    LIE_ENTRY(locked_twice_in_blocks),
    LIE_ENTRY(unlocked_by_another_thread),
    LIE_ENTRY(unlocked_twice),
    LIE_ENTRY(waited_without_the_mutex),
    LIE_ENTRY(two_in_another_order),
    LIE_ENTRY(three_in_a_circle),
    LIE_ENTRY(waits_for_a_foreign_lock),
    LIE_ENTRY(joins_a_thread_with_the_gil),
    LIE_ENTRY(waits_for_a_foreign_condition),
    LIE_ENTRY(no_lie_at_all),
    {NULL, NULL, 0, NULL},
};
THREADS_MODULE(lock_lies)
