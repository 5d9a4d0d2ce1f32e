/* SPDX-License-Identifier: 0BSD */
/* values.c: expressions, whose calls and assignments become steps, and conditions. See builder.h.

       rc = f(a) && g(b)      call f, if, call g, if, set a temporary to 1 or 0, set rc

   Rule: what an expression does comes before the step that uses its value, in the order in which C does it. */
#include "lower/builder.h"

#include <string.h>

static int has_effects(const node *n)
{
    const node *child;
    if (strchr("cMn=oIsHx", n->kind) && (n->kind != 'x' || n->child))
        return 1;
    for (child = n->child; child; child = child->sibling)
        if (has_effects(child))
            return 1;
    return 0;
}

static const expr *choose(builder *b, node *n)
{
    const expr *result = temporary(b);
    int yes = new_step(b, STEP_NOTHING, n->line), no = new_step(b, STEP_NOTHING, n->line);
    int after = new_step(b, STEP_NOTHING, n->line);
    if (n->kind == '?') {
        node *then = n->child ? n->child->sibling : NULL, *other = then ? then->sibling : NULL;
        if (!other) { /* a ?: b */
            const expr *first = value(b, n->child);
            set(b, result, first, n->line);
            return result;
        }
        condition(b, n->child, yes, no, n->strings[0]);
        b->current = yes;
        set(b, result, value(b, then), n->line);
        go_to(b, after);
        b->current = no;
        set(b, result, value(b, other), n->line);
        go_to(b, after);
    } else {
        condition(b, n, yes, no, "");
        b->current = yes;
        set(b, result, expr_constant(1), n->line);
        go_to(b, after);
        b->current = no;
        set(b, result, expr_constant(0), n->line);
        go_to(b, after);
    }
    b->current = after;
    return result;
}

static const expr *call(builder *b, node *n)
{
    node *callee = n->child, *child;
    const expr *through = NULL, **arguments = allocate((size_t)(n->n_children + 1) * sizeof(expr *));
    const char *key = NULL, *name = NULL;
    int count = 0;
    while (callee && (callee->kind == '*' || callee->kind == '&') && callee->child && callee->child->kind == 'f')
        callee = callee->child;
    if (!callee)
        return expr_unknown();
    if (callee->kind == 'f') {
        key = callee->strings[0];
        name = callee->strings[1];
    } else {
        through = value(b, callee);
        if (through->kind == X_FUNCTION) {
            key = through->name;
            name = through->name;
        }
    }
    if (n->kind == 'n')
        arguments[count++] = expr_unknown(); /* the declaration puts its variable here */
    for (child = n->child->sibling; child; child = child->sibling)
        arguments[count++] = value(b, child);
    return emit_call(b, key, name, through, arguments, count, n->line);
}

