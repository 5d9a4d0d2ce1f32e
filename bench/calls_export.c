/* SPDX-License-Identifier: 0BSD */
/* calls_export.c: the functions of calls.py as NOGIL_EXPORTs.

   Rule: function for function the same as calls_by_hand.c. */
#include <nogil.h>

#include "calls_functions.h"
#include "measured_loop.h"

NOGIL_EXPORT(double, hypot2, (double, x), (double, y))
{
    return BENCH_HYPOT2(x, y);
}
NOGIL_EXPORT(double, hypot2_held, (double, x), (double, y), NOGIL_RELEASE(never))
{
    return BENCH_HYPOT2(x, y);
}
NOGIL_EXPORT(double, hypot2_adaptive, (double, x), (double, y), NOGIL_RELEASE(adaptive), NOGIL_RAISES(noexcept))
{
    return BENCH_HYPOT2(x, y);
}
NOGIL_EXPORT(int, add, (int, a), (int, b))
{
    return BENCH_ADD(a, b);
}
NOGIL_EXPORT(int, add_held, (int, a), (int, b), NOGIL_RELEASE(never))
{
    return BENCH_ADD(a, b);
}
NOGIL_EXPORT(long, length, (const char *, text))
{
    return BENCH_LENGTH(text);
}
NOGIL_EXPORT(double, total, NOGIL_ARRAY(const double, values, n))
{
    return bench_total(values, n);
}
NOGIL_EXPORT(void, nothing)
{
    bench_keep();
}

static PyMethodDef methods[] = {
    NOGIL_EXPORTED(hypot2), NOGIL_EXPORTED(hypot2_held), NOGIL_EXPORTED(hypot2_adaptive),
    NOGIL_EXPORTED(add),    NOGIL_EXPORTED(add_held),    NOGIL_EXPORTED(length),
    NOGIL_EXPORTED(total),  NOGIL_EXPORTED(nothing),     {NULL, NULL, 0, NULL},
};

#define BENCH_CALLS_MODULE "calls_export"
#define BENCH_CALLS_INIT PyInit_calls_export
#include "calls_module.h"
