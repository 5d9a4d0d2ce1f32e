/* SPDX-License-Identifier: 0BSD */
/* returns.c: a way out of a function: is something not given back, and what does the caller see. See states.h.

       return -1;      with a state saved in a local variable: RULE_LEAK, since nobody can restore it now

   Rule: a saved state that somebody else knows may still be restored, so nothing is said of it. */
#include <stdio.h>
#include <string.h>

#include "analyse/states.h"

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

void do_return(frame *fr, state *s, int at)
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
