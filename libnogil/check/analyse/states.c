/* SPDX-License-Identifier: 0BSD */
/* states.c: the states of one function's paths, and which is followed next. See states.h.

       if (a) rc = 1; else rc = 2;  f();      two states come to f(), and differ by rc; a third with rc == 1 is dropped

   Rule: paths that meet have all arrived before what comes after is looked at; where more than STATES_MOST meet, they
   are merged to what they share. */
#include <stdlib.h>
#include <string.h>

#include "analyse/states.h"

#define STATES_MOST 10

state copy_state(const state *s)
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

int same_hands(const state *a, const state *b)
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

int take_first(frame *fr, state *s)
{
    work first = fr->todo[0];
    size_t at = 0;
    *s = *first.s;
    free(first.s);
    fr->todo[0] = fr->todo[--fr->n_todo];
    for (;;) {
        size_t least = at, child;
        for (child = 2 * at + 1; child <= 2 * at + 2 && child < fr->n_todo; child++)
            if (fr->f->order[fr->todo[child].step] < fr->f->order[fr->todo[least].step])
                least = child;
        if (least == at)
            return first.step;
        {
            work w = fr->todo[at];
            fr->todo[at] = fr->todo[least];
            fr->todo[least] = w;
        }
        at = least;
    }
}

void push_saved(frame *fr, state *s, const step *st, const expr *token, int is_guard)
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

void set_now(state *s, int kind, const site *where, const expr *token)
{
    s->now.kind = kind;
    s->now.entry = 0;
    s->now.where = where;
    s->now.token = token;
}

void pop_saved(state *s)
{
    if (s->n_saved)
        s->now = s->saved[--s->n_saved].before;
    else
        set_now(s, UNKNOWN, NULL, NULL);
}

/* Takes the state over: to be followed from `to`, unless the same or a weaker one was there before. */
void arrive(frame *fr, int to, state *s)
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
    w->s = malloc(sizeof(state));
    if (!w->s)
        fail("out of memory");
    *w->s = *s;
    sift_up(fr);
}
