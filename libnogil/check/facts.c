/* SPDX-License-Identifier: 0BSD */
/* facts.c: see facts.h. */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

/* ---- expressions ---- */

static int is_comparison(const char *op)
{
    return strcmp(op, "<") == 0 || strcmp(op, "<=") == 0 || strcmp(op, ">") == 0 || strcmp(op, ">=") == 0 ||
           strcmp(op, "==") == 0 || strcmp(op, "!=") == 0;
}

static const expr *fold(const char *op, const expr *a, const expr *b)
{
    unsigned long long x, y, r;
    if (a->kind != X_CONSTANT || b->kind != X_CONSTANT || op[1])
        return NULL;
    x = (unsigned long long)a->number;
    y = (unsigned long long)b->number;
    switch (*op) {
    case '+':
        r = x + y;
        break;
    case '-':
        r = x - y;
        break;
    case '*':
        r = x * y;
        break;
    case '&':
        r = x & y;
        break;
    case '|':
        r = x | y;
        break;
    case '^':
        r = x ^ y;
        break;
    default:
        return NULL;
    }
    return expr_constant((long long)r);
}

const expr *expr_make(int kind, long long number, const char *name, const expr *a, const expr *b)
{
    static const expr **slots;
    static size_t count, capacity;
    expr wanted = {0};
    uint64_t hash;
    size_t i;
    expr *made;
    if (kind == X_DEREFERENCE && a->kind == X_ADDRESS)
        return a->a;
    if (kind == X_ADDRESS && a->kind == X_DEREFERENCE)
        return a->a;
    if (kind == X_NOT && a->kind == X_CONSTANT)
        return expr_constant(!a->number);
    if (kind == X_NEGATIVE && a->kind == X_CONSTANT)
        return expr_constant((long long)(0 - (unsigned long long)a->number));
    if (kind == X_COMPLEMENT && a->kind == X_CONSTANT)
        return expr_constant(~a->number);
    if (kind == X_BINARY) {
        const expr *folded = fold(name, a, b);
        if (folded)
            return folded;
    }
    if (count * 2 >= capacity) {
        const expr **old = slots;
        size_t more = capacity ? capacity * 2 : 4096, j;
        slots = calloc(more, sizeof(*slots));
        if (!slots)
            fail("out of memory");
        for (j = 0; j < capacity; j++)
            if (old[j]) {
                const expr *e = old[j];
                hash = hash_bytes(&e->kind, sizeof(int), 3) ^
                       hash_bytes(&e->number, sizeof(expr) - offsetof(expr, number), 5);
                for (i = hash & (more - 1); slots[i]; i = (i + 1) & (more - 1))
                    ;
                slots[i] = e;
            }
        free(old);
        capacity = more;
    }
    wanted.kind = kind;
    wanted.number = number;
    wanted.name = name;
    wanted.a = a;
    wanted.b = b;
    hash =
        hash_bytes(&wanted.kind, sizeof(int), 3) ^ hash_bytes(&wanted.number, sizeof(expr) - offsetof(expr, number), 5);
    for (i = hash & (capacity - 1); slots[i]; i = (i + 1) & (capacity - 1))
        if (slots[i]->kind == kind && slots[i]->number == number && slots[i]->name == name && slots[i]->a == a &&
            slots[i]->b == b)
            return slots[i];
    made = allocate(sizeof(*made));
    *made = wanted;
    made->id = (unsigned)++count;
    slots[i] = made;
    return made;
}

const expr *expr_constant(long long value)
{
    return expr_make(X_CONSTANT, value, NULL, NULL, NULL);
}

const expr *expr_unknown(void)
{
    static long long number;
    return expr_make(X_UNKNOWN, ++number, NULL, NULL, NULL);
}

int expr_mentions(const expr *e, const expr *part)
{
    for (; e; e = e->b) {
        if (e == part || (e->a && expr_mentions(e->a, part)))
            return 1;
    }
    return 0;
}

