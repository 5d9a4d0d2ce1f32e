/* SPDX-License-Identifier: 0BSD */
/* statements.c: statements other than loops and switches. See builder.h.

       { guard g; if (x) return 1; }      set g, if x: destructor of g, return 1; else: destructor of g

   Rule: whoever leaves a scope runs its cleanups on the way: at the block's end, by break, goto, return or throw. */
#include "lower/builder.h"

#include <stdlib.h>
#include <string.h>

static void block(builder *b, node *n)
{
    scope *outer = b->scope;
    node *child;
    for (child = n->child; child; child = child->sibling)
        statement(b, child);
    if (b->current >= 0)
        clean_up_to(b, b->scope, outer, 0);
    b->scope = outer;
}

static void declare(builder *b, node *n)
{
    const expr *variable = expr_make(X_LOCAL, 0, n->strings[0], NULL, NULL);
    if (n->child && n->child->kind == 'n') {
        int before = (int)b->f->n_steps;
        value(b, n->child);
        for (; before < (int)b->f->n_steps; before++) {
            step *s = &b->f->steps[before];
            if (s->kind == STEP_CALL && n->child->child && s->key == n->child->child->strings[0] && s->n_arguments)
                s->arguments[0] = expr_make(X_ADDRESS, 0, NULL, variable, NULL);
        }
    } else if (n->child) {
        set(b, variable, value(b, n->child), n->line);
    } else {
        emit(b, STEP_FORGET, n->line)->a = variable;
    }
    if (n->strings[1] && *n->strings[1])
        push_scope(b, n->strings[1], 0, variable, n->line);
    else if (n->strings[2] && *n->strings[2])
        push_scope(b, n->strings[2], 1, variable, n->line);
}

static void return_statement(builder *b, node *n)
{
    const expr *result = n->child ? value(b, n->child) : NULL;
    step *s;
    if (b->scope && result && expr_is_local(result)) {
        const expr *kept = temporary(b);
        set(b, kept, result, n->line);
        result = kept;
    }
    clean_up_to(b, b->scope, NULL, n->line);
    s = emit(b, STEP_RETURN, n->line);
    s->a = result;
    b->current = -1;
}

void statement(builder *b, node *n)
{
    node *child;
    switch (n->kind) {
    case '{':
        block(b, n);
        break;
    case 'D':
        declare(b, n);
        break;
    case 'F': {
        int yes = new_step(b, STEP_NOTHING, n->line), no = new_step(b, STEP_NOTHING, n->line);
        int after = new_step(b, STEP_NOTHING, n->line);
        node *test = n->child, *then, *other;
        scope *outer = b->scope;
        while (test && (test->kind == 'D' || test->kind == 'e') && test->sibling && test->sibling->sibling) {
            statement(b, test);
            test = test->sibling;
        }
        then = test ? test->sibling : NULL;
        other = then ? then->sibling : NULL;
        if (!then)
            break;
        condition(b, test, yes, no, n->strings[0]);
        b->current = yes;
        statement(b, then);
        go_to(b, after);
        b->current = no;
        if (other)
            statement(b, other);
        go_to(b, after);
        b->current = after;
        if (b->scope != outer) {
            clean_up_to(b, b->scope, outer, 0);
            b->scope = outer;
        }
        break;
    }
    case 'W':
    case 'U':
    case 'O':
        loop_statement(b, n);
        break;
    case 'S':
        switch_statement(b, n);
        break;
    case 'K':
    case 'T': {
        int here = new_step(b, STEP_NOTHING, n->line);
        go_to(b, here);
        b->current = here;
        child = n->child;
        if (n->kind == 'K') {
            b->f->steps[here].a = child && child->kind == '#' ? expr_constant(child->number) : expr_unknown();
            *PUSH(b->cases, b->n_cases, b->cases_capacity) = here;
            child = child ? child->sibling : NULL;
        } else {
            b->has_default = here;
        }
        if (child)
            statement(b, child);
        break;
    }
    case 'B':
        clean_up_to(b, b->scope, b->loops.scope_break, n->line);
        go_to(b, b->loops.to_break);
        break;
    case 'C':
        clean_up_to(b, b->scope, b->loops.scope_continue, n->line);
        go_to(b, b->loops.to_continue);
        break;
    case 'R':
        return_statement(b, n);
        break;
    case 'G':
        if (b->current >= 0) {
            jump *j = PUSH(b->jumps, b->n_jumps, b->jumps_capacity);
            j->step = new_step(b, STEP_NOTHING, n->line);
            j->label = n->strings[0];
            j->scope = b->scope;
            j->line = n->line;
            go_to(b, j->step);
        }
        break;
    case 'L': {
        place *p = PUSH(b->places, b->n_places, b->places_capacity);
        p->name = n->strings[0];
        p->step = new_step(b, STEP_NOTHING, n->line);
        p->scope = b->scope;
        go_to(b, p->step);
        b->current = p->step;
        if (n->child)
            statement(b, n->child);
        break;
    }
    case 'J': { /* goto *: to any label */
        step *s;
        if (n->child)
            value(b, n->child);
        s = emit(b, STEP_MANY, n->line);
        s->n_many = -1;
        b->current = -1;
        break;
    }
    case 'Y': {
        int handlers = new_step(b, STEP_MANY, n->line), after = new_step(b, STEP_NOTHING, n->line), outer = b->to_catch;
        int body = new_step(b, STEP_NOTHING, n->line), k = 1;
        scope *outer_scope = b->scope_catch;
        go_to(b, handlers);
        b->f->steps[handlers].many = allocate((size_t)(n->n_children + 1) * sizeof(int));
        b->f->steps[handlers].many[0] = body;
        b->current = body;
        b->to_catch = new_step(b, STEP_MANY, n->line);
        b->f->steps[b->to_catch].many = b->f->steps[handlers].many + 1;
        b->scope_catch = b->scope;
        {
            int caught = b->to_catch;
            if (n->child)
                statement(b, n->child);
            go_to(b, after);
            b->to_catch = outer;
            b->scope_catch = outer_scope;
            for (child = n->child ? n->child->sibling : NULL; child; child = child->sibling) {
                int handler = new_step(b, STEP_NOTHING, child->line);
                b->f->steps[handlers].many[k++] = handler;
                b->current = handler;
                block(b, child);
                go_to(b, after);
            }
            b->f->steps[handlers].n_many = k;
            b->f->steps[caught].n_many = k - 1;
        }
        b->current = after;
        break;
    }
    case 'Z':
        block(b, n);
        break;
    case 'H':
        for (child = n->child; child; child = child->sibling)
            value(b, child);
        if (b->to_catch >= 0) {
            clean_up_to(b, b->scope, b->scope_catch, n->line);
            go_to(b, b->to_catch);
        } else {
            clean_up_to(b, b->scope, NULL, n->line);
            emit(b, STEP_RETURN, n->line)->a = NULL;
            b->current = -1;
        }
        break;
    case 'e':
        break;
    default:
        value(b, n);
        break;
    }
}
