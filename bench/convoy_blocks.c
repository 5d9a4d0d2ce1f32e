/* SPDX-License-Identifier: 0BSD */
/* convoy_blocks.c: short blocks of computation that treat the GIL in four ways, each timed. For convoy.py.

       >>> convoy_blocks.calibrate()
       >>> latencies, seconds = convoy_blocks.run("adaptive", 10000, 0.5, 0)   # of 10 us, for half a second

   Rule: the work is a number of turns, not a time: a thread that has to share its core takes longer for it. */
#include <nogil.h>

#include "measured_loop.h"

#define MOST_BLOCKS 4000000

static double turns_in_a_nanosecond;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static BENCH_NOINLINE void work(long turns)
{
    for (long i = 0; i < turns; i++)
        bench_keep();
}

static PyObject *calibrate(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(ignored))
{
    volatile long turns = 20000; /* a constant would get a function of its own, with a loop of another speed */
    double best = 1e18;
    for (int i = 0; i < 3000; i++) { /* the fastest: without the scheduler */
        double began = now();
        work(turns);
        double took = now() - began;
        best = took < best ? took : best;
    }
    turns_in_a_nanosecond = (double)turns / best;
    return PyFloat_FromDouble(turns_in_a_nanosecond);
}

typedef void (*block)(long turns, double nanoseconds);

static void released(long turns, double Py_UNUSED(nanoseconds))
{
    NOGIL_BEGIN
        work(turns);
    NOGIL_END
}

static void held(long turns, double Py_UNUSED(nanoseconds))
{
    work(turns);
}

static void sized(long turns, double nanoseconds)
{
    NOGIL_BEGIN_SIZED(nanoseconds, 100000)
        work(turns);
    NOGIL_END
}

static void adaptive(long turns, double Py_UNUSED(nanoseconds))
{
    NOGIL_BEGIN_ADAPTIVE
        work(turns);
    NOGIL_END
}

static block named(const char *how)
{
    block ways[] = {released, held, sized, adaptive};
    const char *names[] = {"released", "held", "sized", "adaptive"};
    for (int i = 0; i < 4; i++)
        if (strcmp(how, names[i]) == 0)
            return ways[i];
    PyErr_Format(PyExc_ValueError, "how must be released, held, sized or adaptive, got %s", how);
    return NULL;
}

static PyObject *run(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    const char *how;
    double nanoseconds, seconds;
    long count, done = 0;
    block one;
    PyObject *latencies, *result;
    float *all;
    if (!PyArg_ParseTuple(arguments, "sddl:run", &how, &nanoseconds, &seconds, &count) || !(one = named(how)))
        return NULL;
    const long turns = (long)(nanoseconds * turns_in_a_nanosecond), most = count > 0 ? count : MOST_BLOCKS;
    all = PyMem_RawMalloc((size_t)most * sizeof(*all));
    if (!all)
        return PyErr_NoMemory();
    const double began = now();
    double before = began, after = began;
    while (done < most && (count > 0 || after - began < seconds * 1e9)) {
        one(turns, nanoseconds);
        after = now();
        all[done++] = (float)(after - before);
        before = after;
    }
    latencies = PyBytes_FromStringAndSize((const char *)all, done * (Py_ssize_t)sizeof(*all));
    PyMem_RawFree(all);
    result = latencies ? Py_BuildValue("(Nd)", latencies, (after - began) / 1e9) : NULL;
    return result;
}

/* Nanoseconds of `n` empty blocks of this thread's processor time: released, adaptive (which keeps so short a block),
   and of the loop alone. */
static PyObject *empty_blocks(PyObject *Py_UNUSED(module), PyObject *argument)
{
    const long n = PyLong_AsLong(argument);
    double times[4];
    if (n == -1 && PyErr_Occurred())
        return NULL;
    times[0] = bench_now();
    for (long i = 0; i < n; i++)
        bench_keep();
    times[1] = bench_now();
    for (long i = 0; i < n; i++) {
        NOGIL_BEGIN_ADAPTIVE
            bench_keep();
        NOGIL_END
    }
    times[2] = bench_now();
    for (long i = 0; i < n; i++) {
        NOGIL_BEGIN
            bench_keep();
        NOGIL_END
    }
    times[3] = bench_now();
    return Py_BuildValue("(ddd)", times[1] - times[0], times[2] - times[1], times[3] - times[2]);
}

static PyObject *sites(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(ignored))
{
    nogil_site_stats site = NOGIL_SITE_STATS_INIT;
    PyObject *list = PyList_New(0);
    while (list && nogil_next_site(&site)) {
        PyObject *one =
            Py_BuildValue("{ss ss si sL sL sL sL sL sd sd sd sL sL}", "function", site.function, "state", site.state,
                          "line", site.line, "blocks", (long long)site.blocks, "kept", (long long)site.kept, "released",
                          (long long)site.released, "timed", (long long)site.timed, "waited", (long long)site.waited,
                          "mean_wait", site.mean_wait, "recent_wait", site.recent_wait, "mean_block", site.mean_block,
                          "bans", (long long)site.bans, "banned", (long long)site.banned);
        if (!one || PyList_Append(list, one) < 0)
            Py_CLEAR(list);
        Py_XDECREF(one);
    }
    return list;
}

static PyMethodDef methods[] = {
    {"calibrate", calibrate, METH_NOARGS, "Find out how much work a nanosecond is; returns turns in a nanosecond."},
    {"run", run, METH_VARARGS,
     "run(how, nanoseconds, seconds, count): blocks for so many seconds, or so many blocks if count > 0.\n\n"
     "Returns the nanoseconds of each block, floats in bytes, and how long it took in seconds."},
    {"empty_blocks", empty_blocks, METH_O, "empty_blocks(n): ns of n turns of a loop, with adaptive blocks, released."},
    {"sites", sites, METH_NOARGS, "sites(): a dict of statistics for each NOGIL_BEGIN_ADAPTIVE."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {NOGIL_MODULE_SLOTS(gil_not_used){0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT, .m_name = "convoy_blocks", .m_methods = methods, .m_slots = slots};

PyMODINIT_FUNC PyInit_convoy_blocks(void)
{
    return PyModuleDef_Init(&definition);
}
