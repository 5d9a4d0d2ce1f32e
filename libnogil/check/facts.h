/* SPDX-License-Identifier: 0BSD */
/* facts.h: expressions, and what is known of their values on one path.

       expr *x = expr_make(X_LOCAL, 0, "rc", NULL, NULL), *zero = expr_constant(0);
       facts f = {0};
       facts_assume(&f, expr_binary("<", x, zero), 1);     // 1: the path goes on, with rc <= -1
       facts_assume(&f, x, 0);                             // 0: no path has rc < 0 and rc == 0

   Equal expressions are the same address, so a fact is keyed by one. A fact is a range of 64-bit integers, and maybe
   "not 0"; a pointer is 0 or not 0. A variable may also be bound to the expression it was assigned.

   Rule: nothing that is not known here makes a path impossible. */
#ifndef NOGIL_CHECK_FACTS_H
#define NOGIL_CHECK_FACTS_H

#include <stdint.h>

#include "memory.h"

enum {
    X_UNKNOWN, /* number: each is another one */
    X_CONSTANT,
    X_NOT_NULL, /* a string, an address */
    X_LOCAL,
    X_PARAMETER, /* number; -1 is `this` */
    X_GLOBAL,
    X_FUNCTION,
    X_TEMPORARY,
    X_FIELD, /* a.name */
    X_DEREFERENCE,
    X_ADDRESS,
    X_INDEX,
    X_NOT,
    X_NEGATIVE,
    X_COMPLEMENT,
    X_BINARY /* name is the operator */
};

typedef struct expr {
    int kind;
    unsigned id;
    long long number;
    const char *name;
    const struct expr *a, *b;
} expr;

const expr *expr_make(int kind, long long number, const char *name, const expr *a, const expr *b);
const expr *expr_constant(long long value);
const expr *expr_unknown(void);
/* Does `e` mention `part`? */
int expr_mentions(const expr *e, const expr *part);
/* Is there a local variable, a temporary or something unknown in it? */
int expr_is_local(const expr *e);
/* The variable that an lvalue is a part of, without a dereference: x of x.a[3].b; NULL for p->a. */
const expr *expr_root(const expr *e);

typedef struct {
    long long low, high;
    int not_zero;
} range;

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
/* Forget what is in memory that others may write: fields and globals. */
void facts_forget_memory(facts *f);
/* Is every fact of `weak` also in `strong`? */
int facts_follow(const facts *strong, const facts *weak);
/* Keep in `f` what is in both. */
void facts_join(facts *f, const facts *other);

#define RANGE_ALL ((range){INT64_MIN, INT64_MAX, 0})

#endif
