/* SPDX-License-Identifier: 0BSD */
/* a function can be called, addressed and declared as the plain C function it looks like */
#include <nogil.h>

#include <stdlib.h>

/* as a callback of the C library */
static WITH_GIL_FUNCTION(int, compare, noexcept, (const void *, a, const void *, b))
{
    return PyObject_RichCompareBool(*(PyObject *const *)a, *(PyObject *const *)b, Py_LT);
}

void sort(PyObject **objects, size_t n);
void sort(PyObject **objects, size_t n)
{
    NOGIL_BEGIN
        qsort(objects, n, sizeof(*objects), compare);
    NOGIL_END
}

/* as a method and in a table */
static WITH_GIL_FUNCTION(PyObject *, method, except(NULL), (PyObject *, self, PyObject *, argument))
{
    (void)self;
    Py_INCREF(argument);
    return argument;
}
PyMethodDef methods[] = {{"method", method, METH_O, NULL}, {NULL, NULL, 0, NULL}};

/* with a pointer of its type */
NOGIL_FUNCTION(double, twice, noexcept, (double, x))
{
    return 2 * x;
}
double (*const pointer)(double) = twice;
double (*const pointer_by_address)(double) = &twice;

/* declared by hand, too */
double thrice(double x);
NOGIL_FUNCTION(double, thrice, noexcept, (double, x))
{
    return 3 * x;
}
double thrice(double x);

/* recursion, and mutual recursion through a declaration */
static NOGIL_FUNCTION(int, factorial, except(-1), (int, n))
{
    int rest;
    if (n <= 1)
        return 1;
    if (NOGIL_FAILED(factorial, rest = factorial(n - 1)))
        return -1;
    return n * rest;
}
WITH_GIL_DECLARE(int, is_even, except(-1), (int, n));
NOGIL_DECLARE(int, is_odd, except_maybe(-1), (int, n));
NOGIL_FUNCTION(int, is_odd, except_maybe(-1), (int, n))
{
    int even = 0;
    if (n == 0)
        return 0;
    NOGIL_BEGIN
        if (NOGIL_FAILED(is_even, even = is_even(n - 1)))
            return -1;
    NOGIL_END
    return even;
}
WITH_GIL_FUNCTION(int, is_even, except(-1), (int, n))
{
    int odd;
    if (n == 0)
        return 1;
    if (NOGIL_FAILED(is_odd, odd = is_odd(n - 1)))
        return -1;
    return odd;
}

/* in the initializer of a struct, as a type, ignoring the result */
struct table {
    int (*factorial)(int);
    double (*twice)(double);
};
double use(int n);
double use(int n)
{
    struct table table = {factorial, twice};
    (void)factorial(n);
    (void)compare;
    return table.twice(table.factorial(n)) + pointer(1) + pointer_by_address(2) + thrice(1);
}
