/* SPDX-License-Identifier: 0BSD */
/* interp.h: into one interpreter from any thread, or not at all.

   A thread of a C library may still run when the interpreter is gone, or in a process that has several. It keeps a
   handle and asks each time:

       static nogil_interp *home;                      // at module init: home = nogil_interp_capture();

       WITH_GIL_TRY_BEGIN(home)
           Py_XDECREF(PyObject_CallNoArgs(callback));  // attached to that interpreter, which waits for us to leave
       WITH_GIL_TRY_ELSE
           fputs("too late for Python", stderr);       // it is gone or going: nothing here may call Python
       WITH_GIL_END

   Rule: TRY never crashes, never blocks for ever and never ends the thread, whatever the interpreter is doing.

   How: each interpreter has a gate. A section counts itself in and then looks whether the gate is closed; an atexit
   callback closes it, lets go of the GIL and waits for the sections inside, for 2 seconds at most. Asking
   Py_IsFinalizing() instead would be a race (it crashed on 3.11 to 3.13). The main interpreter's gate is made by the main
   thread as soon as it has loaded the module (up to 3.12 it imports threading for it), or by the first attach or capture
   before that. atexit runs the callbacks that were registered last first, so one that a user of the module registers
   may still stop threads that attach, and wait for them; to one that is older than the module the gate is closed.

   Not guaranteed: a section that runs for more than those 2 seconds into finalization never comes to its end. Up to
   3.13.0 CPython unwinds its thread: in C++ it waits at the end of the section (in noexcept functions see block.h). An
   atexit callback that is registered inside of one never runs (3.9 to 3.15): a gate that an atexit callback makes, by
   the module copy's first capture or attach, closes only when the interpreter is gone, and nobody waits for its
   sections. In a sub-interpreter a foreign thread's state is made for each section, because Py_EndInterpreter() refuses
   to end while others exist. */
#ifndef NOGIL_INTERP_H
#define NOGIL_INTERP_H

#include "block.h"
#include "context.h"
#include "platform.h"
#include "state.h"

NOGIL_PRIV_EXTERN_C_BEGIN

/* A handle on one interpreter: valid for ever, also after that interpreter has ended, until it is released. */
typedef struct nogil_interp nogil_interp;

/* The handle of the interpreter that this thread is attached to; release it once. NULL with an exception on failure:
   no memory, the interpreter is ending (RuntimeError), or this thread is not attached (RuntimeError). Context: unknown or
   held. */
NOGIL_PRIV_COLD nogil_interp *nogil_interp_capture(void);
#define nogil_interp_capture() (NOGIL_PRIV_NEEDS_GIL("nogil_interp_capture"), (nogil_interp_capture)())
/* Any context, any thread, at any time. NULL is ignored. */
NOGIL_PRIV_COLD void nogil_interp_release(nogil_interp *interp);

NOGIL_PRIV_EXTERN_C_END

/* Run the part up to WITH_GIL_TRY_ELSE attached to `interp` (a nogil_interp *, or NULL for "none"), or else the part up
   to WITH_GIL_END. Context: unknown, released or maybe; the first part is held, the second maybe. A thread that is
   attached to another interpreter is attached to that one again afterwards. */
