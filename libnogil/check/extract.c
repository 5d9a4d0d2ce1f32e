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
#include "extract.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clang.h"

typedef struct {
    CXCursor *items;
    size_t count, capacity;
} cursors;

static struct {
    CXTranslationUnit unit;
    text *out;
    const char *main_file;
    const char *python_folder; /* of Python.h, with a / at its end */
    CXCursor parameters[64];
    unsigned parameter_at[64];
    int n_parameters;
    table noreturn_asked, entries_noted;
} now;

static const char *take(CXString s)
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

static cursors children_of(CXCursor cursor)
{
    cursors list = {0};
    clang.visitChildren(cursor, collect, &list);
    return list;
}

static unsigned line_of(CXCursor cursor)
{
    unsigned line = 0;
    clang.getExpansionLocation(clang.getCursorLocation(cursor), NULL, &line, NULL, NULL);
    return line;
}

static const char *file_of(CXCursor cursor)
{
    CXFile file = NULL;
    clang.getExpansionLocation(clang.getCursorLocation(cursor), &file, NULL, NULL, NULL);
    return file ? take(clang.getFileName(file)) : "";
}

/* A place that two declarations do not share, though a macro may have written both. */
static unsigned place_of(CXCursor cursor)
{
    unsigned expanded = 0, spelled = 0;
    CXSourceLocation location = clang.getCursorLocation(cursor);
    clang.getExpansionLocation(location, NULL, NULL, NULL, &expanded);
    clang.getSpellingLocation(location, NULL, NULL, NULL, &spelled);
    return expanded * 31 + spelled;
}

static void add_string(const char *s)
{
    text_add(now.out, " \"");
    for (; *s; s++)
        text_add_bytes(now.out, *s == '"' || *s == '\\' ? "'" : *s == '\n' ? " " : s, 1);
    text_add(now.out, "\"");
}

/* ---- names ---- */

static int is_function(int kind)
{
    return kind == K_FUNCTION || kind == K_METHOD || kind == K_CONSTRUCTOR || kind == K_DESTRUCTOR ||
           kind == K_CONVERSION;
}

/* The name that is the same in every file that calls this function and in the one that defines it. */
static const char *key_of(CXCursor function)
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

static const char *shown_name(CXCursor function)
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
static void ask_noreturn(CXCursor function, const char *key)
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

/* ---- the source of a condition, for the report ---- */

static void add_source(CXCursor cursor)
{
    CXSourceRange range = clang.getCursorExtent(cursor);
    CXFile file = NULL, last_file = NULL;
    unsigned begin = 0, end = 0;
    size_t size = 0, length = 0;
    const char *data;
    char shown[96];
    clang.getExpansionLocation(clang.getRangeStart(range), &file, NULL, NULL, &begin);
    clang.getExpansionLocation(clang.getRangeEnd(range), &last_file, NULL, NULL, &end);
    data = file ? clang.getFileContents(now.unit, file, &size) : NULL;
    if (data && file == last_file && end > begin && end <= size) {
        unsigned i;
        for (i = begin; i < end && length < 80; i++) {
            char c = data[i];
            if (isspace((unsigned char)c) || c == '\\')
                c = ' ';
            if (c != ' ' || (length && shown[length - 1] != ' '))
                shown[length++] = c;
        }
        if (i < end) {
            memcpy(shown + length, "...", 3);
            length += 3;
        }
    }
    shown[length] = 0;
    add_string(shown);
}

/* ---- which parts a `for` has: libclang leaves out those that are not there ---- */

static unsigned for_parts(CXCursor cursor, size_t n_children)
{
    CXSourceRange range = clang.getCursorExtent(cursor);
    CXFile file = NULL;
    unsigned begin = 0, mask = 0, part = 0;
    size_t size = 0, i;
    int depth = 0;
    const char *data;
    if (n_children >= 4)
        return 7;
    if (n_children <= 1)
        return 0;
    clang.getExpansionLocation(clang.getRangeStart(range), &file, NULL, NULL, &begin);
    data = file ? clang.getFileContents(now.unit, file, &size) : NULL;
    if (!data || begin + 3 > size || strncmp(data + begin, "for", 3) != 0)
        return n_children == 3 ? 3 : 2; /* written by a macro: the usual forms */
    for (i = begin + 3; i < size; i++) {
        char c = data[i];
        if (c == '/' && data[i + 1] == '*') {
            while (i + 1 < size && !(data[i] == '*' && data[i + 1] == '/'))
                i++;
            i++;
        } else if (c == '/' && data[i + 1] == '/') {
            while (i < size && data[i] != '\n')
                i++;
        } else if (c == '"' || c == '\'') {
            for (i++; i < size && data[i] != c; i++)
                i += data[i] == '\\';
            mask |= 1u << part;
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth++)
                mask |= 1u << part;
        } else if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0)
                break;
        } else if (c == ';' && depth == 1) {
            part++;
        } else if (!isspace((unsigned char)c)) {
            mask |= 1u << part;
        }
    }
    if ((size_t)__builtin_popcount(mask & 7) != n_children - 1)
        return n_children == 3 ? 3 : 2;
    return mask & 7;
}

/* ---- nodes ---- */

static void write_node(CXCursor cursor);

static void write_list(const cursors *list, size_t from)
{
    size_t i;
    for (i = from; i < list->count; i++)
        write_node(list->items[i]);
}

static int evaluate(CXCursor cursor, long long *value)
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

static void write_integer(CXCursor cursor)
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

static void write_reference(CXCursor cursor)
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

static void write_member(CXCursor cursor, const cursors *parts)
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

static void write_call(CXCursor cursor, const cursors *parts)
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

static void write_binary(CXCursor cursor, const cursors *parts)
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

static void write_unary(CXCursor cursor, const cursors *parts)
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

static void note_entries(CXCursor variable);

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

static void write_node(CXCursor cursor)
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

/* ---- what is at the outer level ---- */

static int note_function_reference(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    (void)data;
    if (cursor.kind == K_DECL_REF) {
        CXCursor to = clang.getCursorReferenced(cursor);
        if (is_function(to.kind)) {
            const char *key = key_of(to);
            if (!table_get(&now.entries_noted, key)) {
                table_put(&now.entries_noted, key, (void *)key);
                text_add(now.out, " (E 0");
                add_string(key);
                text_add(now.out, ")");
            }
        }
    }
    return CX_CONTINUE + 1; /* recurse */
}

/* Tables through which Python calls: the functions in them have the GIL. */
static void note_entries(CXCursor variable)
{
    static const char *const tables[] = {"PyMethodDef",      "PyGetSetDef",   "PyType_Slot",     "PyModuleDef_Slot",
                                         "PyTypeObject",     "PyModuleDef",   "PyNumberMethods", "PySequenceMethods",
                                         "PyMappingMethods", "PyBufferProcs", "PyAsyncMethods",  "_inittab",
                                         "_typeobject"};
    const char *type = take(clang.getTypeSpelling(clang.getCursorType(variable)));
    size_t i;
    if (strncmp(type, "const ", 6) == 0)
        type += 6;
    if (strncmp(type, "struct ", 7) == 0)
        type += 7;
    for (i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
        size_t length = strlen(tables[i]);
        if (strncmp(type, tables[i], length) == 0 && !strchr(type, '*') &&
            !(isalnum((unsigned char)type[length]) || type[length] == '_')) {
            clang.visitChildren(variable, note_function_reference, NULL);
            return;
        }
    }
}

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
    char folder[4200], message_text[64];
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
        snprintf(message_text, sizeof(message_text), "libclang gives up on it (error %d)", failed);
        text_add(out, "E");
        add_string(message_text);
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