const expr *value(builder *b, node *n)
{
    const expr *x, *y;
    node *child;
    switch (n->kind) {
    case '#':
        return expr_constant(n->number);
    case 'N':
        return expr_make(X_NOT_NULL, 0, NULL, NULL, NULL);
    case 'v':
        if (n->flag == 'p')
            return expr_make(X_PARAMETER, n->number, NULL, NULL, NULL);
        return expr_make(n->flag == 'g' ? X_GLOBAL : X_LOCAL, 0, n->strings[0], NULL, NULL);
    case 't':
        return expr_make(X_PARAMETER, -1, NULL, NULL, NULL);
    case 'f':
        return expr_make(X_FUNCTION, 0, n->strings[0], NULL, NULL);
    case 'm':
        x = n->child ? value(b, n->child) : expr_unknown();
        if (n->flag == '>')
            x = expr_make(X_DEREFERENCE, 0, NULL, x, NULL);
        return expr_make(X_FIELD, 0, n->strings[0], x, NULL);
    case '*':
    case '&':
    case '!':
    case '~':
    case '-':
        if (!n->child)
            return expr_unknown();
        x = value(b, n->child);
        if (n->kind == '*' && x->kind == X_FUNCTION)
            return x;
        if (n->kind == '&' && x->kind == X_FUNCTION)
            return x;
        return expr_make(n->kind == '*'   ? X_DEREFERENCE
                         : n->kind == '&' ? X_ADDRESS
                         : n->kind == '!' ? X_NOT
                         : n->kind == '~' ? X_COMPLEMENT
                                          : X_NEGATIVE,
                         0, NULL, x, NULL);
    case '[':
        if (n->n_children < 2)
            return expr_unknown();
        x = value(b, n->child);
        y = value(b, n->child->sibling);
        return expr_make(X_INDEX, 0, NULL, x, y);
    case 'b':
        if (n->n_children < 2)
            return expr_unknown();
        if (strcmp(n->strings[0], ",") == 0) {
            value(b, n->child);
            return value(b, n->child->sibling);
        }
        if (strcmp(n->strings[0], "&&") == 0 || strcmp(n->strings[0], "||") == 0) {
            if (has_effects(n))
                return choose(b, n);
            x = value(b, n->child);
            y = value(b, n->child->sibling);
            return choose(b, n);
        }
        x = value(b, n->child);
        y = value(b, n->child->sibling);
        return expr_make(X_BINARY, 0, n->strings[0], x, y);
    case '=':
        if (n->n_children < 2)
            return expr_unknown();
        y = value(b, n->child->sibling);
        x = value(b, n->child);
        return set(b, x, y, n->line);
    case 'o':
        if (n->n_children < 2)
            return expr_unknown();
        y = value(b, n->child->sibling);
        x = value(b, n->child);
        if (strcmp(n->strings[0], "|") == 0 || strcmp(n->strings[0], "&") == 0)
            return set(b, x, expr_make(X_BINARY, 0, n->strings[0], x, y), n->line);
        return set(b, x, expr_unknown(), n->line);
    case 'I':
        x = n->child ? value(b, n->child) : expr_unknown();
        set(b, x, expr_unknown(), n->line);
        return strcmp(n->strings[0], "pre") == 0 ? x : expr_unknown();
    case 'c':
    case 'M':
    case 'n':
        return call(b, n);
    case '?':
        return choose(b, n);
    case 's': {
        const expr *last = expr_unknown();
        scope *outer = b->scope;
        if (!n->child)
            return last;
        for (child = n->child->child; child; child = child->sibling) {
            if (!child->sibling && strchr("#Nvtfm*&!~-[b=oIcMn?sx", child->kind))
                last = value(b, child);
            else
                statement(b, child);
        }
        if (b->scope != outer) {
            const expr *kept = temporary(b);
            set(b, kept, last, n->line);
            last = kept;
            clean_up_to(b, b->scope, outer, 0);
            b->scope = outer;
        }
        return last;
    }
    case 'H':
        statement(b, n);
        return expr_unknown();
    default:
        for (child = n->child; child; child = child->sibling) {
            if (strchr("{DFWUOSKTBCRGLYZJe", child->kind))
                statement(b, child);
            else
                value(b, child);
        }
        return expr_unknown();
    }
}

/* __builtin_expect(x, 1) is x. */
static node *without_expect(node *n)
{
    while (n->kind == 'c' && n->child && n->child->kind == 'f' && n->child->sibling &&
           strncmp(n->child->strings[1], "__builtin_expect", 16) == 0)
        n = n->child->sibling;
    return n;
}

void condition(builder *b, node *n, int yes, int no, const char *source)
{
    const expr *tested;
    step *s;
    n = without_expect(n);
    if (n->kind == '!' && n->child) {
        node *inner = without_expect(n->child);
        if (inner->kind == '!' || (inner->kind == 'b' && strchr("&|", inner->strings[0][0]) && inner->strings[0][1])) {
            condition(b, inner, no, yes, inner->kind == 'b' ? "" : source);
            return;
        }
    }
    if (n->kind == 'b' && n->n_children == 2 && strcmp(n->strings[0], ",") == 0) {
        value(b, n->child);
        condition(b, n->child->sibling, yes, no, source);
        return;
    }
    if (n->kind == 'b' && n->n_children == 2 &&
        (strcmp(n->strings[0], "&&") == 0 || strcmp(n->strings[0], "||") == 0)) {
        int between = new_step(b, STEP_NOTHING, n->line);
        if (n->strings[0][0] == '&')
            condition(b, n->child, between, no, n->strings[1]);
        else
            condition(b, n->child, yes, between, n->strings[1]);
        b->current = between;
        condition(b, n->child->sibling, yes, no, n->strings[2]);
        return;
    }
    tested = value(b, n);
    if (tested->kind == X_CONSTANT) {
        go_to(b, tested->number ? yes : no);
        return;
    }
    s = emit(b, STEP_IF, n->line);
    s->a = tested;
    s->name = source ? source : "";
    s->next[0] = yes;
    s->next[1] = no;
    b->current = -1;
}
