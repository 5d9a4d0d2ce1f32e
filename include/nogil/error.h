/* SPDX-License-Identifier: 0BSD */
/* error.h: Python exceptions without holding the GIL: is one pending, raise one, catch one, carry one elsewhere.

       NOGIL_FUNCTION(int, half, except(-1), (int, i))
       {
           if (i % 2)
               return nogil_raise(PyExc_ValueError, "%d is odd", i);   // attaches, raises, detaches; -1
           return i / 2;
       }

   Rule: looking is free and never attaches; raising and catching attach by themselves, and only if there is something
   to do.

   Why looking is race-free: the pending exception lives on this thread's own PyThreadState (`current_exception` since
   3.12, `curexc_type` before), and only the thread that a state belongs to sets or clears it, attached or not, on the
   GIL builds and on the free-threaded ones. The one other writer is PyThreadState_Clear(), called for other threads'
   states while the interpreter finalizes or a forked child tidies up: a *daemon* thread that runs on without the GIL
   after that would read a freed state (seen on 3.8 to 3.13); other threads have ended or attach through the gate by
   then. Under the limited API and on PyPy the state is opaque, and looking from a detached thread does attach. */
#ifndef NOGIL_ERROR_H
#define NOGIL_ERROR_H

#include "context.h"
#include "platform.h"
#include "state.h"

/* 1 if an exception is pending on this thread, otherwise 0. Any context, no GIL taken, 0.6 to 3 ns; but for the limited
   API and PyPy, where it is. */
#define nogil_error_pending() nogil_priv_error_pending(NOGIL_PRIV_CONTEXT, NOGIL_PRIV_AROUND)

NOGIL_PRIV_EXTERN_C_BEGIN

/* Raise `type` with a message; `format` as for PyErr_Format, or NULL for no argument at all, as `raise type`. Any
   context, any thread. Returns -1 / NULL, so that it can stand in a return statement. An exception that was pending
   becomes the __context__ only where Python code was handling it, as with PyErr_Format. Cython: `raise` in a nogil
   function. */
NOGIL_PRIV_COLD int nogil_raise(PyObject *type, const char *format, ...);
NOGIL_PRIV_COLD void *nogil_raise_null(PyObject *type, const char *format, ...);

/* The same, with the exception that is pending now as __cause__ and __context__: `raise type(...) from pending`. */
NOGIL_PRIV_COLD int nogil_raise_from(PyObject *type, const char *format, ...);

/* nogil_raise_errno(type) or nogil_raise_errno(type, filename): raise `type` (PyExc_OSError) from errno. `filename` is
   a `const char *` in the file system's encoding, or NULL. errno itself is kept. Returns -1. */
#define nogil_raise_errno(...)                                                                                         \
    NOGIL_PRIV_ONE_OR_TWO(__VA_ARGS__, nogil_priv_raise_errno_2, nogil_priv_raise_errno_1, ~)(__VA_ARGS__)

/* MemoryError, as PyErr_NoMemory(). Returns -1. */
NOGIL_PRIV_COLD int nogil_raise_no_memory(void);

/* An exception that is not pending: held by this variable, on no thread. Several threads may fetch into one variable:
   the first error wins, later ones are dropped. Needs no destructor while it holds nothing. */
typedef struct {
    PyObject *exception;
} nogil_error;
#define NOGIL_ERROR_INIT NOGIL_PRIV_ZERO

/* Take the pending exception off this thread into `error`; dropped if `error` already holds one. Returns 1 if one was
   pending. Any context, any thread. */
NOGIL_PRIV_COLD int nogil_error_fetch(nogil_error *error);
/* Make the exception in `error` pending on this thread again and leave `error` empty. Returns -1 if there was one, 0 if
   not, so `return nogil_error_restore(&error);` ends a function of either outcome. Any context, any thread. */
NOGIL_PRIV_COLD int nogil_error_restore(nogil_error *error);
/* Drop what `error` holds. */
NOGIL_PRIV_COLD void nogil_error_clear(nogil_error *error);

/* NOGIL_CATCH(type) or NOGIL_CATCH(type, &error): if an exception that is an instance of `type` is pending, clear it
   (into `error`, if given) and return 1, otherwise 0. Any context. `type` may be a tuple, or NULL for every exception.

       if (NOGIL_FAILED(half, n = half(i)) && !NOGIL_CATCH(PyExc_ValueError))
           goto error;     // something else than ValueError: still pending */
#define NOGIL_CATCH(...)                                                                                               \
    (nogil_error_pending() &&                                                                                          \
     NOGIL_PRIV_ONE_OR_TWO(__VA_ARGS__, nogil_priv_catch_2, nogil_priv_catch_1, ~)(__VA_ARGS__))

/* ----------------------------------------------------------------------------------------------------- private */

NOGIL_PRIV_COLD int nogil_priv_raise_errno_2(PyObject *type, const char *filename);
NOGIL_PRIV_COLD int nogil_priv_catch_2(PyObject *type, nogil_error *error);
/* Report the pending exception through sys.unraisablehook, whose `object` is the name, and clear it. */
NOGIL_PRIV_COLD void nogil_priv_unraisable(const char *function);
NOGIL_PRIV_COLD int nogil_priv_error_pending_cold(void);
NOGIL_PRIV_EXTERN_C_END

/* Public: 1 if `error` holds an exception. Any context, any thread. */
NOGIL_PRIV_INLINE int nogil_error_is_set(const nogil_error *error)
{
    return __atomic_load_n(&error->exception, __ATOMIC_ACQUIRE) != NULL;
}

NOGIL_PRIV_INLINE int nogil_priv_raise_errno_1(PyObject *type)
{
    return nogil_priv_raise_errno_2(type, NULL);
}
NOGIL_PRIV_INLINE int nogil_priv_catch_1(PyObject *type)
{
    return nogil_priv_catch_2(type, NULL);
}
#define NOGIL_PRIV_ONE_OR_TWO(a, b, name, ...) name

/* `context` is a constant; `around` is the state that the enclosing NOGIL block of this function detached, or NULL. This
   thread may be another one than the block's, see block.h. */
NOGIL_PRIV_INLINE int nogil_priv_error_pending(int context, PyThreadState *around)
{
#if NOGIL_PRIV_STATE_IS_OPAQUE
    (void)around;
    return context == NOGIL_PRIV_HELD ? PyErr_Occurred() != NULL : nogil_priv_error_pending_cold();
#else
    PyThreadState *state;
    if (context == NOGIL_PRIV_RELEASED && around && nogil_priv_mine == (uintptr_t)around)
        return nogil_priv_state_has_error(around);
    state = context == NOGIL_PRIV_HELD ? NOGIL_PRIV_UNCHECKED_GET() : nogil_priv_known_state();
    if (!state)
        state = nogil_priv_attached_state();
    return state ? nogil_priv_state_has_error(state) : nogil_priv_error_pending_cold();
#endif
}

#endif