int expr_is_local(const expr *e)
{
    for (; e; e = e->b) {
        if (e->kind == X_LOCAL || e->kind == X_TEMPORARY || e->kind == X_UNKNOWN || (e->a && expr_is_local(e->a)))
            return 1;
    }
    return 0;
}

const expr *expr_root(const expr *e)
{
    while (e && (e->kind == X_FIELD || e->kind == X_INDEX))
        e = e->a;
    return e && (e->kind == X_LOCAL || e->kind == X_PARAMETER || e->kind == X_GLOBAL || e->kind == X_TEMPORARY) ? e
                                                                                                                : NULL;
}

/* A field through a pointer, whatever the pointer is. */
static int mentions_field(const expr *e, const char *name)
{
    for (; e; e = e->b) {
        if ((e->kind == X_FIELD && e->name == name) || (e->a && mentions_field(e->a, name)))
            return 1;
    }
    return 0;
}

static int mentions_memory(const expr *e)
{
    for (; e; e = e->b) {
        if (e->kind == X_ADDRESS && e->a->kind != X_DEREFERENCE && expr_root(e->a))
            continue; /* where something is does not change: &_Py_NoneStruct */
        if (e->kind == X_DEREFERENCE || e->kind == X_GLOBAL || e->kind == X_INDEX || (e->a && mentions_memory(e->a)))
            return 1;
    }
    return 0;
}

/* ---- one path's facts ---- */

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

static fact *find(const facts *f, const expr *key)
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

