/* SPDX-License-Identifier: 0BSD */
/* states.h: what the rooms of analyse/ share: who has the GIL on one path, and what a call of a function does to it.

       state s = {.now = {.kind = HELD}};
       set_now(&s, RELEASED, make_site(f, step), step->b);      // PyEval_SaveThread
       arrive(frame, step->next[0], &s);                        // to be followed from there

   functions.c looks at every function before any is followed; states.c keeps paths; gil_calls.c knows the GIL's own
   calls; callee.c follows a call into a function and out of it; follow.c takes one step after another; returns.c makes
   the summary of a way out; findings.c says what was wrong.

   Rule: `entry` tells whose the state is: what the function was entered with has no finding of its own, but becomes a
   need, which the caller judges. */
#ifndef NOGIL_CHECK_STATES_H
#define NOGIL_CHECK_STATES_H

#include "analyse/analyse.h"

enum { UNKNOWN, HELD, RELEASED, UNATTACHED };

/* Where the GIL changed hands. */
typedef struct {
    const function *f;
    unsigned line;
    const char *by; /* the call that did it */
} site;

typedef struct {
    int kind;
    int entry;         /* 1: as it was when the function was entered; 2 + i: what entry's saved[i] had before; 0: own */
    const site *where; /* for those that are own */
    const expr *token; /* the local variable that holds what is needed to undo it; NULL: it is known elsewhere too */
} gil;

/* PyGILState_Ensure, and this library's blocks: what was before comes back. */
typedef struct {
    gil before;
    const site *where;
    const expr *token;
    int entry; /* 1: made by a caller */
    int is_guard;
} saved;

#define SAVED_MOST 6
typedef struct {
    gil now;
    saved saved[SAVED_MOST];
    int n_saved;
    facts known;
    const trace *path;
} state;

/* A call that needs the GIL, in a function that was entered without it. */
typedef struct need {
    unsigned line;
    int kind, entry;
    call_chain link;
    struct need *next;
} need;

typedef struct {
    gil now;
    saved saved[SAVED_MOST];
    int n_saved;
    range result;
    int result_is_token;   /* the caller's variable for the result holds what undoes `now` */
    int result_is_ensured; /* the same for the last of `saved` */
    facts known;
} way_out;

typedef struct summary {
    const char *key;
    int running, cut; /* cut: it was asked for while it was being made */
    way_out *ways;
    size_t n_ways, ways_capacity;
    need *needs;
    struct summary *next;
} summary;

typedef struct {
    int step;
    state *s;
} work;

typedef struct {
    state *items;
    size_t count, capacity;
} arrivals;

typedef struct {
    function *f;
    summary *made;
    arrivals *arrived;
    work *todo;
    size_t n_todo, todo_capacity;
    int is_root; /* it was entered from Python, or is a thread's first function */
    size_t steps_left;
} frame;

typedef struct {
    analysis *a;
    program *p;
    int depth;
    table regions, indirect, undefined, given_up;
} following;
extern following run;

/* functions.c */
int kind_of(const char *name);
int is_gil_kind(int kind);
int is_needing(int kind);
int call_never_returns(const step *s);
/* Fill in what a function needs and does, itself or by what it calls. */
void look_at_functions(void);
/* May it matter to a function what is known of `e`, which is in its words? */
int looks_at(const function *f, const expr *e);
/* Forget what a function of this program may have assigned, in itself and two calls further down. */
void forget_assigned(facts *known, function *f);

/* states.c */
state copy_state(const state *s);
int same_hands(const state *a, const state *b);
void push_saved(frame *fr, state *s, const step *st, const expr *token, int is_guard);
void pop_saved(state *s);
void set_now(state *s, int kind, const site *where, const expr *token);
/* The step that is next, and the state in which it is done. */
int take_first(frame *fr, state *s);
/* Takes the state over: to be followed from `to`, unless the same or a weaker one was there before. */
void arrive(frame *fr, int to, state *s);

/* gil_calls.c */
void gil_call(frame *fr, state *s, const step *st, int kind);
void need_or_report(frame *fr, state *s, const step *st, int kind, const call_chain *chain);

/* callee.c */
void follow_call(frame *fr, state *s, const step *st, function *callee, int to);

/* returns.c */
void do_return(frame *fr, state *s, int at);

/* follow.c */
summary *summarize(function *f, const state *entry, const facts *arguments);
void follow_root(function *f, int kind);

/* findings.c */
const site *make_site(const function *f, const step *s);
const char *shown(const char *name);
void place_text(char *out, size_t size, const site *where, const function *f);
/* The conditions that are on both paths. */
const trace *common(const trace *a, const trace *b);
void report(int rule, const function *f, unsigned line, const char *message, const call_chain *chain, const trace *when,
            const site *root, int possible);
void group(analysis *a);

#endif
