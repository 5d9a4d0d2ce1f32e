/* SPDX-License-Identifier: 0BSD */
/* block.h: `with nogil:` and `with gil:` as blocks.

       long total = 0;
       NOGIL_BEGIN                          // releases the GIL
           for (i = 0; i < n; i++) {
               if (data[i] < 0)
                   goto negative;           // any way out puts the GIL back: goto, return, break, continue, throw
               total += data[i];
               WITH_GIL_BEGIN               // has the GIL again, only in here
                   if (PyList_Append(seen, items[i]) < 0)
                       return NULL;
               WITH_GIL_END
           }
       NOGIL_END

   Rule: leaving is always safe and entering by the back door is not: a goto or a switch label into a block is a compile
   error, and so are an END without its BEGIN and a BEGIN without its END.

   Not covered: longjmp() and exit() do not run a block's end. A daemon thread that gives up or takes back the GIL in the
   moment in which finalization frees its state crashes inside CPython before 3.14, here as with Py_END_ALLOW_THREADS
   (with the latter 11 of 2,400 processes of 3.13.0, 16 at a time on two cores, and 3 of 5 of 3.13t). Not so where there
   is a gate (interp.h), which the main thread makes when it has loaded a module: finalization then waits until such
   threads are past that moment. Up to 3.13.0 finalization ends a daemon thread whose Python code in a WITH_GIL block lets
   go of the GIL for a moment, by unwinding it. C++ waits at the block's end then, as all threads do in later versions;
   but in a noexcept function, such as any destructor, GCC runs no such ends, and the process aborts (Clang runs them).
   There the block belongs in a lambda or in a function of its own:

       ~Listener()
       {
           [&] {
               WITH_GIL_BEGIN
                   Py_XDECREF(PyObject_CallNoArgs(farewell));
               WITH_GIL_END
           }();
       } */
#ifndef NOGIL_BLOCK_H
#define NOGIL_BLOCK_H

#include "context.h"
#include "debug.h"
#include "state.h"
#include "trace.h"

/* Release the GIL until NOGIL_END. Context: unknown (the GIL must be held), held, or maybe (released if held).
   Compile error where it is already released. Costs what Py_BEGIN_ALLOW_THREADS costs. Cython: `with nogil:`. */
#define NOGIL_BEGIN                                                                                                    \
    NOGIL_PRIV_BLOCK_BEGIN(NOGIL_BEGIN_without_NOGIL_END, NOGIL_PRIV_OPENED_BY_NOGIL)                                  \
    NOGIL_PRIV_RELEASE_HERE(1, "NOGIL_BEGIN") NOGIL_PRIV_BLOCK_BODY

/* The same if `condition`, an integer constant expression, is not 0; otherwise context and GIL stay as they are.
   Cython: `with nogil(condition):`. */
#define NOGIL_BEGIN_IF(condition)                                                                                      \
    NOGIL_PRIV_BLOCK_BEGIN(NOGIL_BEGIN_without_NOGIL_END, NOGIL_PRIV_OPENED_BY_NOGIL)                                  \
    NOGIL_PRIV_CHECK_CONSTANT(condition, "NOGIL_BEGIN_IF");                                                            \
    NOGIL_PRIV_RELEASE_HERE((condition) ? 1 : 0, "NOGIL_BEGIN_IF")                                                     \
    NOGIL_PRIV_BLOCK_BODY

/* The end of either, or of NOGIL_BEGIN_SIZED and NOGIL_BEGIN_ADAPTIVE: the GIL is as before. */
#define NOGIL_END NOGIL_PRIV_BLOCK_END(NOGIL_BEGIN_without_NOGIL_END, NOGIL_PRIV_OPENED_BY_NOGIL, "NOGIL")

/* Have the GIL until WITH_GIL_END, on any thread. Context: released (attaches the state that the NOGIL block saved),
   unknown or maybe (acquires if not held). Compile error where it is already held. Cython: `with gil:`. */
#define WITH_GIL_BEGIN                                                                                                 \
    NOGIL_PRIV_BLOCK_BEGIN(WITH_GIL_BEGIN_without_WITH_GIL_END, NOGIL_PRIV_OPENED_BY_WITH_GIL)                         \
    NOGIL_PRIV_ACQUIRE_HERE(1, "WITH_GIL_BEGIN") NOGIL_PRIV_BLOCK_BODY

/* The same if `condition`, an integer constant expression, is not 0. Cython: `with gil(condition):`. */
#define WITH_GIL_BEGIN_IF(condition)                                                                                   \
    NOGIL_PRIV_BLOCK_BEGIN(WITH_GIL_BEGIN_without_WITH_GIL_END, NOGIL_PRIV_OPENED_BY_WITH_GIL)                         \
    NOGIL_PRIV_CHECK_CONSTANT(condition, "WITH_GIL_BEGIN_IF");                                                         \
    NOGIL_PRIV_ACQUIRE_HERE((condition) ? 1 : 0, "WITH_GIL_BEGIN_IF")                                                  \
    NOGIL_PRIV_BLOCK_BODY

