/* SPDX-License-Identifier: 0BSD */
/* expression.h: expressions of the C source, as the checker compares them.

       expr *x = expr_make(X_LOCAL, 0, "rc", NULL, NULL), *zero = expr_constant(0);
       expr_make(X_BINARY, 0, intern_text("<"), x, zero)      // rc < 0: the same address each time
       expr_mentions(e, x)                                    // is rc in it?

   Rule: equal expressions are the same address, so whatever is known of one is keyed by it. */
#ifndef NOGIL_CHECK_EXPRESSION_H
#define NOGIL_CHECK_EXPRESSION_H

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
/* Is there something in it that is another value each time? */
int expr_has_unknown(const expr *e);
/* Is the field `name` in it, of whatever structure? */
int expr_mentions_field(const expr *e, const char *name);
/* Is there something in it that others may write: a global, what a pointer leads to? */
int expr_mentions_memory(const expr *e);
/* A set of names, which may take in too many: 1024 bits, one for each name's hash. */
typedef struct {
    uint64_t bits[16];
} names;
void names_add(names *set, const char *name);
/* The names of all fields and globals of `e`. */
void names_add_all(names *set, const expr *e);
/* May `e` name one field or global of the set; are all that it names in the set? */
int names_touch(const names *set, const expr *e);
int names_cover(const names *set, const expr *e);
/* Returns 1 if something came to `set`. */
int names_join(names *set, const names *more);
/* Is `op` one of < <= > >= == !=? */
int is_comparison(const char *op);

#endif
