/* SPDX-License-Identifier: 0BSD */
/* parallel loops, in every context and with every option

   options: -fopenmp */
#include <nogil.h>

long all_options(Py_ssize_t n, const long *v);
long all_options(Py_ssize_t n, const long *v)
{
    Py_ssize_t i = 0;
    long sum = 0, product = 1, least = LONG_MAX, last = 0;
    double real = 0;
    int all = 1;
    NOGIL_PRANGE(i, n, start(1), step(2), schedule(dynamic), chunk(10), num_threads(n / 2), reduction(+, sum, real),
                 reduction(*, product), reduction(min, least), lastprivate(last)) {
        sum += v[i];
        real += (double)v[i];
        product *= v[i];
        least = v[i] < least ? v[i] : least;
        last = v[i];
    }
    NOGIL_PRANGE_END(return -1)
    NOGIL_PRANGE(i, n, reduction(&&, all), schedule(runtime))
        all = all && v[i] < 1000;
    NOGIL_PRANGE_END(return -1)
    return sum + product + least + last + (long)real + all;
}

static NOGIL_FUNCTION(int, check, except(-1), (int, i))
{
    if (i < 0)
        return nogil_raise(PyExc_ValueError, "%d", i);
    return 0;
}

static WITH_GIL_FUNCTION(int, held, except(-1), (int, n))
{
    int i;
    NOGIL_PRANGE(i, n) {
        if (NOGIL_FAILED(check, check(i)))
            NOGIL_PRANGE_FAIL;
        if (NOGIL_CHECK_SIGNALS_EVERY(10) < 0)
            NOGIL_PRANGE_FAIL;
    }
    NOGIL_PRANGE_END(goto error)
    PyErr_Clear();
    return 0;
error:
    PyErr_Clear();
    return -1;
}

static NOGIL_FUNCTION(int, maybe, except(-1), (unsigned char, n))
{
    unsigned char i = 0, j;
    unsigned found = 0;
    NOGIL_PRANGE(i, n, lastprivate(found)) {
        for (j = 0; j < n; j++) {
            if (j == 3)
                NOGIL_PRANGE_CONTINUE;
            if (i + j == 77) {
                found = i;
                NOGIL_PRANGE_BREAK;
            }
        }
        if (i == 10)
            break;
        if (i == 9)
            continue;
        WITH_GIL_BEGIN
            if (PyErr_CheckSignals())
                NOGIL_PRANGE_FAIL;
        WITH_GIL_END
    }
    NOGIL_PRANGE_END(return -1)
    return (int)(found + i);
}

int nested(int n);
int nested(int n)
{
    int i, sum = 0;
    for (;;) {
        NOGIL_BEGIN
            NOGIL_PRANGE(i, n, reduction(+, sum)) {
                long j, part = 0;
                NOGIL_PRANGE(j, n - i, reduction(+, part)) {
                    part += j;
                }
                NOGIL_PRANGE_END(NOGIL_PRANGE_FAIL)
                sum += (int)part;
            }
            NOGIL_PRANGE_END(break)
            return sum + maybe(3);
        NOGIL_END
    }
    return held(n);
}
