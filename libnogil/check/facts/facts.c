/* SPDX-License-Identifier: 0BSD */
/* facts.c: keeps the facts of one path, in the order of their expressions' ids. See facts.h. */
#include "facts/facts.h"

#include <stdlib.h>
#include <string.h>

names facts_kept;

facts facts_copy(const facts *f)
{
    facts copy = {0};
    if (f->count) {
        copy.capacity = f->count + 4;
        copy.items = malloc(copy.capacity * sizeof(fact));
        if (!copy.items)
            fail("out of memory");
        memcpy(copy.items, f->items, f->count * sizeof(fact));
        copy.count = f->count;
    }
    return copy;
}

void facts_free(facts *f)
{
    free(f->items);
    memset(f, 0, sizeof(*f));
}

fact *facts_find(const facts *f, const expr *key)
{
    unsigned low = 0, high = f->count;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        if (f->items[middle].key->id < key->id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->count && f->items[low].key == key ? &f->items[low] : NULL;
}

static void drop(facts *f, unsigned at)
{
    memmove(f->items + at, f->items + at + 1, (f->count - at - 1) * sizeof(fact));
    f->count--;
}

fact *facts_make(facts *f, const expr *key)
{
    fact *found = facts_find(f, key);
    unsigned at;
    if (found)
        return found;
    if (f->count == FACTS_MOST) { /* the oldest expression goes: it has the smallest number */
        for (at = 0; at < f->count - 1 && names_touch(&facts_kept, f->items[at].key); at++)
            ;
        drop(f, at);
    }
    if (f->count == f->capacity) {
        f->capacity = f->capacity ? f->capacity * 2 : 8;
        f->items = realloc(f->items, f->capacity * sizeof(fact));
        if (!f->items)
            fail("out of memory");
    }
    for (at = f->count; at > 0 && f->items[at - 1].key->id > key->id; at--)
        f->items[at] = f->items[at - 1];
    f->items[at].key = key;
    f->items[at].value = RANGE_ALL;
    f->items[at].same_as = NULL;
    f->count++;
    return &f->items[at];
}

void facts_set(facts *f, const expr *key, range value)
{
    if (key->kind != X_CONSTANT && key->kind != X_UNKNOWN)
        facts_make(f, key)->value = value;
}

static void forget_if(facts *f, const expr *changed, int by_field)
{
    unsigned i;
    for (i = 0; i < f->count;) {
        const fact *one = &f->items[i];
        int key = by_field ? expr_mentions_field(one->key, changed->name) : expr_mentions(one->key, changed);
        int same = one->same_as &&
                   (by_field ? expr_mentions_field(one->same_as, changed->name) : expr_mentions(one->same_as, changed));
        if (key) {
            drop(f, i);
            continue;
        }
        if (same) {
            range kept = facts_value(f, one->key);
            f->items[i].value = kept;
            f->items[i].same_as = NULL;
        }
        i++;
    }
}

void facts_forget(facts *f, const expr *changed)
{
    forget_if(f, changed, changed->kind == X_FIELD && !expr_root(changed));
}

void facts_forget_memory(facts *f)
{
    unsigned i;
    for (i = 0; i < f->count;) {
        if (expr_mentions_memory(f->items[i].key) && !names_touch(&facts_kept, f->items[i].key)) {
            drop(f, i);
            continue;
        }
        if (f->items[i].same_as && expr_mentions_memory(f->items[i].same_as)) {
            f->items[i].same_as = NULL;
        }
        i++;
    }
}

void facts_assign(facts *f, const expr *to, const expr *from)
{
    range value = facts_value(f, from);
    const expr *same = expr_has_unknown(from) || expr_mentions(from, to) || from->kind == X_CONSTANT ? NULL : from;
    fact *made;
    facts_forget(f, to);
    if (to->kind == X_UNKNOWN || (!same && value.low == INT64_MIN && value.high == INT64_MAX && !value.not_zero))
        return;
    made = facts_make(f, to);
    made->value = value;
    made->same_as = same;
}

int facts_follow(const facts *strong, const facts *weak)
{
    unsigned i;
    for (i = 0; i < weak->count; i++) {
        range mine, other = weak->items[i].value;
        const fact *found = facts_find(strong, weak->items[i].key);
        if (weak->items[i].same_as && (!found || found->same_as != weak->items[i].same_as))
            return 0;
        mine = facts_value(strong, weak->items[i].key);
        if (mine.low < other.low || mine.high > other.high || (other.not_zero && !mine.not_zero))
            return 0;
    }
    return 1;
}

void facts_join(facts *f, const facts *other)
{
    unsigned i;
    for (i = 0; i < f->count;) {
        range a = facts_value(f, f->items[i].key), b = facts_value(other, f->items[i].key), r;
        const fact *found = facts_find(other, f->items[i].key);
        const expr *same = found && found->same_as == f->items[i].same_as ? found->same_as : NULL;
        /* a bound that is not the same in both goes altogether: a loop comes to its end this way */
        r.low = a.low == b.low ? a.low : (a.low >= 0 && b.low >= 0) ? 0 : INT64_MIN;
        r.high = a.high == b.high ? a.high : (a.high <= 0 && b.high <= 0) ? 0 : INT64_MAX;
        r.not_zero = a.not_zero && b.not_zero;
        if (!same && r.low == INT64_MIN && r.high == INT64_MAX && !r.not_zero) {
            drop(f, i);
            continue;
        }
        f->items[i].value = r;
        f->items[i].same_as = same;
        i++;
    }
}
