/* SPDX-License-Identifier: 0BSD */
/* loops_cc.cc: the same module in C++, and what only C++ has: a throw out of an iteration. */
#include "loops.c"

#include <stdexcept>
#include <string>

namespace
{
struct counted {
    int *alive;
    explicit counted(int *count) : alive(count)
    {
        __atomic_add_fetch(alive, 1, __ATOMIC_RELAXED);
    }
    ~counted()
    {
        __atomic_sub_fetch(alive, 1, __ATOMIC_RELAXED);
    }
    counted(const counted &) = delete;
    counted &operator=(const counted &) = delete;
};
} // namespace

/* throwing(at, n, threads) -> what was caught behind the loop, with everything destroyed and the GIL back */
static PyObject *throwing(PyObject *, PyObject *args)
{
    int at, n, threads, i, alive = 0;
    witness w = witness_here();
    if (!PyArg_ParseTuple(args, "iii", &at, &n, &threads))
        return NULL;
    try {
        counted around(&alive);
        NOGIL_PRANGE(i, n, num_threads(threads)) {
            counted each(&alive);
            if (i == at)
                throw std::out_of_range("thrown by " + std::to_string(i));
            WITH_GIL_BEGIN
                counted inside(&alive);
                if (i == at + 1000)
                    throw std::out_of_range("thrown with the GIL by " + std::to_string(i - 1000));
            WITH_GIL_END
        }
        NOGIL_PRANGE_END(return NULL)
    } catch (const std::out_of_range &caught) {
        if (!witness_expect_but_errno(&w, 1, __LINE__))
            return witness_verdict(&w);
        return Py_BuildValue("(si)", caught.what(), alive);
    }
    return Py_BuildValue("(si)", "", alive);
}
