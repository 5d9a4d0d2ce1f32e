/* SPDX-License-Identifier: 0BSD */
/* callee.c: a call of a function that is defined here, in its words and in the caller's. See states.h.

       leave(self, 1)      its parameter 0 is the caller's self, parameter 1 is 1; what it says of self->gil comes back

   Rule: what the callee cannot name it is not told, and what the caller cannot name is forgotten. */
#include <string.h>

#include "analyse/states.h"
#include "api.h"

/* What the call at the end of a chain is. */
static int last_kind(const call_chain *chain)
{
    while (chain->next)
        chain = chain->next;
    return chain->kind;
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
static void tell_callee(facts *arguments, const state *s, const step *st, const function *callee, int is_method)
{
    unsigned k;
    int j;
    for (k = 0; k < s->known.count; k++) {
        const expr *key = s->known.items[k].key;
        range r = facts_value(&s->known, key);
        if (r.low != r.high && !r.not_zero)
            continue;
        if (key->kind == X_GLOBAL && looks_at(callee, key))
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
            if (told && looks_at(callee, told))
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
void follow_call(frame *fr, state *s, const step *st, function *callee, int to)
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
        const expr *parameter = expr_make(X_PARAMETER, j - is_method, NULL, NULL, NULL);
        range r = facts_value(&s->known, st->arguments[j]);
        if ((r.low == r.high || r.not_zero) && looks_at(callee, parameter))
            facts_set(&arguments, parameter, r);
    }
    tell_callee(&arguments, s, st, callee, is_method);
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
        forget_assigned(&after.known, callee);
        facts_set(&after.known, st->b, way->result);
        for (j = is_method; j < st->n_arguments; j++)
            if (st->arguments[j]->kind == X_ADDRESS)
                facts_forget(&after.known, st->arguments[j]->a);
        for (k = 0; k < way->known.count; k++) {
            const expr *key = in_caller(way->known.items[k].key, st, is_method);
            range r;
            if (!key)
                continue;
            r = range_intersect(facts_value(&after.known, key), way->known.items[k].value);
            if (r.low > r.high)
                break; /* this way out is not for this caller */
            if (key->kind != X_CONSTANT)
                facts_set(&after.known, key, r);
        }
        if (k < way->known.count)
            facts_free(&after.known);
        else
            arrive(fr, to, &after);
    }
    facts_free(&s->known);
}
