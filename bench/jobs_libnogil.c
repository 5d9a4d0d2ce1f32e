/* SPDX-License-Identifier: 0BSD */
/* jobs_libnogil.c: the jobs of jobs.py as NOGIL_EXPORTs, and as loops on several threads.

   Rule: function for function the same as jobs_cython.pyx. */
#include <nogil.h>

#include "jobs_functions.h"

#define PARTS 8 /* as many as jobs.py makes of a job */

NOGIL_EXPORT(uint64_t, heavy_compute, (uint64_t, first), (uint64_t, last))
{
    return bench_heavy_compute(first, last);
}

NOGIL_EXPORT(double, partial_pi, (long, first), (long, last))
{
    return bench_partial_pi(first, last);
}

NOGIL_EXPORT(void, add_arrays, NOGIL_ARRAY(const double, a, na), NOGIL_ARRAY(const double, b, nb),
             NOGIL_ARRAY(double, sums, n), (long, first), (long, last))
{
    if (first < 0 || last > na || last > nb || last > n)
        nogil_raise(PyExc_IndexError, "there are %zd doubles, not %ld", n, last);
    else
        bench_add_arrays(a, b, sums, first, last);
}

NOGIL_EXPORT(int, checksum, (const char *, path), NOGIL_OUT(uint32_t, crc), NOGIL_OUT(uint64_t, lines),
             NOGIL_RETURNS(status), NOGIL_RAISES(except_errno(-1, path)))
{
    return bench_checksum(path, crc, lines);
}

/* ------------------------------------------------------------------------------------------------ one call for all */

NOGIL_EXPORT(uint64_t, heavy_compute_parallel, (uint64_t, first), (uint64_t, last), (int, threads))
{
    uint64_t sum = 0, n = last - first;
    unsigned part;
    NOGIL_PRANGE(part, PARTS, schedule(dynamic), num_threads(threads), reduction(+, sum)) {
        sum += bench_heavy_compute(first + n * part / PARTS, first + n * (part + 1) / PARTS);
    }
    NOGIL_PRANGE_END(return 0)
    return sum;
}

NOGIL_EXPORT(double, partial_pi_parallel, (long, first), (long, last), (int, threads))
{
    double sum = 0;
    long n = last - first;
    int part;
    NOGIL_PRANGE(part, PARTS, schedule(dynamic), num_threads(threads), reduction(+, sum)) {
        sum += bench_partial_pi(first + n * part / PARTS, first + n * (part + 1) / PARTS);
    }
    NOGIL_PRANGE_END(return 0)
    return sum;
}

NOGIL_EXPORT(void, add_arrays_parallel, NOGIL_ARRAY(const double, a, na), NOGIL_ARRAY(const double, b, nb),
             NOGIL_ARRAY(double, sums, n), (int, threads))
{
    int part;
    if (na < n || nb < n) {
        nogil_raise(PyExc_IndexError, "there are not %zd doubles", n);
        return;
    }
    NOGIL_PRANGE(part, PARTS, schedule(dynamic), num_threads(threads)) {
        bench_add_arrays(a, b, sums, (long)(n * part / PARTS), (long)(n * (part + 1) / PARTS));
    }
    NOGIL_PRANGE_END(return)
}

/* The files whose paths begin at these places of a text in which each ends with a NUL. */
NOGIL_EXPORT(int, checksum_parallel, NOGIL_ARRAY(const unsigned char, text, size),
             NOGIL_ARRAY(const long, starts, count), (int, threads), NOGIL_OUT(uint32_t, crc),
             NOGIL_OUT(uint64_t, lines), NOGIL_RETURNS(status), NOGIL_RAISES(except(-1)))
{
    uint32_t all = 0;
    uint64_t sum = 0;
    Py_ssize_t i;
    NOGIL_PRANGE(i, count, schedule(dynamic), num_threads(threads), reduction(^, all), reduction(+, sum)) {
        const char *path = (const char *)text + starts[i];
        uint32_t one = 0;
        uint64_t its = 0;
        if (bench_checksum(path, &one, &its) < 0) {
            nogil_raise_errno(PyExc_OSError, path);
            NOGIL_PRANGE_FAIL;
        }
        all ^= one;
        sum += its;
    }
    NOGIL_PRANGE_END(return -1)
    *crc = all;
    *lines = sum;
    return (void)size, 0;
}

static PyMethodDef methods[] = {
    NOGIL_EXPORTED(heavy_compute),
    NOGIL_EXPORTED(partial_pi),
    NOGIL_EXPORTED(add_arrays),
    NOGIL_EXPORTED(checksum),
    NOGIL_EXPORTED(heavy_compute_parallel),
    NOGIL_EXPORTED(partial_pi_parallel),
    NOGIL_EXPORTED(add_arrays_parallel),
    NOGIL_EXPORTED(checksum_parallel),
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {NOGIL_MODULE_SLOTS(gil_not_used){0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT, .m_name = "jobs_libnogil", .m_methods = methods, .m_slots = slots};

PyMODINIT_FUNC PyInit_jobs_libnogil(void)
{
    return PyModuleDef_Init(&definition);
}
