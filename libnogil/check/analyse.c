/* SPDX-License-Identifier: 0BSD */
/* analyse.c: paths, states of the GIL, summaries. See analyse.h. */
#define _GNU_SOURCE
#include "analyse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"

const char *const rule_names[RULE_COUNT] = {"call-without-gil",     "released-twice",      "acquired-twice",
                                            "release-not-restored", "ensure-not-released", "release-without-gil",
                                            "thread-never-attached"};

enum { UNKNOWN, HELD, RELEASED, UNATTACHED };

/* Where the GIL changed hands. */
typedef struct {
    const function *f;
    unsigned line;
    const char *by; /* the call that did it */
} site;

typedef struct {
    int kind;
    int entry;         /* 1: as it was when the function was entered; 2 + i: what entry's saved[i] had before; 0: own */
    const site *where; /* for those that are own */
    const expr *token; /* the local variable that holds what is needed to undo it; NULL: it is known elsewhere too */
} gil;

/* PyGILState_Ensure, and this library's blocks: what was before comes back. */
typedef struct {
    gil before;
    const site *where;
    const expr *token;
    int entry; /* 1: made by a caller */
    int is_guard;
} saved;

#define SAVED_MOST 6
typedef struct {
    gil now;
    saved saved[SAVED_MOST];
    int n_saved;
    facts known;
    const trace *path;
} state;

/* A call that needs the GIL, in a function that was entered without it. */
typedef struct need {
    unsigned line;
    int kind, entry;
    call_chain link;
    struct need *next;
} need;

typedef struct {
    gil now;
    saved saved[SAVED_MOST];
    int n_saved;
    range result;
    int result_is_token;   /* the caller's variable for the result holds what undoes `now` */
    int result_is_ensured; /* the same for the last of `saved` */
    facts known;
} way_out;

typedef struct summary {
    const char *key;
    int running, cut; /* cut: it was asked for while it was being made */
    way_out *ways;
    size_t n_ways, ways_capacity;
    need *needs;
    struct summary *next;
} summary;

typedef struct {
    int step;
    state s;
} work;

typedef struct {
    state *items;
    size_t count, capacity;
} arrivals;

typedef struct {
    function *f;
    summary *made;
    arrivals *arrived;
    work *todo;
    size_t n_todo, todo_capacity;
    int is_root; /* it was entered from Python, or is a thread's first function */
    size_t steps_left;
} frame;

static struct {
    analysis *a;
    program *p;
    int depth;
    table regions, indirect, undefined, given_up;
} run;

#define STATES_MOST 10
#define STEPS_MOST 60000
#define DEPTH_MOST 80

/* -------------------------------------------------------------------------------------- what is known of functions */

static int kind_of(const char *name)
{
    return name ? api_kind(name, run.p->python) : API_NOTHING;
}

static int is_gil_kind(int kind)
{
    return kind >= API_RELEASE;
}

static int is_needing(int kind)
{
    return kind == API_NEEDS || kind == API_NEEDS_UNLESS_NULL || kind == API_READS;
}

static int call_never_returns(const step *s)
{
    const function *callee = program_find(run.p, s->key);
    return (s->name && api_never_returns(s->name)) || (s->key && table_get(&run.p->noreturn, s->key)) ||
           (callee && callee->never_returns);
}

static int reaches_return(const function *f)
{
    char *seen = calloc(f->n_steps + 1, 1);
    int *stack = calloc(f->n_steps + 1, sizeof(int)), n = 0, found = 0, k;
    if (!seen || !stack)
        fail("out of memory");
    stack[n++] = f->start;
    seen[f->start] = 1;
    while (n && !found) {
        const step *s = &f->steps[stack[--n]];
        if (s->kind == STEP_RETURN)
            found = 1;
        if (s->kind == STEP_CALL && call_never_returns(s))
            continue;
        for (k = 0; k < 2 + s->n_many; k++) {
            int to = k < 2 ? s->next[k] : s->many[k - 2];
            if (to >= 0 && !seen[to]) {
                seen[to] = 1;
                stack[n++] = to;
            }
        }
    }
    free(seen);
    free(stack);
    return found;
}

static int is_slot_field(const char *name)
{
    static const char *const starts[] = {"tp_", "nb_", "sq_", "mp_", "bf_", "am_", "m_free", "m_clear", "m_traverse"};
    size_t i;
    for (i = 0; i < sizeof(starts) / sizeof(*starts); i++)
        if (strncmp(name, starts[i], strlen(starts[i])) == 0)
            return 1;
    return 0;
}

/* The function that is given as an argument, NULL if there is none that is defined here. */
static function *function_in(const step *s, int argument)
{
    const expr *e;
    if (argument < 0 || argument >= s->n_arguments)
        return NULL;
    e = s->arguments[argument];
    if (e->kind == X_ADDRESS)
        e = e->a;
    return e->kind == X_FUNCTION ? program_find(run.p, e->name) : NULL;
}

