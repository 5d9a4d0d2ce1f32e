/* SPDX-License-Identifier: 0BSD */
/* walk.h: one walk into a nesting of blocks and functions and out of it again, by one of the ways that C has.

   nestings.py writes one C function for each nesting. In its innermost level it leaves by the way that the walk asks
   for; a witness looks at the GIL on every step inside and after each level that is left:

       NOGIL_BEGIN
           WALK_STEP(0);
           WITH_GIL_BEGIN
               WALK_STEP(1);
               WALK_LEAVE(...)            // return, break, continue, goto, throw or on to the end
           WITH_GIL_END
           after_2: WALK_STEP(0);
       NOGIL_END
       after_1: WALK_STEP(WALK_ENTRY);    // attached if the caller was */
#ifndef WALK_H
#define WALK_H

#include "probe.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
    WALK_FALL_THROUGH,
    WALK_RETURN,
    WALK_BREAK,
    WALK_CONTINUE,
    WALK_GOTO_1, /* to the label after the outermost level of the innermost function, after the next one, ... */
    WALK_GOTO_2,
    WALK_GOTO_3,
    WALK_GOTO_4,
    WALK_AGAIN, /* goto backwards, to before the outermost level */
    WALK_THROW
};

typedef struct {
    witness seen;
    int way;
    int entry;   /* is the first function called with the GIL? */
    int pending; /* is an exception pending all the time? */
    int visits;  /* of the innermost level */
    long seed;
} walk;

typedef struct {
    const char *path;   /* "NOGIL_BEGIN > WITH_GIL_SCOPE > with-gil function" */
    long (*go)(walk *); /* returns 7 * seed + depth of the innermost function's blocks if the way is return, else 0 */
    int depth;
    int detached; /* may it be called without the GIL? */
    int blocks;   /* how many blocks the innermost function has: what break, continue and goto can leave */
} nesting;

void walk_step(walk *w, int attached, int line);
/* Did NOGIL_FAILED say what the spec and the pending exception demand? */
void walk_failed(walk *w, int said, int should, int line);
/* Walk once; complains into *total. C++ defines walk_into to catch what is thrown. */
void walk_nesting(const nesting *n, int way, int entry, int pending, witness *total);
long walk_into(const nesting *n, walk *w);

#define WALK_ENTRY (w->entry)
#define WALK_STEP(attached) walk_step(w, (attached), __LINE__)

#ifdef __cplusplus
}
#endif
#endif
