/* SPDX-License-Identifier: 0BSD */
/* lock_order.c: what NOGIL_DEBUG knows of mutexes: who holds which, since where, and in which order they were ever
   taken.

   A thread that locks B while it holds A makes the order "A before B" a fact of the program. If "B before A" is one
   too, directly or by way of others, two threads can wait for each other for ever; that they have not done so yet is
   luck. So the second order is reported when it first occurs, by whichever thread, with the places of both.

   Rule: it never waits for anything but its own table, and never touches Python. A try cannot deadlock: what was taken
   by trylock or timedlock is remembered as held, but its order is not. */

NOGIL_PRIV_EXTERN_C_BEGIN

typedef struct nogil_priv_held {
    struct nogil_priv_held *below;
    nogil_mutex *mutex;
    nogil_priv_site site;
} nogil_priv_held;

/* A mutex that was ever locked, by its number; where it was last. */
typedef struct {
    uint32_t number;
    nogil_priv_site last_locked;
} nogil_priv_known_mutex;

/* `second` was locked at second_site while `first`, locked at first_site, was held. */
typedef struct {
    uint32_t first, second;
    nogil_priv_site first_site, second_site;
} nogil_priv_order;

NOGIL_PRIV_SHARED __thread nogil_priv_held *nogil_priv_held_top = NULL;
NOGIL_PRIV_SHARED nogil_mutex nogil_priv_order_lock = NOGIL_MUTEX_INIT;
NOGIL_PRIV_SHARED nogil_priv_order *nogil_priv_orders = NULL;
NOGIL_PRIV_SHARED size_t nogil_priv_order_count = 0;
NOGIL_PRIV_SHARED nogil_priv_known_mutex *nogil_priv_known = NULL; /* a hash table: 0 is an empty place */
NOGIL_PRIV_SHARED size_t nogil_priv_known_size = 0, nogil_priv_known_count = 0;

/* Not nogil_mutex_lock(): that one may detach, and trylock and unlock come here too. */
static void nogil_priv_order_begin(void)
{
    while (!nogil_priv_mutex_try(&nogil_priv_order_lock))
        sched_yield();
}

static void nogil_priv_order_end(void)
{
    nogil_priv_mutex_wake(&nogil_priv_order_lock);
}

static void nogil_priv_order_line(const char *text, nogil_priv_site site)
{
    fprintf(stderr, "  %s at %s:%d, in %s(): %s\n", text, site.file, site.line, nogil_priv_site_function(site),
            site.what);
}

static void nogil_priv_order_head(const char *problem, nogil_priv_site site)
{
    fflush(stdout);
    fprintf(stderr, "nogil: %s %s\n  at %s:%d, in %s()\n", site.what, problem, site.file, site.line,
            nogil_priv_site_function(site));
}

static __attribute__((__noreturn__)) void nogil_priv_order_stop(void)
{
    fflush(stderr);
    abort();
}

/* Where this number is, or would be. The table is never full. */
static size_t nogil_priv_known_place(uint32_t number)
{
    size_t place = number & (nogil_priv_known_size - 1);
    while (nogil_priv_known[place].number && nogil_priv_known[place].number != number)
        place = (place + 1) & (nogil_priv_known_size - 1);
    return place;
}

static int nogil_priv_known_grow(void)
{
    nogil_priv_known_mutex *before = nogil_priv_known, *larger;
    size_t size = nogil_priv_known_size, i;
    if (2 * nogil_priv_known_count < size)
        return 1;
    larger = (nogil_priv_known_mutex *)calloc(size ? 2 * size : 64, sizeof(*larger));
    if (!larger)
        return 0;
    nogil_priv_known = larger;
    nogil_priv_known_size = size ? 2 * size : 64;
    for (i = 0; i < size; i++)
        if (before[i].number)
            nogil_priv_known[nogil_priv_known_place(before[i].number)] = before[i];
    free(before);
    return 1;
}

/* The entry of this mutex, new if it has none; NULL without memory. A mutex gets its number when it is first locked,
   and another one when its memory has become another mutex. Other copies of the library see the same mutexes and have
   tables of their own, so a number says nothing but which mutex it is. */
static nogil_priv_known_mutex *nogil_priv_order_know(nogil_mutex *mutex)
{
    uint32_t number = __atomic_load_n(&mutex->nogil_priv_number, __ATOMIC_RELAXED);
    size_t place;
    if (!number) {
        number = (uint32_t)((uintptr_t)mutex >> 3) * 2654435761u ^ (uint32_t)nogil_priv_now_ns();
        number = number ? number : 1;
        __atomic_store_n(&mutex->nogil_priv_number, number, __ATOMIC_RELAXED);
    }
    if (!nogil_priv_known_grow())
        return NULL;
    place = nogil_priv_known_place(number);
    nogil_priv_known_count += !nogil_priv_known[place].number;
    nogil_priv_known[place].number = number;
    return &nogil_priv_known[place];
}

