/* SPDX-License-Identifier: 0BSD */
/* expressions.c: writes expressions. The grammar is at the top of extract.c.

       rc = f(a, &b)          (= 7 (v 7 l "rc.310") (c 7 (f 7 "f" "f") (v 7 p 0 "a") (& 7 (v 7 l "b.300"))))

   Rule: casts and parentheses are gone, and what is not understood is an x with its children: no call is lost. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/cursors.h"

void write_list(const cursors *list, size_t from)
{
    size_t i;
    for (i = from; i < list->count; i++)
        write_node(list->items[i]);
}

int evaluate(CXCursor cursor, long long *value)
{
    CXEvalResult result = clang.Cursor_Evaluate(cursor);
    int known;
    if (!result)
        return 0;
    known = clang.EvalResult_getKind(result) == 1;
    if (known)
        *value = clang.EvalResult_getAsLongLong(result);
    clang.EvalResult_dispose(result);
    return known;
}

void write_integer(CXCursor cursor)
{
    long long value = 0;
    if (evaluate(cursor, &value))
        text_add(now.out, " (# %u %lld)", line_of(cursor), value);
    else
        text_add(now.out, " (x %u)", line_of(cursor));
}

static void write_function(CXCursor function, unsigned line)
{
    const char *key = key_of(function);
    text_add(now.out, " (f %u", line);
    add_string(key);
    add_string(shown_name(function));
    text_add(now.out, ")");
}

void write_reference(CXCursor cursor)
{
    CXCursor to = clang.getCursorReferenced(cursor);
    unsigned line = line_of(cursor);
    const char *name = take(clang.getCursorSpelling(to));
    if (to.kind == K_ENUM_CONSTANT) {
        text_add(now.out, " (# %u %lld)", line, clang.getEnumConstantDeclValue(to));
    } else if (is_function(to.kind)) {
        write_function(to, line);
    } else if (to.kind == K_PARAMETER) {
        unsigned place = place_of(to);
        int i;
        for (i = 0; i < now.n_parameters; i++)
            if (now.parameter_at[i] == place)
                break;
        if (i < now.n_parameters)
            text_add(now.out, " (v %u p %d", line, i);
        else
            text_add(now.out, " (v %u l", line);
        add_string(name);
        text_add(now.out, ")");
    } else if (to.kind == K_VAR) {
        CXCursor parent = clang.getCursorSemanticParent(to);
        char symbol[600];
        if (is_function(parent.kind)) {
            snprintf(symbol, sizeof(symbol), "%s.%u", name, place_of(to));
            text_add(now.out, " (v %u l", line);
        } else {
            snprintf(symbol, sizeof(symbol), "%s", name);
            text_add(now.out, " (v %u g", line);
        }
        add_string(symbol);
        text_add(now.out, ")");
    } else {
        text_add(now.out, " (x %u)", line);
    }
}

void write_member(CXCursor cursor, const cursors *parts)
{
    const char *name = take(clang.getCursorSpelling(cursor));
    CXCursor to = clang.getCursorReferenced(cursor);
    int arrow = 1, given = parts->count > 0 && parts->items[0].kind >= 100 && parts->items[0].kind < 200;
    if (to.kind == K_VAR) { /* a static member */
        text_add(now.out, " (v %u g", line_of(cursor));
        add_string(name);
        text_add(now.out, ")");
        return;
    }
    if (given)
        arrow = clang.getCanonicalType(clang.getCursorType(parts->items[0])).kind == CX_TYPE_POINTER;
    text_add(now.out, " (m %u %s", line_of(cursor), arrow ? ">" : ".");
    add_string(name);
    if (given)
        write_node(parts->items[0]);
    else
        text_add(now.out, " (t 0)");
    text_add(now.out, ")");
}

static CXCursor without_casts(CXCursor cursor)
{
    for (;;) {
        cursors parts;
        CXCursor inside;
        if (cursor.kind != K_UNEXPOSED_EXPR && cursor.kind != K_PAREN)
            return cursor;
        parts = children_of(cursor);
        if (parts.count != 1) {
            free(parts.items);
            return cursor;
        }
        inside = parts.items[0];
        free(parts.items);
        cursor = inside;
    }
}

