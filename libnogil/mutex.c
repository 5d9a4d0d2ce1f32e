/* SPDX-License-Identifier: 0BSD */
/* mutex.c: waiting for a mutex and for a condition, and what becomes of both in a forked child.

   Rule: nobody sleeps here attached, and nobody asks for the GIL here with a mutex in hand.

   A thread that sleeps has left a mark in the mutex's word (WAITERS), and the kernel compares the word before it puts
   the thread to sleep (a futex), so no wake is lost between the two. A thread that was woken and has to attach first,
   which may take long, wakes the next one before. */

NOGIL_PRIV_EXTERN_C_BEGIN

#define NOGIL_PRIV_FAIR_AFTER 1000000L /* ns: for so long others may be faster; as in CPython's PyMutex */
#define NOGIL_PRIV_PATIENCE 10000000L  /* ns: for so long a free mutex is left to whom it is reserved for */
#define NOGIL_PRIV_SPINS 40            /* looks before sleeping: most critical sections are shorter than a sleep */

/* ---- sleeping until a word changes ---- */

#if defined(__linux__) && defined(__NR_futex) && !defined(NOGIL_PRIV_NO_FUTEX)

/* Sleep while *word is `value`, for so many nanoseconds or until woken, or a little less. Detached. 1: somebody has woken
   this thread, and may have meant another one. */
static int nogil_priv_sleep_on(uint32_t *word, uint32_t value, int64_t nanoseconds)
{
    struct {
        long seconds, nanoseconds; /* what the kernel takes a timespec for, whatever the C library does */
    } limit;
    limit.seconds = (long)(nanoseconds / 1000000000);
    limit.nanoseconds = (long)(nanoseconds % 1000000000);
    return syscall(__NR_futex, word, 128 /* FUTEX_WAIT_PRIVATE */, value, nanoseconds < 0 ? NULL : &limit, NULL, 0) ==
           0;
}

static void nogil_priv_wake_up(uint32_t *word, int threads)
{
    (void)syscall(__NR_futex, word, 129 /* FUTEX_WAKE_PRIVATE */, threads, NULL, NULL, 0);
}

static void nogil_priv_sleepers_forked(void)
{
}

#else /* no futex: a few queues for all words of the process */

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t woken;
} nogil_priv_queue;
#define NOGIL_PRIV_QUEUES 8
#define NOGIL_PRIV_QUEUE {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER}
NOGIL_PRIV_SHARED nogil_priv_queue nogil_priv_queues[NOGIL_PRIV_QUEUES] = {
    NOGIL_PRIV_QUEUE, NOGIL_PRIV_QUEUE, NOGIL_PRIV_QUEUE, NOGIL_PRIV_QUEUE,
    NOGIL_PRIV_QUEUE, NOGIL_PRIV_QUEUE, NOGIL_PRIV_QUEUE, NOGIL_PRIV_QUEUE,
};

static nogil_priv_queue *nogil_priv_queue_of(const uint32_t *word)
{
    return &nogil_priv_queues[((uintptr_t)word >> 4) % NOGIL_PRIV_QUEUES];
}

static int nogil_priv_sleep_on(uint32_t *word, uint32_t value, int64_t nanoseconds)
{
    nogil_priv_queue *queue = nogil_priv_queue_of(word);
    struct timespec end;
    clock_gettime(0 /* CLOCK_REALTIME, which a condition counts by */, &end);
    if (nanoseconds < 0 || nanoseconds > 1000000000) /* the caller looks again: a clock that is set does no harm */
        nanoseconds = 1000000000;
    end.tv_nsec += (long)(nanoseconds % 1000000000);
    end.tv_sec += (time_t)(nanoseconds / 1000000000) + end.tv_nsec / 1000000000;
    end.tv_nsec %= 1000000000;
    (pthread_mutex_lock)(&queue->lock); /* not the one that NOGIL_DEBUG watches */
    if (__atomic_load_n(word, __ATOMIC_SEQ_CST) == value)
        pthread_cond_timedwait(&queue->woken, &queue->lock, &end);
    pthread_mutex_unlock(&queue->lock);
    return 0; /* if it was meant for another one, that one is awake, too */
}

