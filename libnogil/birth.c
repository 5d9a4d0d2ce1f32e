/* SPDX-License-Identifier: 0BSD */
/* birth.c: no thread state is made while another thread forks.

   CPython keeps the list of states under a lock that needs no GIL, and in a forked child takes that lock once before it
   makes it anew: if a state was being made at that moment, the child waits for ever (seen on 3.9 to 3.11, and on 3.15).
   So a thread of ours holds this lock while CPython makes a state for it, and a fork from before it to its end (gate.c).

   Rule: held for one call of CPython's and never waited for longer than a second; nothing depends on it but that child. */

NOGIL_PRIV_EXTERN_C_BEGIN

NOGIL_PRIV_SHARED pthread_mutex_t nogil_priv_birth = PTHREAD_MUTEX_INITIALIZER;
NOGIL_PRIV_SHARED int nogil_priv_births_wait = 0; /* for the fork of this thread: */
NOGIL_PRIV_SHARED pthread_t nogil_priv_forker = 0;

/* 1: it is held. 0: for a second it could not be had. */
static int nogil_priv_birth_lock(void)
{
#ifdef __APPLE__ /* has no pthread_mutex_timedlock() */
    const struct timespec millisecond = {0, 1000000};
    int busy, tries = 1000;
    while ((busy = pthread_mutex_trylock(&nogil_priv_birth)) != 0 && tries-- > 0)
        nanosleep(&millisecond, NULL);
    return !busy;
#else
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    return pthread_mutex_timedlock(&nogil_priv_birth, &until) == 0;
#endif
}

/* Detached: who is about to fork has the GIL, and waits for us. 1: it is held. 0: it is not. Then who has it may wait for
   this thread, in a fork hook, and it is better to go on without; or this Python needs none, and a birth may wait for a
   GIL with it. */
static int nogil_priv_birth_begin(void)
{
    return NOGIL_PRIV_FORK_STOPS_BIRTHS && nogil_priv_birth_lock();
}
static void nogil_priv_birth_end(int begun)
{
    if (begun)
        (void)pthread_mutex_unlock(&nogil_priv_birth);
}

/* In the parent and in the child, before fork() returns. */
static void nogil_priv_birth_has_forked(void)
{
    if (nogil_priv_births_wait && pthread_equal(nogil_priv_forker, pthread_self())) {
        nogil_priv_births_wait = 0;
        nogil_priv_birth_end(1);
    }
}
static void nogil_priv_birth_forked(void)
{
    nogil_priv_births_wait = 0;
    (void)pthread_mutex_init(&nogil_priv_birth, NULL); /* a thread that is not here may have held it */
}

NOGIL_PRIV_EXTERN_C_END
