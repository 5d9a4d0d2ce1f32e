/* SPDX-License-Identifier: 0BSD */
/* builder.h: what the rooms of lower/ share while they make one function's steps.

       int yes = new_step(b, STEP_NOTHING, line);       // a place to go to
       condition(b, test, yes, no, "rc < 0");           // steps that lead to one of the two
       b->current = yes;                                // what comes next is there
       statement(b, body);

   steps.c makes steps and cleanups, values.c expressions and conditions, branches.c loops and switches, statements.c
   all other statements.

   Rule: `current` is the step that the next one follows; where it is -1 nothing comes here, and steps are made all the
   same. */
#ifndef NOGIL_CHECK_BUILDER_H
#define NOGIL_CHECK_BUILDER_H

#include "lower/lower.h"
#include "lower/tree.h"

typedef struct scope {
    const char *cleanup; /* name of a function that gets the variable's address, or the key of a destructor */
    int is_destructor;
    const expr *variable;
    unsigned line;
    struct scope *outer;
    int depth;
} scope;

typedef struct jump {
    int step;
    const char *label;
    scope *scope;
    unsigned line;
} jump;

typedef struct {
    const char *name;
    int step;
    scope *scope;
} place;

typedef struct {
    int to_break, to_continue;
    scope *scope_break, *scope_continue;
} loop;

typedef struct {
    program *p;
    function *f;
    int current; /* the step that the next one follows; -1: nothing comes here */
    scope *scope;
    loop loops;
    jump *jumps;
    size_t n_jumps, jumps_capacity;
    place *places;
    size_t n_places, places_capacity;
    int *cases; /* of the innermost switch: NOTHING steps, with the value in `a` */
    size_t n_cases, cases_capacity;
    int has_default;
    int to_catch; /* where a throw goes, -1: out */
    scope *scope_catch;
    int temporaries;
    int *label_addresses;
} builder;

/* steps.c */
int new_step(builder *b, int kind, unsigned line);
void go_to(builder *b, int target);
step *emit(builder *b, int kind, unsigned line);
const expr *temporary(builder *b);
const expr *set(builder *b, const expr *to, const expr *from, unsigned line);
const expr *emit_call(builder *b, const char *key, const char *name, const expr *callee, const expr **arguments, int n,
                      unsigned line);
void push_scope(builder *b, const char *cleanup, int is_destructor, const expr *variable, unsigned line);
/* The cleanups of the scopes that are left on the way from one to another. */
void clean_up_to(builder *b, scope *from, scope *to, unsigned line);

/* values.c */
const expr *value(builder *b, node *n);
void condition(builder *b, node *n, int yes, int no, const char *source);

/* branches.c */
void loop_statement(builder *b, node *n);
void switch_statement(builder *b, node *n);

/* statements.c */
void statement(builder *b, node *n);

#endif
