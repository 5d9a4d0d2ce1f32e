/* SPDX-License-Identifier: 0BSD */
/* exports.c: exported functions of every kind, for test_exports.py.

       ECHO(uint8_t, uint8_t)          // echo_uint8_t(value) gives back what it got

   Rule: what a function computes is nothing; what becomes of its arguments, results and failures is what is tested. The
   same source is compiled as C and, by exports_cc.cc, as C++. */
#include <nogil.h>

#include <math.h>

#ifndef __cplusplus
#include <stdbool.h>
#endif
#ifdef EXPORTS_CC
#define MODULE_NAME "exports_cc"
#define MODULE_INIT PyInit_exports_cc
#else
#define MODULE_NAME "exports_c"
#define MODULE_INIT PyInit_exports_c
#endif

/* ---- every type ---- */

#define ECHO(T, name)                                                                                                  \
    NOGIL_EXPORT(T, echo_##name, (T, value))                                                                           \
    {                                                                                                                  \
        return value;                                                                                                  \
    }
ECHO(bool, bool_)
ECHO(char, char_)
ECHO(signed char, signed_char)
ECHO(unsigned char, unsigned_char)
ECHO(short, short_)
ECHO(unsigned short, unsigned_short)
ECHO(int, int_)
ECHO(unsigned int, unsigned_int)
ECHO(long, long_)
ECHO(unsigned long, unsigned_long)
ECHO(long long, long_long)
ECHO(unsigned long long, unsigned_long_long)
ECHO(int8_t, int8_t)
ECHO(uint8_t, uint8_t)
ECHO(int16_t, int16_t)
ECHO(uint16_t, uint16_t)
ECHO(int32_t, int32_t)
ECHO(uint32_t, uint32_t)
ECHO(int64_t, int64_t)
ECHO(uint64_t, uint64_t)
ECHO(size_t, size_t)
ECHO(Py_ssize_t, Py_ssize_t)
ECHO(float, float_)
ECHO(double, double_)
ECHO(long double, long_double)
ECHO(const char *, text)

/* An integer type is signed, and has this many bytes. */
static PyObject *sizes(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing))
{
    return Py_BuildValue("{s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)s(ni)}", "signed_char",
                         sizeof(signed char), 1, "unsigned_char", sizeof(char), 0, "short_", sizeof(short), 1,
                         "unsigned_short", sizeof(short), 0, "int_", sizeof(int), 1, "unsigned_int", sizeof(int), 0,
                         "long_", sizeof(long), 1, "unsigned_long", sizeof(long), 0, "long_long", sizeof(long long), 1,
                         "unsigned_long_long", sizeof(long long), 0, "size_t", sizeof(size_t), 0, "Py_ssize_t",
                         sizeof(size_t), 1, "uint8_t", sizeof(uint8_t), 0);
}

/* ---- arguments ---- */

NOGIL_EXPORT(int, none)
{
    return 0;
}
NOGIL_EXPORT(int, none_in_parentheses, ())
{
    return 0;
}
NOGIL_EXPORT(int, one, (int, a))
{
    return a;
}
NOGIL_EXPORT(int, two, (int, a), (int, b))
{
    return 10 * a + b;
}
NOGIL_EXPORT(int, three, (int, alpha), (const int, beta), (int, gamma))
{
    return 100 * alpha + 10 * beta + gamma;
}
NOGIL_EXPORT(long, twelve, (long, a), (long, b), (long, c), (long, d), (long, e), (long, f), (long, g), (long, h),
             (long, i), (long, j), (long, k), (long, l), NOGIL_DOC("Twelve."), NOGIL_RELEASE(sized(a, 1)))
{
    return a +
           2 * (b + 2 * (c + 2 * (d + 2 * (e + 2 * (f + 2 * (g + 2 * (h + 2 * (i + 2 * (j + 2 * (k + 2 * l))))))))));
}
NOGIL_EXPORT(int, keyword, (int, from), (int, lambda)) // these two cannot be parameters in Python
{
    return from - lambda;
}

/* ---- results ---- */