/* The end of either, or of WITH_GIL_TRY_BEGIN: the GIL is as before. */
#define WITH_GIL_END                                                                                                   \
    NOGIL_PRIV_BLOCK_END(WITH_GIL_BEGIN_without_WITH_GIL_END, NOGIL_PRIV_OPENED_BY_WITH_GIL, "WITH_GIL")

/* Release, or have, the GIL from here to the enclosing `}`. Each at most once in one pair of braces. */
#define NOGIL_SCOPE()                                                                                                  \
    NOGIL_PRIV_RELEASE_HERE(1, "NOGIL_SCOPE")                                                                          \
    NOGIL_PRIV_STATIC_ASSERT(1, "")
#define WITH_GIL_SCOPE()                                                                                               \
    NOGIL_PRIV_ACQUIRE_HERE(1, "WITH_GIL_SCOPE")                                                                       \
    NOGIL_PRIV_STATIC_ASSERT(1, "")

/* Let other threads run once. Context: unknown or held (as NOGIL_BEGIN), or maybe. Cython: `with nogil: pass`. */
#define NOGIL_YIELD()                                                                                                  \
    do {                                                                                                               \
        NOGIL_BEGIN                                                                                                    \
        NOGIL_END                                                                                                      \
    } while (0)

/* ----------------------------------------------------------------------------------------------------- private */

/* Two pairs of braces: the block's and the user's. The label is only ever named inside sizeof, and so is no code: a goto and
   a label that exist are a way past the end for GCC, which then warns about a block that always returns (-Wreturn-type
   at -O0, -Wimplicit-fallthrough in g++). Naming it makes a missing END an error that has the BEGIN's line and says
   which of the two is missing. */
#define NOGIL_PRIV_BLOCK_BEGIN(missing_end, opener)                                                                    \
    {                                                                                                                  \
        NOGIL_PRIV_QUIET_BEGIN __label__ missing_end;                                                                  \
        (void)sizeof(__extension__ && missing_end);                                                                    \
        char (*nogil_priv_opened_by)[opener] NOGIL_PRIV_UNUSED;                                                        \
        NOGIL_PRIV_QUIET_END
#define NOGIL_PRIV_BLOCK_BODY {
#define NOGIL_PRIV_BLOCK_END(missing_end, opener, name)                                                                \
    NOGIL_PRIV_STATIC_ASSERT(sizeof(*nogil_priv_opened_by) % 64 == opener,                                             \
                             name "_END does not close a " name "_BEGIN: one of the two is missing, or another END "   \
                                  "belongs here");                                                                     \
    (void)sizeof(__extension__({                                                                                       \
        missing_end:                                                                                                   \
            0;                                                                                                         \
    }));                                                                                                               \
    }                                                                                                                  \
    }

/* The guards. `nogil_priv_released_here` is also how a WITH_GIL inside finds the state to attach, so there is one at
   file scope for those that have no NOGIL around them, and one under a false condition copies the one around it. */
typedef struct {
    PyThreadState *state;
    nogil_priv_detached section;
    NOGIL_PRIV_SITE_FIELD
} nogil_priv_release_guard;

typedef struct {
    nogil_priv_attached section;
    NOGIL_PRIV_SITE_FIELD
} nogil_priv_acquire_guard;

NOGIL_PRIV_UNUSED static const nogil_priv_release_guard nogil_priv_released_here = NOGIL_PRIV_ZERO;

/* The state that the NOGIL block around this place has detached, or NULL; and a counter of turns for the block, see
   signals.h. In C++ both are asked of the thread: a lambda in the block may capture nothing, and is a function of its
   own. */
#ifdef __cplusplus
#define NOGIL_PRIV_AROUND nogil_priv_known_state()
#define NOGIL_PRIV_TURNS_HERE
#else
#define NOGIL_PRIV_AROUND nogil_priv_released_here.state
#define NOGIL_PRIV_TURNS_HERE unsigned long nogil_priv_turns NOGIL_PRIV_UNUSED = 0;
#endif

#define NOGIL_PRIV_RELEASE_HERE(condition, what)                                                                       \
    NOGIL_PRIV_CHECK_RELEASE(condition);                                                                               \
    NOGIL_PRIV_RELEASE_IN_CONTEXT(condition, NOGIL_PRIV_CONTEXT, what)
#define NOGIL_PRIV_RELEASE_IN_CONTEXT(condition, context, what)                                                        \
    NOGIL_PRIV_RELEASE_BY(condition, nogil_priv_release_guard, nogil_priv_release_close,                               \
                          nogil_priv_release_open((condition), (context), NOGIL_PRIV_AROUND NOGIL_PRIV_SITE(what)))
