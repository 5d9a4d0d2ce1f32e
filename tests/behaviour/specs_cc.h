/* SPDX-License-Identifier: 0BSD */
/* specs_cc.h: the part of specs.c that only C++ has: except_cpp, and what becomes of each C++ exception. */
#ifndef SPECS_CC_H
#define SPECS_CC_H

#include <exception>
#include <ios>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>
#include <typeinfo>

struct derived_from_out_of_range : std::out_of_range {
    derived_from_out_of_range() : std::out_of_range("derived")
    {
    }
};
struct own_exception : std::exception {
    const char *what() const noexcept override
    {
        return "own";
    }
};
struct polymorphic {
    virtual ~polymorphic()
    {
    }
};
struct polymorphic_too : polymorphic {};

/* A C++ function that knows nothing of Python. */
static int throw_it(const std::string &which)
{
    if (which == "bad_alloc")
        throw std::bad_alloc();
    if (which == "bad_array_new_length")
        throw std::bad_array_new_length();
    if (which == "bad_cast") {
        polymorphic object;
        (void)dynamic_cast<polymorphic_too &>(object);
    }
    if (which == "bad_typeid") {
        polymorphic *volatile nothing = nullptr;
        polymorphic *object = nothing;
        return typeid(*object).name()[0];
    }
    if (which == "domain_error")
        throw std::domain_error("domain");
    if (which == "invalid_argument")
        throw std::invalid_argument("invalid");
    if (which == "ios_base::failure")
        throw std::ios_base::failure("failure");
    if (which == "out_of_range")
        throw std::out_of_range("range");
    if (which == "overflow_error")
        throw std::overflow_error("over");
    if (which == "range_error")
        throw std::range_error("range");
    if (which == "underflow_error")
        throw std::underflow_error("under");
    if (which == "runtime_error")
        throw std::runtime_error("runtime");
    if (which == "logic_error")
        throw std::logic_error("logic");
    if (which == "length_error")
        throw std::length_error("length");
    if (which == "system_error")
        throw std::system_error(std::make_error_code(std::errc::permission_denied));
    if (which == "derived")
        throw derived_from_out_of_range();
    if (which == "own")
        throw own_exception();
    if (which == "percent")
        throw std::runtime_error("100%s %d %n of it");
    if (which == "not ASCII")
        throw std::runtime_error("gr\xc3\xbc\xc3\x9f");
    if (which == "not UTF-8")
        throw std::runtime_error("a\xff"
                                 "b");
    if (which == "int")
        throw 42;
    if (which == "text")
        throw "text";
    return which == "sentinel" ? -1 : 17;
}
static void throw_it_void(const std::string &which)
{
    throw_it(which);
}
NOGIL_SPEC(throw_it, int, except_cpp(-1));
NOGIL_SPEC(throw_it_void, void, except_cpp(0));

static NOGIL_FUNCTION(int, cpp_nogil, except_cpp(-1), (const char *, which))
{
    NOGIL_BEGIN
        return throw_it(which);
    NOGIL_END
}
static WITH_GIL_FUNCTION(int, cpp_with_gil, except_cpp(-1), (const char *, which))
{
    (void)PyErr_Occurred();
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            return throw_it(which);
        WITH_GIL_END
    NOGIL_END
}
static NOGIL_FUNCTION(void, cpp_void, except_cpp(0), (const char *, which))
{
    throw_it(which);
}
static WITH_GIL_FUNCTION(double, cpp_double, except_cpp(NAN), (const char *, which))
{
    return throw_it(which) + 0.5;
}
static NOGIL_FUNCTION(const char *, cpp_pointer, except_cpp(NULL), (const char *, which))
{
    return throw_it(which) ? which : "";
}
/* The C++ exception passes through functions without except_cpp to one that has it. */
static WITH_GIL_FUNCTION(int, cpp_inner, except(-1), (const char *, which))
{
    NOGIL_BEGIN
        if (NOGIL_FAILED(throw_it, throw_it("nothing")))
            return -1;
        return throw_it(which);
    NOGIL_END
}
static NOGIL_FUNCTION(int, cpp_middle, noexcept, (const char *, which))
{
    return cpp_inner(which);
}
static NOGIL_FUNCTION(int, cpp_through, except_cpp(-1), (const char *, which))
{
    WITH_GIL_BEGIN
        return cpp_middle(which);
    WITH_GIL_END
}

