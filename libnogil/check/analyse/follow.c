/* SPDX-License-Identifier: 0BSD */
/* follow.c: one step after another, until no path is left. See states.h.

       summary *sum = summarize(f, &entry, &arguments);      // the ways out of f from there; made once, then remembered

   Rule: a function that takes too many steps is given up, and counted: nothing is said of what was not seen. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "analyse/states.h"
#include "api.h"

#define STEPS_MOST 60000
#define STEPS_IN_ALL 100000
#define DEPTH_MOST 80

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
        forget_assigned(&s->known, callee);
    facts_forget(&s->known, st->b);
    arrive(fr, st->next[0], s);
}

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
    for (; fr.n_todo; f->steps_taken++) {
        state s;
        int at = take_first(&fr, &s);
        const step *st = &f->steps[at];
        if (fr.steps_left-- == 0) {
            table_put(&run.given_up, f, f);
            facts_free(&s.known);
            while (fr.n_todo) {
                facts_free(&fr.todo[--fr.n_todo].s->known);
                free(fr.todo[fr.n_todo].s);
            }
            break;
        }
        switch (st->kind) {
        case STEP_CALL:
            do_call(&fr, &s, at);
            break;
        case STEP_SET:
            do_set(&fr, &s, at);
            break;
        case STEP_FORGET:
            facts_forget(&s.known, st->a);
            arrive(&fr, st->next[0], &s);
            break;
        case STEP_IF:
            do_if(&fr, &s, at);
            break;
        case STEP_MANY:
            for (i = 0; (int)i < st->n_many; i++) {
                state copy = copy_state(&s);
                arrive(&fr, st->many[i], &copy);
            }
            facts_free(&s.known);
            break;
        case STEP_RETURN:
            do_return(&fr, &s, at);
            break;
        case STEP_STOP:
            facts_free(&s.known);
            break;
        default:
            arrive(&fr, st->next[0], &s);
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

summary *summarize(function *f, const state *entry, const facts *arguments)
{
    text key = {0};
    facts fewer = {0};
    summary *sum;
    unsigned k;
    int j;
    if (f->steps_taken > STEPS_IN_ALL) { /* it was followed from enough different places: now only the GIL tells them */
        for (k = 0; k < arguments->count; k++)
            if (names_touch(&facts_kept, arguments->items[k].key))
                facts_set(&fewer, arguments->items[k].key, arguments->items[k].value);
        arguments = &fewer;
    }
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
                break;
        if (sum || run.depth >= DEPTH_MOST) {
            if (!sum)
                table_put(&run.given_up, f, f);
            facts_free(&fewer);
            return sum;
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
    facts_free(&fewer);
    return sum;
}

void follow_root(function *f, int kind)
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
