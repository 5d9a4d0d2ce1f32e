/* SPDX-License-Identifier: 0BSD */
/* functions.h: what functions.c and functions_second.c share, as two source files of one module do. */
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "probe.h"

#include <nogil.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    int a;
    double b;
    char c[40];
} big;

/* Defined in functions_second.c, called and passed as addresses by both. */
WITH_GIL_DECLARE(long, second_with_gil, except_maybe(-1), (witness *, seen, long, n));
NOGIL_DECLARE(long, second_nogil, except(-1), (witness *, seen, int, attached, long, n));
NOGIL_DECLARE(void, second_void, except_any, (int, raise));
WITH_GIL_DECLARE(big, second_big, except_any, (big, value));
NOGIL_DECLARE(const char *, second_text, except(NULL), (void));
NOGIL_DECLARE(int, second_quiet, noexcept, ());

/* Defined in functions.c, called by functions_second.c. */
WITH_GIL_DECLARE(int, first_with_gil, except(-1), (int, i));

/* A with-gil function in a header: each file that includes it has its own. */
static WITH_GIL_FUNCTION(int, everywhere, except(-1), (int, i))
{
    return PyErr_CheckSignals() ? -1 : i + 1;
}

#ifdef __cplusplus
}
#endif
#endif
