/* SPDX-License-Identifier: 0BSD */
/* cursors.c: see cursors.h. */
#include "extract/cursors.h"

#include <stdlib.h>
#include <string.h>
#include <stdio.h>

extraction now;

const char *take(CXString s)
{
    const char *data = clang.getCString(s);
    const char *result = intern_text(data ? data : "");
    clang.disposeString(s);
    return result;
}

static int collect(CXCursor cursor, CXCursor parent, CXClientData data)
{
    cursors *list = data;
    (void)parent;
    *PUSH(list->items, list->count, list->capacity) = cursor;
    return CX_CONTINUE;
}

cursors children_of(CXCursor cursor)
{
    cursors list = {0};
    clang.visitChildren(cursor, collect, &list);
    return list;
}

unsigned line_of(CXCursor cursor)
{
    unsigned line = 0;
    clang.getExpansionLocation(clang.getCursorLocation(cursor), NULL, &line, NULL, NULL);
    return line;
}

const char *file_of(CXCursor cursor)
{
    CXFile file = NULL;
    clang.getExpansionLocation(clang.getCursorLocation(cursor), &file, NULL, NULL, NULL);
    return file ? take(clang.getFileName(file)) : "";
}

/* A place that two declarations do not share, though a macro may have written both. */
unsigned place_of(CXCursor cursor)
{
    unsigned expanded = 0, spelled = 0;
    CXSourceLocation location = clang.getCursorLocation(cursor);
    clang.getExpansionLocation(location, NULL, NULL, NULL, &expanded);
    clang.getSpellingLocation(location, NULL, NULL, NULL, &spelled);
    return expanded * 31 + spelled;
}

void add_string(const char *s)
{
    text_add(now.out, " \"");
    for (; *s; s++)
        text_add_bytes(now.out, *s == '"' || *s == '\\' ? "'" : *s == '\n' ? " " : s, 1);
    text_add(now.out, "\"");
}

int is_function(int kind)
{
    return kind == K_FUNCTION || kind == K_METHOD || kind == K_CONSTRUCTOR || kind == K_DESTRUCTOR ||
           kind == K_CONVERSION;
}

/* The name that is the same in every file that calls this function and in the one that defines it. */
const char *key_of(CXCursor function)
{
    const char *usr = take(clang.getCursorUSR(function));
    const char *name = take(clang.getCursorSpelling(function));
    text key = {0};
    const char *result;
    size_t length = strlen(name);
    if (clang.getCursorLinkage(function) == CX_LINKAGE_INTERNAL) {
        CXCursor definition = clang.getCursorDefinition(function);
        text_add(&key, "%s:%s", file_of(clang.Cursor_isNull(definition) ? function : definition),
                 strlen(usr) > length + 5 && strchr(usr, '#') ? usr : name);
    } else if (strncmp(usr, "c:@F@", 5) == 0 && strcmp(usr + 5, name) == 0) {
        text_add(&key, "%s", name);
    } else if (function.kind == K_FUNCTION && strncmp(usr, "c:@F@", 5) == 0 && strncmp(usr + 5, name, length) == 0 &&
               usr[5 + length] == '#' && strncmp(name, "Py", 2) == 0) {
        text_add(&key, "%s", name); /* extern "C" seen from C++ */
    } else {
        text_add(&key, "%s", usr);
    }
    result = intern(key.data, key.length);
    free(key.data);
    return result;
}

const char *shown_name(CXCursor function)
{
    const char *name = take(clang.getCursorSpelling(function));
    if (function.kind != K_FUNCTION) {
        char full[1024];
        CXCursor parent = clang.getCursorSemanticParent(function);
        snprintf(full, sizeof(full), "%s::%s", take(clang.getCursorSpelling(parent)), name);
        name = intern_text(full);
    }
    return name;
}

/* libclang has no call for `noreturn`, but prints it with the declaration. */
void ask_noreturn(CXCursor function, const char *key)
{
    cursors parts;
    size_t i;
    int asked = 0;
    if (table_get(&now.noreturn_asked, key))
        return;
    table_put(&now.noreturn_asked, key, (void *)key);
    parts = children_of(function);
    for (i = 0; i < parts.count; i++)
        asked |= parts.items[i].kind == K_UNEXPOSED_ATTRIBUTE;
    free(parts.items);
    if (asked) {
        CXPrintingPolicy policy = clang.getCursorPrintingPolicy(function);
        const char *printed;
        clang.PrintingPolicy_setProperty(policy, CX_POLICY_TERSE, 1);
        printed = take(clang.getCursorPrettyPrinted(function, policy));
        clang.PrintingPolicy_dispose(policy);
        if (strstr(printed, "noreturn")) {
            /* within a function's text: a node of its own kind, which lower.c reads anywhere */
            text_add(now.out, " (A 0");
            add_string(key);
            text_add(now.out, ")");
        }
    }
}
