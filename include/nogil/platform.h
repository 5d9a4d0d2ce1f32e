/* SPDX-License-Identifier: 0BSD */
/* platform.h: what differs between compilers, systems and Pythons, a header of platform/ for each.

   Every other file is written against the words defined there, so these are the ones to read when a new compiler or a
   new Python arrives.

   Rule: `__clang__` and `PY_VERSION_HEX` and their like are spelled there and nowhere else (tests/compile/test_rooms.py).

       #if NOGIL_PRIV_HAS_GIL                               // and not: #ifndef Py_GIL_DISABLED
       if (nogil_priv_state_has_error(state))               // whatever the field is called
           ...

   There are no public names here. */
#ifndef NOGIL_PLATFORM_H
#define NOGIL_PLATFORM_H

#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
/* CPython 3.13.0's headers say nullptr wherever __STDC_VERSION__ is above C17's, and GCC 9 to 12 and Clang 11 to 14 say
   they are (-std=c2x) without knowing the word. */
#if !defined(__cplusplus) && !defined(Py_PYTHON_H) && __STDC_VERSION__ > 201710L &&                                    \
    (defined(__clang__) ? __clang_major__ < 15 : __GNUC__ < 13)
#define nullptr ((void *)0)
#include <Python.h>
#undef nullptr
#undef _Py_NULL
#define _Py_NULL NULL
#else
#include <Python.h>
#endif

#include "platform/compilers.h"
#include "platform/system.h"
#include "platform/pythons.h"

#endif
