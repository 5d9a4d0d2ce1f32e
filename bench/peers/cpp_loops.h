/* SPDX-License-Identifier: 0BSD */
/* cpp_loops.h: the operations of gil_operations.py and the functions of calls.py, for pybind11 and for nanobind.

       #include <pybind11/pybind11.h>
       namespace peer = pybind11;
       #include "../cpp_loops.h"

   The two have the same names for the GIL, so this is written once.

   Rule: row for row the same as gil_operations_macros.c. There is no row for except_any: an error is a C++ exception
   here, which nobody has to look for. */
#include "../calls_functions.h"
#include "../plain_loops.h"

BENCH_NOINLINE static int with_gil_function(int i)
{
    peer::gil_scoped_acquire held;
    bench_keep();
    return i;
}

static double release(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        peer::gil_scoped_release released;
        bench_keep();
    }
    return bench_now() - start;
}

static double with_gil_held(long n)
{
    double start = bench_now();
    for (long i = 0; i < n; i++)
        with_gil_function((int)i);
    return bench_now() - start;
}

static double with_gil_released(long n)
{
    peer::gil_scoped_release released;
    return with_gil_held(n);
}

static double with_gil_inside(long n)
{
    peer::gil_scoped_release released;
    double start = bench_now();
    for (long i = 0; i < n; i++) {
        peer::gil_scoped_acquire held;
        bench_keep();
    }
    return bench_now() - start;
}

static double foreign(long n)
{
    peer::gil_scoped_release released;
    return bench_on_foreign_thread(with_gil_held, n);
}

static double block(long nanoseconds)
{
    double start = bench_time(2), took;
    long blocks = 0;
    do {
        {
            peer::gil_scoped_release released;
            bench_work(BENCH_BLOCK);
        }
        blocks++;
    } while ((took = bench_time(2) - start) < (double)nanoseconds);
    return took / (double)blocks;
}

template <class Module> static void define_loops(Module &m)
{
    m.def("empty", empty);
    m.def("call", call);
    m.def("release", release);
    m.def("with_gil_held", with_gil_held);
    m.def("with_gil_released", with_gil_released);
    m.def("with_gil_inside", with_gil_inside);
    m.def("foreign", foreign);
    m.def("block", block);
    m.attr("compiler") = BENCH_COMPILER;
}

static double hypot2(double x, double y)
{
    return BENCH_HYPOT2(x, y);
}
static int add(int a, int b)
{
    return BENCH_ADD(a, b);
}
static long length(const char *text)
{
    return BENCH_LENGTH(text);
}
static void nothing()
{
    bench_keep();
}

template <class Module> static void define_calls(Module &m)
{
    using release = peer::call_guard<peer::gil_scoped_release>;
    m.def("hypot2", hypot2, release());
    m.def("hypot2_held", hypot2);
    m.def("add", add, release());
    m.def("add_held", add);
    m.def("length", length, release());
    m.def("nothing", nothing, release());
}