/* Is there a way of orders from `first` to `last`? Prints it, if asked to, the last step first. */
static int nogil_priv_order_way(uint32_t first, uint32_t last, char *seen, int print)
{
    size_t i;
    seen[nogil_priv_known_place(first)] = 1;
    for (i = 0; i < nogil_priv_order_count; i++) {
        const nogil_priv_order *order = &nogil_priv_orders[i];
        if (order->first != first)
            continue;
        if (order->second != last &&
            (seen[nogil_priv_known_place(order->second)] || !nogil_priv_order_way(order->second, last, seen, print)))
            continue;
        if (print) {
            fprintf(stderr, "  before, mutex %08x was locked while mutex %08x was held:\n", order->second,
                    order->first);
            nogil_priv_order_line("  locked", order->second_site);
            nogil_priv_order_line("  held since", order->first_site);
        }
        return 1;
    }
    return 0;
}

/* The table is locked. Stops if `mutex` was ever locked before what this thread holds; otherwise notes the order. */
static void nogil_priv_order_take(const nogil_priv_held *held, nogil_mutex *mutex, nogil_priv_site site)
{
    nogil_priv_order order = {held->mutex->nogil_priv_number, mutex->nogil_priv_number, held->site, site}, *larger;
    size_t i;
    char *seen;
    for (i = 0; i < nogil_priv_order_count; i++)
        if (nogil_priv_orders[i].first == order.first && nogil_priv_orders[i].second == order.second)
            return;
    seen = (char *)calloc(nogil_priv_known_size, 1);
    if (seen && nogil_priv_order_way(order.second, order.first, seen, 0)) {
        nogil_priv_order_head(
            "takes two mutexes in another order than before: threads that do so at the same time wait "
            "for each other for ever",
            site);
        fprintf(stderr, "  here, mutex %08x is locked while mutex %08x is held:\n", order.second, order.first);
        nogil_priv_order_line("  held since", held->site);
        memset(seen, 0, nogil_priv_known_size);
        (void)nogil_priv_order_way(order.second, order.first, seen, 1);
        nogil_priv_order_stop();
    }
    free(seen);
    larger = (nogil_priv_order *)realloc(nogil_priv_orders, (nogil_priv_order_count + 1) * sizeof(order));
    if (larger) {
        nogil_priv_orders = larger;
        nogil_priv_orders[nogil_priv_order_count++] = order;
    }
}

/* ---- what the mutex tells ---- */

/* Forget what this thread holds no more, by what the mutex itself says: a source file without NOGIL_DEBUG, or another
   copy of the library, may have unlocked it. */
static void nogil_priv_held_sweep(nogil_mutex *mutex)
{
    nogil_priv_held **link = &nogil_priv_held_top, *held;
    while ((held = *link) != NULL) {
        if (held->mutex == mutex || !nogil_priv_mutex_is_mine(held->mutex)) {
            *link = held->below;
            free(held);
        } else {
            link = &held->below;
        }
    }
}

NOGIL_PRIV_COLD void nogil_priv_debug_locking(nogil_mutex *mutex, nogil_priv_site site)
{
    const nogil_priv_held *held;
    int saved_errno = errno, is_known = 1;
    nogil_priv_held_sweep(NULL);
    for (held = nogil_priv_held_top; held; held = held->below)
        if (held->mutex == mutex) {
            nogil_priv_order_head("locks a mutex that this thread holds already: it would wait for itself for ever",
                                  site);
            nogil_priv_order_line("locked", held->site);
            nogil_priv_order_stop();
        }
    nogil_priv_order_begin();
    is_known = nogil_priv_order_know(mutex) != NULL;
    for (held = nogil_priv_held_top; held; held = held->below)
        if (is_known && nogil_priv_order_know(held->mutex))
            nogil_priv_order_take(held, mutex, site);
    nogil_priv_order_end();
    errno = saved_errno;
}

NOGIL_PRIV_COLD void nogil_priv_debug_locked(nogil_mutex *mutex, nogil_priv_site site)
{
    int saved_errno = errno;
    nogil_priv_held *held = (nogil_priv_held *)malloc(sizeof(*held));
    nogil_priv_known_mutex *known;
    nogil_priv_order_begin();
    known = nogil_priv_order_know(mutex);
    if (known)
        known->last_locked = site;
    nogil_priv_order_end();
    if (held) {
        held->mutex = mutex;
        held->site = site;
        held->below = nogil_priv_held_top;
        nogil_priv_held_top = held;
    }
    errno = saved_errno;
}

NOGIL_PRIV_COLD void nogil_priv_debug_unlocking(nogil_mutex *mutex, nogil_priv_site site)
{
    nogil_priv_known_mutex *known;
    if (nogil_priv_mutex_is_mine(mutex)) {
        nogil_priv_held_sweep(mutex);
        return;
    }
    nogil_priv_order_head("unlocks a mutex that this thread does not hold", site);
    nogil_priv_order_begin();
    known = nogil_priv_order_know(mutex);
    if (known && known->last_locked.what)
        nogil_priv_order_line("last locked", known->last_locked);
    else
        fprintf(stderr, "  nobody has locked it before\n");
    nogil_priv_order_stop();
}

NOGIL_PRIV_EXTERN_C_END