#define WITH_GIL_TRY_BEGIN(interp)                                                                                     \
    NOGIL_PRIV_BLOCK_BEGIN(WITH_GIL_BEGIN_without_WITH_GIL_END, NOGIL_PRIV_OPENED_BY_TRY)                              \
    NOGIL_PRIV_CHECK_ACQUIRE(1);                                                                                       \
    nogil_priv_try_guard nogil_priv_tried_here NOGIL_PRIV_CLEANUP(nogil_priv_try_close);                               \
    nogil_priv_try_open(&nogil_priv_tried_here, (interp)NOGIL_PRIV_SITE("WITH_GIL_TRY_BEGIN"));                        \
    NOGIL_PRIV_NO_JUMP_INTO(nogil_priv_jump_into_WITH_GIL_TRY_block)                                                   \
    if (nogil_priv_tried_here.section.entered) {                                                                       \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        char (*nogil_priv_depth_held)[NOGIL_PRIV_DEEPER(1, NOGIL_PRIV_DEPTH_HELD)] NOGIL_PRIV_UNUSED;                  \
    NOGIL_PRIV_QUIET_END

#define WITH_GIL_TRY_ELSE                                                                                              \
    NOGIL_PRIV_STATIC_ASSERT(sizeof(*nogil_priv_opened_by) == NOGIL_PRIV_OPENED_BY_TRY,                                \
                             "WITH_GIL_TRY_ELSE without a WITH_GIL_TRY_BEGIN");                                        \
    }                                                                                                                  \
    else                                                                                                               \
    {                                                                                                                  \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        char (*nogil_priv_opened_by)[NOGIL_PRIV_OPENED_BY_WITH_GIL] NOGIL_PRIV_UNUSED;                                 \
        char (*nogil_priv_function)[NOGIL_PRIV_MAYBE] NOGIL_PRIV_UNUSED;                                               \
        char (*nogil_priv_depth_released)[1] NOGIL_PRIV_UNUSED;                                                        \
        char (*nogil_priv_depth_held)[1] NOGIL_PRIV_UNUSED;                                                            \
        NOGIL_PRIV_QUIET_END

/* ----------------------------------------------------------------------------------------------------- private */

typedef struct nogil_priv_try_section {
    struct nogil_priv_try_section *below; /* the section around this one on this thread */
    nogil_interp *interp;                 /* whose gate was passed; NULL: it was attached already */
    PyThreadState *state;                 /* attached for the section */
    PyThreadState *aside;                 /* another interpreter's, detached for the section */
    PyThreadState *gilstate;              /* what PyGILState_* had for this thread before */
    uintptr_t outer;                      /* what nogil_priv_mine was before */
    int entered, leave;
} nogil_priv_try_section;

typedef struct {
    nogil_priv_try_section section;
    NOGIL_PRIV_SITE_FIELD
} nogil_priv_try_guard;

NOGIL_PRIV_EXTERN_C_BEGIN
NOGIL_PRIV_COLD void nogil_priv_try_enter(nogil_priv_try_section *section, nogil_interp *interp);
NOGIL_PRIV_COLD void nogil_priv_try_leave(nogil_priv_try_section *section);
/* The record of the interpreter that this thread is attached to (borrowed), made on first use; NULL with an exception.
 */
NOGIL_PRIV_COLD nogil_interp *nogil_priv_interp_here(void);
/* The gate, for the cold half: see libnogil/gate.c. */
typedef struct nogil_priv_later nogil_priv_later;
NOGIL_PRIV_COLD int nogil_priv_gate_enter(nogil_interp *interp);
NOGIL_PRIV_COLD void nogil_priv_gate_leave(nogil_interp *interp);
NOGIL_PRIV_COLD int nogil_priv_gate_is_gone(nogil_interp *interp);
NOGIL_PRIV_COLD int nogil_priv_gate_is_closer(nogil_interp *interp);
NOGIL_PRIV_COLD nogil_interp *nogil_priv_gate_find(PyInterpreterState *interp);
NOGIL_PRIV_COLD int nogil_priv_gate_has_others(void);
NOGIL_PRIV_COLD int nogil_priv_detached_state(PyThreadState **state);
NOGIL_PRIV_COLD void nogil_priv_gate_enlist(nogil_interp *interp, nogil_priv_thread *thread);
NOGIL_PRIV_COLD void nogil_priv_gate_unlist(nogil_priv_thread *thread);
NOGIL_PRIV_COLD void nogil_priv_gate_drain(nogil_interp *interp);
NOGIL_PRIV_COLD void nogil_priv_gate_drain_here(void);
NOGIL_PRIV_COLD void nogil_priv_gate_push(PyThreadState *state, nogil_priv_later *node);
NOGIL_PRIV_COLD PyThreadState *nogil_priv_make_kept(nogil_interp *interp);
NOGIL_PRIV_EXTERN_C_END

NOGIL_PRIV_INLINE void nogil_priv_try_open(nogil_priv_try_guard *guard, nogil_interp *interp NOGIL_PRIV_SITE_PARAM)
{
    NOGIL_PRIV_SITE_KEEP(guard);
    if (NOGIL_PRIV_TRACES) { /* also from one interpreter into another */
        PyThreadState *attached = nogil_priv_attached_state();
        if (!attached || (interp && nogil_priv_gate_find(nogil_priv_interp_of(attached)) != interp))
            NOGIL_PRIV_WAITS(site);
    }
    nogil_priv_try_enter(&guard->section, interp);
#ifdef NOGIL_DEBUG
    if (guard->section.entered)
        nogil_priv_debug_changed(1, site);
#endif
    NOGIL_PRIV_TRACE_NOW(site);
}

NOGIL_PRIV_INLINE void nogil_priv_try_close(nogil_priv_try_guard *guard)
{
    if (guard->section.entered)
        nogil_priv_park_if_unwound();
#ifdef NOGIL_DEBUG
    if (guard->section.entered)
        nogil_priv_debug_expect(
            1, "is over, but this thread does not hold the GIL: something inside released it for good", guard->site);
#endif
    if (NOGIL_PRIV_TRACES && guard->section.entered && guard->section.leave)
        NOGIL_PRIV_TRACE(guard->section.aside ? NOGIL_PRIV_TRACE_WAITS : NOGIL_PRIV_TRACE_RELEASED, guard->site);
    if (guard->section.entered) {
        nogil_priv_try_leave(&guard->section);
        NOGIL_PRIV_CHANGED(nogil_priv_attached_state() != NULL, guard->site);
    }
}

#endif