/* throw_and_catch(which, by, release) -> the value, or the Python exception */
static PyObject *throw_and_catch(PyObject *, PyObject *arguments)
{
    witness sworn = witness_here(), *seen = &sworn;
    const char *which;
    int by, release, value = 1;
    double floating = 0;
    const char *pointer = "";
    if (!PyArg_ParseTuple(arguments, "sii", &which, &by, &release))
        return NULL;
#define THROW_AND_CATCH                                                                                                \
    switch (by) {                                                                                                      \
    case 0:                                                                                                            \
        if (NOGIL_FAILED(cpp_nogil, value = cpp_nogil(which)))                                                         \
            goto error;                                                                                                \
        break;                                                                                                         \
    case 1:                                                                                                            \
        if (NOGIL_FAILED(cpp_with_gil, value = cpp_with_gil(which)))                                                   \
            goto error;                                                                                                \
        break;                                                                                                         \
    case 2:                                                                                                            \
        if (NOGIL_FAILED(throw_it, value = throw_it(which)))                                                           \
            goto error;                                                                                                \
        break;                                                                                                         \
    case 3:                                                                                                            \
        if (NOGIL_FAILED(throw_it_void, throw_it_void(which)))                                                         \
            goto error;                                                                                                \
        value = 17;                                                                                                    \
        break;                                                                                                         \
    case 4:                                                                                                            \
        if (NOGIL_FAILED(cpp_void, cpp_void(which)))                                                                   \
            goto error;                                                                                                \
        value = 17;                                                                                                    \
        break;                                                                                                         \
    case 5:                                                                                                            \
        if (NOGIL_FAILED(cpp_double, floating = cpp_double(which)))                                                    \
            goto error;                                                                                                \
        value = (int)floating;                                                                                         \
        break;                                                                                                         \
    case 6:                                                                                                            \
        if (NOGIL_FAILED(cpp_pointer, pointer = cpp_pointer(which)))                                                   \
            goto error;                                                                                                \
        value = pointer ? 17 : -17;                                                                                    \
        break;                                                                                                         \
    default:                                                                                                           \
        if (NOGIL_FAILED(cpp_through, value = cpp_through(which)))                                                     \
            goto error;                                                                                                \
        break;                                                                                                         \
    }
    if (release) {
        NOGIL_BEGIN
            THROW_AND_CATCH
        NOGIL_END
    } else {
        THROW_AND_CATCH
    }
    witness_expect_but_errno(seen, 1, __LINE__);
    return PyLong_FromLong(value);

error:
    seen->exception = probe_pending(seen->state);
    witness_expect_but_errno(seen, 1, __LINE__);
    if (by == 5 && floating == floating && floating != 0) {
        PyErr_Clear();
        PyErr_SetString(PyExc_AssertionError, "the value is not the one of the spec");
    }
    if (seen->wrong)
        return witness_verdict(seen);
    return NULL;
}

/* A Python exception that is pending when C++ throws says more than the C++ one. */
static NOGIL_FUNCTION(int, raise_and_throw, except_cpp(-1), ())
{
    nogil_raise(PyExc_KeyError, "the cause");
    throw std::runtime_error("the messenger");
}
static PyObject *python_exception_wins(PyObject *, PyObject *)
{
    NOGIL_BEGIN
        if (NOGIL_FAILED(raise_and_throw, raise_and_throw()))
            goto error;
    NOGIL_END
error:
    return NULL;
}

/* Called directly, without NOGIL_FAILED, the functions return the value and leave the exception pending. */
static PyObject *called_directly(PyObject *, PyObject *)
{
    int value = 0;
    NOGIL_BEGIN
        value = cpp_nogil("out_of_range");
    NOGIL_END
    if (value != -1)
        return PyErr_Format(PyExc_AssertionError, "%d instead of -1", value);
    return NULL;
}

#define SPECS_CC_METHODS                                                                                               \
    {"throw_and_catch", throw_and_catch, METH_VARARGS, NULL},                                                          \
        {"python_exception_wins", python_exception_wins, METH_NOARGS, NULL},                                           \
        {"called_directly", called_directly, METH_NOARGS, NULL},

#endif
