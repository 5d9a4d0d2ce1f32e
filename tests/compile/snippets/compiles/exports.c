/* SPDX-License-Identifier: 0BSD */
/* an exported function may have 0 to 12 parameters, of any name, and any items

   without: limited3.9 */
#include <nogil.h>

NOGIL_EXPORT(void, nothing)
{
}
static NOGIL_EXPORT(void, nothing_either, (void))
{
}
NOGIL_EXPORT(int, twelve, (int, a), (int, b), (int, c), (int, d), (int, e), (int, f), (int, g), (int, h), (int, i),
             (int, j), (int, k), (int, l), NOGIL_DOC("Twelve."), NOGIL_OUT(int, m), NOGIL_OUT(double, n),
             NOGIL_NAME("dozen"), NOGIL_RELEASE(sized(a + b, 10)), NOGIL_RAISES(except_maybe(-1)), NOGIL_RETURNS(value))
{
    *m = a + b + c + d + e + f;
    *n = g + h + i + j + k + l;
    return *m > 0 ? -1 : 0;
}
/* names that the macros use for themselves */
NOGIL_EXPORT(int, names, (int, T), (int, x), (int, n), (int, name), (int, value), (int, text), (int, item), (int, kind),
             (int, k), (int, policy), (int, condition), (int, result), NOGIL_OUT(int, what), NOGIL_OUT(int, spec))
{
    *what = T + x + n + name + value + text;
    *spec = item + kind + k + policy + condition + result;
    return 0;
}
NOGIL_EXPORT(int, more_names, (int, self), (int, module), (int, function), (int, failed), (int, object), (int, args),
             (int, count), (int, filename), (int, bound), (int, this_), (int, tuple), (int, dict))
{
    return self + module + function + failed + object + args + count + filename + bound + this_ + tuple + dict;
}
NOGIL_EXPORT(Py_ssize_t, arrays, NOGIL_ARRAY(const double, a, n), NOGIL_ARRAY(unsigned char, b, m), (const int, by))
{
    if (m && n)
        b[0] = a[0] > by;
    return n + m;
}
NOGIL_EXPORT(int, unused, (int, not_used), NOGIL_OUT(int, nor_this), (const char *, nor_that))
{
    return 0;
}

int use(void);
int use(void)
{
    int m, what, spec;
    double n;
    nothing();
    nothing_either();
    return twelve(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, &m, &n) +
           names(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, &what, &spec) + unused(1, &m, "");
}

PyMethodDef exports_methods[] = {
    NOGIL_EXPORTED(nothing),    NOGIL_EXPORTED(nothing_either), NOGIL_EXPORTED(twelve), NOGIL_EXPORTED(names),
    NOGIL_EXPORTED(more_names), NOGIL_EXPORTED(arrays),         NOGIL_EXPORTED(unused), {NULL, NULL, 0, NULL},
};