/* By a guard of its own (adaptive.h). */
#define NOGIL_PRIV_RELEASE_BY(condition, guard, close, open)                                                           \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    guard nogil_priv_released_next = open;                                                                             \
    guard nogil_priv_released_here NOGIL_PRIV_CLEANUP(close) = nogil_priv_released_next;                               \
    char (*nogil_priv_depth_released)[NOGIL_PRIV_DEEPER(condition, NOGIL_PRIV_DEPTH_RELEASED)] NOGIL_PRIV_UNUSED;      \
    NOGIL_PRIV_TURNS_HERE                                                                                              \
    NOGIL_PRIV_NO_JUMP_INTO(nogil_priv_jump_into_NOGIL_block)                                                          \
    NOGIL_PRIV_QUIET_END

#define NOGIL_PRIV_ACQUIRE_HERE(condition, what)                                                                       \
    NOGIL_PRIV_CHECK_ACQUIRE(condition);                                                                               \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    nogil_priv_acquire_guard nogil_priv_acquired_here NOGIL_PRIV_CLEANUP(nogil_priv_acquire_close) =                   \
        nogil_priv_acquire_open((condition), NOGIL_PRIV_CONTEXT, NOGIL_PRIV_AROUND NOGIL_PRIV_SITE(what));             \
    char (*nogil_priv_depth_held)[NOGIL_PRIV_DEEPER(condition, NOGIL_PRIV_DEPTH_HELD)] NOGIL_PRIV_UNUSED;              \
    NOGIL_PRIV_NO_JUMP_INTO(nogil_priv_jump_into_WITH_GIL_block)                                                       \
    NOGIL_PRIV_QUIET_END

/* `condition` and `context` are constants, so one line of this is left after inlining. `around` is the state that the
   enclosing NOGIL block detached, if there is one. The block's, not this thread's: a lambda or a parallel region of
   OpenMP's sees the block's names on threads of their own. */
NOGIL_PRIV_INLINE nogil_priv_release_guard nogil_priv_release_open(int condition, int context,
                                                                   PyThreadState *around NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_release_guard guard;
    guard.section.state = NULL;
    guard.section.outer = 0;
    guard.state = around;
    NOGIL_PRIV_SITE_KEEP(&guard);
#ifdef NOGIL_DEBUG
    if (condition && context != NOGIL_PRIV_MAYBE)
        nogil_priv_debug_expect(1, "releases the GIL, but this thread does not hold it", site);
#endif
    if (condition && (context != NOGIL_PRIV_MAYBE || nogil_priv_attached_state())) {
        NOGIL_PRIV_RELEASES(site);
        guard.section = nogil_priv_detach();
        guard.state = guard.section.state;
        NOGIL_PRIV_CHANGED(0, site);
    }
    return guard;
}

NOGIL_PRIV_INLINE void nogil_priv_release_close(nogil_priv_release_guard *guard)
{
    if (guard->section.state) {
        NOGIL_PRIV_DEBUG(nogil_priv_debug_expect(
            0, "is over and takes the GIL back, but this thread holds it: something inside acquired it for good",
            guard->site));
        NOGIL_PRIV_WAITS(guard->site);
        nogil_priv_reattach(&guard->section);
        NOGIL_PRIV_CHANGED(1, guard->site);
    }
}

NOGIL_PRIV_INLINE nogil_priv_acquire_guard nogil_priv_acquire_open(int condition, int context,
                                                                   PyThreadState *around NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_acquire_guard guard;
    guard.section.state = NULL;
    guard.section.leave = 0;
    NOGIL_PRIV_SITE_KEEP(&guard);
#ifdef NOGIL_DEBUG
    if (condition && context == NOGIL_PRIV_RELEASED)
        nogil_priv_debug_expect(0, "acquires the GIL inside a NOGIL block, but this thread already holds it", site);
#endif
    if (NOGIL_PRIV_TRACES && condition && !nogil_priv_attached_state())
        NOGIL_PRIV_WAITS(site);
    if (condition && context == NOGIL_PRIV_RELEASED && around && nogil_priv_mine == (uintptr_t)around) {
        guard.section.state = around;
        guard.section.leave = 1;
        nogil_priv_mine = NOGIL_PRIV_ATTACHED(around);
        nogil_priv_restore(around);
        nogil_priv_later_poll();
    } else if (condition) {
        guard.section = nogil_priv_attach_if_detached();
    }
    if (NOGIL_PRIV_HAS_SITES && guard.section.leave)
        NOGIL_PRIV_CHANGED(1, site);
    return guard;
}

NOGIL_PRIV_INLINE void nogil_priv_acquire_close(nogil_priv_acquire_guard *guard)
{
#ifdef NOGIL_DEBUG
    if (guard->section.state) {
        nogil_priv_park_if_unwound();
        nogil_priv_debug_expect(
            1, "is over, but this thread does not hold the GIL: something inside released it for good", guard->site);
    }
#endif
    if (NOGIL_PRIV_TRACES && guard->section.leave)
        NOGIL_PRIV_RELEASES(guard->site);
    nogil_priv_leave(&guard->section);
    if (NOGIL_PRIV_HAS_SITES && guard->section.leave)
        NOGIL_PRIV_CHANGED(0, guard->site);
}

#endif