static void nogil_priv_wake_up(uint32_t *word, int threads)
{
    nogil_priv_queue *queue = nogil_priv_queue_of(word);
    (void)threads;                      /* all: others sleep in the same queue */
    (pthread_mutex_lock)(&queue->lock); /* not the one that NOGIL_DEBUG watches */
    pthread_cond_broadcast(&queue->woken);
    pthread_mutex_unlock(&queue->lock);
}

static void nogil_priv_sleepers_forked(void)
{
    int i;
    for (i = 0; i < NOGIL_PRIV_QUEUES; i++) {
        pthread_mutex_init(&nogil_priv_queues[i].lock, NULL);
        pthread_cond_init(&nogil_priv_queues[i].woken, NULL);
    }
}

#endif

/* The end of a wait of so many seconds; -1 is never. */
static int64_t nogil_priv_deadline(double seconds)
{
    return seconds >= 0 && seconds < 1e9 ? nogil_priv_now_ns() + (int64_t)(seconds * 1e9) : -1;
}

static int64_t nogil_priv_time_left(int64_t deadline)
{
    int64_t left = deadline < 0 ? -1 : deadline - nogil_priv_now_ns();
    return deadline < 0 || left > 0 ? left : 0;
}

/* ---- forks ---- */

/* Which process a mutex was locked in is its number, not a count of forks: copies of the library that were loaded
   before and after a fork have to agree. What the thread that survived a fork has locked before bears an older number;
   if it forks again, one more. Eight generations of one thread that forks while it holds the same mutex are enough. */
NOGIL_PRIV_SHARED uint32_t nogil_priv_lock_stamp = 0;
#define NOGIL_PRIV_GENERATIONS 8
NOGIL_PRIV_SHARED uint64_t nogil_priv_survivor_words[NOGIL_PRIV_GENERATIONS] = {0};
NOGIL_PRIV_SHARED unsigned nogil_priv_survivor_forks = 0;

/* In the child, before fork() returns: there is no other thread. */
static void nogil_priv_locks_forked(void)
{
    uint64_t mine = nogil_priv_mutex_mine();
    if (mine >> 32 != nogil_priv_survivor_words[0] >> 32) {
        memset(nogil_priv_survivor_words, 0, sizeof(nogil_priv_survivor_words));
        nogil_priv_survivor_forks = 0;
    }
    nogil_priv_survivor_words[nogil_priv_survivor_forks++ % NOGIL_PRIV_GENERATIONS] = mine;
    nogil_priv_lock_stamp = (uint32_t)((uint64_t)getpid() << NOGIL_PRIV_STAMP_SHIFT | NOGIL_PRIV_LOCKED);
    nogil_priv_sleepers_forked();
    nogil_priv_birth_forked();
    (void)pthread_mutex_init(&nogil_priv_temporary, NULL);
    nogil_priv_forked_thread = NOGIL_PRIV_THREAD_ID(); /* whose OpenMP team is gone, see parallel.h */
}

/* When the module is loaded, before its C++ constructors. pthread_atfork and not os.register_at_fork: a mutex needs no
   Python, and in the child it may be wanted before Python's own handlers have run. */
NOGIL_PRIV_COLD void nogil_priv_locks_begin(void)
{
    if (nogil_priv_lock_stamp) /* another source file of the module was here */
        return;
    nogil_priv_lock_stamp = (uint32_t)((uint64_t)getpid() << NOGIL_PRIV_STAMP_SHIFT | NOGIL_PRIV_LOCKED);
    (void)pthread_atfork(NULL, nogil_priv_birth_has_forked, nogil_priv_locks_forked);
    nogil_priv_gate_soon();
}

__attribute__((__constructor__(101), __used__)) static void nogil_priv_locks_begin_here(void)
{
    nogil_priv_locks_begin();
}

/* Free, or locked before a fork by a thread that the fork has left behind. */
static int nogil_priv_mutex_is_free(uint64_t word)
{
    unsigned i;
    if (!(word & NOGIL_PRIV_LOCKED))
        return 1;
    word &= ~(NOGIL_PRIV_WAITERS | NOGIL_PRIV_RESERVED);
    if ((uint32_t)word == nogil_priv_lock_stamp)
        return 0;
    for (i = 0; i < NOGIL_PRIV_GENERATIONS; i++)
        if (word == nogil_priv_survivor_words[i])
            return 0;
    return 1;
}

NOGIL_PRIV_COLD int nogil_priv_mutex_is_mine(nogil_mutex *mutex)
{
    uint64_t word = __atomic_load_n(&mutex->nogil_priv_word.whole, __ATOMIC_RELAXED);
    return !nogil_priv_mutex_is_free(word) && word >> 32 == nogil_priv_mutex_mine() >> 32;
}

