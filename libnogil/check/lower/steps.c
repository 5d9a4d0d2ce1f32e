/* SPDX-License-Identifier: 0BSD */
/* steps.c: single steps, and the cleanups of scopes. See builder.h. */
#include "lower/builder.h"

#include <string.h>

int new_step(builder *b, int kind, unsigned line)
{
    step *s = PUSH(b->f->steps, b->f->n_steps, b->f->capacity);
    s->kind = kind;
    s->line = line;
    s->next[0] = s->next[1] = -1;
    return (int)b->f->n_steps - 1;
}

void go_to(builder *b, int target)
{
    if (b->current >= 0)
        b->f->steps[b->current].next[0] = target;
    b->current = -1;
}

/* A step after the current one, or nothing where the place cannot be reached. */
step *emit(builder *b, int kind, unsigned line)
{
    int made = new_step(b, kind, line);
    if (b->current >= 0)
        b->f->steps[b->current].next[0] = made;
    b->current = made;
    return &b->f->steps[made];
}

const expr *temporary(builder *b)
{
    return expr_make(X_TEMPORARY, ++b->temporaries, b->f->key, NULL, NULL);
}

const expr *set(builder *b, const expr *to, const expr *from, unsigned line)
{
    step *s = emit(b, STEP_SET, line);
    s->a = to;
    s->b = from;
    return to;
}

const expr *emit_call(builder *b, const char *key, const char *name, const expr *callee, const expr **arguments, int n,
                      unsigned line)
{
    const expr *result = temporary(b);
    step *s = emit(b, STEP_CALL, line);
    s->key = key;
    s->name = name;
    s->a = callee;
    s->b = result;
    s->arguments = arguments;
    s->n_arguments = n;
    return result;
}

void push_scope(builder *b, const char *cleanup, int is_destructor, const expr *variable, unsigned line)
{
    scope *s = allocate(sizeof(*s));
    s->cleanup = cleanup;
    s->is_destructor = is_destructor;
    s->variable = variable;
    s->line = line;
    s->outer = b->scope;
    s->depth = b->scope ? b->scope->depth + 1 : 1;
    b->scope = s;
}

void clean_up_to(builder *b, scope *from, scope *to, unsigned line)
{
    for (; from && from != to && from->depth > (to ? to->depth : 0); from = from->outer) {
        const expr **arguments = allocate(sizeof(expr *));
        const char *key = from->cleanup;
        arguments[0] = expr_make(X_ADDRESS, 0, NULL, from->variable, NULL);
        if (!from->is_destructor) { /* a plain name: a function of this file, or of another one */
            char local[4200];
            size_t length = strlen(b->f->file);
            if (length < 4000) {
                memcpy(local, b->f->file, length);
                local[length] = ':';
                strncpy(local + length + 1, key, 190);
                local[length + 191] = 0;
                if (table_get(&b->p->by_key, intern_text(local)))
                    key = intern_text(local);
            }
        }
        emit_call(b, key, from->is_destructor ? intern_text("destructor") : from->cleanup, NULL, arguments, 1,
                  line ? line : from->line);
    }
}
