/* SPDX-License-Identifier: 0BSD */
/* a function may return any type */
#include <nogil.h>

#ifndef __cplusplus
#include <stdbool.h>
#endif
#include <math.h>

struct pair {
    int a;
    double b;
};
union number {
    int i;
    float f;
};
enum color { red = 1, green = 2 };
typedef enum color color;
typedef struct pair pair;
typedef int (*callback)(int);
typedef unsigned char letters[3];

static WITH_GIL_FUNCTION(void, w_void, noexcept, (int *, p))
{
    *p = 1;
}
static WITH_GIL_FUNCTION(void, w_void_any, except_any, (int *, p))
{
    *p = 1;
}
static WITH_GIL_FUNCTION(int, w_int, except(-1), (int, i))
{
    return i;
}
static WITH_GIL_FUNCTION(unsigned long long, w_unsigned_long_long, except(ULLONG_MAX), (int, i))
{
    return (unsigned long long)i;
}
static WITH_GIL_FUNCTION(long long, w_long_long, except_maybe(-1), (int, i))
{
    return i;
}
static WITH_GIL_FUNCTION(unsigned, w_unsigned, except((unsigned)-1), (int, i))
{
    return (unsigned)i;
}
static WITH_GIL_FUNCTION(signed char, w_signed_char, except(-1), (int, i))
{
    return (signed char)i;
}
static WITH_GIL_FUNCTION(unsigned short, w_unsigned_short, except_maybe(0xffff), (int, i))
{
    return (unsigned short)i;
}
static WITH_GIL_FUNCTION(size_t, w_size, except((size_t)-1), ())
{
    return 1;
}
static WITH_GIL_FUNCTION(Py_ssize_t, w_ssize, except(-1), ())
{
    return 1;
}
static WITH_GIL_FUNCTION(bool, w_bool, except(false), (int, i))
{
    return i == 1;
}
static WITH_GIL_FUNCTION(bool, w_bool_maybe, except_maybe(true), (int, i))
{
    return i == 1;
}
static WITH_GIL_FUNCTION(float, w_float, except(-1), (float, x))
{
    return x;
}
static WITH_GIL_FUNCTION(double, w_double, except_maybe(-1.0), (double, x))
{
    return x;
}
static WITH_GIL_FUNCTION(double, w_nan, except(NAN), (double, x))
{
    return x;
}
static WITH_GIL_FUNCTION(long double, w_long_double, except_maybe(-1), (double, x))
{
    return x;
}
static WITH_GIL_FUNCTION(PyObject *, w_object, except(NULL), (PyObject *, o))
{
    Py_INCREF(o);
    return o;
}
static WITH_GIL_FUNCTION(const char *, w_string, except(NULL), (const char *, s))
{
    return s + 1;
}
static WITH_GIL_FUNCTION(void *, w_pointer, except_maybe(NULL), (void *, p))
{
    return p;
}
static WITH_GIL_FUNCTION(const void *const *, w_pointers, except(NULL), (const void *const *, p))
{
    return p;
}
static WITH_GIL_FUNCTION(callback, w_callback, except(NULL), (callback, f))
{
    return f;
}
static WITH_GIL_FUNCTION(enum color, w_enum, except(green), (int, i))
{
    return i ? red : green;
}
static WITH_GIL_FUNCTION(color, w_enum_typedef, except_maybe(green), (int, i))
{
    return i ? red : green;
}
static WITH_GIL_FUNCTION(struct pair, w_struct, except_any, (struct pair, p))
{
    return p;
}
static WITH_GIL_FUNCTION(pair, w_struct_typedef, noexcept, (pair, p))
{
    return p;
}
static WITH_GIL_FUNCTION(union number, w_union, noexcept, (union number, n))
{
    return n;
}
static WITH_GIL_FUNCTION(letters *, w_array_pointer, except(NULL), (letters *, l))
{
    return l;
}

