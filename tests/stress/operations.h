/* SPDX-License-Identifier: 0BSD */
/* operations.h: what the threads of a cell do, again and again; compiled as C (operations.c) and as C++ (cell.cc).

   Each returns 1 if its section ran, 0 if it took ELSE. A section touches Python: it calls a Python function and looks
   whether it is in the interpreter where it should be.

   Rule: nothing here knows in which phase of the process's life it runs. */
#ifndef OPERATIONS_H
#define OPERATIONS_H

#include <nogil.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    nogil_interp *home; /* where TRY goes */
    int64_t home_id;    /* and the id of that interpreter */
    int64_t plain_id;   /* where a plain section of the threads of this cell goes */
    PyObject *object;   /* many references to it may be given away; NULL: none */
    long before, after; /* sections that ran, before and after the cell's event */
    long elses;         /* ELSE parts that ran after it; before it there must be none */
    long elses_before;
    long pushed; /* references given away */
    long wrong;  /* things that must not be */
    int event;   /* the cell's event (finalization, fork...) has begun */
    char report[500];
} world;
extern world cell_world;

void cell_wrong(const char *what, int line);
/* In a section: is this thread attached to the interpreter `id`, and does Python work? */
void cell_touch(int64_t id, int line);

typedef int operation(void);
operation attach_in_c, try_in_c, nested_in_c, decref_later_in_c;
operation attach_in_cc, try_in_cc, nested_in_cc, decref_later_in_cc;

#ifdef __cplusplus
}
#endif

enum { CELL_REFERENCES = 100000 }; /* how many there are to give away */

#define CELL_COUNT(counter) ((void)__atomic_add_fetch(&cell_world.counter, 1, __ATOMIC_RELAXED))

static inline void cell_count_section(void)
{
    if (__atomic_load_n(&cell_world.event, __ATOMIC_ACQUIRE))
        CELL_COUNT(after);
    else
        CELL_COUNT(before);
}
static inline int cell_count_else(int event)
{
    if (event)
        CELL_COUNT(elses);
    else
        CELL_COUNT(elses_before);
    return 0;
}
/* Asked before a section begins: an event that comes between that and its ELSE is counted as after. */
static inline int cell_event(void)
{
    return __atomic_load_n(&cell_world.event, __ATOMIC_ACQUIRE);
}
#endif
