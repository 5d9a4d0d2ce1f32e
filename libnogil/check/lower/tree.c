/* SPDX-License-Identifier: 0BSD */
/* tree.c: see tree.h. */
#include "lower/tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void skip_spaces(reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

const char *read_string(reader *r)
{
    const char *start, *end;
    skip_spaces(r);
    if (*r->at != '"')
        return intern_text("");
    start = r->at + 1;
    end = strchr(start, '"');
    if (!end)
        end = start + strlen(start);
    r->at = *end ? end + 1 : end;
    return intern(start, (size_t)(end - start));
}

node *read_node(reader *r)
{
    node *n = allocate(sizeof(*n));
    int strings = 0;
    r->at++; /* ( */
    n->kind = *r->at++;
    n->line = (unsigned)strtoul(r->at, (char **)&r->at, 10);
    for (;;) {
        skip_spaces(r);
        if (*r->at == ')' || !*r->at || *r->at == '\n') {
            r->at += *r->at == ')';
            break;
        }
        if (*r->at == '"') {
            const char *s = read_string(r);
            if (strings < 3)
                n->strings[strings++] = s;
        } else if (*r->at == '(') {
            node *child = read_node(r);
            if (child->kind == 'E') {
                table_put(&r->p->entries, child->strings[0], r->p);
            } else if (child->kind == 'A') {
                table_put(&r->p->noreturn, child->strings[0], r->p);
            } else {
                if (n->last)
                    n->last->sibling = child;
                else
                    n->child = child;
                n->last = child;
                n->n_children++;
            }
        } else if (isdigit((unsigned char)*r->at) || (*r->at == '-' && isdigit((unsigned char)r->at[1]))) {
            n->number = strtoll(r->at, (char **)&r->at, 10);
        } else {
            n->flag = *r->at++;
        }
    }
    return n;
}
