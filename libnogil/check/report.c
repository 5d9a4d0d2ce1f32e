/* SPDX-License-Identifier: 0BSD */
/* report.c: see report.h. */
#define _GNU_SOURCE
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A path as the user would write it: from the current folder where it lies below. */
static const char *short_path(const char *path)
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

/* Does the source say `nogil-check: ok` on this line, or alone on the one before? */
static int is_excused(const char *file, unsigned line)
{
    static table sources;
    char *data, *at;
    unsigned i;
    int found = 0;
    data = table_get(&sources, file);
    if (!data) {
        data = file_read(file, NULL);
        if (!data)
            return 0;
        table_put(&sources, file, data);
    }
    for (at = data, i = 1; at && i <= line; i++) {
        char *end = strchr(at, '\n');
        size_t length = end ? (size_t)(end - at) : strlen(at);
        if (i + 1 >= line) {
            char *mark = memmem(at, length, "nogil-check: ok", 15);
            if (mark && i == line)
                found = 1;
            if (mark && i + 1 == line) {
                while (*at == ' ' || *at == '\t')
                    at++;
                found |= at[0] == '/' && (at[1] == '/' || at[1] == '*');
            }
        }
        at = end ? end + 1 : NULL;
    }
    return found;
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

static void print_text(const finding *f)
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

static void json_text(text *out, const char *s)
{
    text_add(out, "\"");
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            text_add(out, "\\%c", *s);
        else if ((unsigned char)*s < 0x20)
            text_add(out, "\\u%04x", *s);
        else
            text_add_bytes(out, s, 1);
    }
    text_add(out, "\"");
}

static void json_finding(text *out, const finding *f)
{
    const call_chain *link;
    const trace *t;
    text_add(out, "    {\"rule\": \"%s\", \"possible\": %s, \"file\": ", rule_names[f->rule],
             f->possible ? "true" : "false");
    json_text(out, f->file);
    text_add(out, ", \"line\": %u, \"function\": ", f->line);
    json_text(out, f->function_name);
    text_add(out, ", \"message\": ");
    json_text(out, f->message);
    text_add(out, ", \"root\": {\"file\": ");
    json_text(out, f->root_file);
    text_add(out, ", \"line\": %u}, \"more\": %d, \"chain\": [", f->root_line, f->also);
    for (link = f->chain; link; link = link->next) {
        text_add(out, "{\"file\": ");
        json_text(out, link->file);
        text_add(out, ", \"line\": %u, \"calls\": ", link->line);
        json_text(out, link->calls);
        text_add(out, "}%s", link->next ? ", " : "");
    }
    text_add(out, "], \"when\": [");
    for (t = f->when; t; t = t->before) {
        text_add(out, "{\"line\": %u, \"is\": %s, \"condition\": ", t->line, t->truth ? "true" : "false");
        json_text(out, t->source);
        text_add(out, "}%s", t->before ? ", " : "");
    }
    text_add(out, "]}");
}

static void github_text(const char *s)
{
    for (; *s; s++)
        if (*s == '%' || *s == '\n' || *s == '\r')
            printf("%%%02X", *s);
        else
            putchar(*s);
}

static void print_github(const finding *f)
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

