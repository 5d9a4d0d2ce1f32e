/* SPDX-License-Identifier: 0BSD */
/* calls_plain.c: the functions of calls.py as a plain C library, which ctypes loads and cffi compiles in.

   Rule: no Python here. */
#include "calls_plain.h"

#include "calls_functions.h"
#include "measured_loop.h"

double calls_hypot2(double x, double y)
{
    return BENCH_HYPOT2(x, y);
}
int calls_add(int a, int b)
{
    return BENCH_ADD(a, b);
}
long calls_length(const char *text)
{
    return BENCH_LENGTH(text);
}
double calls_total(const double *values, long n)
{
    return bench_total(values, n);
}
void calls_nothing(void)
{
    bench_keep();
}