static void look_at_functions(void)
{
    size_t i, j;
    int changed = 1, round;
    for (i = 0; i < run.p->n_functions; i++) {
        function *f = run.p->functions[i];
        f->is_entry = table_get(&run.p->entries, f->key) != NULL || strncmp(f->name, "PyInit_", 7) == 0;
        for (j = 0; j < f->n_steps; j++) {
            const step *s = &f->steps[j];
            if (s->kind == STEP_SET && s->b->kind == X_FUNCTION && s->a->kind == X_FIELD && is_slot_field(s->a->name) &&
                program_find(run.p, s->b->name))
                program_find(run.p, s->b->name)->is_entry = 1;
            if (s->kind == STEP_CALL) {
                int kind = kind_of(s->name), starts = s->name ? api_starts_thread(s->name) : -1;
                f->changes_gil |= is_gil_kind(kind) && kind != API_ASK;
                f->needs_gil |= is_needing(kind);
                f->swaps |= kind == API_SWAP;
                if (kind == API_RELEASE || kind == API_GUARD_RELEASE || kind == API_EXPLICIT_RELEASE) {
                    region *r = PUSH(run.a->regions, run.a->n_regions, run.a->regions_capacity);
                    r->file = f->file;
                    r->line = s->line;
                }
                function *first = starts >= 0 ? function_in(s, starts) : NULL;
                if (first)
                    first->is_thread = 1;
                first = s->name ? function_in(s, api_calls_back(s->name)) : NULL;
                if (first)
                    first->is_entry = 1;
            }
        }
        run.a->n_swaps += (size_t)f->swaps;
    }
    for (round = 0; changed && round < 5; round++)
        for (changed = 0, i = 0; i < run.p->n_functions; i++) {
            function *f = run.p->functions[i];
            if (!f->never_returns && !reaches_return(f))
                f->never_returns = changed = 1;
        }
    for (changed = 1; changed;)
        for (changed = 0, i = 0; i < run.p->n_functions; i++) {
            function *f = run.p->functions[i];
            int was = f->changes_gil + f->needs_gil;
            for (j = 0; j < f->n_steps; j++)
                if (f->steps[j].kind == STEP_CALL) {
                    const function *callee = program_find(run.p, f->steps[j].key);
                    if (callee && !is_needing(kind_of(f->steps[j].name))) {
                        f->changes_gil |= callee->changes_gil;
                        f->needs_gil |= callee->needs_gil;
                    }
                }
            changed |= was != f->changes_gil + f->needs_gil;
        }
}

/* Forget what a function of this program may have assigned, in itself and two calls further down. */
static void forget_assigned(facts *known, const function *f, int depth)
{
    size_t i;
    for (i = 0; known->count && i < f->n_steps; i++) {
        const step *s = &f->steps[i];
        if (s->kind == STEP_SET && (s->a->kind == X_FIELD || s->a->kind == X_GLOBAL))
            facts_forget(known, s->a);
        else if (s->kind == STEP_CALL && depth > 0) {
            const function *callee = program_find(run.p, s->key);
            if (callee && callee != f)
                forget_assigned(known, callee, depth - 1);
        }
    }
}

/* -------------------------------------------------------------------------------------------------------- findings */

static const site *make_site(const function *f, const step *s)
{
    site *made = allocate(sizeof(*made));
    made->f = f;
    made->line = s->line;
    made->by = s->name ? s->name : "a call";
    return made;
}

static const char *shown(const char *name)
{
    if (strncmp(name, "nogil_priv_api_", 15) == 0)
        return name + 15;
    if (strcmp(name, "nogil_priv_release_open") == 0)
        return "NOGIL_BEGIN";
    if (strcmp(name, "nogil_priv_acquire_open") == 0)
        return "WITH_GIL_BEGIN";
    if (strncmp(name, "nogil_priv_body_", 16) == 0)
        return name + 16;
    return name;
}

static void place_text(char *out, size_t size, const site *where, const function *f)
{
    if (!where)
        snprintf(out, size, "earlier");
    else if (where->f == f)
        snprintf(out, size, "at line %u", where->line);
    else {
        const char *slash = strrchr(where->f->file, '/');
        snprintf(out, size, "at %s:%u", slash ? slash + 1 : where->f->file, where->line);
    }
}

/* The conditions that are on both paths. */
static const trace *common(const trace *a, const trace *b)
{
    const trace *rest, *t;
    trace *made;
    if (a == b || !a || !b)
        return a == b ? a : NULL;
    rest = common(a->before, b);
    for (t = b; t; t = t->before)
        if (t->line == a->line && t->truth == a->truth && strcmp(t->source, a->source) == 0)
            break;
    if (!t)
        return rest;
    if (rest == a->before)
        return a;
    made = allocate(sizeof(*made));
    *made = *a;
    made->before = rest;
    made->depth = rest ? rest->depth + 1 : 1;
    return made;
}

static void report(int rule, const function *f, unsigned line, const char *message, const call_chain *chain,
                   const trace *when, const site *root, int possible)
{
    size_t i;
    finding *made;
    for (i = 0; i < run.a->n_findings; i++) {
        finding *old = &run.a->findings[i];
        if (old->line == line && old->file == f->file && old->rule == rule) {
            old->when = common(old->when, when);
            old->possible &= possible;
            return;
        }
    }
    made = PUSH(run.a->findings, run.a->n_findings, run.a->capacity);
    made->rule = rule;
    made->file = f->file;
    made->function_name = f->name;
    made->line = line;
    made->message = intern_text(message);
    made->chain = chain;
    made->when = when;
    made->root_file = root ? root->f->file : f->file;
    made->root_line = root ? root->line : line;
    made->possible = possible;
}

/* ----------------------------------------------------------------------------------------------------------- states */

static state copy_state(const state *s)
{
    state copy = *s;
    copy.known = facts_copy(&s->known);
    return copy;
}

static int same_gil(const gil *a, const gil *b)
{
    return a->kind == b->kind && a->entry == b->entry && (a->token == NULL) == (b->token == NULL) &&
           (a->where == b->where ||
            (a->where && b->where && a->where->f == b->where->f && a->where->line == b->where->line));
}

