/* SPDX-License-Identifier: 0BSD */
/* functions.c: what is known of functions before any is followed.

       static void raise_it(void) { PyErr_SetString(...); }      needs_gil; so does every function that calls it
       while (1) ...                                             never_returns

   Rule: what is said here is said of some path, not of every one; it only decides what is worth following. */
#include <stdlib.h>
#include <string.h>

#include "analyse/states.h"
#include "api.h"

int kind_of(const char *name)
{
    return name ? api_kind(name, run.p->python) : API_NOTHING;
}

int is_gil_kind(int kind)
{
    return kind >= API_RELEASE;
}

int is_needing(int kind)
{
    return kind == API_NEEDS || kind == API_NEEDS_UNLESS_NULL || kind == API_READS;
}

int call_never_returns(const step *s)
{
    const function *callee = program_find(run.p, s->key);
    return (s->name && api_never_returns(s->name)) || (s->key && table_get(&run.p->noreturn, s->key)) ||
           (callee && callee->never_returns);
}

static int reaches_return(const function *f)
{
    char *seen = calloc(f->n_steps + 1, 1);
    int *stack = calloc(f->n_steps + 1, sizeof(int)), n = 0, found = 0, k;
    if (!seen || !stack)
        fail("out of memory");
    stack[n++] = f->start;
    seen[f->start] = 1;
    while (n && !found) {
        const step *s = &f->steps[stack[--n]];
        if (s->kind == STEP_RETURN)
            found = 1;
        if (s->kind == STEP_CALL && call_never_returns(s))
            continue;
        for (k = 0; k < 2 + s->n_many; k++) {
            int to = k < 2 ? s->next[k] : s->many[k - 2];
            if (to >= 0 && !seen[to]) {
                seen[to] = 1;
                stack[n++] = to;
            }
        }
    }
    free(seen);
    free(stack);
    return found;
}

static int is_slot_field(const char *name)
{
    static const char *const starts[] = {"tp_", "nb_", "sq_", "mp_", "bf_", "am_", "m_free", "m_clear", "m_traverse"};
    size_t i;
    for (i = 0; i < sizeof(starts) / sizeof(*starts); i++)
        if (strncmp(name, starts[i], strlen(starts[i])) == 0)
            return 1;
    return 0;
}

/* The function that is given as an argument, NULL if there is none that is defined here. */
static function *function_in(const step *s, int argument)
{
    const expr *e;
    if (argument < 0 || argument >= s->n_arguments)
        return NULL;
    e = s->arguments[argument];
    if (e->kind == X_ADDRESS)
        e = e->a;
    return e->kind == X_FUNCTION ? program_find(run.p, e->name) : NULL;
}

static void note_looks(function *f, const expr *e)
{
    for (; e; e = e->b) {
        if (e->kind == X_PARAMETER && e->number >= 0 && e->number < 64)
            f->looks_at_parameters |= (uint64_t)1 << e->number;
        if ((e->kind == X_FIELD || e->kind == X_GLOBAL) && e->name)
            names_add(&f->looks_at, e->name);
        if (e->a)
            note_looks(f, e->a);
    }
}

int looks_at(const function *f, const expr *e)
{
    if (e->kind == X_PARAMETER && e->number >= 0 && e->number < 64)
        return (f->looks_at_parameters >> e->number) & 1;
    return names_cover(&f->looks_at, e);
}

