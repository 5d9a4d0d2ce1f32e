/* SPDX-License-Identifier: 0BSD */
/* runtime.h: how the cold half, libnogil/ *.c, comes along with the header.

   Normally each source file compiles in what it uses of it. Its data are weak and hidden, so the linker keeps one copy
   for a module, and two modules keep two that know nothing of each other. There is nothing to define and nothing to link.

   With NOGIL_LINK_RUNTIME it is only declared, and comes out of a library that was built for this Python:

       cc -DNOGIL_LINK_RUNTIME $(python3-config --includes) -shared -fPIC spam.c -lnogil -o spam.so

   libnogil.so is one state for the whole process, libnogil.a one for each module that links it.

   Rule: a library of another version, or for another Python, is refused when the module is loaded. Half of what it does
   is inline in the module and reads PyThreadState, which each Python lays out in its own way: the undefined symbol
   nogil_runtime_0_1_0_for_python_3_11 names what the module wants.

   There are no public names here. */
#ifndef NOGIL_RUNTIME_H
#define NOGIL_RUNTIME_H

#include "platform.h"
#include "version.h"

/* nogil_runtime_<version>_for_python_<version>: the library defines it, a module that wants one refers to it. */
#define NOGIL_PRIV_RUNTIME_NAME                                                                                        \
    NOGIL_PRIV_RUNTIME_NAME_(NOGIL_VERSION_MAJOR, NOGIL_VERSION_MINOR, NOGIL_VERSION_PATCH, PY_MAJOR_VERSION,          \
                             PY_MINOR_VERSION, NOGIL_PRIV_ABI_FLAGS)
#define NOGIL_PRIV_RUNTIME_NAME_(major, minor, patch, py_major, py_minor, py_flags)                                    \
    NOGIL_PRIV_RUNTIME_NAME_IN(major, minor, patch, py_major, py_minor, py_flags)
#define NOGIL_PRIV_RUNTIME_NAME_IN(major, minor, patch, py_major, py_minor, py_flags)                                  \
    nogil_runtime_##major##_##minor##_##patch##_for_python_##py_major##_##py_minor##py_flags

NOGIL_PRIV_EXTERN_C_BEGIN
#if defined(NOGIL_PRIV_BUILD_RUNTIME)
extern NOGIL_PRIV_SHARED const char NOGIL_PRIV_RUNTIME_NAME[];
const char NOGIL_PRIV_RUNTIME_NAME[] = NOGIL_VERSION;
#elif defined(NOGIL_LINK_RUNTIME)
extern const char NOGIL_PRIV_RUNTIME_NAME[];
/* Data, not a call: the loader looks for it at once even where functions are bound lazily. */
__attribute__((__used__)) static const char *const nogil_priv_wanted_runtime = NOGIL_PRIV_RUNTIME_NAME;
#endif
NOGIL_PRIV_EXTERN_C_END

#ifndef NOGIL_LINK_RUNTIME
#if __has_include("libnogil/cold.c") /* installed */
#include "libnogil/cold.c"
#else /* in a checkout */
#include "../../libnogil/cold.c"
#endif
#endif

#endif