NOGIL_EXPORT(void, nothing)
{
}
NOGIL_EXPORT(void, one_out, (double, x), NOGIL_OUT(double, half))
{
    *half = x / 2;
}
NOGIL_EXPORT(int, divide, (int, a), (int, b), NOGIL_OUT(int, remainder), NOGIL_DOC("Quotient and remainder."))
{
    if (b == 0)
        return nogil_raise(PyExc_ZeroDivisionError, "%d / 0", a);
    *remainder = a % b;
    return a / b;
}
NOGIL_EXPORT(const char *, three_results, NOGIL_OUT(uint8_t, left_alone), (bool, some), NOGIL_OUT(char, c))
{
    *c = '!';
    (void)left_alone;
    return some ? "text" : NULL;
}
NOGIL_EXPORT(int, named_otherwise, (int, x), NOGIL_NAME("abs"))
{
    return x < 0 ? -x : x;
}

/* ---- failures ---- */

static int raise_if(int value)
{
    return value < 0 ? nogil_raise(PyExc_ValueError, "%d is negative", value) : value;
}
NOGIL_EXPORT(int, any, (int, value))
{
    return raise_if(value);
}
NOGIL_EXPORT(void, any_void, (int, value))
{
    raise_if(value);
}
NOGIL_EXPORT(int, always_minus_one, (int, value), NOGIL_RAISES(except(-1)))
{
    return raise_if(value);
}
NOGIL_EXPORT(int, maybe_minus_one, (int, value), (bool, lie), NOGIL_RAISES(except_maybe(-1)))
{
    return lie ? -1 : raise_if(value);
}
NOGIL_EXPORT(double, maybe_nan, (double, value), NOGIL_RAISES(except_maybe(NAN)))
{
    if (value < 0)
        nogil_raise(PyExc_ValueError, "no root");
    return value < 0 ? NAN : value;
}
NOGIL_EXPORT(const char *, null_text, (bool, fail), NOGIL_RAISES(except_maybe(NULL)))
{
    return (const char *)(fail ? nogil_raise_null(PyExc_KeyError, "gone") : NULL);
}
NOGIL_EXPORT(int, never_fails, (int, value), NOGIL_RAISES(noexcept))
{
    return value;
}
NOGIL_EXPORT(int, fail_with, (int, number), NOGIL_RAISES(except_errno(-1)))
{
    errno = number;
    return number ? -1 : 7;
}
NOGIL_EXPORT(int, fail_with_file, (int, number), (const char *, path), NOGIL_RAISES(except_errno(-1, path)),
             NOGIL_RETURNS(status))
{
    errno = number;
    return number ? -1 : path == NULL;
}
NOGIL_EXPORT(int, raise_not_errno, NOGIL_RAISES(except_errno(-1)))
{
    errno = ENOENT;
    return nogil_raise(PyExc_KeyError, "this one");
}
NOGIL_EXPORT(int, status_and_out, (int, value), NOGIL_OUT(int, twice), NOGIL_RETURNS(status), NOGIL_RAISES(except(-1)))
{
    *twice = 2 * value;
    return raise_if(value);
}

/* ---- the GIL: 1 with it, 0 without ---- */

#define HAS_GIL (nogil_priv_attached_state() != NULL)

NOGIL_EXPORT(bool, always_has)
{
    return HAS_GIL;
}
NOGIL_EXPORT(bool, always_by_name_has, NOGIL_RELEASE(always))
{
    return HAS_GIL;
}
NOGIL_EXPORT(bool, never_has, NOGIL_RELEASE(never))
{
    PyErr_Clear(); /* it may call Python */
    return HAS_GIL;
}
NOGIL_EXPORT(bool, sized_has, (long, rows), (long, columns), NOGIL_RELEASE(sized(rows *columns, 100)))
{
    return HAS_GIL;
}
NOGIL_EXPORT(bool, adaptive_has, NOGIL_RELEASE(adaptive))
{
    return HAS_GIL;
}

