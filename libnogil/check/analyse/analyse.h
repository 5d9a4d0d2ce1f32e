/* SPDX-License-Identifier: 0BSD */
/* analyse.h: follows the GIL along every path of every function.

       analysis a = {0};
       analyse(&a, &program, options);
       a.findings[0].line, a.findings[0].message, a.findings[0].chain       // report.h prints them

   The GIL is held, released, never attached (on a new thread), or unknown. A function is followed from what its caller
   has; what comes out is remembered for that state and those arguments. Where the state is unknown nothing is said.

   Rule: a finding is a path on which each step was seen. What was guessed is marked as possible. */
#ifndef NOGIL_CHECK_ANALYSE_H
#define NOGIL_CHECK_ANALYSE_H

#include "lower/lower.h"
#include "run.h"

/* One call on the way from the finding to the call that needs the GIL. */
typedef struct trace {
    const char *source;
    int truth;
    unsigned line;
    int depth;
    const struct trace *before;
} trace;

typedef struct call_chain {
    const char *file, *calls; /* "name" of what is called here */
    unsigned line;
    int kind;          /* api_kind of the last one */
    const trace *when; /* the conditions of the path to this call, in its own function */
    const struct call_chain *next;
} call_chain;

enum { RULE_CALL, RULE_RELEASE, RULE_ACQUIRE, RULE_LEAK, RULE_ENSURE_LEAK, RULE_LEAVE, RULE_THREAD, RULE_COUNT };
extern const char *const rule_names[RULE_COUNT];

typedef struct {
    int rule;
    const char *file, *function_name;
    unsigned line;
    const char *message;
    const call_chain *chain; /* after the call that the message names */
    const trace *when;
    const char *root_file; /* where the GIL was released or acquired */
    unsigned root_line;
    int possible;
    int also; /* more findings of the same root */
} finding;

typedef struct {
    const char *file;
    unsigned line;
} region;

typedef struct {
    finding *findings;
    size_t n_findings, capacity;
    region *regions; /* places that release */
    size_t n_regions, regions_capacity;
    size_t n_indirect; /* calls through a pointer while the GIL was released */
    size_t n_given_up;
    size_t n_swaps;     /* functions that exchange thread states */
    size_t n_undefined; /* calls while released of functions that are defined nowhere here */
} analysis;

void analyse(analysis *a, program *p, const run_options *options);

#endif
