/* SPDX-License-Identifier: 0BSD */
/* people.c: a finding as people read it. See forms.h.

       spam.c:33: error: two_below() needs the GIL, which was released at line 32
         spam.c:14  calls raise_it()

   Rule: of many conditions the last four of each function are shown: the first ones are seldom what matters. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report/forms.h"

/* A path as the user would write it: from the current folder where it lies below. */
const char *short_path(const char *path)
{
    static char here[4096];
    size_t length;
    if (!*here && !getcwd(here, sizeof(here)))
        return path;
    length = strlen(here);
    return strncmp(path, here, length) == 0 && path[length] == '/' ? path + length + 1 : path;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *some_conditions(text *out, const trace *last, const char *before, const char *between)
{
    const trace *list[4], *t;
    int n = 0;
    for (t = last; t && n < 4; t = t->before)
        list[n++] = t;
    while (n-- > 0) {
        const char *source = list[n]->source;
        text_add(out, "%s", before);
        if (list[n]->truth)
            text_add(out, "%s", source);
        else if (*source == '!' && !strpbrk(source, "&|=<>"))
            text_add(out, "%s", source + 1);
        else if (strpbrk(source, " &|=<>?+"))
            text_add(out, "!(%s)", source);
        else
            text_add(out, "!%s", source);
        before = between;
    }
    return before;
}

/* The conditions of the path: since the release, and then in each function on the way. */
static void conditions(text *out, const finding *f, const char *before)
{
    const call_chain *link;
    before = some_conditions(out, f->when, before, ", ");
    for (link = f->chain; link; link = link->next)
        before = some_conditions(out, link->when, before, ", ");
}

static int has_conditions(const finding *f)
{
    const call_chain *link;
    int some = f->when != NULL;
    for (link = f->chain; link; link = link->next)
        some |= link->when != NULL;
    return some;
}

void print_text(const finding *f)
{
    const call_chain *link;
    text when = {0};
    size_t width;
    printf("%s:%u: %s: %s\n", short_path(f->file), f->line, f->possible ? "possible" : "error", f->message);
    width = 0;
    for (link = f->chain; link; link = link->next) {
        char place[600];
        size_t length = (size_t)snprintf(place, sizeof(place), "%s:%u", base_name(link->file), link->line);
        if (length < sizeof(place) && length > width)
            width = length;
    }
    for (link = f->chain; link; link = link->next) {
        char place[600];
        snprintf(place, sizeof(place), "%s:%u", base_name(link->file), link->line);
        printf("  %-*s  calls %s()%s\n", (int)width, place, link->calls, link->next ? "" : ", which needs the GIL");
    }
    if (has_conditions(f)) {
        conditions(&when, f, "");
        printf("  when: %s\n", when.data);
    }
    if (f->also)
        printf("  and %d more after the same %s\n", f->also, f->rule == RULE_ENSURE_LEAK ? "acquisition" : "release");
}

static void github_text(const char *s)
{
    for (; *s; s++)
        if (*s == '%' || *s == '\n' || *s == '\r')
            printf("%%%02X", *s);
        else
            putchar(*s);
}

void print_github(const finding *f)
{
    const call_chain *link;
    text when = {0};
    printf("::%s file=%s,line=%u,title=nogil-check::", f->possible ? "warning" : "error", short_path(f->file), f->line);
    github_text(f->message);
    for (link = f->chain; link; link = link->next) {
        char place[600];
        snprintf(place, sizeof(place), "\n%s:%u calls %s()", base_name(link->file), link->line, link->calls);
        github_text(place);
    }
    if (has_conditions(f)) {
        conditions(&when, f, "\nwhen: ");
        github_text(when.data);
    }
    printf("\n");
}
