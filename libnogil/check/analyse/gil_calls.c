/* SPDX-License-Identifier: 0BSD */
/* gil_calls.c: the calls that take or give up the GIL, and those that need it. See states.h.

       PyEval_SaveThread()      where it is held: released now. Where it is released: a finding, and unknown from here

   Rule: one finding is enough: what follows from it is not said. */
#include <stdio.h>
#include <string.h>

#include "analyse/states.h"
#include "api.h"

void need_or_report(frame *fr, state *s, const step *st, int kind, const call_chain *chain)
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

/* `if (p->saved) PyEval_RestoreThread(p->saved)`: who asks the memory for a saved state knows that it is released. */
static int was_looked_at(const state *s, const step *st)
{
    const expr *token = st->n_arguments ? st->arguments[0] : NULL;
    const fact *known = token && expr_mentions_memory(token) ? facts_find(&s->known, token) : NULL;
    return known && known->value.not_zero && !known->same_as;
}

/* The GIL's own calls. Returns 0 where the path ends. */
void gil_call(frame *fr, state *s, const step *st, int kind)
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
        if (s->now.kind == HELD && kind == API_ACQUIRE && !was_looked_at(s, st)) {
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
