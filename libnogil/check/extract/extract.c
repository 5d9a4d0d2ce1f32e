/* SPDX-License-Identifier: 0BSD */
/* extract.c: walks libclang's cursors. See extract.h.

   The text, one record a line:
       P path hash                file that was read, and the hash of what was in it (for the cache)
       V number                   100 * major + minor of the Python whose headers were read
       E "message"                the file does not parse
       (E 0 key)                  function that Python calls: it is in a table of methods, slots, getters
       F key name file line n     function with n parameters; its body follows in parentheses
       (A 0 key)                  function that is declared noreturn

   A node is (kind line attributes children). Expressions:
       # value     v l|p|g symbol     f key name     m >|. field base     * & ! ~ -  child     [ a b     b op l r
       = l r       o op l r           I op child     c callee arguments   ? text c a b         N        s {...}
       t (this)    x children         n f arguments (constructor)         M callee object arguments (method)
   Statements:
       { statements    D symbol cleanup destructor [init]    F text c a [b]    W text c body   U text body c
       O mask text ...  S text value body   K value statement  T statement   B  C  R [value]  G label  L label statement
       Y body catches  Z body  H [value]  J (goto *)  e (nothing) */
#define _GNU_SOURCE
#include "extract/extract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/cursors.h"

static void write_definition(CXCursor function)
{
    const char *file = file_of(function), *name = take(clang.getCursorSpelling(function));
    cursors parts;
    size_t i;
    int n;
    if (strcmp(file, now.main_file) != 0 &&
        ((now.python_folder && strncmp(file, now.python_folder, strlen(now.python_folder)) == 0) ||
         strncmp(file, "/usr/", 5) == 0 || strstr(file, "/lib/clang/")))
        return;
    if (strncmp(name, "nogil_", 6) == 0 && strncmp(name, "nogil_priv_body_", 16) != 0)
        return; /* this library: analyse.c knows what each of its functions does */
    parts = children_of(function);
    now.n_parameters = 0;
    n = clang.Cursor_getNumArguments(function);
    for (i = 0; (int)i < n && i < 64; i++) {
        now.parameter_at[i] = place_of(clang.Cursor_getArgument(function, (unsigned)i));
        now.n_parameters++;
    }
    for (i = 0; i < parts.count; i++)
        if (parts.items[i].kind == K_COMPOUND || parts.items[i].kind == K_TRY) {
            text_add(now.out, "F");
            add_string(key_of(function));
            add_string(shown_name(function));
            add_string(file);
            text_add(now.out, " %u %d", line_of(function), n);
            write_node(parts.items[i]);
            text_add(now.out, "\n");
        }
    free(parts.items);
}

static int visit_outer(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    (void)data;
    if (is_function(cursor.kind)) {
        if (clang.isCursorDefinition(cursor))
            write_definition(cursor);
    } else if (cursor.kind == K_VAR) {
        note_entries(cursor);
    } else if (cursor.kind == K_NAMESPACE || cursor.kind == K_LINKAGE || cursor.kind == K_STRUCT ||
               cursor.kind == K_CLASS || cursor.kind == 1) {
        return CX_CONTINUE + 1;
    }
    return CX_CONTINUE;
}

static const char *absolute_name(const char *folder, const char *name)
{
    char full[8192], *real;
    if (*name == '/')
        snprintf(full, sizeof(full), "%s", name);
    else
        snprintf(full, sizeof(full), "%s/%s", folder, name);
    real = realpath(full, NULL);
    if (real) {
        const char *result = intern_text(real);
        free(real);
        return result;
    }
    return intern_text(full);
}

static void note_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
    const command *c = data;
    const char *seen = take(clang.getFileName(file)), *name = absolute_name(c->folder, seen);
    size_t length = strlen(name), size = 0;
    const char *content = clang.getFileContents(now.unit, file, &size);
    (void)stack;
    (void)depth;
    text_add(now.out, "P");
    add_string(name);
    text_add(now.out, " %016llx\n", (unsigned long long)hash_bytes(content ? content : "", content ? size : 0, 0));
    if (length > 9 && strcmp(name + length - 9, "/Python.h") == 0)
        now.python_folder = intern(seen, strlen(seen) - 8);
    if (length > 13 && strcmp(name + length - 13, "/patchlevel.h") == 0 && content) {
        const char *major = strstr(content, "PY_MAJOR_VERSION"), *minor = strstr(content, "PY_MINOR_VERSION");
        if (major && minor)
            text_add(now.out, "V %d\n", atoi(major + 16) * 100 + atoi(minor + 16));
    }
}

static int by_severity(CXTranslationUnit unit, text *message)
{
    unsigned i, n = clang.getNumDiagnostics(unit);
    int errors = 0;
    for (i = 0; i < n; i++) {
        CXDiagnostic diagnostic = clang.getDiagnostic(unit, i);
        if (clang.getDiagnosticSeverity(diagnostic) >= CX_SEVERITY_ERROR && errors++ == 0)
            text_add(message, "%s", take(clang.formatDiagnostic(diagnostic, 1)));
        clang.disposeDiagnostic(diagnostic);
    }
    return errors;
}

void extract(const command *c, text *out)
{
    CXIndex index = clang.createIndex(0, 0);
    CXTranslationUnit unit = NULL;
    const char **arguments = allocate(((size_t)c->n_arguments + 12) * sizeof(char *));
    char folder[4200];
    text message = {0};
    int i, n = 0, failed, errors;
    for (i = 0; i < c->n_arguments; i++)
        arguments[n++] = c->arguments[i];
    snprintf(folder, sizeof(folder), "-working-directory=%s", c->folder);
    arguments[n++] = folder;
    arguments[n++] = "-nobuiltininc";
    arguments[n++] = "-isystem";
    arguments[n++] = clang_headers;
    arguments[n++] = "-w";
    arguments[n++] = "-ferror-limit=3";
    arguments[n++] = "-Wno-error";
    memset(&now, 0, sizeof(now));
    now.out = out;
    failed = clang.parseTranslationUnit2(index, c->file, arguments, n, NULL, 0, CX_PARSE_IGNORE_NON_ERRORS, &unit);
    if (failed || !unit) {
        if (failed == CX_ERROR_AST_READ) { /* the driver refuses the flags: it has no more to say */
            text_add(&message, "libclang does not accept its flags:");
            for (i = 0; i < c->n_arguments; i++)
                if (!strchr("IDUix", c->arguments[i][1]) && c->arguments[i][0] == '-')
                    text_add(&message, " %s", c->arguments[i]);
        } else {
            text_add(&message, "libclang gives up on it (error %d)", failed);
        }
        text_add(out, "E");
        add_string(message.data);
        text_add(out, "\n");
        return;
    }
    now.unit = unit;
    now.main_file = c->file;
    clang.getInclusions(unit, note_inclusion, (CXClientData)c);
    errors = by_severity(unit, &message);
    if (errors) {
        text_add(out, "E");
        add_string(message.data);
        text_add(out, "\n");
    } else {
        clang.visitChildren(clang.getTranslationUnitCursor(unit), visit_outer, NULL);
    }
    clang.disposeTranslationUnit(unit);
    clang.disposeIndex(index);
}
