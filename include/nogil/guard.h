/* SPDX-License-Identifier: 0BSD */
/* guard.h: releasing and acquiring by hand, and around one call.

   For code whose shape is not a block: a callback pair of some library, a state machine, one call.

       nogil_release gil = nogil_release_gil();
       wait_for(socket);
       nogil_acquire_gil(&gil);                                       // a second one would do nothing

       r = NOGIL_ALLOW_THREADS(crunch(data, n));                      // released for this call
       if (NOGIL_ALLOW_THREADS_TRY(rc, fsync(fd)) < 0)                // and a negative rc becomes OSError
           goto error;

   Rule: between the two functions the compiler knows nothing: the context stays what it was, and nobody restores the
   GIL on a return in between. Prefer the blocks; NOGIL_SCOPE and WITH_GIL_SCOPE are the `defer` of these. Idea: PyOZ's
   releaseGIL, acquireGIL, allowThreads, allowThreadsTry. */
#ifndef NOGIL_GUARD_H
#define NOGIL_GUARD_H

#include "block.h"
#include "context.h"
#include "error.h"
#include "state.h"

/* What nogil_acquire_gil needs to undo a release; nogil_leave_gil an attach. Not for another thread. */
typedef struct {
    nogil_priv_detached section;
} nogil_release;
typedef struct {
    nogil_priv_attached section;
} nogil_attach;

/* Release the GIL; nothing happens on a thread that does not hold it. Any context; it does not change for the compiler,
   which checks only blocks. errno and a pending exception stay, here and below. */
NOGIL_PRIV_INLINE nogil_release nogil_release_gil(void);
/* Take back what `gil` released. Once; a second call does nothing. On the thread that released. */
NOGIL_PRIV_INLINE void nogil_acquire_gil(nogil_release *gil);

/* Have the GIL, on any thread, Python's or not; nothing happens on one that holds it. Any context. At the end of the
   interpreter it waits for ever, as WITH_GIL_BEGIN. */
NOGIL_PRIV_INLINE nogil_attach nogil_ensure_gil(void);
/* Undo what `gil` did. Once; a second call does nothing. On the thread that called nogil_ensure_gil(). */
NOGIL_PRIV_INLINE void nogil_leave_gil(nogil_attach *gil);

/* The value of `expression` (its type; void too), evaluated without the GIL. Context as for NOGIL_BEGIN; inside it is
   released, so an argument that calls Python is a compile error. */
#define NOGIL_ALLOW_THREADS(...)                                                                                       \
    __extension__({                                                                                                    \
        NOGIL_PRIV_RELEASE_HERE(1, "NOGIL_ALLOW_THREADS")                                                              \
        (__VA_ARGS__);                                                                                                 \
    })

/* rc = call, evaluated without the GIL. Returns 0 if rc >= 0, otherwise -1 with an exception: the one that is pending,
   or else OSError from errno, or else RuntimeError. errno counts only if the call has set it. The GIL is back either
   way. */
#define NOGIL_ALLOW_THREADS_TRY(rc, ...)                                                                               \
    __extension__({                                                                                                    \
        const int nogil_priv_errno = errno;                                                                            \
        errno = 0;                                                                                                     \
        {                                                                                                              \
            NOGIL_PRIV_RELEASE_HERE(1, "NOGIL_ALLOW_THREADS_TRY")                                                      \
            (rc) = (__VA_ARGS__);                                                                                      \
        }                                                                                                              \
        nogil_priv_allow_threads_tried((rc) < 0, nogil_priv_errno, #__VA_ARGS__);                                      \
    })

/* ----------------------------------------------------------------------------------------------------- private */

NOGIL_PRIV_INLINE nogil_release nogil_priv_release_gil(int ignored NOGIL_PRIV_SITE_PARAM)
{
    nogil_release gil;
    gil.section.state = NULL;
    gil.section.outer = 0;
    (void)ignored;
    if (nogil_priv_attached_state()) {
        NOGIL_PRIV_RELEASES(site);
        gil.section = nogil_priv_detach();
        NOGIL_PRIV_CHANGED(0, site);
    }
    return gil;
}

NOGIL_PRIV_INLINE void nogil_priv_acquire_gil(nogil_release *gil NOGIL_PRIV_SITE_PARAM)
{
    if (gil->section.state) {
        nogil_priv_detached section = gil->section;
        gil->section.state = NULL;
        NOGIL_PRIV_WAITS(site);
        nogil_priv_reattach(&section);
        NOGIL_PRIV_CHANGED(1, site);
    }
}

NOGIL_PRIV_INLINE nogil_attach nogil_priv_ensure_gil(int ignored NOGIL_PRIV_SITE_PARAM)
{
    nogil_attach gil;
    (void)ignored;
    if (NOGIL_PRIV_TRACES && !nogil_priv_attached_state())
        NOGIL_PRIV_WAITS(site);
    gil.section = nogil_priv_attach_if_detached();
    if (NOGIL_PRIV_HAS_SITES && gil.section.leave)
        NOGIL_PRIV_CHANGED(1, site);
    return gil;
}

NOGIL_PRIV_INLINE void nogil_priv_leave_gil(nogil_attach *gil NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_attached section = gil->section;
    gil->section.leave = 0;
    if (NOGIL_PRIV_TRACES && section.leave)
        NOGIL_PRIV_RELEASES(site);
    nogil_priv_leave(&section);
    if (NOGIL_PRIV_HAS_SITES && section.leave)
        NOGIL_PRIV_CHANGED(0, site);
}

NOGIL_PRIV_INLINE nogil_release nogil_release_gil(void)
{
    return nogil_priv_release_gil(0 NOGIL_PRIV_SITE("nogil_release_gil"));
}
NOGIL_PRIV_INLINE void nogil_acquire_gil(nogil_release *gil)
{
    nogil_priv_acquire_gil(gil NOGIL_PRIV_SITE("nogil_acquire_gil"));
}
NOGIL_PRIV_INLINE nogil_attach nogil_ensure_gil(void)
{
    return nogil_priv_ensure_gil(0 NOGIL_PRIV_SITE("nogil_ensure_gil"));
}
NOGIL_PRIV_INLINE void nogil_leave_gil(nogil_attach *gil)
{
    nogil_priv_leave_gil(gil NOGIL_PRIV_SITE("nogil_leave_gil"));
}
#if NOGIL_PRIV_HAS_SITES /* the same, with the place of the call */
#define nogil_release_gil() nogil_priv_release_gil(0 NOGIL_PRIV_SITE("nogil_release_gil"))
#define nogil_acquire_gil(gil) nogil_priv_acquire_gil((gil)NOGIL_PRIV_SITE("nogil_acquire_gil"))
#define nogil_ensure_gil() nogil_priv_ensure_gil(0 NOGIL_PRIV_SITE("nogil_ensure_gil"))
#define nogil_leave_gil(gil) nogil_priv_leave_gil((gil)NOGIL_PRIV_SITE("nogil_leave_gil"))
#endif

NOGIL_PRIV_INLINE int nogil_priv_allow_threads_tried(int failed, int errno_before, const char *call)
{
    if (NOGIL_PRIV_LIKELY(!failed)) {
        if (errno == 0)
            errno = errno_before;
        return 0;
    }
    if (nogil_error_pending())
        return -1;
    return errno ? nogil_raise_errno(PyExc_OSError)
                 : nogil_raise(PyExc_RuntimeError, "%s failed without setting errno", call);
}

#endif
