/* SPDX-License-Identifier: 0BSD */
/* report.c: which findings are shown, and what was not checked. See report.h. */
#define _GNU_SOURCE
#include "report/report.h"

#include <stdio.h>
#include <string.h>

#include "report/forms.h"

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
