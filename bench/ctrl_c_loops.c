/* SPDX-License-Identifier: 0BSD */
/* ctrl_c_loops.c: loops that end only by Ctrl+C, for ctrl_c.py.

       >>> ctrl_c_loops.run("static", 2, 10.0, 1, False, False, False)    # two threads, iterations of 10 us
       KeyboardInterrupt

   Rule: an iteration looks at the clock until its time is over, so it is as long on a machine that others use. */
#include <nogil.h>

#include "measured_loop.h"

static void spin(double nanoseconds)
{
    const double end = bench_time(2) + nanoseconds;
    while (bench_time(2) < end)
        bench_keep();
}

/* `uneven`: the caller's own part of a static loop is over at once, and it waits for the others'. After 10,000 iterations
   come 1,000 that take `slower` times as long. */
#define BODY                                                                                                           \
    if (!uneven || i >= EACH)                                                                                          \
        spin(i % 11000 < 10000 ? nanoseconds : nanoseconds * slower);                                                  \
    if (checks && NOGIL_CHECK_SIGNALS_EVERY(100) < 0)                                                                  \
        NOGIL_PRANGE_FAIL;
#define EACH 1000000L

static int loop(int kind, int threads, double nanoseconds, int slower, int checks, int uneven)
{
    const long n = uneven ? EACH * threads : LONG_MAX;
    long i;
    if (kind == 's') {
        NOGIL_PRANGE(i, n, schedule(static), num_threads(threads)) {
            BODY
        }
        NOGIL_PRANGE_END(return -1)
    } else if (kind == 'd') {
        NOGIL_PRANGE(i, n, schedule(dynamic), num_threads(threads)) {
            BODY
        }
        NOGIL_PRANGE_END(return -1)
    } else {
        NOGIL_PRANGE(i, n, schedule(guided), num_threads(threads)) {
            BODY
        }
        NOGIL_PRANGE_END(return -1)
    }
    return 0;
}

/* run(schedule, threads, us of an iteration, slower, checks, detached, uneven): `checks` for signals in the body, too;
   called from a `detached` thread. */
static PyObject *run(PyObject *self, PyObject *args)
{
    const char *schedule;
    int threads, slower, checks, detached, uneven, failed;
    double microseconds;
    (void)self;
    if (!PyArg_ParseTuple(args, "sidippp", &schedule, &threads, &microseconds, &slower, &checks, &detached, &uneven))
        return NULL;
    if (detached) {
        NOGIL_BEGIN
            failed = loop(schedule[0], threads, microseconds * 1e3, slower, checks, uneven);
        NOGIL_END
    } else {
        failed = loop(schedule[0], threads, microseconds * 1e3, slower, checks, uneven);
    }
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {{"run", run, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};

static PyModuleDef_Slot slots[] = {NOGIL_MODULE_SLOTS(gil_not_used){0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT, .m_name = "ctrl_c_loops", .m_methods = methods, .m_slots = slots};

PyMODINIT_FUNC PyInit_ctrl_c_loops(void)
{
    return PyModuleDef_Init(&definition);
}
