/* SPDX-License-Identifier: 0BSD */
/* findings.c: what was wrong, in words, once for each place and root. See analyse.h.

       spam.c:33: two_below() needs the GIL, which was released at line 32      when: rc < 0

   Rule: the conditions of a finding are those that every path to it has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/states.h"

const char *const rule_names[RULE_COUNT] = {"call-without-gil",     "released-twice",      "acquired-twice",
                                            "release-not-restored", "ensure-not-released", "release-without-gil",
                                            "thread-never-attached"};

const site *make_site(const function *f, const step *s)
{
    site *made = allocate(sizeof(*made));
    made->f = f;
    made->line = s->line;
    made->by = s->name ? s->name : "a call";
    return made;
}

const char *shown(const char *name)
{
    if (strncmp(name, "nogil_priv_api_", 15) == 0)
        return name + 15;
    if (strcmp(name, "nogil_priv_release_open") == 0)
        return "NOGIL_BEGIN";
    if (strcmp(name, "nogil_priv_acquire_open") == 0)
        return "WITH_GIL_BEGIN";
    if (strncmp(name, "nogil_priv_body_", 16) == 0)
        return name + 16;
    return name;
}

void place_text(char *out, size_t size, const site *where, const function *f)
{
    if (!where)
        snprintf(out, size, "earlier");
    else if (where->f == f)
        snprintf(out, size, "at line %u", where->line);
    else {
        const char *slash = strrchr(where->f->file, '/');
        snprintf(out, size, "at %s:%u", slash ? slash + 1 : where->f->file, where->line);
    }
}

/* The conditions that are on both paths. */
const trace *common(const trace *a, const trace *b)
{
    const trace *rest, *t;
    trace *made;
    if (a == b || !a || !b)
        return a == b ? a : NULL;
    rest = common(a->before, b);
    for (t = b; t; t = t->before)
        if (t->line == a->line && t->truth == a->truth && strcmp(t->source, a->source) == 0)
            break;
    if (!t)
        return rest;
    if (rest == a->before)
        return a;
    made = allocate(sizeof(*made));
    *made = *a;
    made->before = rest;
    made->depth = rest ? rest->depth + 1 : 1;
    return made;
}

void report(int rule, const function *f, unsigned line, const char *message, const call_chain *chain, const trace *when,
            const site *root, int possible)
{
    size_t i;
    finding *made;
    for (i = 0; i < run.a->n_findings; i++) {
        finding *old = &run.a->findings[i];
        if (old->line == line && old->file == f->file && old->rule == rule) {
            old->when = common(old->when, when);
            old->possible &= possible;
            return;
        }
    }
    made = PUSH(run.a->findings, run.a->n_findings, run.a->capacity);
    made->rule = rule;
    made->file = f->file;
    made->function_name = f->name;
    made->line = line;
    made->message = intern_text(message);
    made->chain = chain;
    made->when = when;
    made->root_file = root ? root->f->file : f->file;
    made->root_line = root ? root->line : line;
    made->possible = possible;
}

static int by_place(const void *a, const void *b)
{
    const finding *x = a, *y = b;
    int files = strcmp(x->file, y->file);
    if (files)
        return files;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* The first finding of a root stands for all of them. */
void group(analysis *a)
{
    size_t i, j, kept = 0;
    if (!a->n_findings)
        return;
    qsort(a->findings, a->n_findings, sizeof(finding), by_place);
    for (i = 0; i < a->n_findings; i++) {
        for (j = 0; j < kept; j++)
            if (a->findings[j].root_file == a->findings[i].root_file &&
                a->findings[j].root_line == a->findings[i].root_line && a->findings[j].file == a->findings[i].file &&
                a->findings[j].possible == a->findings[i].possible && a->findings[j].root_line != a->findings[j].line)
                break;
        if (j < kept)
            a->findings[j].also++;
        else
            a->findings[kept++] = a->findings[i];
    }
    a->n_findings = kept;
}
