/* SPDX-License-Identifier: 0BSD */
/* calls_plain.h: what calls_plain.c has; plain_cffi.py reads the lines between the two braces, too.

   Rule: only what cffi's parser of C understands. */
#ifndef BENCH_CALLS_PLAIN_H
#define BENCH_CALLS_PLAIN_H
/* { */
double calls_hypot2(double x, double y);
int calls_add(int a, int b);
long calls_length(const char *text);
double calls_total(const double *values, long n);
void calls_nothing(void);
/* } */
#endif
