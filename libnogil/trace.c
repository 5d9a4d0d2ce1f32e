/* SPDX-License-Identifier: 0BSD */
/* trace.c: what NOGIL_TRACE records, and what each place has come to.

   Rule: a thread adds to its own list and nobody else does; who reads it reads as far as `used` says. */

NOGIL_PRIV_EXTERN_C_BEGIN

typedef struct {
    int64_t at; /* ns */
    int state;  /* NOGIL_PRIV_TRACE_..., until the next one */
    nogil_priv_site site;
} nogil_priv_change;

enum { NOGIL_PRIV_CHANGES = 100, NOGIL_PRIV_MOST_CHANGES = 1000000 };
typedef struct nogil_priv_changes {
    struct nogil_priv_changes *next;
    int used;
    nogil_priv_change change[NOGIL_PRIV_CHANGES];
} nogil_priv_changes;

typedef struct nogil_priv_traced {
    struct nogil_priv_traced *next;
    nogil_priv_changes *first, *last;
    unsigned long long id; /* as the system numbers threads; elsewhere than on Linux a number of ours */
    char name[17];
    unsigned long lost; /* for want of room */
    int64_t lost_at;    /* the first of them: what this thread did from then on is not known */
    int ended;
} nogil_priv_traced;

/* All threads, also those that have ended. */
NOGIL_PRIV_SHARED nogil_priv_traced *nogil_priv_trace_threads = NULL;
NOGIL_PRIV_SHARED int64_t nogil_priv_trace_began = 0;
NOGIL_PRIV_SHARED int64_t nogil_priv_trace_began_on = 0;    /* by the clock that no reboot resets */
NOGIL_PRIV_SHARED const char *nogil_priv_trace_from = NULL; /* the folder in which NOGIL_TRACE is, if it has none */
NOGIL_PRIV_SHARED long nogil_priv_trace_room = 0;           /* chunks */
NOGIL_PRIV_SHARED int nogil_priv_trace_is_set_up = 0;       /* 1 on the way, 2 without the key, 3 with it */
NOGIL_PRIV_SHARED pthread_key_t nogil_priv_trace_key = 0;
NOGIL_PRIV_SHARED __thread nogil_priv_traced *nogil_priv_trace_mine = NULL;

/* ---- recording ---- */

static void nogil_priv_trace_at_exit(void);

