/* SPDX-License-Identifier: 0BSD */
/* tree.h: the text that extract wrote, as a tree of nodes.

       reader r = {.at = "(b 3 \"<\" (v 3 l \"rc\") (# 3 0))", .p = &p};
       node *n = read_node(&r);        // n->kind 'b', n->strings[0] "<", n->child the variable, its sibling the 0

   The kinds are listed at the top of extract/extract.c.

   Rule: nothing is left out and nothing is added, but notes (E, A) go into the program's tables. */
#ifndef NOGIL_CHECK_TREE_H
#define NOGIL_CHECK_TREE_H

#include "lower/lower.h"

typedef struct node {
    char kind;
    char flag; /* a bare letter or sign among its attributes */
    unsigned line;
    long long number;
    const char *strings[3];
    struct node *child, *last, *sibling;
    int n_children;
} node;

typedef struct {
    const char *at;
    program *p;
} reader;

void skip_spaces(reader *r);
const char *read_string(reader *r);
node *read_node(reader *r);

#endif
