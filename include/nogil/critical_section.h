/* SPDX-License-Identifier: 0BSD */
/* critical_section.h: one thread at a time on an object, in a build without the GIL.

       NOGIL_CRITICAL_SECTION_BEGIN(self)
           if (self->closed)
               return raise_closed();           // left safely, unlike CPython's macro
           self->count++;
       NOGIL_CRITICAL_SECTION_END

   Rule: it guards only against other critical sections of the same object, and CPython lets go of it whenever this
   thread detaches: in a NOGIL block, or in a call that waits. It never deadlocks for that reason; a nogil_mutex does
   not let go.

   With a GIL it is a plain block: only one thread runs here anyway, under the same condition. */
#ifndef NOGIL_CRITICAL_SECTION_H
#define NOGIL_CRITICAL_SECTION_H

#include "block.h"
#include "context.h"
#include "platform.h"

/* Lock the object, or two objects (in one order for all threads; they may be the same one), until the END. Context:
   held or unknown. Cython: `with cython.critical_section(o):`. */
#define NOGIL_CRITICAL_SECTION_BEGIN(object)                                                                           \
    NOGIL_PRIV_CRITICAL_SECTION_OPEN("NOGIL_CRITICAL_SECTION_BEGIN", 1, (PyObject *)(object), NULL)
#define NOGIL_CRITICAL_SECTION_BEGIN2(a, b)                                                                            \
    NOGIL_PRIV_CRITICAL_SECTION_OPEN("NOGIL_CRITICAL_SECTION_BEGIN2", 2, (PyObject *)(a), (PyObject *)(b))
#define NOGIL_CRITICAL_SECTION_END                                                                                     \
    NOGIL_PRIV_BLOCK_END(NOGIL_CRITICAL_SECTION_BEGIN_without_END, NOGIL_PRIV_OPENED_BY_CRITICAL_SECTION,              \
                         "NOGIL_CRITICAL_SECTION")

/* The same, spelled otherwise. */
#define NOGIL_CRITICAL_SECTION2_BEGIN(a, b) NOGIL_CRITICAL_SECTION_BEGIN2(a, b)
#define NOGIL_CRITICAL_SECTION2_END NOGIL_CRITICAL_SECTION_END
#define NOGIL_CRITICAL_SECTION_END2 NOGIL_CRITICAL_SECTION_END

/* ----------------------------------------------------------------------------------------------------- private */

#define NOGIL_PRIV_CRITICAL_SECTION_OPEN(name, count, a, b)                                                            \
    NOGIL_PRIV_BLOCK_BEGIN(NOGIL_CRITICAL_SECTION_BEGIN_without_END, NOGIL_PRIV_OPENED_BY_CRITICAL_SECTION)            \
    NOGIL_PRIV_NEEDS_GIL(name);                                                                                        \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    nogil_priv_critical_section nogil_priv_critical_here NOGIL_PRIV_CLEANUP(nogil_priv_critical_section_close);        \
    nogil_priv_critical_section_open(&nogil_priv_critical_here, count, a, b);                                          \
    NOGIL_PRIV_NO_JUMP_INTO(nogil_priv_jump_into_critical_section)                                                     \
    NOGIL_PRIV_QUIET_END                                                                                               \
    NOGIL_PRIV_BLOCK_BODY

typedef struct {
    int count;
#if !NOGIL_PRIV_HAS_GIL
    PyCriticalSection one;
    PyCriticalSection2 two;
#endif
} nogil_priv_critical_section;

NOGIL_PRIV_INLINE void nogil_priv_critical_section_open(nogil_priv_critical_section *section, int count, PyObject *a,
                                                        PyObject *b)
{
    section->count = count;
#if !NOGIL_PRIV_HAS_GIL
    if (count == 1)
        PyCriticalSection_Begin(&section->one, a);
    else
        PyCriticalSection2_Begin(&section->two, a, b);
#else
    (void)a;
    (void)b;
#endif
}

NOGIL_PRIV_INLINE void nogil_priv_critical_section_close(nogil_priv_critical_section *section)
{
#if !NOGIL_PRIV_HAS_GIL
    if (section->count == 1)
        PyCriticalSection_End(&section->one);
    else
        PyCriticalSection2_End(&section->two);
#else
    (void)section;
#endif
}

#endif