static int same_hands(const state *a, const state *b)
{
    int i;
    if (!same_gil(&a->now, &b->now) || a->n_saved != b->n_saved)
        return 0;
    for (i = 0; i < a->n_saved; i++)
        if (!same_gil(&a->saved[i].before, &b->saved[i].before) || a->saved[i].entry != b->saved[i].entry ||
            (a->saved[i].token == NULL) != (b->saved[i].token == NULL))
            return 0;
    return 1;
}

/* What is to be done is a heap: the first step of the function's order comes first, so that paths which meet have all
   arrived before what comes after is looked at. */
static void sift_up(frame *fr)
{
    size_t at = fr->n_todo - 1;
    while (at > 0 && fr->f->order[fr->todo[at].step] < fr->f->order[fr->todo[(at - 1) / 2].step]) {
        work w = fr->todo[at];
        fr->todo[at] = fr->todo[(at - 1) / 2];
        fr->todo[(at - 1) / 2] = w;
        at = (at - 1) / 2;
    }
}

static work take_first(frame *fr)
{
    work first = fr->todo[0];
    size_t at = 0;
    fr->todo[0] = fr->todo[--fr->n_todo];
    for (;;) {
        size_t least = at, child;
        for (child = 2 * at + 1; child <= 2 * at + 2 && child < fr->n_todo; child++)
            if (fr->f->order[fr->todo[child].step] < fr->f->order[fr->todo[least].step])
                least = child;
        if (least == at)
            return first;
        {
            work w = fr->todo[at];
            fr->todo[at] = fr->todo[least];
            fr->todo[least] = w;
        }
        at = least;
    }
}

/* Takes the state over: to be followed from `to`, unless the same or a weaker one was there before. */
static void arrive(frame *fr, int to, state *s)
{
    work *w;
    if (to < 0) {
        facts_free(&s->known);
        return;
    }
    if (fr->f->steps[to].is_loop)
        facts_forget_memory(&s->known);
    if (fr->f->steps[to].n_before > 1) {
        arrivals *at = &fr->arrived[to];
        size_t i, same = 0;
        for (i = 0; i < at->count; i++)
            if (same_hands(&at->items[i], s)) {
                same++;
                if (facts_follow(&s->known, &at->items[i].known)) {
                    facts_free(&s->known);
                    return;
                }
            }
        if (same >= STATES_MOST) {
            size_t kept = 0;
            for (i = 0; i < at->count; i++) {
                if (same_hands(&at->items[i], s)) {
                    facts_join(&s->known, &at->items[i].known);
                    s->path = common(s->path, at->items[i].path);
                    facts_free(&at->items[i].known);
                } else {
                    at->items[kept++] = at->items[i];
                }
            }
            at->count = kept;
        }
        {
            state copy = copy_state(s);
            *PUSH(at->items, at->count, at->capacity) = copy;
        }
    }
    w = PUSH(fr->todo, fr->n_todo, fr->todo_capacity);
    w->step = to;
    w->s = *s;
    sift_up(fr);
}

static summary *summarize(function *f, const state *entry, const facts *arguments);

/* --------------------------------------------------------------------------------------------------------- one call */

static void need_or_report(frame *fr, state *s, const step *st, int kind, const call_chain *chain)
{
    char message[600], place[300];
    int possible = kind == API_READS;
    const call_chain *last;
    for (last = chain; last; last = last->next)
        possible |= last->kind == API_READS;
    if (s->now.entry) {
        need **at = &fr->made->needs, *made;
        int n = 0;
        for (; *at; at = &(*at)->next, n++)
            if ((*at)->line == st->line || n > 20) {
                if ((*at)->line == st->line)
                    (*at)->link.when = common((*at)->link.when, s->path);
                return;
            }
        made = allocate(sizeof(*made));
        made->line = st->line;
        made->kind = s->now.kind;
        made->entry = s->now.entry;
        made->link.when = s->path;
        made->link.file = fr->f->file;
        made->link.line = st->line;
        made->link.calls = shown(st->name);
        made->link.kind = kind;
        made->link.next = chain;
        *at = made;
        return;
    }
    place_text(place, sizeof(place), s->now.where, fr->f);
    if (s->now.kind == UNATTACHED)
        snprintf(message, sizeof(message), "%s() needs the GIL, and this thread has not acquired it", shown(st->name));
    else
        snprintf(message, sizeof(message), "%s() needs the GIL, which was released %s", shown(st->name), place);
    report(s->now.kind == UNATTACHED ? RULE_THREAD : RULE_CALL, fr->f, st->line, message, chain, s->path, s->now.where,
           possible);
}

/* What the call at the end of a chain is. */
static int last_kind(const call_chain *chain)
{
    while (chain->next)
        chain = chain->next;
    return chain->kind;
}

static void push_saved(frame *fr, state *s, const step *st, const expr *token, int is_guard)
{
    saved *made;
    if (s->n_saved == SAVED_MOST) {
        memmove(s->saved, s->saved + 1, (SAVED_MOST - 1) * sizeof(saved));
        s->n_saved--;
    }
    made = &s->saved[s->n_saved++];
    memset(made, 0, sizeof(*made));
    made->before = s->now;
    made->where = make_site(fr->f, st);
    made->token = token;
    made->is_guard = is_guard;
}

