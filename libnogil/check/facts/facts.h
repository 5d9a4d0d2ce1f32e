/* SPDX-License-Identifier: 0BSD */
/* facts.h: what is known of values on one path.

       facts f = {0};
       facts_assume(&f, expr_make(X_BINARY, 0, intern_text("<"), x, zero), 1);   // 1: the path goes on, with x <= -1
       facts_assume(&f, x, 0);                                                   // 0: no path has x < 0 and x == 0

   A variable may also be bound to the expression it was assigned. facts.c keeps them, assume.c asks them.

   Rule: nothing that is not known here makes a path impossible. */
#ifndef NOGIL_CHECK_FACTS_H
#define NOGIL_CHECK_FACTS_H

#include "facts/expression.h"
#include "facts/range.h"

typedef struct {
    const expr *key;
    range value;
    const expr *same_as; /* NULL, or what it was assigned */
} fact;

#define FACTS_MOST 48
typedef struct {
    unsigned count, capacity;
    fact *items; /* in the order of key->id */
} facts;

facts facts_copy(const facts *f);
void facts_free(facts *f);

range facts_value(const facts *f, const expr *e);
/* Take it as given that `e` is not 0 (truth 1) or is 0. Returns 0 if that cannot be. */
int facts_assume(facts *f, const expr *e, int truth);
/* `to = from;` */
void facts_assign(facts *f, const expr *to, const expr *from);
void facts_set(facts *f, const expr *key, range value);
/* Forget all that mentions `changed`. */
void facts_forget(facts *f, const expr *changed);
/* Forget what is in memory that others may write: fields and globals, but for those that are kept. */
void facts_forget_memory(facts *f);
/* What is known of these is kept in loops, and where there is no more room: they tell who has the GIL. */
extern names facts_kept;
/* Is every fact of `weak` also in `strong`? */
int facts_follow(const facts *strong, const facts *weak);
/* Keep in `f` what is in both. */
void facts_join(facts *f, const facts *other);

/* The fact that is kept under this very expression, or NULL. */
fact *facts_find(const facts *f, const expr *key);
/* The same, made where there is none. */
fact *facts_make(facts *f, const expr *key);

#endif
