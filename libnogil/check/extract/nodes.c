/* SPDX-License-Identifier: 0BSD */
/* nodes.c: writes statements and declarations, and knows which cursor is what. The grammar is at the top of extract.c.

       if (!p) return NULL;   (F 9 "!p" (! 9 (v 9 l "p.288")) (R 9 (# 9 0)))

   Rule: every child is written once, in the order of the source. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/cursors.h"

/* The function of __attribute__((cleanup(f))), which libclang only prints. */
static void add_cleanup(CXCursor variable, const cursors *parts)
{
    size_t i;
    for (i = 0; i < parts->count; i++)
        if (parts->items[i].kind == K_UNEXPOSED_ATTRIBUTE) {
            CXPrintingPolicy policy = clang.getCursorPrintingPolicy(variable);
            const char *printed = take(clang.getCursorPrettyPrinted(variable, policy));
            const char *found = strstr(printed, "cleanup(");
            clang.PrintingPolicy_dispose(policy);
            if (found) {
                char name[300];
                snprintf(name, sizeof(name), "%.*s", (int)strcspn(found + 8, ")"), found + 8);
                add_string(name);
                return;
            }
        }
    add_string("");
}

static int find_destructor(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    if (cursor.kind == K_DESTRUCTOR)
        *(CXCursor *)data = cursor;
    return CX_CONTINUE;
}

static void write_variable(CXCursor variable)
{
    cursors parts = children_of(variable);
    CXCursor destructor = {0}, declaration;
    CXType type = clang.getCanonicalType(clang.getCursorType(variable));
    char symbol[600];
    size_t i, init = parts.count;
    snprintf(symbol, sizeof(symbol), "%s.%u", take(clang.getCursorSpelling(variable)), place_of(variable));
    text_add(now.out, " (D %u", line_of(variable));
    add_string(symbol);
    add_cleanup(variable, &parts);
    if (type.kind == CX_TYPE_RECORD) {
        declaration = clang.getTypeDeclaration(type);
        clang.visitChildren(declaration, find_destructor, &destructor);
    }
    add_string(destructor.kind == K_DESTRUCTOR ? key_of(destructor) : "");
    for (i = 0; i < parts.count; i++)
        if (parts.items[i].kind >= 100 && parts.items[i].kind < 200)
            init = i; /* before it: a TypeRef, the sizes of an array */
    if (init < parts.count && type.kind != CX_TYPE_CONSTANT_ARRAY)
        write_node(parts.items[init]);
    text_add(now.out, ")");
    free(parts.items);
}

static void write_simple(const char *kind, CXCursor cursor, const cursors *parts)
{
    text_add(now.out, " (%s %u", kind, line_of(cursor));
    write_list(parts, 0);
    text_add(now.out, ")");
}

static void write_labelled(const char *kind, CXCursor cursor, const char *name, const cursors *parts)
{
    size_t i;
    text_add(now.out, " (%s %u", kind, line_of(cursor));
    add_string(name);
    for (i = 0; i < parts->count; i++)
        if (parts->items[i].kind >= 100)
            write_node(parts->items[i]);
    text_add(now.out, ")");
}

/* One with conditions: `tested` is the child that is looked at. */
static void write_tested(const char *kind, CXCursor cursor, const cursors *parts, size_t tested)
{
    text_add(now.out, " (%s %u", kind, line_of(cursor));
    if (tested < parts->count)
        add_source(parts->items[tested]);
    else
        add_string("");
    write_list(parts, 0);
    text_add(now.out, ")");
}

static void write_last_expression(const cursors *parts, unsigned line)
{
    size_t i;
    for (i = parts->count; i > 0; i--)
        if (parts->items[i - 1].kind >= 100) {
            write_node(parts->items[i - 1]);
            return;
        }
    text_add(now.out, " (x %u)", line);
}

