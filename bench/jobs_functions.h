/* SPDX-License-Identifier: 0BSD */
/* jobs_functions.h: what the jobs of jobs.py compute, so that those who run them differ in nothing else.

       uint64_t sum = bench_heavy_compute(0, 1000);     // the chapters heavy_compute, compute_pi, buffers and corpus

   Rule: plain C on memory of the caller; no Python here, and each may run on any number of threads. */
#ifndef BENCH_JOBS_FUNCTIONS_H
#define BENCH_JOBS_FUNCTIONS_H

#include <stdint.h>
#include <stdio.h>

static inline uint64_t bench_heavy_compute(uint64_t first, uint64_t last)
{
    uint64_t sum = 0;
    for (uint64_t i = first; i < last; i++)
        sum += i * i % 1000000007u;
    return sum;
}

static inline double bench_partial_pi(long first, long last)
{
    double sum = 0, sign = first % 2 ? -4.0 : 4.0;
    for (long k = first; k < last; k++) {
        sum += sign / (2.0 * (double)k + 1.0);
        sign = -sign;
    }
    return sum;
}

static inline void bench_add_arrays(const double *a, const double *b, double *sums, long first, long last)
{
    for (long i = first; i < last; i++)
        sums[i] = a[i] + b[i];
}

/* The CRC-32 of a file and its number of lines; -1 and errno where it cannot be read. */
static inline int bench_checksum(const char *path, uint32_t *checksum, uint64_t *lines)
{
    static const uint32_t of_half_byte[16] = {
        0x00000000u, 0x1db71064u, 0x3b6e20c8u, 0x26d930acu, 0x76dc4190u, 0x6b6b51f4u, 0x4db26158u, 0x5005713cu,
        0xedb88320u, 0xf00f9344u, 0xd6d6a3e8u, 0xcb61b38cu, 0x9b64c2b0u, 0x86d3d2d4u, 0xa00ae278u, 0xbdbdf21cu,
    };
    unsigned char buffer[32768];
    uint32_t crc = ~0u;
    size_t size;
    FILE *file = fopen(path, "rb");
    if (!file)
        return -1;
    *lines = 0;
    while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
        for (size_t i = 0; i < size; i++) {
            crc ^= buffer[i];
            crc = of_half_byte[crc & 15] ^ (crc >> 4);
            crc = of_half_byte[crc & 15] ^ (crc >> 4);
            *lines += buffer[i] == '\n';
        }
    *checksum = ~crc;
    if (ferror(file)) {
        fclose(file);
        return -1;
    }
    return fclose(file);
}

#endif