static fact *make(facts *f, const expr *key)
{
    fact *found = find(f, key);
    unsigned at;
    if (found)
        return found;
    if (f->count == FACTS_MOST) { /* the oldest expression goes: it has the smallest number */
        memmove(f->items, f->items + 1, (f->count - 1) * sizeof(fact));
        f->count--;
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

static void drop(facts *f, unsigned at)
{
    memmove(f->items + at, f->items + at + 1, (f->count - at - 1) * sizeof(fact));
    f->count--;
}

static range tidy(range r)
{
    if (r.low == 0 && r.not_zero)
        r.low = 1;
    if (r.high == 0 && r.not_zero)
        r.high = -1;
    if (r.low > 0 || r.high < 0)
        r.not_zero = 1;
    return r;
}

static range intersect(range a, range b)
{
    range r;
    r.low = a.low > b.low ? a.low : b.low;
    r.high = a.high < b.high ? a.high : b.high;
    r.not_zero = a.not_zero || b.not_zero;
    return tidy(r);
}

static range truth_of(int known, int value)
{
    range r = {0, 1, 0};
    if (known)
        r.low = r.high = value, r.not_zero = value;
    return r;
}

static range compare(const char *op, range a, range b)
{
    if (op[0] == '<' && !op[1])
        return truth_of(a.high < b.low || a.low >= b.high, a.high < b.low);
    if (op[0] == '<')
        return truth_of(a.high <= b.low || a.low > b.high, a.high <= b.low);
    if (op[0] == '>' && !op[1])
        return compare("<", b, a);
    if (op[0] == '>')
        return compare("<=", b, a);
    {
        int equal = a.low == a.high && b.low == b.high && a.low == b.low;
        int differ = a.high < b.low || b.high < a.low || (a.not_zero && b.low == 0 && b.high == 0) ||
                     (b.not_zero && a.low == 0 && a.high == 0);
        return truth_of(equal || differ, op[0] == '=' ? equal : differ);
    }
}

/* Comparisons of two unknown values are kept under one form: a < b or a == b. */
static const expr *normal(const expr *e, int *flipped)
{
    const char *op = e->name;
    *flipped = 0;
    if (strcmp(op, "!=") == 0) {
        *flipped = 1;
        return expr_make(X_BINARY, 0, intern_text("=="), e->a, e->b);
    }
    if (strcmp(op, ">") == 0)
        return expr_make(X_BINARY, 0, intern_text("<"), e->b, e->a);
    if (strcmp(op, ">=") == 0) {
        *flipped = 1;
        return expr_make(X_BINARY, 0, intern_text("<"), e->a, e->b);
    }
    if (strcmp(op, "<=") == 0) {
        *flipped = 1;
        return expr_make(X_BINARY, 0, intern_text("<"), e->b, e->a);
    }
    return e;
}

static range value_at(const facts *f, const expr *e, int depth)
{
    range r = RANGE_ALL;
    const fact *found;
    if (depth > 6)
        return r;
    switch (e->kind) {
    case X_CONSTANT:
        r.low = r.high = e->number;
        r.not_zero = e->number != 0;
        return r;
    case X_NOT_NULL:
    case X_FUNCTION:
    case X_ADDRESS:
        r.not_zero = 1;
        return r;
    case X_NOT:
        r = value_at(f, e->a, depth + 1);
        return truth_of(r.not_zero || (r.low == 0 && r.high == 0), !r.not_zero);
    case X_BINARY:
        if (is_comparison(e->name)) {
            int flipped;
            r = compare(e->name, value_at(f, e->a, depth + 1), value_at(f, e->b, depth + 1));
            if (r.low == r.high)
                return r;
            found = find(f, normal(e, &flipped));
            if (found && (found->value.not_zero || (found->value.low == 0 && found->value.high == 0)))
                return truth_of(1, flipped ? !found->value.not_zero : found->value.not_zero);
            return r;
        }
        break;
    default:
        break;
    }
    found = find(f, e);
    if (found) {
        r = found->value;
        if (found->same_as)
            r = intersect(r, value_at(f, found->same_as, depth + 1));
    }
    return r;
}

range facts_value(const facts *f, const expr *e)
{
    return value_at(f, e, 0);
}

static int restrict_to(facts *f, const expr *e, range wanted, int depth)
{
    range now = value_at(f, e, 0), both = intersect(now, wanted);
    const fact *found;
    const expr *same;
    if (both.low > both.high)
        return 0;
    if (depth > 6 || e->kind == X_CONSTANT || e->kind == X_UNKNOWN)
        return 1;
    if (e->kind == X_NOT || (e->kind == X_BINARY && is_comparison(e->name))) {
        if (both.not_zero || (both.low == 0 && both.high == 0))
            return facts_assume(f, e, both.not_zero);
        return 1;
    }
    found = find(f, e);
    same = found ? found->same_as : NULL;
    make(f, e)->value = both;
    return same ? restrict_to(f, same, wanted, depth + 1) : 1;
}

int facts_assume(facts *f, const expr *e, int truth)
{
    range wanted = RANGE_ALL, a, b;
    if (e->kind == X_NOT)
        return facts_assume(f, e->a, !truth);
    if (e->kind == X_BINARY && is_comparison(e->name)) {
        static const char *const opposite[] = {"<", ">=", "<=", ">", "==", "!=", ">=", "<", ">", "<=", "!=", "=="};
        static const char *const mirrored[] = {"<", ">", "<=", ">=", "==", "==", ">=", "<=", ">", "<", "!=", "!="};
        const char *op = e->name;
        const expr *left = e->a, *right = e->b;
        int i, flipped;
        range known = value_at(f, e, 0);
        if (known.low == known.high)
            return (known.low != 0) == truth;
        for (i = 0; !truth && i < 12; i += 2)
            if (strcmp(op, opposite[i]) == 0) {
                op = opposite[i + 1];
                break;
            }
        a = value_at(f, left, 0);
        b = value_at(f, right, 0);
        if (a.low == a.high && b.low != b.high) {
            range other = a;
            a = b;
            b = other;
            right = left;
            left = e->b;
            for (i = 0; i < 12; i += 2)
                if (strcmp(op, mirrored[i]) == 0) {
                    op = mirrored[i + 1];
                    break;
                }
        }
        if (b.low == b.high) {
            long long c = b.low;
            if (strcmp(op, "==") == 0)
                wanted = b;
            else if (strcmp(op, "!=") == 0) {
                if (c == 0)
                    wanted.not_zero = 1;
                else if (a.low == c)
                    wanted.low = c + 1;
                else if (a.high == c)
                    wanted.high = c - 1;
                else { /* not this one value: kept as a fact of the comparison itself */
                    const expr *key = normal(e, &flipped);
                    make(f, key)->value = truth_of(1, flipped ? !truth : truth);
                    return 1;
                }
            } else if (strcmp(op, "<") == 0)
                wanted.high = c == INT64_MIN ? c : c - 1;
            else if (strcmp(op, "<=") == 0)
                wanted.high = c;
            else if (strcmp(op, ">") == 0)
                wanted.low = c == INT64_MAX ? c : c + 1;
            else
                wanted.low = c;
            return restrict_to(f, left, tidy(wanted), 0);
        }
        {
            const expr *key = normal(e, &flipped);
            range is = value_at(f, key, 0);
            int holds = flipped ? !truth : truth;
            if (is.low == is.high && (is.low != 0) != holds)
                return 0;
            make(f, key)->value = truth_of(1, holds);
            return 1;
        }
    }
    if (truth)
        wanted.not_zero = 1;
    else
        wanted.low = wanted.high = 0;
    return restrict_to(f, e, wanted, 0);
}

void facts_set(facts *f, const expr *key, range value)
{
    if (key->kind != X_CONSTANT && key->kind != X_UNKNOWN)
        make(f, key)->value = value;
}

static void forget_if(facts *f, const expr *changed, int by_field)
{
    unsigned i;
    for (i = 0; i < f->count;) {
        const fact *one = &f->items[i];
        int key = by_field ? mentions_field(one->key, changed->name) : expr_mentions(one->key, changed);
        int same = one->same_as &&
                   (by_field ? mentions_field(one->same_as, changed->name) : expr_mentions(one->same_as, changed));
        if (key) {
            drop(f, i);
            continue;
        }
        if (same) {
            range kept = value_at(f, one->key, 0);
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
        if (mentions_memory(f->items[i].key)) {
            drop(f, i);
            continue;
        }
        if (f->items[i].same_as && mentions_memory(f->items[i].same_as)) {
            f->items[i].same_as = NULL;
        }
        i++;
    }
}

static int has_unknown(const expr *e)
{
    for (; e; e = e->b) {
        if (e->kind == X_UNKNOWN || (e->a && has_unknown(e->a)))
            return 1;
    }
    return 0;
}

void facts_assign(facts *f, const expr *to, const expr *from)
{
    range value = value_at(f, from, 0);
    const expr *same = has_unknown(from) || expr_mentions(from, to) || from->kind == X_CONSTANT ? NULL : from;
    fact *made;
    facts_forget(f, to);
    if (to->kind == X_UNKNOWN || (!same && value.low == INT64_MIN && value.high == INT64_MAX && !value.not_zero))
        return;
    made = make(f, to);
    made->value = value;
    made->same_as = same;
}

int facts_follow(const facts *strong, const facts *weak)
{
    unsigned i;
    for (i = 0; i < weak->count; i++) {
        range mine, other = weak->items[i].value;
        const fact *found = find(strong, weak->items[i].key);
        if (weak->items[i].same_as && (!found || found->same_as != weak->items[i].same_as))
            return 0;
        mine = value_at(strong, weak->items[i].key, 0);
        if (mine.low < other.low || mine.high > other.high || (other.not_zero && !mine.not_zero))
            return 0;
    }
    return 1;
}

void facts_join(facts *f, const facts *other)
{
    unsigned i;
    for (i = 0; i < f->count;) {
        range a = value_at(f, f->items[i].key, 0), b = value_at(other, f->items[i].key, 0), r;
        const fact *found = find(other, f->items[i].key);
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