static void sarif_place(text *out, const char *file, unsigned line)
{
    const char *path = short_path(file);
    text_add(out, "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
    if (*path == '/') {
        text uri = {0};
        text_add(&uri, "file://%s", path);
        json_text(out, uri.data);
    } else {
        json_text(out, path);
    }
    text_add(out, "}, \"region\": {\"startLine\": %u}}", line ? line : 1);
}

static void sarif_finding(text *out, const finding *f)
{
    const call_chain *link;
    text_add(out, "      {\"ruleId\": \"%s\", \"level\": \"%s\", \"message\": {\"text\": ", rule_names[f->rule],
             f->possible ? "note" : "error");
    json_text(out, f->message);
    text_add(out, "}, \"locations\": [");
    sarif_place(out, f->file, f->line);
    text_add(out, "}]");
    if (f->chain) {
        text_add(out, ", \"codeFlows\": [{\"threadFlows\": [{\"locations\": [");
        for (link = f->chain; link; link = link->next) {
            text message = {0};
            text_add(&message, "calls %s()", link->calls);
            text_add(out, "{\"location\": ");
            sarif_place(out, link->file, link->line);
            text_add(out, ", \"message\": {\"text\": ");
            json_text(out, message.data);
            text_add(out, "}}}%s", link->next ? ", " : "");
        }
        text_add(out, "]}]}]");
    }
    text_add(out, "}");
}

static void closing_line(text *out, const analysis *a, size_t n_files, size_t n_unparsed, size_t excused, size_t hidden)
{
    text_add(out, "checked %zu file%s, %zu region%s; not checked: ", n_files, n_files == 1 ? "" : "s", a->n_regions,
             a->n_regions == 1 ? "" : "s");
    text_add(out, "%zu call%s through pointers, %zu function%s defined elsewhere, %zu given up on", a->n_indirect,
             a->n_indirect == 1 ? "" : "s", a->n_undefined, a->n_undefined == 1 ? "" : "s", a->n_given_up);
    if (a->n_swaps)
        text_add(out, ", %zu that swap%s thread states (out of scope)", a->n_swaps, a->n_swaps == 1 ? "s" : "");
    if (n_unparsed)
        text_add(out, ", %zu file%s that did not parse", n_unparsed, n_unparsed == 1 ? "" : "s");
    if (excused)
        text_add(out, "; %zu excused by a comment", excused);
    if (hidden)
        text_add(out, "; %zu possible (--possible shows them)", hidden);
}

size_t report_findings(analysis *a, const unparsed_file *unparsed, size_t n_unparsed, size_t n_files,
                       const report_options *how)
{
    size_t i, shown = 0, excused = 0, hidden = 0;
    text out = {0}, last = {0};
    for (i = 0; i < a->n_findings; i++) {
        const finding *f = &a->findings[i];
        const call_chain *link;
        int excuse = is_excused(f->file, f->line) || is_excused(f->root_file, f->root_line);
        for (link = f->chain; link && !excuse; link = link->next)
            excuse = is_excused(link->file, link->line);
        if (excuse) {
            excused++;
            continue;
        }
        if (f->possible && !how->possible) {
            hidden++;
            continue;
        }
        if (how->form == REPORT_TEXT) {
            print_text(f);
        } else if (how->form == REPORT_GITHUB) {
            print_github(f);
        } else {
            text_add(&out, "%s", shown ? ",\n" : "");
            if (how->form == REPORT_JSON)
                json_finding(&out, f);
            else
                sarif_finding(&out, f);
        }
        shown++;
    }
    closing_line(&last, a, n_files, n_unparsed, excused, hidden);
    if (how->form == REPORT_JSON) {
        printf("{\n  \"findings\": [\n%s\n  ],\n", out.data ? out.data : "");
        printf("  \"checked\": {\"files\": %zu, \"regions\": [", n_files);
        for (i = 0; i < a->n_regions; i++) {
            text one = {0};
            json_text(&one, a->regions[i].file);
            printf("%s{\"file\": %s, \"line\": %u}", i ? ", " : "", one.data, a->regions[i].line);
        }
        printf("]},\n");
        printf("  \"not_checked\": {\"indirect_calls\": %zu, \"undefined_functions\": %zu, \"given_up\": %zu, "
               "\"thread_state_swaps\": %zu, \"unparsed\": [",
               a->n_indirect, a->n_undefined, a->n_given_up, a->n_swaps);
        for (i = 0; i < n_unparsed; i++) {
            text one = {0};
            json_text(&one, unparsed[i].file);
            printf("%s%s", i ? ", " : "", one.data);
        }
        printf("]},\n  \"excused\": %zu\n}\n", excused);
    } else if (how->form == REPORT_SARIF) {
        printf("{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n"
               "  \"runs\": [{\n    \"tool\": {\"driver\": {\"name\": \"nogil-check\", \"rules\": [");
        for (i = 0; i < RULE_COUNT; i++)
            printf("%s{\"id\": \"%s\"}", i ? ", " : "", rule_names[i]);
        printf("]}},\n    \"results\": [\n%s\n    ],\n", out.data ? out.data : "");
        printf("    \"invocations\": [{\"executionSuccessful\": %s}]\n  }]\n}\n", n_unparsed ? "false" : "true");
        fprintf(stderr, "%s\n", last.data);
    } else if (how->form == REPORT_GITHUB) {
        printf("::notice title=nogil-check::%s\n", last.data);
    } else {
        printf("%s\n", last.data);
    }
    return shown;
}
