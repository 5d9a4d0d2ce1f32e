/* SPDX-License-Identifier: 0BSD */
/* jobs_plain.c: the jobs of jobs.py as a plain C library, which ctypes loads and cffi compiles in.

   Rule: no Python here. */
#include "jobs_plain.h"

#include "jobs_functions.h"

uint64_t jobs_heavy_compute(uint64_t first, uint64_t last)
{
    return bench_heavy_compute(first, last);
}
double jobs_partial_pi(long first, long last)
{
    return bench_partial_pi(first, last);
}
void jobs_add_arrays(const double *a, const double *b, double *sums, long first, long last)
{
    bench_add_arrays(a, b, sums, first, last);
}
int jobs_checksum(const char *path, uint32_t *checksum, uint64_t *lines)
{
    return bench_checksum(path, checksum, lines);
}