void write_call(CXCursor cursor, const cursors *parts)
{
    CXCursor to = clang.getCursorReferenced(cursor);
    int i, n = clang.Cursor_getNumArguments(cursor);
    unsigned line = line_of(cursor);
    if (to.kind == K_CONSTRUCTOR) {
        if (n == 1 && strcmp(take(clang.getCursorSpelling(cursor)), "") == 0) { /* an elided copy */
            write_node(clang.Cursor_getArgument(cursor, 0));
            return;
        }
        text_add(now.out, " (n %u", line);
        write_function(to, line);
    } else if (to.kind == K_METHOD || to.kind == K_CONVERSION || to.kind == K_DESTRUCTOR) {
        CXCursor callee = parts->count ? without_casts(parts->items[0]) : cursor;
        text_add(now.out, " (M %u", line);
        write_function(to, line);
        if (callee.kind == K_MEMBER_REF) {
            cursors base = children_of(callee);
            if (base.count && base.items[0].kind >= 100 && base.items[0].kind < 200) {
                int pointer = clang.getCanonicalType(clang.getCursorType(base.items[0])).kind == CX_TYPE_POINTER;
                if (!pointer)
                    text_add(now.out, " (& %u", line);
                write_node(base.items[0]);
                if (!pointer)
                    text_add(now.out, ")");
            } else {
                text_add(now.out, " (t 0)");
            }
            free(base.items);
        } else {
            text_add(now.out, " (x %u)", line);
        }
    } else if (to.kind == K_FUNCTION) {
        text_add(now.out, " (c %u", line);
        write_function(to, line);
    } else {
        text_add(now.out, " (c %u", line);
        if (parts->count)
            write_node(parts->items[0]);
        else
            text_add(now.out, " (x 0)");
    }
    for (i = 0; i < n; i++)
        write_node(clang.Cursor_getArgument(cursor, (unsigned)i));
    if (is_function(to.kind))
        ask_noreturn(to, key_of(to));
    text_add(now.out, ")");
}

static const char *const binary_operators[] = {"?", ".*", "->*", "*",  "/",  "%",  "+", "-", "<<", ">>", "<=>", "<",
                                               ">", "<=", ">=",  "==", "!=", "&",  "^", "|", "&&", "||", "=",   "*",
                                               "/", "%",  "+",   "-",  "<<", ">>", "&", "^", "|",  ","};

void write_binary(CXCursor cursor, const cursors *parts)
{
    int kind = clang.getCursorBinaryOperatorKind(cursor);
    const char *name = kind > 0 && kind <= 33 ? binary_operators[kind] : "?";
    if (kind == 22)
        text_add(now.out, " (= %u", line_of(cursor));
    else
        text_add(now.out, " (%c %u \"%s\"", kind > 22 && kind < 33 ? 'o' : 'b', line_of(cursor), name);
    if (kind == 20 || kind == 21) { /* each side is a condition of its own in the report */
        add_source(parts->items[0]);
        add_source(parts->count > 1 ? parts->items[1] : parts->items[0]);
    }
    write_list(parts, 0);
    text_add(now.out, ")");
}

void write_unary(CXCursor cursor, const cursors *parts)
{
    static const char *const names[] = {"x", "I+", "I-", "I+", "I-", "&", "*", "", "-", "~", "!", "x", "x", "", "x"};
    int kind = clang.getCursorUnaryOperatorKind(cursor);
    const char *name = kind > 0 && kind <= 14 ? names[kind] : "x";
    if (!*name) {
        write_list(parts, 0);
        return;
    }
    if (*name == 'I')
        text_add(now.out, " (I %u \"%s\"", line_of(cursor), kind <= 2 ? "post" : "pre");
    else
        text_add(now.out, " (%s %u", name, line_of(cursor));
    write_list(parts, 0);
    text_add(now.out, ")");
}