static NOGIL_FUNCTION(void, n_void, noexcept, ())
{
}
static NOGIL_FUNCTION(void, n_void_any, except_any, (void))
{
}
static NOGIL_FUNCTION(unsigned long long, n_unsigned_long_long, except_maybe(0), (int, i))
{
    return (unsigned long long)i;
}
static NOGIL_FUNCTION(bool, n_bool, noexcept, (int, i))
{
    return i == 1;
}
static NOGIL_FUNCTION(double, n_double, noexcept, (double, x))
{
    return x;
}
static NOGIL_FUNCTION(double, n_nan, except_maybe(NAN), (double, x))
{
    return x;
}
static NOGIL_FUNCTION(const char *, n_string, except(NULL), (int, i))
{
    return i ? "one" : NULL;
}
static NOGIL_FUNCTION(callback, n_callback, noexcept, (callback, f))
{
    return f;
}
static NOGIL_FUNCTION(enum color, n_enum, noexcept, (int, i))
{
    return i ? red : green;
}
static NOGIL_FUNCTION(pair, n_struct, except_any, (pair, p))
{
    return p;
}
static NOGIL_FUNCTION(struct pair, n_struct_noexcept, noexcept, (pair, p))
{
    return p;
}

int use(PyObject *o);
int use(PyObject *o)
{
    int i = 0;
    unsigned long long ull;
    long long ll;
    unsigned u;
    signed char c;
    unsigned short us;
    size_t size;
    Py_ssize_t ssize;
    bool b;
    float f;
    double d;
    long double ld;
    const char *s;
    void *p;
    const void *const *pp = NULL;
    callback call;
    color col;
    pair pa = {1, 2};
    union number n = {1};
    letters *l = NULL;
    PyObject *result = NULL;
    NOGIL_BEGIN
        if (NOGIL_FAILED(w_void, w_void(&i)) || NOGIL_FAILED(w_void_any, w_void_any(&i)) ||
            NOGIL_FAILED(w_int, i = w_int(i)) || NOGIL_FAILED(w_unsigned_long_long, ull = w_unsigned_long_long(i)) ||
            NOGIL_FAILED(w_long_long, ll = w_long_long(i)) || NOGIL_FAILED(w_unsigned, u = w_unsigned(i)) ||
            NOGIL_FAILED(w_signed_char, c = w_signed_char(i)) ||
            NOGIL_FAILED(w_unsigned_short, us = w_unsigned_short(i)) || NOGIL_FAILED(w_size, size = w_size()) ||
            NOGIL_FAILED(w_ssize, ssize = w_ssize()) || NOGIL_FAILED(w_bool, b = w_bool(i)) ||
            NOGIL_FAILED(w_bool_maybe, b = w_bool_maybe(i)) || NOGIL_FAILED(w_float, f = w_float(1)) ||
            NOGIL_FAILED(w_double, d = w_double(1)) || NOGIL_FAILED(w_nan, d = w_nan(1)) ||
            NOGIL_FAILED(w_long_double, ld = w_long_double(1)) || NOGIL_FAILED(w_object, result = w_object(o)) ||
            NOGIL_FAILED(w_string, s = w_string("ab")) || NOGIL_FAILED(w_pointer, p = w_pointer(&i)) ||
            NOGIL_FAILED(w_pointers, pp = w_pointers(pp)) || NOGIL_FAILED(w_callback, call = w_callback(NULL)) ||
            NOGIL_FAILED(w_enum, col = w_enum(1)) || NOGIL_FAILED(w_enum_typedef, col = w_enum_typedef(1)) ||
            NOGIL_FAILED(w_struct, pa = w_struct(pa)) || NOGIL_FAILED(w_struct_typedef, pa = w_struct_typedef(pa)) ||
            NOGIL_FAILED(w_union, n = w_union(n)) || NOGIL_FAILED(w_array_pointer, l = w_array_pointer(l)))
            return -1;
        if (NOGIL_FAILED(n_void, n_void()) || NOGIL_FAILED(n_void_any, n_void_any()) ||
            NOGIL_FAILED(n_unsigned_long_long, ull = n_unsigned_long_long(1)) || NOGIL_FAILED(n_bool, b = n_bool(1)) ||
            NOGIL_FAILED(n_double, d = n_double(1)) || NOGIL_FAILED(n_nan, d = n_nan(1)) ||
            NOGIL_FAILED(n_string, s = n_string(1)) || NOGIL_FAILED(n_callback, call = n_callback(NULL)) ||
            NOGIL_FAILED(n_enum, col = n_enum(1)) || NOGIL_FAILED(n_struct, pa = n_struct(pa)) ||
            NOGIL_FAILED(n_struct_noexcept, pa = n_struct_noexcept(pa)))
            return -1;
    NOGIL_END
    i += ull == 1;
    (void)ll, (void)u, (void)c, (void)us, (void)size, (void)ssize, (void)b, (void)f, (void)d, (void)ld;
    (void)s, (void)p, (void)call, (void)col, (void)pa, (void)n, (void)l, (void)result;
    return 0;
}
