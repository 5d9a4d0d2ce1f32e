/* SPDX-License-Identifier: 0BSD */
/* drop_in.h: the checks and the safety of nogil.h for an extension that was written without it.

       CFLAGS="-include nogil/drop_in.h $(python -m libnogil --includes)" pip install --no-binary spam spam

   or `#include <nogil/drop_in.h>` where it says `#include <Python.h>`. Nothing else of the source changes:
   Py_BEGIN_ALLOW_THREADS, Py_END_ALLOW_THREADS, Py_BLOCK_THREADS and Py_UNBLOCK_THREADS mean what they meant, and

     - a return, a goto or a throw out of the block takes the GIL back (with CPython's macros it does not)
     - a call of the Python API that the compiler sees to run without the GIL is an error (with optimization on)
     - so is releasing it twice, or acquiring it twice
     - with NOGIL_DEBUG whatever the compiler cannot see stops the process with file and line, and so does leaving a block
       without its end; a wait for another thread with the GIL (blocking.h) is told, once for each place
     - functions and blocks of nogil.h that are called from there find this thread's state at once, on any thread

   Rule: source that is right with CPython's macros compiles and does the same, in any place where they may stand: after
   `if (x)`, many times in one pair of braces, with a `_save` of its own.

   How: what a NOGIL block says with the size of a type the macros here say with a variable, because Py_BLOCK_THREADS is a
   statement without braces. The optimizer knows its value at each call that follows, on each path; where it is the
   constant 0 at a call that needs the GIL, a function that may not be called is called.

   Not for: source written by Cython (it does these checks itself and redefines the names: add -DNOGIL_NO_API_CHECKS). */
#ifndef NOGIL_DROP_IN_H
#define NOGIL_DROP_IN_H

#pragma GCC system_header

#ifdef NOGIL_H
#error "include nogil/drop_in.h before nogil.h: it tells nogil.h what to look for at each call of the Python API"
#endif

/* context.h: what is asked at each call of the Python API besides the lexical context. */
#define NOGIL_PRIV_DROP_IN_CALL                                                                                        \
    , (__builtin_constant_p(nogil_priv_drop_in_held) && !nogil_priv_drop_in_held ? nogil_priv_drop_in_refuse_call()    \
                                                                                 : (void)0)

#include "platform.h"

/* 1 while the GIL is held, as far as this function's text says; hidden by a local one in each block. Outside of them it
   is never written. */
NOGIL_PRIV_UNUSED static int nogil_priv_drop_in_held = 1;
NOGIL_PRIV_UNUSED static const char nogil_priv_drop_in_inside[1] = {0}; /* [2] inside */

NOGIL_PRIV_EXTERN_C_BEGIN
#ifdef NOGIL_PRIV_NEVER_CALLED
NOGIL_PRIV_NEVER_CALLED("Calling gil-requiring function not allowed without gil")
void nogil_priv_drop_in_refuse_call(void);
NOGIL_PRIV_NEVER_CALLED("Trying to release the GIL while it was previously released.")
void nogil_priv_drop_in_refuse_release(void);
NOGIL_PRIV_NEVER_CALLED("Trying to acquire the GIL while it is already held.")
void nogil_priv_drop_in_refuse_acquire(void);
#else /* not optimized, so never reached; Clang before 14 */
#define nogil_priv_drop_in_refuse_call() ((void)0)
#define nogil_priv_drop_in_refuse_release() ((void)0)
#define nogil_priv_drop_in_refuse_acquire() ((void)0)
#endif
NOGIL_PRIV_EXTERN_C_END

#include "../nogil.h"

#undef Py_BEGIN_ALLOW_THREADS
#undef Py_END_ALLOW_THREADS
#undef Py_BLOCK_THREADS
#undef Py_UNBLOCK_THREADS

/* As CPython's: a block with braces of its own and the variable `_save`. */
#define Py_BEGIN_ALLOW_THREADS                                                                                         \
    {                                                                                                                  \
        NOGIL_PRIV_DROP_IN_EXPECT(1, release)                                                                          \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        NOGIL_PRIV_NO_JUMP_INTO(nogil_priv_jump_into_Py_BEGIN_ALLOW_THREADS)                                           \
        PyThreadState *_save = nogil_priv_drop_in_release(0 NOGIL_PRIV_SITE("Py_BEGIN_ALLOW_THREADS"));                \
        nogil_priv_drop_in_guard nogil_priv_drop_in_here NOGIL_PRIV_CLEANUP(nogil_priv_drop_in_close) =                \
            nogil_priv_drop_in_open(&_save NOGIL_PRIV_SITE("Py_BEGIN_ALLOW_THREADS"));                                 \
        int nogil_priv_drop_in_held NOGIL_PRIV_UNUSED = 0;                                                             \
        char nogil_priv_drop_in_inside[2] NOGIL_PRIV_UNUSED;                                                           \
        NOGIL_PRIV_QUIET_END
#define Py_END_ALLOW_THREADS                                                                                           \
    nogil_priv_drop_in_here.ended = 1;                                                                                 \
    }
