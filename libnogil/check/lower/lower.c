/* SPDX-License-Identifier: 0BSD */
/* lower.c: the whole of a function, of a file, of the program. See lower.h. */
#include "lower/lower.h"

#include <stdlib.h>
#include <string.h>

#include "lower/builder.h"

static void build(program *p, function *f, node *body)
{
    builder b;
    size_t i, j;
    memset(&b, 0, sizeof(b));
    b.p = p;
    b.f = f;
    b.to_catch = -1;
    f->start = b.current = new_step(&b, STEP_NOTHING, f->line);
    statement(&b, body);
    if (b.current >= 0)
        emit(&b, STEP_RETURN, f->steps[b.current].line)->a = NULL;
    for (i = 0; i < b.n_jumps; i++)
        for (j = 0; j < b.n_places; j++)
            if (b.places[j].name == b.jumps[i].label) {
                if (b.jumps[i].step > b.places[j].step)
                    f->steps[b.places[j].step].is_loop = 1;
                b.current = b.jumps[i].step;
                clean_up_to(&b, b.jumps[i].scope, b.places[j].scope, b.jumps[i].line);
                go_to(&b, b.places[j].step);
                break;
            }
    for (i = 0; i < f->n_steps; i++) {
        step *s = &f->steps[i];
        int k;
        if (s->kind == STEP_MANY && s->n_many < 0) {
            s->many = allocate(b.n_places * sizeof(int) + 1);
            s->n_many = (int)b.n_places;
            for (j = 0; j < b.n_places; j++)
                s->many[j] = b.places[j].step;
        }
        for (k = 0; k < 2; k++)
            if (s->next[k] >= 0)
                f->steps[s->next[k]].n_before++;
        for (k = 0; k < s->n_many; k++)
            f->steps[s->many[k]].n_before++;
    }
    free(b.jumps);
    free(b.places);
}

const char *program_read(program *p, const char *data)
{
    reader r;
    const char *line = data, *message = NULL;
    r.p = p;
    while (line && *line) {
        r.at = line;
        while (*r.at == ' ' && r.at[1] == '(') { /* notes between functions */
            node *n;
            r.at++;
            n = read_node(&r);
            if (n->kind == 'E')
                table_put(&p->entries, n->strings[0], p);
            else if (n->kind == 'A')
                table_put(&p->noreturn, n->strings[0], p);
        }
        if (r.at[0] == 'V' && r.at[1] == ' ') {
            p->python = atoi(r.at + 2);
        } else if (r.at[0] == 'E' && r.at[1] == ' ') {
            r.at++;
            message = read_string(&r);
        } else if (r.at[0] == 'F' && r.at[1] == ' ') {
            const char *key;
            r.at++;
            key = read_string(&r);
            if (!table_get(&p->by_key, key)) {
                function *f = allocate(sizeof(*f));
                f->key = key;
                f->name = read_string(&r);
                f->file = read_string(&r);
                f->line = (unsigned)strtoul(r.at, (char **)&r.at, 10);
                f->n_parameters = (int)strtol(r.at, (char **)&r.at, 10);
                table_put(&p->by_key, key, f);
                *PUSH(p->functions, p->n_functions, p->capacity) = f;
                skip_spaces(&r);
                if (*r.at == '(')
                    build(p, f, read_node(&r));
            }
        }
        line = strchr(r.at, '\n');
        line = line ? line + 1 : NULL;
    }
    return message;
}

function *program_find(const program *p, const char *key)
{
    return key ? table_get(&p->by_key, key) : NULL;
}

void function_order(function *f)
{
    int *stack = calloc(f->n_steps + 1, sizeof(int)), *side = calloc(f->n_steps + 1, sizeof(int)), n = 0;
    int next = (int)f->n_steps;
    char *seen = calloc(f->n_steps + 1, 1);
    f->order = allocate((f->n_steps + 1) * sizeof(int));
    if (!stack || !side || !seen)
        fail("out of memory");
    stack[n++] = f->start;
    seen[f->start] = 1;
    while (n) {
        int at = stack[n - 1], k = side[at]++;
        const step *s = &f->steps[at];
        if (k >= 2 + s->n_many) {
            f->order[at] = next--;
            n--;
        } else {
            int to = k < 2 ? s->next[1 - k] : s->many[k - 2]; /* what comes after a loop is later than its body */
            if (to >= 0 && !seen[to]) {
                seen[to] = 1;
                stack[n++] = to;
            }
        }
    }
    free(stack);
    free(side);
    free(seen);
}
