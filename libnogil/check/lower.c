/* SPDX-License-Identifier: 0BSD */
/* lower.c: reads the text of extract.c, and makes steps of it. See lower.h. */
#include "lower.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------------------------------------------- reading */

typedef struct node {
    char kind;
    char flag; /* a bare letter or sign among its attributes */
    unsigned line;
    long long number;
    const char *strings[3];
    struct node *child, *last, *sibling;
    int n_children;
} node;

typedef struct {
    const char *at;
    program *p;
} reader;

static void skip_spaces(reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

static const char *read_string(reader *r)
{
    const char *start, *end;
    skip_spaces(r);
    if (*r->at != '"')
        return intern_text("");
    start = r->at + 1;
    end = strchr(start, '"');
    if (!end)
        end = start + strlen(start);
    r->at = *end ? end + 1 : end;
    return intern(start, (size_t)(end - start));
}

static node *read_node(reader *r)
{
    node *n = allocate(sizeof(*n));
    int strings = 0;
    r->at++; /* ( */
    n->kind = *r->at++;
    n->line = (unsigned)strtoul(r->at, (char **)&r->at, 10);
    for (;;) {
        skip_spaces(r);
        if (*r->at == ')' || !*r->at || *r->at == '\n') {
            r->at += *r->at == ')';
            break;
        }
        if (*r->at == '"') {
            const char *s = read_string(r);
            if (strings < 3)
                n->strings[strings++] = s;
        } else if (*r->at == '(') {
            node *child = read_node(r);
            if (child->kind == 'E') {
                table_put(&r->p->entries, child->strings[0], r->p);
            } else if (child->kind == 'A') {
                table_put(&r->p->noreturn, child->strings[0], r->p);
            } else {
                if (n->last)
                    n->last->sibling = child;
                else
                    n->child = child;
                n->last = child;
                n->n_children++;
            }
        } else if (isdigit((unsigned char)*r->at) || (*r->at == '-' && isdigit((unsigned char)r->at[1]))) {
            n->number = strtoll(r->at, (char **)&r->at, 10);
        } else {
            n->flag = *r->at++;
        }
    }
    return n;
}

/* ------------------------------------------------------------------------------------------------------- building */

typedef struct scope {
    const char *cleanup; /* name of a function that gets the variable's address, or the key of a destructor */
    int is_destructor;
    const expr *variable;
    unsigned line;
    struct scope *outer;
    int depth;
} scope;

typedef struct jump {
    int step;
    const char *label;
    scope *scope;
    unsigned line;
} jump;

typedef struct {
    const char *name;
    int step;
    scope *scope;
} place;

typedef struct {
    int to_break, to_continue;
    scope *scope_break, *scope_continue;
} loop;

typedef struct {
    program *p;
    function *f;
    int current; /* the step that the next one follows; -1: nothing comes here */
    scope *scope;
    loop loops;
    jump *jumps;
    size_t n_jumps, jumps_capacity;
    place *places;
    size_t n_places, places_capacity;
    int *cases; /* of the innermost switch: NOTHING steps, with the value in `a` */
    size_t n_cases, cases_capacity;
    int has_default;
    int to_catch; /* where a throw goes, -1: out */
    scope *scope_catch;
    int temporaries;
    int *label_addresses;
} builder;

static int new_step(builder *b, int kind, unsigned line)
{
    step *s = PUSH(b->f->steps, b->f->n_steps, b->f->capacity);
    s->kind = kind;
    s->line = line;
    s->next[0] = s->next[1] = -1;
    return (int)b->f->n_steps - 1;
}

static void go_to(builder *b, int target)
{
    if (b->current >= 0)
        b->f->steps[b->current].next[0] = target;
    b->current = -1;
}

/* A step after the current one, or nothing where the place cannot be reached. */
static step *emit(builder *b, int kind, unsigned line)
{
    int made = new_step(b, kind, line);
    if (b->current >= 0)
        b->f->steps[b->current].next[0] = made;
    b->current = made;
    return &b->f->steps[made];
}

static const expr *temporary(builder *b)
{
    return expr_make(X_TEMPORARY, ++b->temporaries, b->f->key, NULL, NULL);
}

static const expr *value(builder *b, node *n);
static void condition(builder *b, node *n, int yes, int no, const char *source);
static void statement(builder *b, node *n);

static const expr *set(builder *b, const expr *to, const expr *from, unsigned line)
{
    step *s = emit(b, STEP_SET, line);
    s->a = to;
    s->b = from;
    return to;
}

static const expr *emit_call(builder *b, const char *key, const char *name, const expr *callee, const expr **arguments,
                             int n, unsigned line)
{
    const expr *result = temporary(b);
    step *s = emit(b, STEP_CALL, line);
    s->key = key;
    s->name = name;
    s->a = callee;
    s->b = result;
    s->arguments = arguments;
    s->n_arguments = n;
    return result;
}

static void clean_up_to(builder *b, scope *from, scope *to, unsigned line)
{
    for (; from && from != to && from->depth > (to ? to->depth : 0); from = from->outer) {
        const expr **arguments = allocate(sizeof(expr *));
        const char *key = from->cleanup;
        arguments[0] = expr_make(X_ADDRESS, 0, NULL, from->variable, NULL);
        if (!from->is_destructor) { /* a plain name: a function of this file, or of another one */
            char local[4200];
            size_t length = strlen(b->f->file);
            if (length < 4000) {
                memcpy(local, b->f->file, length);
                local[length] = ':';
                strncpy(local + length + 1, key, 190);
                local[length + 191] = 0;
                if (table_get(&b->p->by_key, intern_text(local)))
                    key = intern_text(local);
            }
        }
        emit_call(b, key, from->is_destructor ? intern_text("destructor") : from->cleanup, NULL, arguments, 1,
                  line ? line : from->line);
    }
}

static const expr *lvalue(builder *b, node *n)
{
    return value(b, n);
}

static int has_effects(const node *n)
{
    const node *child;
    if (strchr("cMn=oIsHx", n->kind) && (n->kind != 'x' || n->child))
        return 1;
    for (child = n->child; child; child = child->sibling)
        if (has_effects(child))
            return 1;
    return 0;
}

static const expr *choose(builder *b, node *n)
{
    const expr *result = temporary(b);
    int yes = new_step(b, STEP_NOTHING, n->line), no = new_step(b, STEP_NOTHING, n->line);
    int after = new_step(b, STEP_NOTHING, n->line);
    if (n->kind == '?') {
        node *then = n->child ? n->child->sibling : NULL, *other = then ? then->sibling : NULL;
        if (!other) { /* a ?: b */
            const expr *first = value(b, n->child);
            set(b, result, first, n->line);
            return result;
        }
        condition(b, n->child, yes, no, n->strings[0]);
        b->current = yes;
        set(b, result, value(b, then), n->line);
        go_to(b, after);
        b->current = no;
        set(b, result, value(b, other), n->line);
        go_to(b, after);
    } else {
        condition(b, n, yes, no, "");
        b->current = yes;
        set(b, result, expr_constant(1), n->line);
        go_to(b, after);
        b->current = no;
        set(b, result, expr_constant(0), n->line);
        go_to(b, after);
    }
    b->current = after;
    return result;
}

static const expr *call(builder *b, node *n)
{
    node *callee = n->child, *child;
    const expr *through = NULL, **arguments = allocate((size_t)(n->n_children + 1) * sizeof(expr *));
    const char *key = NULL, *name = NULL;
    int count = 0;
    while (callee && (callee->kind == '*' || callee->kind == '&') && callee->child && callee->child->kind == 'f')
        callee = callee->child;
    if (!callee)
        return expr_unknown();
    if (callee->kind == 'f') {
        key = callee->strings[0];
        name = callee->strings[1];
    } else {
        through = value(b, callee);
        if (through->kind == X_FUNCTION) {
            key = through->name;
            name = through->name;
        }
    }
    if (n->kind == 'n')
        arguments[count++] = expr_unknown(); /* the declaration puts its variable here */
    for (child = n->child->sibling; child; child = child->sibling)
        arguments[count++] = value(b, child);
    return emit_call(b, key, name, through, arguments, count, n->line);
}

static const expr *value(builder *b, node *n)
{
    const expr *x, *y;
    node *child;
    switch (n->kind) {
    case '#':
        return expr_constant(n->number);
    case 'N':
        return expr_make(X_NOT_NULL, 0, NULL, NULL, NULL);
    case 'v':
        if (n->flag == 'p')
            return expr_make(X_PARAMETER, n->number, NULL, NULL, NULL);
        return expr_make(n->flag == 'g' ? X_GLOBAL : X_LOCAL, 0, n->strings[0], NULL, NULL);
    case 't':
        return expr_make(X_PARAMETER, -1, NULL, NULL, NULL);
    case 'f':
        return expr_make(X_FUNCTION, 0, n->strings[0], NULL, NULL);
    case 'm':
        x = n->child ? value(b, n->child) : expr_unknown();
        if (n->flag == '>')
            x = expr_make(X_DEREFERENCE, 0, NULL, x, NULL);
        return expr_make(X_FIELD, 0, n->strings[0], x, NULL);
    case '*':
    case '&':
    case '!':
    case '~':
    case '-':
        if (!n->child)
            return expr_unknown();
        x = value(b, n->child);
        if (n->kind == '*' && x->kind == X_FUNCTION)
            return x;
        if (n->kind == '&' && x->kind == X_FUNCTION)
            return x;
        return expr_make(n->kind == '*'   ? X_DEREFERENCE
                         : n->kind == '&' ? X_ADDRESS
                         : n->kind == '!' ? X_NOT
                         : n->kind == '~' ? X_COMPLEMENT
                                          : X_NEGATIVE,
                         0, NULL, x, NULL);
    case '[':
        if (n->n_children < 2)
            return expr_unknown();
        x = value(b, n->child);
        y = value(b, n->child->sibling);
        return expr_make(X_INDEX, 0, NULL, x, y);
    case 'b':
        if (n->n_children < 2)
            return expr_unknown();
        if (strcmp(n->strings[0], ",") == 0) {
            value(b, n->child);
            return value(b, n->child->sibling);
        }
        if (strcmp(n->strings[0], "&&") == 0 || strcmp(n->strings[0], "||") == 0) {
            if (has_effects(n))
                return choose(b, n);
            x = value(b, n->child);
            y = value(b, n->child->sibling);
            return choose(b, n);
        }
        x = value(b, n->child);
        y = value(b, n->child->sibling);
        return expr_make(X_BINARY, 0, n->strings[0], x, y);
    case '=':
        if (n->n_children < 2)
            return expr_unknown();
        y = value(b, n->child->sibling);
        x = lvalue(b, n->child);
        return set(b, x, y, n->line);
    case 'o':
        if (n->n_children < 2)
            return expr_unknown();
        y = value(b, n->child->sibling);
        x = lvalue(b, n->child);
        if (strcmp(n->strings[0], "|") == 0 || strcmp(n->strings[0], "&") == 0)
            return set(b, x, expr_make(X_BINARY, 0, n->strings[0], x, y), n->line);
        return set(b, x, expr_unknown(), n->line);
    case 'I':
        x = n->child ? lvalue(b, n->child) : expr_unknown();
        set(b, x, expr_unknown(), n->line);
        return strcmp(n->strings[0], "pre") == 0 ? x : expr_unknown();
    case 'c':
    case 'M':
    case 'n':
        return call(b, n);
    case '?':
        return choose(b, n);
    case 's': {
        const expr *last = expr_unknown();
        scope *outer = b->scope;
        if (!n->child)
            return last;
        for (child = n->child->child; child; child = child->sibling) {
            if (!child->sibling && strchr("#Nvtfm*&!~-[b=oIcMn?sx", child->kind))
                last = value(b, child);
            else
                statement(b, child);
        }
        if (b->scope != outer) {
            const expr *kept = temporary(b);
            set(b, kept, last, n->line);
            last = kept;
            clean_up_to(b, b->scope, outer, 0);
            b->scope = outer;
        }
        return last;
    }
    case 'H':
        statement(b, n);
        return expr_unknown();
    default:
        for (child = n->child; child; child = child->sibling) {
            if (strchr("{DFWUOSKTBCRGLYZJe", child->kind))
                statement(b, child);
            else
                value(b, child);
        }
        return expr_unknown();
    }
}

/* __builtin_expect(x, 1) is x. */
static node *without_expect(node *n)
{
    while (n->kind == 'c' && n->child && n->child->kind == 'f' && n->child->sibling &&
           strncmp(n->child->strings[1], "__builtin_expect", 16) == 0)
        n = n->child->sibling;
    return n;
}

static void condition(builder *b, node *n, int yes, int no, const char *source)
{
    const expr *tested;
    step *s;
    n = without_expect(n);
    if (n->kind == '!' && n->child) {
        node *inner = without_expect(n->child);
        if (inner->kind == '!' || (inner->kind == 'b' && strchr("&|", inner->strings[0][0]) && inner->strings[0][1])) {
            condition(b, inner, no, yes, inner->kind == 'b' ? "" : source);
            return;
        }
    }
    if (n->kind == 'b' && n->n_children == 2 && strcmp(n->strings[0], ",") == 0) {
        value(b, n->child);
        condition(b, n->child->sibling, yes, no, source);
        return;
    }
    if (n->kind == 'b' && n->n_children == 2 &&
        (strcmp(n->strings[0], "&&") == 0 || strcmp(n->strings[0], "||") == 0)) {
        int between = new_step(b, STEP_NOTHING, n->line);
        if (n->strings[0][0] == '&')
            condition(b, n->child, between, no, n->strings[1]);
        else
            condition(b, n->child, yes, between, n->strings[1]);
        b->current = between;
        condition(b, n->child->sibling, yes, no, n->strings[2]);
        return;
    }
    tested = value(b, n);
    if (tested->kind == X_CONSTANT) {
        go_to(b, tested->number ? yes : no);
        return;
    }
    s = emit(b, STEP_IF, n->line);
    s->a = tested;
    s->name = source ? source : "";
    s->next[0] = yes;
    s->next[1] = no;
    b->current = -1;
}

static void block(builder *b, node *n)
{
    scope *outer = b->scope;
    node *child;
    for (child = n->child; child; child = child->sibling)
        statement(b, child);
    if (b->current >= 0)
        clean_up_to(b, b->scope, outer, 0);
    b->scope = outer;
}

static void push_scope(builder *b, const char *cleanup, int is_destructor, const expr *variable, unsigned line)
{
    scope *s = allocate(sizeof(*s));
    s->cleanup = cleanup;
    s->is_destructor = is_destructor;
    s->variable = variable;
    s->line = line;
    s->outer = b->scope;
    s->depth = b->scope ? b->scope->depth + 1 : 1;
    b->scope = s;
}

static void declare(builder *b, node *n)
{
    const expr *variable = expr_make(X_LOCAL, 0, n->strings[0], NULL, NULL);
    if (n->child && n->child->kind == 'n') {
        int before = (int)b->f->n_steps;
        value(b, n->child);
        for (; before < (int)b->f->n_steps; before++) {
            step *s = &b->f->steps[before];
            if (s->kind == STEP_CALL && n->child->child && s->key == n->child->child->strings[0] && s->n_arguments)
                s->arguments[0] = expr_make(X_ADDRESS, 0, NULL, variable, NULL);
        }
    } else if (n->child) {
        set(b, variable, value(b, n->child), n->line);
    } else {
        emit(b, STEP_FORGET, n->line)->a = variable;
    }
    if (n->strings[1] && *n->strings[1])
        push_scope(b, n->strings[1], 0, variable, n->line);
    else if (n->strings[2] && *n->strings[2])
        push_scope(b, n->strings[2], 1, variable, n->line);
}

static void loop_statement(builder *b, node *n)
{
    loop outer = b->loops;
    scope *outer_scope = b->scope;
    int again = new_step(b, STEP_NOTHING, n->line), body = new_step(b, STEP_NOTHING, n->line);
    int after = new_step(b, STEP_NOTHING, n->line), next = new_step(b, STEP_NOTHING, n->line);
    node *part = n->child, *first = NULL, *test = NULL, *step_node = NULL;
    b->f->steps[again].is_loop = 1;
    if (n->kind == 'W') {
        if (part && part->kind == 'D') { /* while (T x = ...) */
            part = part->sibling;
        }
        test = part;
        part = part ? part->sibling : NULL;
    } else if (n->kind == 'O') {
        if (n->number & 1) {
            first = part;
            part = part ? part->sibling : NULL;
        }
        if (n->number & 2) {
            test = part;
            part = part ? part->sibling : NULL;
        }
        if (n->number & 4) {
            step_node = part;
            part = part ? part->sibling : NULL;
        }
    } else {
        test = part ? part->sibling : NULL;
    }
    if (first)
        statement(b, first);
    b->loops.to_break = after;
    b->loops.to_continue = next;
    b->loops.scope_break = b->loops.scope_continue = b->scope;
    if (n->kind == 'U') {
        go_to(b, again);
        b->current = again;
        if (part)
            statement(b, part);
        go_to(b, next);
        b->current = next;
        if (test)
            condition(b, test, again, after, n->strings[0]);
        else
            go_to(b, after);
    } else {
        go_to(b, again);
        b->current = again;
        if (test)
            condition(b, test, body, after, n->strings[0]);
        else
            go_to(b, body);
        b->current = body;
        if (part)
            statement(b, part);
        go_to(b, next);
        b->current = next;
        if (step_node)
            value(b, step_node);
        go_to(b, again);
    }
    b->current = after;
    b->loops = outer;
    if (b->scope != outer_scope) {
        clean_up_to(b, b->scope, outer_scope, 0);
        b->scope = outer_scope;
    }
}

static void switch_statement(builder *b, node *n)
{
    loop outer = b->loops;
    int *outer_cases = b->cases;
    size_t outer_n = b->n_cases, outer_capacity = b->cases_capacity, i;
    int outer_default = b->has_default, after = new_step(b, STEP_NOTHING, n->line), from;
    node *tested_node = n->child, *body = tested_node ? tested_node->sibling : NULL;
    const expr *tested;
    if (!body)
        return;
    while (tested_node->kind == 'D' && body->sibling) {
        statement(b, tested_node);
        tested_node = body;
        body = body->sibling;
    }
    tested = value(b, tested_node);
    from = b->current;
    b->loops.to_break = after;
    b->loops.scope_break = b->scope;
    b->cases = NULL;
    b->n_cases = b->cases_capacity = 0;
    b->has_default = -1;
    b->current = -1;
    statement(b, body);
    go_to(b, after);
    b->current = from;
    for (i = 0; i < b->n_cases; i++) {
        int to = b->cases[i], no = new_step(b, STEP_NOTHING, n->line);
        const expr *constant = b->f->steps[to].a;
        step *s;
        if (!constant) {
            continue;
        }
        if (constant->kind == X_UNKNOWN) {
            s = emit(b, STEP_IF, n->line);
            s->a = constant;
        } else {
            s = emit(b, STEP_IF, n->line);
            s->a = expr_make(X_BINARY, 0, intern_text("=="), tested, constant);
        }
        s->name = "";
        if (constant->kind == X_CONSTANT) {
            text shown = {0};
            text_add(&shown, "%s == %lld", n->strings[0], constant->number);
            s->name = shown.data;
            s->key = s->name; /* said where it is true alone */
        }
        s->next[0] = to;
        s->next[1] = no;
        b->current = no;
    }
    go_to(b, b->has_default >= 0 ? b->has_default : after);
    b->current = after;
    free(b->cases);
    b->cases = outer_cases;
    b->n_cases = outer_n;
    b->cases_capacity = outer_capacity;
    b->has_default = outer_default;
    b->loops = outer;
}

static void return_statement(builder *b, node *n)
{
    const expr *result = n->child ? value(b, n->child) : NULL;
    step *s;
    if (b->scope && result && expr_is_local(result)) {
        const expr *kept = temporary(b);
        set(b, kept, result, n->line);
        result = kept;
    }
    clean_up_to(b, b->scope, NULL, n->line);
    s = emit(b, STEP_RETURN, n->line);
    s->a = result;
    b->current = -1;
}

static void statement(builder *b, node *n)
{
    node *child;
    switch (n->kind) {
    case '{':
        block(b, n);
        break;
    case 'D':
        declare(b, n);
        break;
    case 'F': {
        int yes = new_step(b, STEP_NOTHING, n->line), no = new_step(b, STEP_NOTHING, n->line);
        int after = new_step(b, STEP_NOTHING, n->line);
        node *test = n->child, *then, *other;
        scope *outer = b->scope;
        while (test && (test->kind == 'D' || test->kind == 'e') && test->sibling && test->sibling->sibling) {
            statement(b, test);
            test = test->sibling;
        }
        then = test ? test->sibling : NULL;
        other = then ? then->sibling : NULL;
        if (!then)
            break;
        condition(b, test, yes, no, n->strings[0]);
        b->current = yes;
        statement(b, then);
        go_to(b, after);
        b->current = no;
        if (other)
            statement(b, other);
        go_to(b, after);
        b->current = after;
        if (b->scope != outer) {
            clean_up_to(b, b->scope, outer, 0);
            b->scope = outer;
        }
        break;
    }
    case 'W':
    case 'U':
    case 'O':
        loop_statement(b, n);
        break;
    case 'S':
        switch_statement(b, n);
        break;
    case 'K':
    case 'T': {
        int here = new_step(b, STEP_NOTHING, n->line);
        go_to(b, here);
        b->current = here;
        child = n->child;
        if (n->kind == 'K') {
            b->f->steps[here].a = child && child->kind == '#' ? expr_constant(child->number) : expr_unknown();
            *PUSH(b->cases, b->n_cases, b->cases_capacity) = here;
            child = child ? child->sibling : NULL;
        } else {
            b->has_default = here;
        }
        if (child)
            statement(b, child);
        break;
    }
    case 'B':
        clean_up_to(b, b->scope, b->loops.scope_break, n->line);
        go_to(b, b->loops.to_break);
        break;
    case 'C':
        clean_up_to(b, b->scope, b->loops.scope_continue, n->line);
        go_to(b, b->loops.to_continue);
        break;
    case 'R':
        return_statement(b, n);
        break;
    case 'G':
        if (b->current >= 0) {
            jump *j = PUSH(b->jumps, b->n_jumps, b->jumps_capacity);
            j->step = new_step(b, STEP_NOTHING, n->line);
            j->label = n->strings[0];
            j->scope = b->scope;
            j->line = n->line;
            go_to(b, j->step);
        }
        break;
    case 'L': {
        place *p = PUSH(b->places, b->n_places, b->places_capacity);
        p->name = n->strings[0];
        p->step = new_step(b, STEP_NOTHING, n->line);
        p->scope = b->scope;
        go_to(b, p->step);
        b->current = p->step;
        if (n->child)
            statement(b, n->child);
        break;
    }
    case 'J': { /* goto *: to any label */
        step *s;
        if (n->child)
            value(b, n->child);
        s = emit(b, STEP_MANY, n->line);
        s->n_many = -1;
        b->current = -1;
        break;
    }
    case 'Y': {
        int handlers = new_step(b, STEP_MANY, n->line), after = new_step(b, STEP_NOTHING, n->line), outer = b->to_catch;
        int body = new_step(b, STEP_NOTHING, n->line), k = 1;
        scope *outer_scope = b->scope_catch;
        go_to(b, handlers);
        b->f->steps[handlers].many = allocate((size_t)(n->n_children + 1) * sizeof(int));
        b->f->steps[handlers].many[0] = body;
        b->current = body;
        b->to_catch = new_step(b, STEP_MANY, n->line);
        b->f->steps[b->to_catch].many = b->f->steps[handlers].many + 1;
        b->scope_catch = b->scope;
        {
            int caught = b->to_catch;
            if (n->child)
                statement(b, n->child);
            go_to(b, after);
            b->to_catch = outer;
            b->scope_catch = outer_scope;
            for (child = n->child ? n->child->sibling : NULL; child; child = child->sibling) {
                int handler = new_step(b, STEP_NOTHING, child->line);
                b->f->steps[handlers].many[k++] = handler;
                b->current = handler;
                block(b, child);
                go_to(b, after);
            }
            b->f->steps[handlers].n_many = k;
            b->f->steps[caught].n_many = k - 1;
        }
        b->current = after;
        break;
    }
    case 'Z':
        block(b, n);
        break;
    case 'H':
        for (child = n->child; child; child = child->sibling)
            value(b, child);
        if (b->to_catch >= 0) {
            clean_up_to(b, b->scope, b->scope_catch, n->line);
            go_to(b, b->to_catch);
        } else {
            clean_up_to(b, b->scope, NULL, n->line);
            emit(b, STEP_RETURN, n->line)->a = NULL;
            b->current = -1;
        }
        break;
    case 'e':
        break;
    default:
        value(b, n);
        break;
    }
}

static void build(program *p, function *f, node *body)
{
    builder b;
    size_t i, j;
    memset(&b, 0, sizeof(b));
    b.p = p;
    b.f = f;
    b.to_catch = -1;
    f->start = b.current = new_step(&b, STEP_NOTHING, f->line);
    statement(&b, body);
    if (b.current >= 0)
        emit(&b, STEP_RETURN, f->steps[b.current].line)->a = NULL;
    for (i = 0; i < b.n_jumps; i++)
        for (j = 0; j < b.n_places; j++)
            if (b.places[j].name == b.jumps[i].label) {
                if (b.jumps[i].step > b.places[j].step)
                    f->steps[b.places[j].step].is_loop = 1;
                b.current = b.jumps[i].step;
                clean_up_to(&b, b.jumps[i].scope, b.places[j].scope, b.jumps[i].line);
                go_to(&b, b.places[j].step);
                break;
            }
    for (i = 0; i < f->n_steps; i++) {
        step *s = &f->steps[i];
        int k;
        if (s->kind == STEP_MANY && s->n_many < 0) {
            s->many = allocate(b.n_places * sizeof(int) + 1);
            s->n_many = (int)b.n_places;
            for (j = 0; j < b.n_places; j++)
                s->many[j] = b.places[j].step;
        }
        for (k = 0; k < 2; k++)
            if (s->next[k] >= 0)
                f->steps[s->next[k]].n_before++;
        for (k = 0; k < s->n_many; k++)
            f->steps[s->many[k]].n_before++;
    }
    free(b.jumps);
    free(b.places);
}

const char *program_read(program *p, const char *data)
{
    reader r;
    const char *line = data, *message = NULL;
    r.p = p;
    while (line && *line) {
        r.at = line;
        while (*r.at == ' ' && r.at[1] == '(') { /* notes between functions */
            node *n;
            r.at++;
            n = read_node(&r);
            if (n->kind == 'E')
                table_put(&p->entries, n->strings[0], p);
            else if (n->kind == 'A')
                table_put(&p->noreturn, n->strings[0], p);
        }
        if (r.at[0] == 'V' && r.at[1] == ' ') {
            p->python = atoi(r.at + 2);
        } else if (r.at[0] == 'E' && r.at[1] == ' ') {
            r.at++;
            message = read_string(&r);
        } else if (r.at[0] == 'F' && r.at[1] == ' ') {
            const char *key;
            r.at++;
            key = read_string(&r);
            if (!table_get(&p->by_key, key)) {
                function *f = allocate(sizeof(*f));
                f->key = key;
                f->name = read_string(&r);
                f->file = read_string(&r);
                f->line = (unsigned)strtoul(r.at, (char **)&r.at, 10);
                f->n_parameters = (int)strtol(r.at, (char **)&r.at, 10);
                table_put(&p->by_key, key, f);
                *PUSH(p->functions, p->n_functions, p->capacity) = f;
                skip_spaces(&r);
                if (*r.at == '(')
                    build(p, f, read_node(&r));
            }
        }
        line = strchr(r.at, '\n');
        line = line ? line + 1 : NULL;
    }
    return message;
}

function *program_find(const program *p, const char *key)
{
    return key ? table_get(&p->by_key, key) : NULL;
}

void function_order(function *f)
{
    int *stack = calloc(f->n_steps + 1, sizeof(int)), *side = calloc(f->n_steps + 1, sizeof(int)), n = 0;
    int next = (int)f->n_steps;
    char *seen = calloc(f->n_steps + 1, 1);
    f->order = allocate((f->n_steps + 1) * sizeof(int));
    if (!stack || !side || !seen)
        fail("out of memory");
    stack[n++] = f->start;
    seen[f->start] = 1;
    while (n) {
        int at = stack[n - 1], k = side[at]++;
        const step *s = &f->steps[at];
        if (k >= 2 + s->n_many) {
            f->order[at] = next--;
            n--;
        } else {
            int to = k < 2 ? s->next[1 - k] : s->many[k - 2]; /* what comes after a loop is later than its body */
            if (to >= 0 && !seen[to]) {
                seen[to] = 1;
                stack[n++] = to;
            }
        }
    }
    free(stack);
    free(side);
    free(seen);
}