static void set_now(state *s, int kind, const site *where, const expr *token)
{
    s->now.kind = kind;
    s->now.entry = 0;
    s->now.where = where;
    s->now.token = token;
}

static void pop_saved(state *s)
{
    if (s->n_saved)
        s->now = s->saved[--s->n_saved].before;
    else
        set_now(s, UNKNOWN, NULL, NULL);
}

/* The GIL's own calls. Returns 0 where the path ends. */
static void gil_call(frame *fr, state *s, const step *st, int kind)
{
    char message[600], place[300];
    const site *here = make_site(fr->f, st);
    place_text(place, sizeof(place), s->now.where, fr->f);
    switch (kind) {
    case API_RELEASE:
    case API_RELEASE_STATE:
        if (s->now.kind == RELEASED || s->now.kind == UNATTACHED) {
            if (s->now.entry) {
                need_or_report(fr, s, st, API_RELEASE, NULL);
            } else {
                snprintf(message, sizeof(message),
                         s->now.kind == RELEASED ? "%s() releases the GIL, which was released %s"
                                                 : "%s() releases the GIL, which this thread "
                                                   "has not acquired",
                         shown(st->name), place);
                report(RULE_RELEASE, fr->f, st->line, message, NULL, s->path, s->now.where, 0);
            }
        }
        if (s->now.kind == RELEASED || s->now.kind == UNATTACHED)
            set_now(s, UNKNOWN, NULL, NULL); /* one finding is enough: what follows from it is not said */
        else
            set_now(s, RELEASED, here, kind == API_RELEASE ? st->b : NULL);
        s->path = NULL;
        break;
    case API_ACQUIRE:
    case API_ACQUIRE_STATE:
        if (s->now.kind == HELD && kind == API_ACQUIRE) {
            if (s->now.where && !s->now.entry)
                snprintf(message, sizeof(message),
                         "%s() acquires the GIL, which this thread holds since %s%u: it waits for itself",
                         shown(st->name), s->now.where->f == fr->f ? "line " : "another file's line ",
                         s->now.where->line);
            else
                snprintf(message, sizeof(message),
                         "%s() acquires the GIL, which this thread holds: it waits for itself", shown(st->name));
            report(RULE_ACQUIRE, fr->f, st->line, message, NULL, s->path, s->now.entry ? NULL : s->now.where, 0);
        }
        set_now(s, HELD, here, NULL);
        break;
    case API_ENSURE:
        push_saved(fr, s, st, st->b, 0);
        set_now(s, HELD, here, NULL);
        break;
    case API_LEAVE:
        if (s->now.kind == RELEASED || s->now.kind == UNATTACHED) {
            if (s->now.entry) {
                need_or_report(fr, s, st, API_LEAVE, NULL);
            } else {
                snprintf(message, sizeof(message),
                         s->now.kind == RELEASED ? "%s() needs the GIL, which was released %s"
                                                 : "%s() needs the GIL, and this thread has not "
                                                   "acquired it",
                         shown(st->name), place);
                report(RULE_LEAVE, fr->f, st->line, message, NULL, s->path, s->now.where, 0);
            }
        }
        if (s->now.kind == RELEASED || s->now.kind == UNATTACHED) {
            pop_saved(s);
            set_now(s, UNKNOWN, NULL, NULL);
        } else {
            pop_saved(s);
        }
        break;
    case API_SWAP:
        s->n_saved = 0;
        set_now(s, UNKNOWN, NULL, NULL);
        break;
    case API_EXPLICIT_RELEASE:
    case API_EXPLICIT_ENSURE:
        push_saved(fr, s, st, st->b, 0);
        set_now(s, kind == API_EXPLICIT_ENSURE ? HELD : s->now.kind == UNATTACHED ? UNATTACHED : RELEASED, here, NULL);
        s->path = NULL;
        break;
    case API_EXPLICIT_CLOSE: { /* the second time it does nothing */
        const expr *token = st->n_arguments && st->arguments[0]->kind == X_ADDRESS ? st->arguments[0]->a : NULL;
        int j;
        for (j = s->n_saved; j > 0; j--)
            if (s->saved[j - 1].token == token || !token) {
                s->now = s->saved[j - 1].before;
                s->n_saved = j - 1;
                break;
            }
        break;
    }
    case API_GUARD_RELEASE:
        push_saved(fr, s, st, NULL, 1);
        if (st->n_arguments) {
            range r = facts_value(&s->known, st->arguments[0]);
            if (r.low == 0 && r.high == 0)
                break;
        }
        set_now(s, RELEASED, here, NULL);
        s->path = NULL;
        break;
    case API_GUARD_ACQUIRE:
        push_saved(fr, s, st, NULL, 1);
        if (st->n_arguments) {
            range r = facts_value(&s->known, st->arguments[0]);
            if (r.low == 0 && r.high == 0)
                break;
        }
        set_now(s, HELD, here, NULL);
        break;
    case API_GUARD_TRY:
        push_saved(fr, s, st, NULL, 1);
        set_now(s, UNKNOWN, NULL, NULL);
        break;
    default:
        pop_saved(s);
        break;
    }
}

/* Names of the callee's parameters become what the caller gave. NULL where that cannot be said. */
static const expr *in_caller(const expr *e, const step *st, int is_method)
{
    const expr *a = NULL, *b = NULL;
    if (e->kind == X_PARAMETER) {
        long long i = e->number + (is_method ? 1 : 0);
        return i >= 0 && i < st->n_arguments ? st->arguments[i] : NULL;
    }
    if (e->a && !(a = in_caller(e->a, st, is_method)))
        return NULL;
    if (e->b && !(b = in_caller(e->b, st, is_method)))
        return NULL;
    return e->a ? expr_make(e->kind, e->number, e->name, a, b) : e;
}