/* The function in C, called with the GIL and without: what does it have? */
static PyObject *from_c(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing))
{
    int held[4], released[4], after;
    held[0] = always_has();
    held[1] = never_has();
    held[2] = sized_has(1, 1);
    held[3] = sized_has(1000, 1000);
    NOGIL_BEGIN
        released[0] = always_has();
        released[1] = never_has();
        released[2] = sized_has(1, 1);
        released[3] = sized_has(1000, 1000);
    NOGIL_END
    after = HAS_GIL;
    return Py_BuildValue("((iiii)(iiii)i)", held[0], held[1], held[2], held[3], released[0], released[1], released[2],
                         released[3], after);
}

NOGIL_EXPORT(long, fibonacci, (int, n)) // calls itself
{
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

NOGIL_EXPORT(PyObject *, call_back, (PyObject *, callback), (int, times))
{
    PyObject *result = NULL;
    for (int i = 0; i < times; i++) {
        WITH_GIL_BEGIN
            Py_XDECREF(result);
            result = PyObject_CallFunction(callback, "i", i);
            if (!result)
                return NULL;
        WITH_GIL_END
    }
    return result;
}
NOGIL_EXPORT(PyObject *, itself, (PyObject *, object), NOGIL_RELEASE(never), NOGIL_RAISES(noexcept))
{
    Py_INCREF(object);
    return object;
}

#ifdef EXPORTS_CC
NOGIL_EXPORT(int, throws, (int, what))
{
    if (what == 1)
        throw std::out_of_range("thrown");
    if (what == 2)
        throw 2;
    return what;
}
NOGIL_EXPORT(int, throws_held, (int, what), NOGIL_RELEASE(never), NOGIL_RAISES(except_cpp(-1)))
{
    if (what == 1)
        throw std::bad_alloc();
    return what;
}
#endif

/* ---- arrays ---- */

#if NOGIL_PRIV_HAS_BUFFERS
#define TOTAL(T, name)                                                                                                 \
    NOGIL_EXPORT(double, total_##name, NOGIL_ARRAY(const T, values, n))                                                \
    {                                                                                                                  \
        double sum = 0;                                                                                                \
        for (Py_ssize_t i = 0; i < n; i++)                                                                             \
            sum += (double)values[i];                                                                                  \
        return sum;                                                                                                    \
    }
TOTAL(bool, bool_)
TOTAL(char, char_)
TOTAL(signed char, signed_char)
TOTAL(unsigned char, unsigned_char)
TOTAL(short, short_)
TOTAL(unsigned short, unsigned_short)
TOTAL(int, int_)
TOTAL(unsigned int, unsigned_int)
TOTAL(long, long_)
TOTAL(unsigned long, unsigned_long)
TOTAL(long long, long_long)
TOTAL(unsigned long long, unsigned_long_long)
TOTAL(float, float_)
TOTAL(double, double_)

NOGIL_EXPORT(void, scale, NOGIL_ARRAY(double, values, n), (double, by), NOGIL_DOC("Multiply each."))
{
    for (Py_ssize_t i = 0; i < n; i++)
        values[i] *= by;
}
NOGIL_EXPORT(Py_ssize_t, two_arrays, NOGIL_ARRAY(const int, a, n), NOGIL_ARRAY(int, b, m), (int, fail))
{
    if (fail)
        return nogil_raise(PyExc_RuntimeError, "as told");
    for (Py_ssize_t i = 0; i < n && i < m; i++)
        b[i] = a[i];
    return n < m ? n : m;
}
/* Is the memory of the array kept where it is while the body runs? */
NOGIL_EXPORT(int, call_with_array, NOGIL_ARRAY(const char, bytes, n), (PyObject *, callback))
{
    int first = n ? bytes[0] : -1;
    WITH_GIL_BEGIN
        PyObject *result = PyObject_CallFunction(callback, NULL);
        if (!result)
            return -1;
        Py_DECREF(result);
    WITH_GIL_END
    return first;
}
#define TOTAL_ENTRY(name) NOGIL_EXPORTED(total_##name)
#endif

/* ---------------------------------------------------------------------------------------------------- the module */

static PyMethodDef methods[] = {
    NOGIL_EXPORTED(echo_bool_),
    NOGIL_EXPORTED(echo_char_),
    NOGIL_EXPORTED(echo_signed_char),
    NOGIL_EXPORTED(echo_unsigned_char),
    NOGIL_EXPORTED(echo_short_),
    NOGIL_EXPORTED(echo_unsigned_short),
    NOGIL_EXPORTED(echo_int_),
    NOGIL_EXPORTED(echo_unsigned_int),
    NOGIL_EXPORTED(echo_long_),
    NOGIL_EXPORTED(echo_unsigned_long),
    NOGIL_EXPORTED(echo_long_long),
    NOGIL_EXPORTED(echo_unsigned_long_long),
    NOGIL_EXPORTED(echo_int8_t),
    NOGIL_EXPORTED(echo_uint8_t),
    NOGIL_EXPORTED(echo_int16_t),
    NOGIL_EXPORTED(echo_uint16_t),
    NOGIL_EXPORTED(echo_int32_t),
    NOGIL_EXPORTED(echo_uint32_t),
    NOGIL_EXPORTED(echo_int64_t),
    NOGIL_EXPORTED(echo_uint64_t),
    NOGIL_EXPORTED(echo_size_t),
    NOGIL_EXPORTED(echo_Py_ssize_t),
    NOGIL_EXPORTED(echo_float_),
    NOGIL_EXPORTED(echo_double_),
    NOGIL_EXPORTED(echo_long_double),
    NOGIL_EXPORTED(echo_text),
    {"sizes", sizes, METH_NOARGS, NULL},
    NOGIL_EXPORTED(none),
    NOGIL_EXPORTED(none_in_parentheses),
    NOGIL_EXPORTED(one),
    NOGIL_EXPORTED(two),
    NOGIL_EXPORTED(three),
    NOGIL_EXPORTED(twelve),
    NOGIL_EXPORTED(keyword),
    NOGIL_EXPORTED(nothing),
    NOGIL_EXPORTED(one_out),
    NOGIL_EXPORTED(divide),
    NOGIL_EXPORTED(three_results),
    NOGIL_EXPORTED(named_otherwise),
    NOGIL_EXPORTED(any),
    NOGIL_EXPORTED(any_void),
    NOGIL_EXPORTED(always_minus_one),
    NOGIL_EXPORTED(maybe_minus_one),
    NOGIL_EXPORTED(maybe_nan),
    NOGIL_EXPORTED(null_text),
    NOGIL_EXPORTED(never_fails),
    NOGIL_EXPORTED(fail_with),
    NOGIL_EXPORTED(fail_with_file),
    NOGIL_EXPORTED(raise_not_errno),
    NOGIL_EXPORTED(status_and_out),
    NOGIL_EXPORTED(always_has),
    NOGIL_EXPORTED(always_by_name_has),
    NOGIL_EXPORTED(never_has),
    NOGIL_EXPORTED(sized_has),
    NOGIL_EXPORTED(adaptive_has),
    {"from_c", from_c, METH_NOARGS, NULL},
    NOGIL_EXPORTED(fibonacci),
    NOGIL_EXPORTED(call_back),
    NOGIL_EXPORTED(itself),
#ifdef EXPORTS_CC
    NOGIL_EXPORTED(throws),
    NOGIL_EXPORTED(throws_held),
#endif
#if NOGIL_PRIV_HAS_BUFFERS
    TOTAL_ENTRY(bool_),
    TOTAL_ENTRY(char_),
    TOTAL_ENTRY(signed_char),
    TOTAL_ENTRY(unsigned_char),
    TOTAL_ENTRY(short_),
    TOTAL_ENTRY(unsigned_short),
    TOTAL_ENTRY(int_),
    TOTAL_ENTRY(unsigned_int),
    TOTAL_ENTRY(long_),
    TOTAL_ENTRY(unsigned_long),
    TOTAL_ENTRY(long_long),
    TOTAL_ENTRY(unsigned_long_long),
    TOTAL_ENTRY(float_),
    TOTAL_ENTRY(double_),
    NOGIL_EXPORTED(scale),
    NOGIL_EXPORTED(two_arrays),
    NOGIL_EXPORTED(call_with_array),
#endif
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    NOGIL_MODULE_SLOTS(gil_not_used, per_interpreter_gil) // brings its own commas
    {0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, MODULE_NAME, "Exported functions.", 0, methods, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC MODULE_INIT(void)
{
    return PyModuleDef_Init(&definition);
}
