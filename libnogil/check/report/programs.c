/* SPDX-License-Identifier: 0BSD */
/* programs.c: a finding as JSON and as SARIF 2.1.0. See forms.h.

       {"rule": "call-without-gil", "file": "/src/spam.c", "line": 33, "chain": [...], ...}

   Rule: a name that is in the output once stays there: other programs read it. */
#include <stdio.h>

#include "report/forms.h"

void json_text(text *out, const char *s)
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

void json_finding(text *out, const finding *f)
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

void sarif_finding(text *out, const finding *f)
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
