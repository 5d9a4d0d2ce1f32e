/* SPDX-License-Identifier: 0BSD */
/* calls_functions.h: what is called in calls.py, so that the ways to call it differ in nothing else.

       double calls_hypot2(double x, double y) { return BENCH_HYPOT2(x, y); }

   Rule: each is a line, so that what is measured is the call. */
#ifndef BENCH_CALLS_FUNCTIONS_H
#define BENCH_CALLS_FUNCTIONS_H

#include <string.h>

#define BENCH_HYPOT2(x, y) __builtin_sqrt((x) * (x) + (y) * (y))
#define BENCH_ADD(a, b) ((int)((unsigned)(a) + (unsigned)(b)))
#define BENCH_LENGTH(text) ((long)strlen(text))

static inline double bench_total(const double *values, long n)
{
    double sum = 0;
    for (long i = 0; i < n; i++)
        sum += values[i];
    return sum;
}

#endif
