/* SPDX-License-Identifier: 0BSD */
/* jobs_plain.h: what jobs_plain.c has; plain_cffi.py reads the lines between the two braces, too.

   Rule: only what cffi's parser of C understands. */
#ifndef BENCH_JOBS_PLAIN_H
#define BENCH_JOBS_PLAIN_H
#include <stdint.h>
/* { */
uint64_t jobs_heavy_compute(uint64_t first, uint64_t last);
double jobs_partial_pi(long first, long last);
void jobs_add_arrays(const double *a, const double *b, double *sums, long first, long last);
int jobs_checksum(const char *path, uint32_t *checksum, uint64_t *lines);
/* } */
#endif
