/* SPDX-License-Identifier: 0BSD */
/* branches.c: loops and switches. See builder.h.

       for (a; b; c) d        a; again: if (b) { d; next: c; go to again }     `continue` is to next, `break` behind it

   Rule: the step that a loop comes back to is marked, since facts about memory do not survive it. */
#include "lower/builder.h"

#include <stdlib.h>
#include <string.h>

void loop_statement(builder *b, node *n)
{
    loop outer = b->loops;
    scope *outer_scope = b->scope;
    int again = new_step(b, STEP_NOTHING, n->line), body = new_step(b, STEP_NOTHING, n->line);
    int after = new_step(b, STEP_NOTHING, n->line), next = new_step(b, STEP_NOTHING, n->line);
    node *part = n->child, *first = NULL, *test = NULL, *step_node = NULL;
    b->f->steps[again].is_loop = 1;
    if (n->kind == 'W') {
        if (part && part->kind == 'D') { /* while (T x = ...) */
            part = part->sibling;
        }
        test = part;
        part = part ? part->sibling : NULL;
    } else if (n->kind == 'O') {
        if (n->number & 1) {
            first = part;
            part = part ? part->sibling : NULL;
        }
        if (n->number & 2) {
            test = part;
            part = part ? part->sibling : NULL;
        }
        if (n->number & 4) {
            step_node = part;
            part = part ? part->sibling : NULL;
        }
    } else {
        test = part ? part->sibling : NULL;
    }
    if (first)
        statement(b, first);
    b->loops.to_break = after;
    b->loops.to_continue = next;
    b->loops.scope_break = b->loops.scope_continue = b->scope;
    if (n->kind == 'U') {
        go_to(b, again);
        b->current = again;
        if (part)
            statement(b, part);
        go_to(b, next);
        b->current = next;
        if (test)
            condition(b, test, again, after, n->strings[0]);
        else
            go_to(b, after);
    } else {
        go_to(b, again);
        b->current = again;
        if (test)
            condition(b, test, body, after, n->strings[0]);
        else
            go_to(b, body);
        b->current = body;
        if (part)
            statement(b, part);
        go_to(b, next);
        b->current = next;
        if (step_node)
            value(b, step_node);
        go_to(b, again);
    }
    b->current = after;
    b->loops = outer;
    if (b->scope != outer_scope) {
        clean_up_to(b, b->scope, outer_scope, 0);
        b->scope = outer_scope;
    }
}

void switch_statement(builder *b, node *n)
{
    loop outer = b->loops;
    int *outer_cases = b->cases;
    size_t outer_n = b->n_cases, outer_capacity = b->cases_capacity, i;
    int outer_default = b->has_default, after = new_step(b, STEP_NOTHING, n->line), from;
    node *tested_node = n->child, *body = tested_node ? tested_node->sibling : NULL;
    const expr *tested;
    if (!body)
        return;
    while (tested_node->kind == 'D' && body->sibling) {
        statement(b, tested_node);
        tested_node = body;
        body = body->sibling;
    }
    tested = value(b, tested_node);
    from = b->current;
    b->loops.to_break = after;
    b->loops.scope_break = b->scope;
    b->cases = NULL;
    b->n_cases = b->cases_capacity = 0;
    b->has_default = -1;
    b->current = -1;
    statement(b, body);
    go_to(b, after);
    b->current = from;
    for (i = 0; i < b->n_cases; i++) {
        int to = b->cases[i], no = new_step(b, STEP_NOTHING, n->line);
        const expr *constant = b->f->steps[to].a;
        step *s;
        if (!constant) {
            continue;
        }
        if (constant->kind == X_UNKNOWN) {
            s = emit(b, STEP_IF, n->line);
            s->a = constant;
        } else {
            s = emit(b, STEP_IF, n->line);
            s->a = expr_make(X_BINARY, 0, intern_text("=="), tested, constant);
        }
        s->name = "";
        if (constant->kind == X_CONSTANT) {
            text shown = {0};
            text_add(&shown, "%s == %lld", n->strings[0], constant->number);
            s->name = shown.data;
            s->key = s->name; /* said where it is true alone */
        }
        s->next[0] = to;
        s->next[1] = no;
        b->current = no;
    }
    go_to(b, b->has_default >= 0 ? b->has_default : after);
    b->current = after;
    free(b->cases);
    b->cases = outer_cases;
    b->n_cases = outer_n;
    b->cases_capacity = outer_capacity;
    b->has_default = outer_default;
    b->loops = outer;
}
