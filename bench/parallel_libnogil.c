/* SPDX-License-Identifier: 0BSD */
/* parallel_libnogil.c: the loops of parallel.py, written with nogil.h.

   Rule: row for row the same as parallel_cython.pyx, with the same body and the same schedule. */
#include <nogil.h>

#include "measured_loop.h"

BENCH_NOINLINE static NOGIL_FUNCTION(int, check, except_maybe(-1), (long, i))
{
    bench_keep();
    return 0;
}

BENCH_NOINLINE static long work(long i)
{
    bench_keep();
    return i;
}

BENCH_NOINLINE static double weigh(double value)
{
    bench_keep();
    return value + 0.5;
}

/* name(turns, threads, data) -> (nanoseconds, total): the loop of n iterations, run `turns` times. */
#define BENCH_LOOP(name, iterations, kind, ...) BENCH_LOOP_OF(long, "(dl)", name, iterations, kind, __VA_ARGS__)
#define BENCH_LOOP_OF(type, result, name, iterations, kind, ...)                                                       \
    static PyObject *name(PyObject *self, PyObject *args)                                                              \
    {                                                                                                                  \
        long turns, turn, i, n;                                                                                        \
        int threads;                                                                                                   \
        type total = 0;                                                                                                \
        double start;                                                                                                  \
        Py_buffer view;                                                                                                \
        const int *data;                                                                                               \
        (void)self;                                                                                                    \
        if (!PyArg_ParseTuple(args, "liy*", &turns, &threads, &view))                                                  \
            return NULL;                                                                                               \
        data = (const int *)view.buf;                                                                                  \
        n = (long)(view.len / (Py_ssize_t)sizeof(int));                                                                \
        (void)data;                                                                                                    \
        start = bench_time(threads);                                                                                   \
        for (turn = 0; turn < turns; turn++) {                                                                         \
            NOGIL_PRANGE(i, iterations, schedule(kind), num_threads(threads), reduction(+, total)) {                   \
                __VA_ARGS__                                                                                            \
            }                                                                                                          \
            NOGIL_PRANGE_END(goto error)                                                                               \
        }                                                                                                              \
        start = bench_time(threads) - start;                                                                           \
        (void)n;                                                                                                       \
        PyBuffer_Release(&view);                                                                                       \
        return Py_BuildValue(result, start, total);                                                                    \
    error:                                                                                                             \
        PyBuffer_Release(&view);                                                                                       \
        return NULL;                                                                                                   \
    }

BENCH_LOOP(entry, 2, static, total += data[i];)
BENCH_LOOP(entry_can_fail, 2, static, if (NOGIL_FAILED(check, check(i))) NOGIL_PRANGE_FAIL; total += data[i];)
BENCH_LOOP(sum_static, n, static, total += data[i];)
BENCH_LOOP(sum_guided, n, guided, total += data[i];)
BENCH_LOOP(call_static, n, static, total += work(i);)
BENCH_LOOP(call_dynamic, n, dynamic, total += work(i);)
BENCH_LOOP_OF(double, "(dd)", double_static, n, static, total += weigh(data[i]);)
BENCH_LOOP(can_fail_static, n, static, if (NOGIL_FAILED(check, check(i))) NOGIL_PRANGE_FAIL; total += data[i];)

#define BENCH_ENTRY(name) {#name, name, METH_VARARGS, NULL}
static PyMethodDef methods[] = {
    BENCH_ENTRY(entry),         BENCH_ENTRY(entry_can_fail),  BENCH_ENTRY(sum_static),
    BENCH_ENTRY(sum_guided),    BENCH_ENTRY(call_static),     BENCH_ENTRY(call_dynamic),
    BENCH_ENTRY(double_static), BENCH_ENTRY(can_fail_static), {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "parallel_libnogil", NULL, 0, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_parallel_libnogil(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module && PyModule_AddStringConstant(module, "compiler", BENCH_COMPILER) < 0)
        Py_CLEAR(module);
    return module;
}