/* The same the other way round: `e` with the callee's parameter where it mentions what the caller's argument points to.
 */
static const expr *in_callee(const expr *e, const expr *pointed_to, const expr *parameter)
{
    const expr *a, *b;
    if (e == pointed_to)
        return parameter;
    if (!e->a)
        return e;
    a = in_callee(e->a, pointed_to, parameter);
    b = e->b ? in_callee(e->b, pointed_to, parameter) : NULL;
    return a == e->a && b == e->b ? e : expr_make(e->kind, e->number, e->name, a, b);
}

static int has_parameter(const expr *e)
{
    for (; e; e = e->b) {
        if (e->kind == X_PARAMETER || (e->a && has_parameter(e->a)))
            return 1;
    }
    return 0;
}

/* `key` in the callee's words, NULL where it does not mention the argument, or something that has no name there. */
static const expr *translate(const expr *key, const expr *argument, const expr *parameter)
{
    const expr *told;
    if (!expr_mentions(key, argument))
        return NULL;
    told = in_callee(key, argument, parameter);
    return expr_is_local(told) || has_parameter(in_callee(key, argument, expr_make(X_NOT_NULL, 0, NULL, NULL, NULL)))
               ? NULL
               : told;
}

/* What is known of globals, and of what the arguments point to. */
static void tell_callee(facts *arguments, const state *s, const step *st, int is_method)
{
    unsigned k;
    int j;
    for (k = 0; k < s->known.count; k++) {
        const expr *key = s->known.items[k].key;
        range r = facts_value(&s->known, key);
        if (r.low != r.high && !r.not_zero)
            continue;
        if (key->kind == X_GLOBAL)
            facts_set(arguments, key, r);
        for (j = 0; j < st->n_arguments; j++) {
            const expr *parameter, *told;
            if (st->arguments[j]->kind == X_CONSTANT || st->arguments[j]->kind == X_UNKNOWN)
                continue;
            parameter = expr_make(X_PARAMETER, j - is_method, NULL, NULL, NULL);
            told = translate(key, expr_make(X_DEREFERENCE, 0, NULL, st->arguments[j], NULL),
                             expr_make(X_DEREFERENCE, 0, NULL, parameter, NULL));
            if (!told && key->kind == X_BINARY) /* a comparison with the argument itself */
                told = translate(key, st->arguments[j], parameter);
            if (told)
                facts_set(arguments, told, r);
        }
    }
}

static int takes_this(const step *st, const function *f)
{
    return st->n_arguments == f->n_parameters + 1 && strstr(f->name, "::") != NULL;
}

static gil gil_in_caller(const gil *g, const state *s)
{
    if (g->entry == 1)
        return s->now;
    if (g->entry >= 2 && g->entry - 2 < s->n_saved)
        return s->saved[g->entry - 2].before;
    if (g->entry) {
        gil none = {0};
        return none;
    }
    return *g;
}

/* One is enough, since all have the same root: a certain one, then the shortest chain. */
static need *best_need(const summary *sum)
{
    need *n, *best = NULL;
    int fewest = 0;
    for (n = sum->needs; n; n = n->next) {
        const call_chain *link;
        int length = last_kind(&n->link) == API_READS ? 1000 : 0;
        for (link = &n->link; link; link = link->next)
            length += 10 + (link->when ? link->when->depth : 0);
        if (!best || length < fewest) {
            best = n;
            fewest = length;
        }
    }
    return best;
}