static int64_t nogil_priv_trace_calendar(void)
{
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* At the beginning, and in a forked child: what the parent's threads did is not the child's. */
static void nogil_priv_trace_begin(void)
{
    nogil_priv_trace_threads = NULL;
    nogil_priv_trace_mine = NULL;
    nogil_priv_trace_room = NOGIL_PRIV_MOST_CHANGES / NOGIL_PRIV_CHANGES;
    nogil_priv_trace_began = nogil_priv_now_ns();
    nogil_priv_trace_began_on = nogil_priv_trace_calendar();
}

static void nogil_priv_trace_thread_ends(void *thread)
{
    const nogil_priv_site nowhere = {"the end of the thread", "", "", 0};
    nogil_priv_trace_mine = (nogil_priv_traced *)thread;
    nogil_priv_trace(NOGIL_PRIV_TRACE_NOTHING, nowhere);
    nogil_priv_trace_mine->ended = 1;
}

/* For mutex.c: a thread that has told of waiting for a mutex or a condition waits for the GIL now, or again for the
   mutex. */
static void nogil_priv_trace_same_place(int state)
{
    const nogil_priv_traced *thread = nogil_priv_trace_mine;
    const nogil_priv_changes *last = thread ? thread->last : NULL;
    const nogil_priv_change *change = last && last->used ? &last->change[last->used - 1] : NULL;
    if (change && change->state != state &&
        (change->state == NOGIL_PRIV_TRACE_BLOCKED || change->state == NOGIL_PRIV_TRACE_WAITS))
        nogil_priv_trace(state, change->site);
}

static void nogil_priv_trace_set_up(void)
{
    enum { LONGEST = 4096 };
    int none = 0, has_key;
    char *folder;
    if (!__atomic_compare_exchange_n(&nogil_priv_trace_is_set_up, &none, 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
        while (__atomic_load_n(&nogil_priv_trace_is_set_up, __ATOMIC_ACQUIRE) == 1)
            sched_yield();
        return;
    }
    nogil_priv_trace_begin();
    folder = (char *)malloc(LONGEST);
    nogil_priv_trace_from = folder ? getcwd(folder, LONGEST) : NULL;
    has_key = pthread_key_create(&nogil_priv_trace_key, nogil_priv_trace_thread_ends) == 0;
    (void)pthread_atfork(NULL, NULL, nogil_priv_trace_begin);
    (void)atexit(nogil_priv_trace_at_exit);
    __atomic_store_n(&nogil_priv_trace_again, &nogil_priv_trace_same_place, __ATOMIC_RELEASE);
    __atomic_store_n(&nogil_priv_trace_is_set_up, has_key ? 3 : 2, __ATOMIC_RELEASE);
}

#ifdef NOGIL_TRACE
/* When the module is loaded, so that no fork comes between; with a compiled runtime at the first change. */
__attribute__((__constructor__, __used__)) static void nogil_priv_trace_set_up_here(void)
{
    nogil_priv_trace_set_up();
}
#endif

static nogil_priv_changes *nogil_priv_trace_more(nogil_priv_traced *thread)
{
    nogil_priv_changes *more = NULL;
    if (__atomic_sub_fetch(&nogil_priv_trace_room, 1, __ATOMIC_RELAXED) >= 0)
        more = (nogil_priv_changes *)calloc(1, sizeof(*more));
    else
        __atomic_add_fetch(&nogil_priv_trace_room, 1, __ATOMIC_RELAXED);
    if (!more)
        return NULL;
    if (thread->last)
        __atomic_store_n(&thread->last->next, more, __ATOMIC_RELEASE);
    else
        __atomic_store_n(&thread->first, more, __ATOMIC_RELEASE);
    return thread->last = more;
}

static nogil_priv_traced *nogil_priv_trace_this_thread(void)
{
    nogil_priv_traced *thread = nogil_priv_trace_mine;
    if (thread) {
        if (thread->ended) { /* the destructor of another key: have ours called once more */
            thread->ended = 0;
            (void)pthread_setspecific(nogil_priv_trace_key, thread);
        }
        return thread;
    }
    nogil_priv_trace_set_up();
    thread = (nogil_priv_traced *)calloc(1, sizeof(*thread));
    if (!thread)
        return NULL;
#ifdef __linux__
    thread->id = (unsigned long long)syscall(__NR_gettid);
    (void)syscall(__NR_prctl, 16 /* PR_GET_NAME */, thread->name, 0, 0, 0);
#else
    {
        static unsigned long long threads = 0;
        thread->id = __atomic_add_fetch(&threads, 1, __ATOMIC_RELAXED);
    }
#endif
    nogil_priv_trace_mine = thread;
    if (__atomic_load_n(&nogil_priv_trace_is_set_up, __ATOMIC_ACQUIRE) == 3)
        (void)pthread_setspecific(nogil_priv_trace_key, thread);
    thread->next = __atomic_load_n(&nogil_priv_trace_threads, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&nogil_priv_trace_threads, &thread->next, thread, 1, __ATOMIC_RELEASE,
                                        __ATOMIC_RELAXED))
        continue;
    return thread;
}

NOGIL_PRIV_COLD void nogil_priv_trace(int state, nogil_priv_site site)
{
    int saved_errno = errno;
    nogil_priv_traced *thread = nogil_priv_trace_this_thread();
    nogil_priv_changes *changes = thread ? thread->last : NULL;
    if (thread && (!changes || changes->used == NOGIL_PRIV_CHANGES))
        changes = thread->lost ? NULL : nogil_priv_trace_more(thread);
    if (changes) {
        nogil_priv_change *change = &changes->change[changes->used];
        change->state = state;
        change->site = site;
        change->at = nogil_priv_now_ns();
        __atomic_store_n(&changes->used, changes->used + 1, __ATOMIC_RELEASE);
    } else if (thread) {
        if (!thread->lost++)
            __atomic_store_n(&thread->lost_at, nogil_priv_now_ns(), __ATOMIC_RELEASE);
    }
    errno = saved_errno;
}

/* ---- reading ---- */

static const char *nogil_priv_trace_word(int state)
{
    static const char *const words[] = {"nothing", "released", "waits", "held", "kept", "blocked"};
    return words[state];
}

/* The changes of a thread up to a moment, one after the other. */
typedef struct {
    const nogil_priv_changes *changes;
    int at;
    int64_t now, lost_at; /* others come while we read */
    const nogil_priv_change *next;
} nogil_priv_reader;

static const nogil_priv_change *nogil_priv_read_next(nogil_priv_reader *reader)
{
    while (reader->changes) {
        if (reader->at < __atomic_load_n(&reader->changes->used, __ATOMIC_ACQUIRE)) {
            const nogil_priv_change *change = &reader->changes->change[reader->at++];
            return change->at <= reader->now ? change : NULL;
        }
        if (reader->at < NOGIL_PRIV_CHANGES)
            return NULL;
        reader->changes = __atomic_load_n(&reader->changes->next, __ATOMIC_ACQUIRE);
        reader->at = 0;
    }
    return NULL;
}

static nogil_priv_reader nogil_priv_read_from(const nogil_priv_traced *thread, int64_t now)
{
    nogil_priv_reader reader;
    reader.changes = __atomic_load_n(&thread->first, __ATOMIC_ACQUIRE);
    reader.at = 0;
    reader.now = now;
    reader.lost_at = __atomic_load_n(&thread->lost_at, __ATOMIC_ACQUIRE);
    if (reader.lost_at > now)
        reader.lost_at = 0;
    reader.next = nogil_priv_read_next(&reader);
    return reader;
}

/* The next one; `lasted`: until the one after it, or until now, or until there was no room. NULL: no more. */
static const nogil_priv_change *nogil_priv_read(nogil_priv_reader *reader, int64_t *lasted)
{
    const nogil_priv_change *change = reader->next;
    if (change) {
        reader->next = nogil_priv_read_next(reader);
        *lasted = (reader->next ? reader->next->at : reader->lost_at ? reader->lost_at : reader->now) - change->at;
    }
    return change;
}

/* What a place has come to. */
enum { NOGIL_PRIV_STATES = NOGIL_PRIV_TRACE_BLOCKED + 1, NOGIL_PRIV_MOST_PLACES = 1000, NOGIL_PRIV_SLOTS = 2048 };
typedef struct {
    nogil_priv_site site;
    int number; /* in the order of their first change, from 0 on; -1: nobody's slot */
    long times[NOGIL_PRIV_STATES];
    int64_t in_all[NOGIL_PRIV_STATES], longest[NOGIL_PRIV_STATES];
} nogil_priv_place;

typedef struct {
    nogil_priv_place slot[NOGIL_PRIV_SLOTS + 1]; /* by a hash of what and where it is; the last one is for all others */
    nogil_priv_place *place[NOGIL_PRIV_MOST_PLACES + 1]; /* by number */
    int places, threads;
    long changes;
    unsigned long lost;
    int64_t now;
} nogil_priv_places;

static nogil_priv_place *nogil_priv_place_take(nogil_priv_places *all, nogil_priv_place *slot, nogil_priv_site site)
{
    if (slot->number < 0) {
        slot->site = site;
        slot->number = all->places;
        all->place[all->places++] = slot;
    }
    return slot;
}

static nogil_priv_place *nogil_priv_place_of(nogil_priv_places *all, nogil_priv_site site)
{
    size_t at = ((size_t)site.line * 31 + strlen(site.file) * 7 + strlen(site.what)) % NOGIL_PRIV_SLOTS;
    nogil_priv_place *slot = &all->slot[at];
    while (slot->number >= 0 && (slot->site.line != site.line || strcmp(slot->site.file, site.file) != 0 ||
                                 strcmp(slot->site.what, site.what) != 0))
        slot = &all->slot[at = (at + 1) % NOGIL_PRIV_SLOTS];
    if (slot->number < 0 && all->places >= NOGIL_PRIV_MOST_PLACES) {
        const nogil_priv_site others = {"other places", "", "", 0};
        return nogil_priv_place_take(all, &all->slot[NOGIL_PRIV_SLOTS], others);
    }
    return nogil_priv_place_take(all, slot, site);
}

/* Everything once, to number and to sum up the places. NULL: no memory. */
static nogil_priv_places *nogil_priv_trace_sum_up(void)
{
    nogil_priv_traced *thread = __atomic_load_n(&nogil_priv_trace_threads, __ATOMIC_ACQUIRE);
    nogil_priv_places *all = (nogil_priv_places *)calloc(1, sizeof(*all));
    int i;
    if (!all)
        return NULL;
    for (i = 0; i <= NOGIL_PRIV_SLOTS; i++)
        all->slot[i].number = -1;
    all->now = nogil_priv_now_ns();
    for (; thread; thread = thread->next) {
        nogil_priv_reader reader = nogil_priv_read_from(thread, all->now);
        const nogil_priv_change *change;
        int64_t lasted;
        all->threads++;
        all->lost += __atomic_load_n(&thread->lost, __ATOMIC_RELAXED);
        while ((change = nogil_priv_read(&reader, &lasted)) != NULL) {
            nogil_priv_place *place = nogil_priv_place_of(all, change->site);
            all->changes++;
            place->times[change->state]++;
            place->in_all[change->state] += lasted;
            if (lasted > place->longest[change->state])
                place->longest[change->state] = lasted;
        }
    }
    return all;
}

NOGIL_PRIV_EXTERN_C_END