void write_node(CXCursor cursor)
{
    cursors parts = {0};
    unsigned line = line_of(cursor);
    long long value;
    if (cursor.kind != K_SIZEOF && cursor.kind != K_LAMBDA && cursor.kind != K_GENERIC)
        parts = children_of(cursor);
    switch (cursor.kind) {
    case K_INTEGER:
    case K_CHARACTER:
    case K_BOOL:
        write_integer(cursor);
        break;
    case K_NULLPTR:
    case K_GNU_NULL:
        text_add(now.out, " (# %u 0)", line);
        break;
    case K_SIZEOF:
        if (evaluate(cursor, &value))
            text_add(now.out, " (# %u %lld)", line, value);
        else
            text_add(now.out, " (x %u)", line);
        break;
    case K_STRING:
        text_add(now.out, " (N %u)", line);
        break;
    case K_DECL_REF:
        write_reference(cursor);
        break;
    case K_MEMBER_REF:
        write_member(cursor, &parts);
        break;
    case K_THIS:
        text_add(now.out, " (t %u)", line);
        break;
    case K_CALL:
        write_call(cursor, &parts);
        break;
    case K_BINARY:
    case K_COMPOUND_ASSIGN:
        write_binary(cursor, &parts);
        break;
    case K_UNARY:
        write_unary(cursor, &parts);
        break;
    case K_SUBSCRIPT:
        write_simple("[", cursor, &parts);
        break;
    case K_CONDITIONAL:
        write_tested("?", cursor, &parts, 0);
        break;
    case K_STATEMENT_EXPR:
        write_simple("s", cursor, &parts);
        break;
    case K_COMPOUND:
        write_simple("{", cursor, &parts);
        break;
    case K_DECL_STMT: {
        size_t i;
        for (i = 0; i < parts.count; i++)
            if (parts.items[i].kind == K_VAR) {
                note_entries(parts.items[i]);
                write_variable(parts.items[i]);
            }
        break;
    }
    case K_VAR:
        write_variable(cursor);
        break;
    case K_IF: /* C++17's init statement comes first, the condition is then the second */
        write_tested("F", cursor, &parts, parts.count && parts.items[0].kind == K_DECL_STMT);
        break;
    case K_WHILE:
        write_tested("W", cursor, &parts, 0);
        break;
    case K_DO:
        write_tested("U", cursor, &parts, 1);
        break;
    case K_FOR: {
        unsigned mask = for_parts(cursor, parts.count);
        text_add(now.out, " (O %u %u", line, mask);
        if (mask & 2)
            add_source(parts.items[mask & 1]);
        else
            add_string("");
        write_list(&parts, 0);
        text_add(now.out, ")");
        break;
    }
    case K_SWITCH:
        write_tested("S", cursor, &parts, 0);
        break;
    case K_CASE:
        text_add(now.out, " (K %u", line);
        if (parts.count && evaluate(parts.items[0], &value))
            text_add(now.out, " (# %u %lld)", line, value);
        else
            text_add(now.out, " (x %u)", line);
        if (parts.count > 1)
            write_node(parts.items[parts.count - 1]);
        text_add(now.out, ")");
        break;
    case K_DEFAULT:
        write_simple("T", cursor, &parts);
        break;
    case K_BREAK:
        text_add(now.out, " (B %u)", line);
        break;
    case K_CONTINUE:
        text_add(now.out, " (C %u)", line);
        break;
    case K_RETURN:
        write_simple("R", cursor, &parts);
        break;
    case K_GOTO: {
        const char *label = parts.count ? take(clang.getCursorSpelling(parts.items[0])) : "";
        text_add(now.out, " (G %u", line);
        add_string(label);
        text_add(now.out, ")");
        break;
    }
    case K_INDIRECT_GOTO:
        write_simple("J", cursor, &parts);
        break;
    case K_LABEL:
        write_labelled("L", cursor, take(clang.getCursorSpelling(cursor)), &parts);
        break;
    case K_TRY:
        write_simple("Y", cursor, &parts);
        break;
    case K_CATCH:
        write_simple("Z", cursor, &parts);
        break;
    case K_THROW:
        write_simple("H", cursor, &parts);
        break;
    case K_NULL_STMT:
    case K_LAMBDA:
    case K_GENERIC:
        text_add(now.out, " (%s %u)", cursor.kind == K_NULL_STMT ? "e" : "x", line);
        break;
    case K_PAREN:
    case K_C_CAST:
        write_last_expression(&parts, line);
        break;
    default:
        if ((cursor.kind >= K_STATIC_CAST && cursor.kind <= K_FUNCTIONAL_CAST) ||
            (cursor.kind == K_UNEXPOSED_EXPR && parts.count == 1)) {
            write_last_expression(&parts, line);
        } else if (cursor.kind >= 100 && cursor.kind < 400) {
            size_t i;
            text_add(now.out, " (%s %u", cursor.kind < 200 ? "x" : "{", line);
            for (i = 0; i < parts.count; i++)
                if (parts.items[i].kind >= 100 && parts.items[i].kind < 400)
                    write_node(parts.items[i]);
            text_add(now.out, ")");
        }
        break;
    }
    free(parts.items);
}