/* A call of a function that is defined here. Follows each way out of it. */
static void follow_call(frame *fr, state *s, const step *st, function *callee, int to)
{
    state entry = {0};
    facts arguments = {0};
    summary *sum;
    size_t i;
    int j, is_method = takes_this(st, callee);
    need *n;
    entry.now.kind = s->now.kind;
    entry.now.entry = 1;
    entry.n_saved = s->n_saved;
    for (j = 0; j < s->n_saved; j++) {
        entry.saved[j].before.kind = s->saved[j].before.kind;
        entry.saved[j].before.entry = 2 + j;
        entry.saved[j].entry = 1;
    }
    for (j = is_method; j < st->n_arguments; j++) {
        range r = facts_value(&s->known, st->arguments[j]);
        if (r.low == r.high || r.not_zero)
            facts_set(&arguments, expr_make(X_PARAMETER, j - is_method, NULL, NULL, NULL), r);
    }
    tell_callee(&arguments, s, st, is_method);
    sum = summarize(callee, &entry, &arguments);
    facts_free(&arguments);
    if (!sum) {
        set_now(s, UNKNOWN, NULL, NULL);
        s->n_saved = 0;
        facts_forget(&s->known, st->b);
        arrive(fr, to, s);
        return;
    }
    for (n = best_need(sum); n; n = NULL) {
        state there = *s;
        gil at_need = {0};
        at_need.kind = n->kind;
        at_need.entry = n->entry;
        there.now = gil_in_caller(&at_need, s);
        if (there.now.kind == RELEASED || there.now.kind == UNATTACHED) {
            need_or_report(fr, &there, st, API_NOTHING, &n->link);
            if (is_gil_kind(last_kind(&n->link))) { /* what follows from it is not said */
                set_now(s, UNKNOWN, NULL, NULL);
                facts_forget(&s->known, st->b);
                arrive(fr, to, s);
                return;
            }
        }
    }
    if (sum->running && !sum->n_ways) { /* it calls itself: taken as leaving the GIL as it was */
        facts_forget(&s->known, st->b);
        arrive(fr, to, s);
        return;
    }
    for (i = 0; i < sum->n_ways; i++) {
        way_out *way = &sum->ways[i];
        state after = copy_state(s);
        unsigned k;
        int kept = 0;
        after.n_saved = 0;
        for (j = 0; j < way->n_saved; j++) {
            saved one = way->saved[j];
            if (one.entry) {
                one = s->saved[kept < s->n_saved ? kept : s->n_saved - 1];
                kept++;
            } else {
                one.before = gil_in_caller(&one.before, s);
                one.token = NULL;
            }
            after.saved[after.n_saved++] = one;
        }
        after.now = gil_in_caller(&way->now, s);
        if (!way->now.entry) {
            after.now.token = way->result_is_token ? st->b : NULL;
            if (after.now.kind == RELEASED)
                after.path = NULL;
        }
        if (way->result_is_ensured && after.n_saved && !way->saved[way->n_saved - 1].entry)
            after.saved[after.n_saved - 1].token = st->b;
        facts_forget(&after.known, st->b);
        forget_assigned(&after.known, callee, 2);
        facts_set(&after.known, st->b, way->result);
        for (j = is_method; j < st->n_arguments; j++)
            if (st->arguments[j]->kind == X_ADDRESS)
                facts_forget(&after.known, st->arguments[j]->a);
        for (k = 0; k < way->known.count; k++) {
            const expr *key = in_caller(way->known.items[k].key, st, is_method);
            if (key && key->kind != X_CONSTANT)
                facts_set(&after.known, key, way->known.items[k].value);
        }
        arrive(fr, to, &after);
    }
    facts_free(&s->known);
}

static void escape(state *s, const expr *e)
{
    int i;
    if (e->kind == X_ADDRESS)
        e = e->a;
    if (s->now.token == e)
        s->now.token = NULL;
    for (i = 0; i < s->n_saved; i++) {
        if (s->saved[i].token == e)
            s->saved[i].token = NULL;
        if (s->saved[i].before.token == e)
            s->saved[i].before.token = NULL;
    }
}

static void do_call(frame *fr, state *s, int at)
{
    const step *st = &fr->f->steps[at];
    function *callee = program_find(run.p, st->key);
    int kind = kind_of(st->name), j, outside = s->now.kind == RELEASED || s->now.kind == UNATTACHED;
    if (st->name && strcmp(st->name, "destructor") == 0 && !callee)
        kind = API_NOTHING;
    if (is_gil_kind(kind) && kind != API_ASK) {
        facts_forget(&s->known, st->b);
        gil_call(fr, s, st, kind);
        if (kind == API_RELEASE && st->b) {
            range r = RANGE_ALL;
            r.not_zero = 1;
            facts_set(&s->known, st->b, r);
        }
        arrive(fr, st->next[0], s);
        return;
    }
    if (kind == API_ASK) {
        range r = RANGE_ALL;
        facts_forget(&s->known, st->b);
        if (s->now.kind == UNKNOWN) {
            state held = copy_state(s);
            r.low = r.high = 1;
            r.not_zero = 1;
            facts_set(&held.known, st->b, r);
            set_now(&held, HELD, NULL, NULL);
            held.now.entry = s->now.entry;
            arrive(fr, st->next[0], &held);
        }
        r.low = r.high = s->now.kind == HELD;
        r.not_zero = s->now.kind == HELD;
        facts_set(&s->known, st->b, r);
        arrive(fr, st->next[0], s);
        return;
    }
    if (call_never_returns(st) && !(callee && callee->needs_gil && outside)) {
        facts_free(&s->known);
        return;
    }
    if (is_needing(kind)) {
        int ok = !outside;
        if (kind == API_NEEDS_UNLESS_NULL && st->n_arguments) {
            range r = facts_value(&s->known, st->arguments[0]);
            ok |= r.low == 0 && r.high == 0;
        }
        if (!ok)
            need_or_report(fr, s, st, kind, NULL);
        callee = NULL;
    } else if (callee && !callee->swaps && (callee->changes_gil || (outside && callee->needs_gil))) {
        for (j = 0; j < st->n_arguments; j++)
            escape(s, st->arguments[j]);
        follow_call(fr, s, st, callee, st->next[0]);
        return;
    }
    if (callee && callee->swaps) {
        set_now(s, UNKNOWN, NULL, NULL);
        s->n_saved = 0;
    }
    if (!callee && kind == API_NOTHING && st->name && strcasestr(st->name, "gil") &&
        strncmp(st->name, "nogil_", 6) != 0) { /* a wrapper that is defined elsewhere: who knows */
        set_now(s, UNKNOWN, NULL, NULL);
        s->n_saved = 0;
        outside = 0;
    }
    if (outside && !callee && kind == API_NOTHING) {
        if (!st->key)
            table_put(&run.indirect, st, (void *)st);
        else if (!st->name || strncmp(st->name, "nogil_", 6) != 0)
            table_put(&run.undefined, st->key, (void *)st);
    }
    for (j = 0; j < st->n_arguments; j++) {
        escape(s, st->arguments[j]);
        if (st->arguments[j]->kind == X_ADDRESS)
            facts_forget(&s->known, st->arguments[j]->a);
    }
    if (callee)
        forget_assigned(&s->known, callee, 2);
    facts_forget(&s->known, st->b);
    arrive(fr, st->next[0], s);
}

