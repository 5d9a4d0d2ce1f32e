/* SPDX-License-Identifier: 0BSD */
/* expression.c: makes each expression once, and folds constants. See expression.h. */
#include "facts/expression.h"

#include <stdlib.h>
#include <string.h>

int is_comparison(const char *op)
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
int expr_mentions_field(const expr *e, const char *name)
{
    for (; e; e = e->b) {
        if ((e->kind == X_FIELD && e->name == name) || (e->a && expr_mentions_field(e->a, name)))
            return 1;
    }
    return 0;
}

int expr_mentions_memory(const expr *e)
{
    for (; e; e = e->b) {
        if (e->kind == X_ADDRESS && e->a->kind != X_DEREFERENCE && expr_root(e->a))
            continue; /* where something is does not change: &_Py_NoneStruct */
        if (e->kind == X_DEREFERENCE || e->kind == X_GLOBAL || e->kind == X_INDEX ||
            (e->a && expr_mentions_memory(e->a)))
            return 1;
    }
    return 0;
}

int expr_has_unknown(const expr *e)
{
    for (; e; e = e->b) {
        if (e->kind == X_UNKNOWN || (e->a && expr_has_unknown(e->a)))
            return 1;
    }
    return 0;
}

static unsigned bit_of(const char *name)
{
    return (unsigned)(hash_bytes(name, strlen(name), 11) % 1024);
}

static int has_name(const names *set, const expr *e)
{
    unsigned bit;
    if ((e->kind != X_FIELD && e->kind != X_GLOBAL) || !e->name)
        return 0;
    bit = bit_of(e->name);
    return (set->bits[bit / 64] >> (bit % 64)) & 1;
}

void names_add(names *set, const char *name)
{
    unsigned bit = bit_of(name);
    set->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

void names_add_all(names *set, const expr *e)
{
    for (; e; e = e->b) {
        if ((e->kind == X_FIELD || e->kind == X_GLOBAL) && e->name)
            names_add(set, e->name);
        if (e->a)
            names_add_all(set, e->a);
    }
}

int names_touch(const names *set, const expr *e)
{
    for (; e; e = e->b) {
        if (has_name(set, e) || (e->a && names_touch(set, e->a)))
            return 1;
    }
    return 0;
}

int names_cover(const names *set, const expr *e)
{
    for (; e; e = e->b) {
        if (((e->kind == X_FIELD || e->kind == X_GLOBAL) && !has_name(set, e)) || (e->a && !names_cover(set, e->a)))
            return 0;
    }
    return 1;
}

int names_join(names *set, const names *more)
{
    int i, changed = 0;
    for (i = 0; i < 16; i++) {
        changed |= (more->bits[i] & ~set->bits[i]) != 0;
        set->bits[i] |= more->bits[i];
    }
    return changed;
}