/* For a while, inside a block or with a `_save` that the source has declared. */
#define Py_BLOCK_THREADS                                                                                               \
    {                                                                                                                  \
        NOGIL_PRIV_DROP_IN_EXPECT(0, acquire)                                                                          \
        nogil_priv_drop_in_acquire(&(_save)NOGIL_PRIV_SITE("Py_BLOCK_THREADS"));                                       \
        NOGIL_PRIV_DROP_IN_SET(1)                                                                                      \
    }
#define Py_UNBLOCK_THREADS                                                                                             \
    {                                                                                                                  \
        NOGIL_PRIV_DROP_IN_EXPECT(1, release)                                                                          \
        _save = nogil_priv_drop_in_release(0 NOGIL_PRIV_SITE("Py_UNBLOCK_THREADS"));                                   \
        NOGIL_PRIV_DROP_IN_SET(0)                                                                                      \
    }

/* ----------------------------------------------------------------------------------------------------- private */

#define NOGIL_PRIV_DROP_IN_EXPECT(want, refuse)                                                                        \
    if (__builtin_constant_p(nogil_priv_drop_in_held) && nogil_priv_drop_in_held != (want) &&                          \
        (sizeof(nogil_priv_drop_in_inside) == 2))                                                                      \
        nogil_priv_drop_in_refuse_##refuse();
#define NOGIL_PRIV_DROP_IN_SET(value)                                                                                  \
    if (sizeof(nogil_priv_drop_in_inside) == 2)                                                                        \
        nogil_priv_drop_in_held = (value);

typedef struct {
    PyThreadState **save; /* not NULL while detached */
    int ended;
    NOGIL_PRIV_SITE_FIELD
} nogil_priv_drop_in_guard;

/* What an attached thread remembers of itself can be told from its state (state.h), so that `_save` is all there is to
   keep, and it may be the source's own. */
NOGIL_PRIV_INLINE PyThreadState *nogil_priv_drop_in_release(int ignored NOGIL_PRIV_SITE_PARAM)
{
    PyThreadState *state;
    (void)ignored;
    NOGIL_PRIV_DEBUG(nogil_priv_debug_expect(1, "releases the GIL, but this thread does not hold it", site));
    NOGIL_PRIV_RELEASES(site);
    state = nogil_priv_detach().state;
    NOGIL_PRIV_CHANGED(0, site);
    return state;
}

NOGIL_PRIV_INLINE void nogil_priv_drop_in_acquire(PyThreadState **save NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_detached section;
    section.state = *save;
    section.outer = NOGIL_PRIV_ATTACHED(section.state);
    NOGIL_PRIV_DEBUG(nogil_priv_debug_expect(0, "acquires the GIL, but this thread already holds it", site));
    *save = NULL;
    NOGIL_PRIV_WAITS(site);
    nogil_priv_reattach(&section);
    NOGIL_PRIV_CHANGED(1, site);
}

NOGIL_PRIV_INLINE nogil_priv_drop_in_guard nogil_priv_drop_in_open(PyThreadState **save NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_drop_in_guard guard;
    guard.save = save;
    guard.ended = 0;
    NOGIL_PRIV_SITE_KEEP(&guard);
    return guard;
}

NOGIL_PRIV_INLINE void nogil_priv_drop_in_close(nogil_priv_drop_in_guard *guard)
{
    if (!*guard->save)
        return; /* Py_BLOCK_THREADS, and then a return */
#ifdef NOGIL_DEBUG
    if (!guard->ended)
        nogil_priv_debug_stop(
            "is left without Py_END_ALLOW_THREADS or Py_BLOCK_THREADS: with CPython's own macros the GIL "
            "would stay released",
            guard->site);
#endif
    nogil_priv_drop_in_acquire(guard->save NOGIL_PRIV_SITE_OF(guard));
}

#endif
