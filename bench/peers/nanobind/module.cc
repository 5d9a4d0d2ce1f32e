/* SPDX-License-Identifier: 0BSD */
/* The loops and the functions of bench/ in nanobind: one library that is imported by two names. */
#include <nanobind/nanobind.h>

namespace peer = nanobind;
#include "../cpp_loops.h"

NB_MODULE(gil_operations_nanobind, m)
{
    define_loops(m);
}

NB_MODULE(calls_nanobind, m)
{
    define_calls(m);
}
