/* SPDX-License-Identifier: 0BSD */
/* nogil.c: the cold half as a library of its own, libnogil.a and libnogil.so, for modules that are compiled with
   NOGIL_LINK_RUNTIME. See nogil/runtime.h.

   Rule: one translation unit; the symbols of Python stay undefined and are found in the process that loads it. */
#define NOGIL_PRIV_BUILD_RUNTIME
#include <nogil.h>