/* -------------------------------------------------------------------------------------------------- other steps */

/* The token of what was just released or ensured moves into the variable that it is assigned to. */
static void move_token(const expr **token, const expr *to, const expr *from)
{
    const expr *root;
    if (!*token || *token != from)
        return;
    root = expr_root(to);
    if (root && (root->kind == X_LOCAL || root->kind == X_TEMPORARY)) {
        if (from->kind == X_TEMPORARY)
            *token = to;
    } else {
        *token = NULL;
    }
}

static void do_set(frame *fr, state *s, int at)
{
    const step *st = &fr->f->steps[at];
    int i;
    move_token(&s->now.token, st->a, st->b);
    for (i = 0; i < s->n_saved; i++) {
        move_token(&s->saved[i].token, st->a, st->b);
        move_token(&s->saved[i].before.token, st->a, st->b);
    }
    facts_assign(&s->known, st->a, st->b);
    arrive(fr, st->next[0], s);
}

static int token_is_lost(const expr *token, const expr *result)
{
    const expr *root;
    if (!token || token->kind == X_TEMPORARY)
        return 0;
    root = expr_root(token);
    if (!root || root->kind != X_LOCAL)
        return 0;
    return !result || !expr_mentions(result, root);
}

static void do_return(frame *fr, state *s, int at)
{
    const step *st = &fr->f->steps[at];
    summary *sum = fr->made;
    char message[600], place[300];
    way_out way;
    unsigned k;
    size_t i;
    int j;
    const expr *result = st->a;
    if (s->now.kind == RELEASED && !s->now.entry &&
        (token_is_lost(s->now.token, result) || (fr->is_root && fr->f->is_entry))) {
        place_text(place, sizeof(place), s->now.where, fr->f);
        snprintf(message, sizeof(message),
                 "%s() returns without the GIL, which was released %s and is not acquired again", shown(fr->f->name),
                 place);
        report(RULE_LEAK, fr->f, st->line, message, NULL, s->path, s->now.where, 0);
        set_now(s, UNKNOWN, NULL, NULL);
    }
    for (j = s->n_saved; j > 0; j--) {
        saved *one = &s->saved[j - 1];
        if (!one->entry && !one->is_guard && token_is_lost(one->token, result)) {
            place_text(place, sizeof(place), one->where, fr->f);
            int released = s->now.kind == RELEASED;
            snprintf(message, sizeof(message), "%s() returns without the end of %s() %s: the GIL stays %s",
                     shown(fr->f->name), shown(one->where->by), place, released ? "released" : "with this thread");
            report(released ? RULE_LEAK : RULE_ENSURE_LEAK, fr->f, st->line, message, NULL, s->path, one->where, 0);
            s->now = one->before;
            s->n_saved = j - 1;
        }
    }
    memset(&way, 0, sizeof(way));
    way.now = s->now;
    way.n_saved = s->n_saved;
    memcpy(way.saved, s->saved, sizeof(way.saved));
    way.result = result ? facts_value(&s->known, result) : RANGE_ALL;
    way.result_is_token = result && s->now.token && (result == s->now.token || expr_root(s->now.token) == result);
    way.result_is_ensured = result && s->n_saved && s->saved[s->n_saved - 1].token == result;
    for (k = 0; k < s->known.count; k++) {
        const expr *key = s->known.items[k].key;
        if ((key->kind == X_FIELD || key->kind == X_GLOBAL || key->kind == X_DEREFERENCE) && !expr_is_local(key))
            facts_set(&way.known, key, facts_value(&s->known, key));
    }
    facts_free(&s->known);
    for (i = 0; i < sum->n_ways; i++) {
        way_out *old = &sum->ways[i];
        state a = {0}, b = {0};
        a.now = old->now;
        b.now = way.now;
        a.n_saved = old->n_saved;
        b.n_saved = way.n_saved;
        memcpy(a.saved, old->saved, sizeof(a.saved));
        memcpy(b.saved, way.saved, sizeof(b.saved));
        if (same_hands(&a, &b) && old->result_is_token == way.result_is_token) {
            int equal = old->result.low == way.result.low && old->result.high == way.result.high &&
                        old->result.not_zero == way.result.not_zero;
            if (equal || sum->n_ways >= 8) {
                if (!equal)
                    old->result = RANGE_ALL;
                facts_join(&old->known, &way.known);
                facts_free(&way.known);
                return;
            }
        }
    }
    *PUSH(sum->ways, sum->n_ways, sum->ways_capacity) = way;
}

static void do_if(frame *fr, state *s, int at)
{
    const step *st = &fr->f->steps[at];
    int side;
    for (side = 0; side < 2; side++) {
        state there = copy_state(s);
        if (facts_assume(&there.known, st->a, side == 0)) {
            if (*st->name && (side == 0 || !st->key)) {
                trace *t = allocate(sizeof(*t));
                t->source = st->name;
                t->truth = side == 0;
                t->line = st->line;
                t->before = s->path;
                t->depth = s->path ? s->path->depth + 1 : 1;
                there.path = t;
            }
            arrive(fr, st->next[side], &there);
        } else {
            facts_free(&there.known);
        }
    }
    facts_free(&s->known);
}

