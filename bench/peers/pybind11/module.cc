/* SPDX-License-Identifier: 0BSD */
/* The loops and the functions of bench/ in pybind11: one library that is imported by two names. */
#include <pybind11/pybind11.h>

namespace peer = pybind11;
#include "../cpp_loops.h"

PYBIND11_MODULE(gil_operations_pybind11, m)
{
    define_loops(m);
}

PYBIND11_MODULE(calls_pybind11, m)
{
    define_calls(m);
}
