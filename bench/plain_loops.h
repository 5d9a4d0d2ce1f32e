/* SPDX-License-Identifier: 0BSD */
/* plain_loops.h: the two loops of gil_operations.py that have nothing to do with the GIL, for all that are in C or C++.

       double loop = empty(n);                          // what is taken off every other loop
       double one = (call(n) - loop) / (double)n;       // nanoseconds of a call

   Rule: they are the same for everybody. `noinline` keeps the compiler from merging a called function with its loop. */
#ifndef BENCH_PLAIN_LOOPS_H
#define BENCH_PLAIN_LOOPS_H

#include "measured_loop.h"

static inline double empty(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++)
        bench_keep();
    return bench_now() - start;
}

BENCH_NOINLINE static int plain_function(int i)
{
    bench_keep();
    return i;
}

static inline double call(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++)
        plain_function((int)i);
    return bench_now() - start;
}

#endif