/* Of trace.c, once a source file with NOGIL_TRACE has recorded something: what this thread waits for now. */
NOGIL_PRIV_SHARED void (*nogil_priv_trace_again)(int state) = NULL;

static void nogil_priv_blocked_on(int state)
{
    void (*again)(int state) = __atomic_load_n(&nogil_priv_trace_again, __ATOMIC_ACQUIRE);
    if (again)
        again(state);
}

/* ---- the mutex ---- */

/* Take it, while its word is the free `word`; others who wait go on waiting. */
static int nogil_priv_mutex_grab(nogil_mutex *mutex, uint64_t word, uint64_t marks)
{
    if (__atomic_load_n(&mutex->nogil_priv_sleepers, __ATOMIC_SEQ_CST))
        marks |= NOGIL_PRIV_WAITERS;
    return __atomic_compare_exchange_n(&mutex->nogil_priv_word.whole, &word, nogil_priv_mutex_mine() | marks, 0,
                                       __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/* What the kernel looks at: the half with the marks. */
static uint32_t *nogil_priv_mutex_half(nogil_mutex *mutex)
{
    return &mutex->nogil_priv_word.halves[__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__];
}

static void nogil_priv_mutex_sleep(nogil_mutex *mutex, uint64_t word, int64_t nanoseconds)
{
    __atomic_add_fetch(&mutex->nogil_priv_sleepers, 1, __ATOMIC_SEQ_CST);
    (void)nogil_priv_sleep_on(nogil_priv_mutex_half(mutex), (uint32_t)word, nanoseconds);
    __atomic_sub_fetch(&mutex->nogil_priv_sleepers, 1, __ATOMIC_SEQ_CST);
}

/* This thread may have been woken, and does not take the mutex now: another one shall look. */
static void nogil_priv_mutex_pass_on(nogil_mutex *mutex)
{
    if (__atomic_load_n(&mutex->nogil_priv_sleepers, __ATOMIC_SEQ_CST))
        nogil_priv_wake_up(nogil_priv_mutex_half(mutex), 1);
}

NOGIL_PRIV_WARM void nogil_priv_mutex_wake(nogil_mutex *mutex)
{
    int saved_errno = errno;
    uint64_t word = __atomic_fetch_and(&mutex->nogil_priv_word.whole, NOGIL_PRIV_RESERVED, __ATOMIC_RELEASE);
    if (word & NOGIL_PRIV_RESERVED) /* whom it is for may be any of them */
        nogil_priv_wake_up(nogil_priv_mutex_half(mutex), 0x7fffffff);
    else if (word & NOGIL_PRIV_WAITERS)
        nogil_priv_wake_up(nogil_priv_mutex_half(mutex), 1);
    errno = saved_errno;
}

NOGIL_PRIV_COLD int nogil_priv_mutex_try(nogil_mutex *mutex)
{
    uint64_t word;
    do {
        word = __atomic_load_n(&mutex->nogil_priv_word.whole, __ATOMIC_RELAXED);
        if (!nogil_priv_mutex_is_free(word))
            return 0;
    } while (!nogil_priv_mutex_grab(mutex, word, word & NOGIL_PRIV_RESERVED));
    return 1;
}

/* Mark the word, so that an unlock wakes, and sleep. `mark` is RESERVED too for a thread that has waited long
   enough. */
static void nogil_priv_mutex_sleep_marked(nogil_mutex *mutex, uint64_t word, uint64_t mark, int64_t left)
{
    uint64_t marked = word | NOGIL_PRIV_WAITERS | mark;
    if (marked == word || __atomic_compare_exchange_n(&mutex->nogil_priv_word.whole, &word, marked, 0, __ATOMIC_RELAXED,
                                                      __ATOMIC_RELAXED))
        nogil_priv_mutex_sleep(mutex, marked, left);
}

NOGIL_PRIV_WARM int nogil_priv_mutex_wait(nogil_mutex *mutex, double seconds)
{
    int saved_errno = errno, taken = 0, attached = nogil_priv_attached_state() != NULL, patient = 1, turns = 0;
    int64_t deadline = nogil_priv_deadline(seconds), since = 0;
    nogil_priv_detached gil = {NULL, 0};
    uint64_t mark = 0; /* RESERVED: this thread is next */

    while (!taken) {
        uint64_t word = __atomic_load_n(&mutex->nogil_priv_word.whole, __ATOMIC_RELAXED);
        int is_free = nogil_priv_mutex_is_free(word), is_for_another = (word & NOGIL_PRIV_RESERVED) && !mark && patient;
        int64_t left = 0;
        if (is_free && !is_for_another && !gil.state) {
            taken = nogil_priv_mutex_grab(mutex, word, 0);
        } else if (is_free && !is_for_another) { /* attach first */
            nogil_priv_mutex_pass_on(mutex);
            nogil_priv_blocked_on(NOGIL_PRIV_TRACE_WAITS);
            nogil_priv_reattach(&gil);
            gil.state = NULL;
        } else if (turns++ < NOGIL_PRIV_SPINS && (!attached || !NOGIL_PRIV_HAS_GIL)) {
            sched_yield();
        } else if ((left = nogil_priv_time_left(deadline)) == 0) {
            break;
        } else if (attached && !gil.state) {
            nogil_priv_blocked_on(NOGIL_PRIV_TRACE_BLOCKED);
            gil = nogil_priv_detach();
        } else if (is_free) {
            nogil_priv_mutex_sleep(mutex, word, left < 0 || left > NOGIL_PRIV_PATIENCE ? NOGIL_PRIV_PATIENCE : left);
            patient = 0;
        } else {
            if (!since)
                since = nogil_priv_now_ns();
            else if (nogil_priv_now_ns() - since > NOGIL_PRIV_FAIR_AFTER)
                mark = NOGIL_PRIV_RESERVED;
            nogil_priv_mutex_sleep_marked(mutex, word, mark, left);
            patient = 1;
        }
    }
    if (!taken) {
        if (mark)
            __atomic_and_fetch(&mutex->nogil_priv_word.whole, ~mark, __ATOMIC_RELAXED);
        nogil_priv_mutex_pass_on(mutex);
    }
    if (gil.state) {
        nogil_priv_blocked_on(NOGIL_PRIV_TRACE_WAITS);
        nogil_priv_reattach(&gil);
    }
    errno = saved_errno;
    return taken;
}

/* ---- the condition ---- */

/* The word counts the signals. A thread that waits has read it before it let go of the mutex, and sleeps only while it
   is still the same: a signal in between is not lost. Who counts a signal wakes somebody a moment later, and the kernel
   prefers threads of a higher real-time priority: one that has begun to wait in that moment, for the next signal. It
   wakes the others in its stead; once, since whoever waited for that signal is awake then. */
NOGIL_PRIV_WARM int nogil_priv_cond_sleep(nogil_cond *cond, uint32_t seen, double seconds)
{
    int saved_errno = errno, attached = nogil_priv_attached_state() != NULL;
    int64_t deadline = nogil_priv_deadline(seconds), left = -1;
    nogil_priv_detached gil = {NULL, 0};
    int woken, passed_on = 0;
    if (attached)
        gil = nogil_priv_detach();
    while (__atomic_load_n(&cond->nogil_priv_signals, __ATOMIC_SEQ_CST) == seen &&
           (left = nogil_priv_time_left(deadline)) != 0) {
        woken = nogil_priv_sleep_on(&cond->nogil_priv_signals, seen, left);
        if (woken && !passed_on && __atomic_load_n(&cond->nogil_priv_signals, __ATOMIC_SEQ_CST) == seen) {
            passed_on = 1;
            nogil_priv_wake_up(&cond->nogil_priv_signals, INT_MAX);
        }
    }
    __atomic_sub_fetch(&cond->nogil_priv_sleepers, 1, __ATOMIC_SEQ_CST);
    if (attached) {
        nogil_priv_blocked_on(NOGIL_PRIV_TRACE_WAITS);
        nogil_priv_reattach(&gil);
    }
    errno = saved_errno;
    return left != 0;
}

NOGIL_PRIV_WARM void nogil_priv_cond_wake(nogil_cond *cond, int threads)
{
    int saved_errno = errno;
    __atomic_add_fetch(&cond->nogil_priv_signals, 1, __ATOMIC_SEQ_CST);
    nogil_priv_wake_up(&cond->nogil_priv_signals, threads);
    errno = saved_errno;
}

NOGIL_PRIV_EXTERN_C_END
