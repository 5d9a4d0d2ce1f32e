/* SPDX-License-Identifier: 0BSD */
/* assume.c: what facts say of an expression, and what a condition says of the facts. See facts.h.

       if (rc < 0) ...        facts_assume(f, rc < 0, 1) on the way in, facts_assume(f, rc < 0, 0) on the way past it

   Rule: a condition that is not understood is kept as a fact of itself: the same condition is answered alike. */
#include "facts/facts.h"

#include <string.h>

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
        return range_truth(r.not_zero || (r.low == 0 && r.high == 0), !r.not_zero);
    case X_BINARY:
        if (is_comparison(e->name)) {
            int flipped;
            r = range_compare(e->name, value_at(f, e->a, depth + 1), value_at(f, e->b, depth + 1));
            if (r.low == r.high)
                return r;
            found = facts_find(f, normal(e, &flipped));
            if (found && (found->value.not_zero || (found->value.low == 0 && found->value.high == 0)))
                return range_truth(1, flipped ? !found->value.not_zero : found->value.not_zero);
            return r;
        }
        break;
    default:
        break;
    }
    found = facts_find(f, e);
    if (found) {
        r = found->value;
        if (found->same_as)
            r = range_intersect(r, value_at(f, found->same_as, depth + 1));
    }
    return r;
}

range facts_value(const facts *f, const expr *e)
{
    return value_at(f, e, 0);
}

static int restrict_to(facts *f, const expr *e, range wanted, int depth)
{
    range now = value_at(f, e, 0), both = range_intersect(now, wanted);
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
    found = facts_find(f, e);
    same = found ? found->same_as : NULL;
    facts_make(f, e)->value = both;
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
                    facts_make(f, key)->value = range_truth(1, flipped ? !truth : truth);
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
            return restrict_to(f, left, range_tidy(wanted), 0);
        }
        {
            const expr *key = normal(e, &flipped);
            range is = value_at(f, key, 0);
            int holds = flipped ? !truth : truth;
            if (is.low == is.high && (is.low != 0) != holds)
                return 0;
            facts_make(f, key)->value = range_truth(1, holds);
            return 1;
        }
    }
    if (truth)
        wanted.not_zero = 1;
    else
        wanted.low = wanted.high = 0;
    return restrict_to(f, e, wanted, 0);
}
