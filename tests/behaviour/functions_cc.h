/* SPDX-License-Identifier: 0BSD */
/* functions_cc.h: the part of functions.c that only C++ has: parameters and results that are objects, namespaces,
   unnamed ones too, and throws through functions that have no except_cpp. */
#ifndef FUNCTIONS_CC_H
#define FUNCTIONS_CC_H

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace
{
static WITH_GIL_FUNCTION(std::string, join, except_any, (const std::vector<std::string> &, words, std::string, glue))
{
    std::string joined;
    (void)PyErr_Occurred();
    for (const std::string &word : words)
        joined += joined.empty() ? word : glue + word;
    return joined;
}

NOGIL_FUNCTION(int &, biggest, except_any, (int &, a, int &, b))
{
    return a > b ? a : b;
}

static NOGIL_FUNCTION(int, take_ownership, except(-1), (std::unique_ptr<int>, p))
{
    return *p;
}

static NOGIL_FUNCTION(std::unique_ptr<int>, give_ownership, except_any, (int, i))
{
    return std::unique_ptr<int>(new int(i));
}
} // namespace

namespace inner
{
static WITH_GIL_FUNCTION(int, in_a_namespace, except(-1), (int, i))
{
    return PyErr_Occurred() ? -1 : i + 1;
}
static bool fails(int i)
{
    int r;
    return NOGIL_FAILED(in_a_namespace, r = in_a_namespace(i)) || r != i + 1;
}
} // namespace inner

static PyObject *objects_pass_through(PyObject *, PyObject *)
{
    std::vector<std::string> words = {"a", "long enough not to be stored inside", "c"};
    std::string joined;
    int one = 1, two = 2, taken = 0, given = 0;
    bool failed = false;
    NOGIL_BEGIN
        failed = NOGIL_FAILED(join, joined = join(words, "-"));
        biggest(one, two) = 3;
        failed = failed || NOGIL_FAILED(take_ownership, taken = take_ownership(std::unique_ptr<int>(new int(7))));
        given = *give_ownership(8);
        failed = failed || inner::fails(3);
    NOGIL_END
    if (failed || two != 3 || taken != 7 || given != 8)
        return PyErr_Format(PyExc_AssertionError, "failed %d, two %d, taken %d", failed, two, taken);
    return PyUnicode_FromString(joined.c_str());
}

/* How often an argument is copied on its way into the body: a plain C++ function moves a temporary once at most. */
struct counted {
    int *copies;
    explicit counted(int *where) : copies(where)
    {
    }
    counted(const counted &other) : copies(other.copies)
    {
        ++*copies;
    }
    counted(counted &&other) noexcept : copies(other.copies)
    {
    }
    ~counted()
    {
    }
    counted &operator=(const counted &) = default;
};
static NOGIL_FUNCTION(int, takes_counted, except_any, (counted, c))
{
    return *c.copies;
}
static PyObject *copies_of_an_argument(PyObject *, PyObject *)
{
    int copies = 0;
    takes_counted(counted(&copies));
    return PyLong_FromLong(copies);
}

#define FUNCTIONS_CC_METHODS                                                                                           \
    {"objects_pass_through", objects_pass_through, METH_NOARGS, NULL},                                                 \
        {"copies_of_an_argument", copies_of_an_argument, METH_NOARGS, NULL},

#endif