void look_at_functions(void)
{
    size_t i, j;
    int changed = 1, round;
    for (i = 0; i < run.p->n_functions; i++) {
        function *f = run.p->functions[i];
        f->is_entry = table_get(&run.p->entries, f->key) != NULL || strncmp(f->name, "PyInit_", 7) == 0;
        for (j = 0; j < f->n_steps; j++) {
            const step *s = &f->steps[j];
            int k;
            note_looks(f, s->a);
            note_looks(f, s->b);
            for (k = 0; k < s->n_arguments; k++)
                note_looks(f, s->arguments[k]);
            if (s->kind == STEP_SET && s->b->kind == X_FUNCTION && s->a->kind == X_FIELD && is_slot_field(s->a->name) &&
                program_find(run.p, s->b->name))
                program_find(run.p, s->b->name)->is_entry = 1;
            if (s->kind == STEP_CALL) {
                int kind = kind_of(s->name), starts = s->name ? api_starts_thread(s->name) : -1;
                f->changes_gil |= is_gil_kind(kind) && kind != API_ASK;
                f->needs_gil |= is_needing(kind);
                f->swaps |= kind == API_SWAP;
                if (kind == API_RELEASE || kind == API_GUARD_RELEASE || kind == API_EXPLICIT_RELEASE) {
                    region *r = PUSH(run.a->regions, run.a->n_regions, run.a->regions_capacity);
                    r->file = f->file;
                    r->line = s->line;
                }
                function *first = starts >= 0 ? function_in(s, starts) : NULL;
                if (first)
                    first->is_thread = 1;
                first = s->name ? function_in(s, api_calls_back(s->name)) : NULL;
                if (first)
                    first->is_entry = 1;
            }
        }
        run.a->n_swaps += (size_t)f->swaps;
        for (j = 0; f->changes_gil && j < f->n_steps; j++)
            if (f->steps[j].kind == STEP_IF)
                names_add_all(&facts_kept, f->steps[j].a);
    }
    for (round = 0; changed && round < 5; round++)
        for (changed = 0, i = 0; i < run.p->n_functions; i++) {
            function *f = run.p->functions[i];
            if (!f->never_returns && !reaches_return(f))
                f->never_returns = changed = 1;
        }
    for (changed = 1; changed;)
        for (changed = 0, i = 0; i < run.p->n_functions; i++) {
            function *f = run.p->functions[i];
            int was = f->changes_gil + f->needs_gil;
            for (j = 0; j < f->n_steps; j++)
                if (f->steps[j].kind == STEP_CALL) {
                    const function *callee = program_find(run.p, f->steps[j].key);
                    if (callee && !is_needing(kind_of(f->steps[j].name))) {
                        f->changes_gil |= callee->changes_gil;
                        f->needs_gil |= callee->needs_gil;
                        if (callee->changes_gil || callee->needs_gil)
                            changed |= names_join(&f->looks_at, &callee->looks_at);
                    }
                }
            changed |= was != f->changes_gil + f->needs_gil;
        }
}

static void list_assigned(function *whose, const function *f, int depth)
{
    size_t i, j;
    for (i = 0; i < f->n_steps; i++) {
        const step *s = &f->steps[i];
        if (s->kind == STEP_SET && (s->a->kind == X_FIELD || s->a->kind == X_GLOBAL)) {
            for (j = 0; j < whose->n_assigned && whose->assigned[j] != s->a; j++)
                ;
            if (j == whose->n_assigned) {
                *PUSH(whose->assigned, whose->n_assigned, whose->assigned_capacity) = s->a;
                if (s->a->name)
                    names_add(&whose->changes, s->a->name);
            }
        } else if (s->kind == STEP_CALL && depth > 0) {
            const function *callee = program_find(run.p, s->key);
            if (callee && callee != f)
                list_assigned(whose, callee, depth - 1);
        }
    }
}

/* Forget what a function of this program may have assigned, in itself and two calls further down. */
void forget_assigned(facts *known, function *f)
{
    unsigned k;
    size_t i;
    int touched = 0;
    if (!f->assigned_listed) {
        f->assigned_listed = 1;
        list_assigned(f, f, 2);
    }
    for (k = 0; k < known->count && !touched; k++)
        touched = names_touch(&f->changes, known->items[k].key) ||
                  (known->items[k].same_as && names_touch(&f->changes, known->items[k].same_as));
    for (i = 0; touched && i < f->n_assigned; i++)
        facts_forget(known, f->assigned[i]);
}