static summary *follow(function *f, summary *sum, const state *entry, const facts *arguments, int is_root)
{
    frame fr;
    size_t i, j;
    state first = *entry;
    memset(&fr, 0, sizeof(fr));
    fr.f = f;
    fr.made = sum;
    fr.is_root = is_root;
    fr.steps_left = STEPS_MOST;
    fr.arrived = calloc(f->n_steps + 1, sizeof(arrivals));
    if (!fr.arrived)
        fail("out of memory");
    if (!f->order)
        function_order(f);
    first.known = facts_copy(arguments);
    arrive(&fr, f->start, &first);
    while (fr.n_todo) {
        work w = take_first(&fr);
        const step *st = &f->steps[w.step];
        if (fr.steps_left-- == 0) {
            table_put(&run.given_up, f, f);
            facts_free(&w.s.known);
            while (fr.n_todo)
                facts_free(&fr.todo[--fr.n_todo].s.known);
            break;
        }
        switch (st->kind) {
        case STEP_CALL:
            do_call(&fr, &w.s, w.step);
            break;
        case STEP_SET:
            do_set(&fr, &w.s, w.step);
            break;
        case STEP_FORGET:
            facts_forget(&w.s.known, st->a);
            arrive(&fr, st->next[0], &w.s);
            break;
        case STEP_IF:
            do_if(&fr, &w.s, w.step);
            break;
        case STEP_MANY:
            for (i = 0; (int)i < st->n_many; i++) {
                state copy = copy_state(&w.s);
                arrive(&fr, st->many[i], &copy);
            }
            facts_free(&w.s.known);
            break;
        case STEP_RETURN:
            do_return(&fr, &w.s, w.step);
            break;
        case STEP_STOP:
            facts_free(&w.s.known);
            break;
        default:
            arrive(&fr, st->next[0], &w.s);
            break;
        }
    }
    for (i = 0; i < f->n_steps; i++) {
        for (j = 0; j < fr.arrived[i].count; j++)
            facts_free(&fr.arrived[i].items[j].known);
        free(fr.arrived[i].items);
    }
    free(fr.arrived);
    free(fr.todo);
    return sum;
}

static summary *summarize(function *f, const state *entry, const facts *arguments)
{
    text key = {0};
    summary *sum;
    unsigned k;
    int j;
    text_add(&key, "%d", entry->now.kind);
    for (j = 0; j < entry->n_saved; j++)
        text_add(&key, ",%d", entry->saved[j].before.kind);
    for (k = 0; k < arguments->count; k++)
        text_add(&key, "|%u:%lld,%lld,%d", arguments->items[k].key->id, arguments->items[k].value.low,
                 arguments->items[k].value.high, arguments->items[k].value.not_zero);
    {
        const char *name = intern(key.data, key.length);
        free(key.data);
        for (sum = f->summaries; sum; sum = sum->next)
            if (sum->key == name)
                return sum;
        if (run.depth >= DEPTH_MOST) {
            table_put(&run.given_up, f, f);
            return NULL;
        }
        sum = allocate(sizeof(*sum));
        sum->key = name;
    }
    sum->next = f->summaries;
    f->summaries = sum;
    sum->running = 1;
    run.depth++;
    follow(f, sum, entry, arguments, 0);
    run.depth--;
    sum->running = 0;
    return sum;
}

/* ----------------------------------------------------------------------------------------------------------- whole */

static void follow_root(function *f, int kind)
{
    state entry = {0};
    facts none = {0};
    summary *sum = allocate(sizeof(*sum));
    entry.now.kind = kind;
    if (kind == UNATTACHED) {
        site *start = allocate(sizeof(*start));
        start->f = f;
        start->line = f->line;
        start->by = "the thread's start";
        entry.now.where = start;
    } else if (kind == UNKNOWN) {
        entry.now.entry = 1;
    }
    follow(f, sum, &entry, &none, 1);
}

static int by_place(const void *a, const void *b)
{
    const finding *x = a, *y = b;
    int files = strcmp(x->file, y->file);
    if (files)
        return files;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* The first finding of a root stands for all of them. */
static void group(analysis *a)
{
    size_t i, j, kept = 0;
    if (!a->n_findings)
        return;
    qsort(a->findings, a->n_findings, sizeof(finding), by_place);
    for (i = 0; i < a->n_findings; i++) {
        for (j = 0; j < kept; j++)
            if (a->findings[j].root_file == a->findings[i].root_file &&
                a->findings[j].root_line == a->findings[i].root_line && a->findings[j].file == a->findings[i].file &&
                a->findings[j].possible == a->findings[i].possible && a->findings[j].root_line != a->findings[j].line)
                break;
        if (j < kept)
            a->findings[j].also++;
        else
            a->findings[kept++] = a->findings[i];
    }
    a->n_findings = kept;
}

void analyse(analysis *a, program *p, const run_options *options)
{
    size_t i;
    memset(&run, 0, sizeof(run));
    run.a = a;
    run.p = p;
    look_at_functions();
    for (i = 0; i < p->n_functions; i++) {
        function *f = p->functions[i];
        show_progress(options, "following", i, p->n_functions, f->name);
        if (f->swaps)
            continue;
        if (f->is_thread) {
            if (f->needs_gil || f->changes_gil)
                follow_root(f, UNATTACHED);
        } else if (f->changes_gil) {
            follow_root(f, f->is_entry ? HELD : UNKNOWN);
        }
    }
    show_progress(options, "following", p->n_functions, p->n_functions, "");
    a->n_indirect = run.indirect.count;
    a->n_undefined = run.undefined.count;
    a->n_given_up = run.given_up.count;
    group(a);
}
