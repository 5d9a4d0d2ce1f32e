/* SPDX-License-Identifier: 0BSD */
/* lower.h: a function as a graph of small steps.

       program p = {0};
       program_read(&p, facts_text, length);            // what extract.h wrote; once for each file
       function *f = program_find(&p, intern_text("spam.c:helper"));
       f->steps[f->start]                               // call, set, if, return ...; .next[0], .next[1]

   `for`, `&&`, `switch`, `goto`, cleanup attributes, C++ destructors and exceptions are all gone here: only steps and
   where they lead are left.

   Rule: a step does one thing, and every way out of a scope has that scope's cleanups on it. */
#ifndef NOGIL_CHECK_LOWER_H
#define NOGIL_CHECK_LOWER_H

#include "facts/facts.h"

enum { STEP_NOTHING, STEP_CALL, STEP_SET, STEP_FORGET, STEP_IF, STEP_MANY, STEP_RETURN, STEP_STOP };

typedef struct {
    int kind;
    unsigned line;
    int next[2];       /* -1: none. STEP_IF: where it is true, where it is false */
    const expr *a, *b; /* SET: a = b. IF, RETURN: a. FORGET: a. CALL: a is the callee, b its result */
    const expr **arguments;
    int n_arguments;  /* of a method or a constructor, the first one is the object's address */
    const char *key;  /* CALL: the function's key, NULL where it is called through a pointer. IF: not NULL for a case */
    const char *name; /* CALL: the function's name. IF: the condition's source */
    int *many;        /* MANY: where it may go on */
    int n_many;
    int n_before; /* steps that lead here */
    int is_loop;  /* a loop comes back here */
} step;

typedef struct function {
    const char *key, *name, *file;
    unsigned line;
    int n_parameters;
    step *steps;
    size_t n_steps, capacity;
    int start;
    int is_entry;    /* Python calls it */
    int is_thread;   /* a thread starts with it */
    int changes_gil; /* it, or what it calls, releases or acquires */
    int needs_gil;   /* it, or what it calls, is Python's API */
    int never_returns;
    int swaps; /* it exchanges thread states: not followed */
    struct function *next_same_hash;
    names looks_at;               /* fields and globals in its steps, and in those of what it calls */
    uint64_t looks_at_parameters; /* a bit for each of the first 64, in its own steps */
    names changes;                /* fields and globals that it, or what it calls, assigns */
    const expr **assigned;        /* the same as expressions */
    size_t n_assigned, assigned_capacity;
    int assigned_listed;
    int *order;         /* of each step: one that leads to another has the smaller number, but for loops */
    size_t steps_taken; /* by analyse, in all summaries */
    void *summaries;    /* analyse.c's */
} function;

typedef struct {
    function **functions;
    size_t n_functions, capacity;
    table by_key;
    table entries;  /* keys of functions that Python calls */
    table noreturn; /* keys of functions that are declared so */
    int python;     /* 313; 0 where no Python.h was read */
} program;

/* Read one file's text. The message of a file that did not parse, or NULL. */
const char *program_read(program *p, const char *data);
function *program_find(const program *p, const char *key);
/* Fill in `order`. */
void function_order(function *f);

#endif
