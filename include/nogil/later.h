/* SPDX-License-Identifier: 0BSD */
/* later.h: drop a reference where nobody may touch an object: without the GIL, in a destructor, on any thread.

       static void free_buffer(void *memory, void *owner)     // called by a C library, who knows where
       {
           free(memory);
           nogil_decref_later((PyObject *)owner);             // instead of taking the GIL, or leaking
       }

   Rule: it never blocks and runs no Python code. The references are dropped at the next attach of any thread through
   this library, by a pending call in the main thread, and at the latest when the interpreter ends: nothing leaks. What
   the object's destructor does is done there, at a NOGIL_END for example: if it locks a mutex, nobody may hold that one
   around a block. */
#ifndef NOGIL_LATER_H
#define NOGIL_LATER_H

#include "platform.h"

NOGIL_PRIV_EXTERN_C_BEGIN
/* Give away one reference to `object` (NULL is ignored). Any context, any thread, at any time. The object must belong
   to the interpreter that this thread has a state of, or to the main one if it has none. */
NOGIL_PRIV_COLD void nogil_decref_later(PyObject *object);
NOGIL_PRIV_EXTERN_C_END

#endif
