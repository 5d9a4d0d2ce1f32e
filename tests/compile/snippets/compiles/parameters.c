/* SPDX-License-Identifier: 0BSD */
/* a function may have 0 to 16 parameters, of any type and any name */
#include <nogil.h>

#include <stdio.h>

struct pair {
    int a, b;
};
typedef int (*callback)(void *, int);

static NOGIL_FUNCTION(int, none, except(-1), ())
{
    return 0;
}
static NOGIL_FUNCTION(int, void_word, except(-1), (void))
{
    return 0;
}
static NOGIL_FUNCTION(int, f1, except(-1), (int, a))
{
    return a;
}
static WITH_GIL_FUNCTION(int, f2, except(-1), (int, a, int, b))
{
    return a + b;
}
static NOGIL_FUNCTION(int, f3, except(-1), (int, a, int, b, int, c))
{
    return a + b + c;
}
static WITH_GIL_FUNCTION(int, f4, except(-1), (int, a, int, b, int, c, int, d))
{
    return a + b + c + d;
}
static NOGIL_FUNCTION(int, f5, except(-1), (int, a, int, b, int, c, int, d, int, e))
{
    return a + b + c + d + e;
}
static WITH_GIL_FUNCTION(int, f6, except(-1), (int, a, int, b, int, c, int, d, int, e, int, f))
{
    return a + b + c + d + e + f;
}
static NOGIL_FUNCTION(int, f7, except(-1), (int, a, int, b, int, c, int, d, int, e, int, f, int, g))
{
    return a + b + c + d + e + f + g;
}
static WITH_GIL_FUNCTION(int, f8, except(-1), (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h))
{
    return a + b + c + d + e + f + g + h;
}
static NOGIL_FUNCTION(int, f9, except(-1), (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i))
{
    return a + b + c + d + e + f + g + h + i;
}
static WITH_GIL_FUNCTION(int, f10, except(-1),
                         (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j))
{
    return a + b + c + d + e + f + g + h + i + j;
}
static NOGIL_FUNCTION(int, f11, except(-1),
                      (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j, int, k))
{
    return a + b + c + d + e + f + g + h + i + j + k;
}
static WITH_GIL_FUNCTION(int, f12, except(-1),
                         (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j, int, k, int,
                          l))
{
    return a + b + c + d + e + f + g + h + i + j + k + l;
}
static NOGIL_FUNCTION(int, f13, except(-1),
                      (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j, int, k, int, l,
                       int, m))
{
    return a + b + c + d + e + f + g + h + i + j + k + l + m;
}
static WITH_GIL_FUNCTION(int, f14, except(-1),
                         (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j, int, k, int,
                          l, int, m, int, n))
{
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n;
}
static NOGIL_FUNCTION(int, f15, except(-1),
                      (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j, int, k, int, l,
                       int, m, int, n, int, o))
{
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o;
}
static WITH_GIL_FUNCTION(int, f16, except(-1),
                         (int, a, int, b, int, c, int, d, int, e, int, f, int, g, int, h, int, i, int, j, int, k, int,
                          l, int, m, int, n, int, o, int, p))
{
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p;
}

/* one pair in parentheses each */
static NOGIL_FUNCTION(int, pairs, except(-1), (int, a), (double, b), (const char *, c))
{
    return a + (b > 0) + (c == NULL);
}

static WITH_GIL_FUNCTION(int, types, except(-1),
                         (const char *, a, struct pair, b, struct pair *, c, callback, d, unsigned long long, e,
                          PyObject *, f, void **, g, FILE *, h, const int *const, i, long double, j))
{
    return a && b.a && c && d(a ? c : NULL, 1) && e && f && g && h && i && j > 0;
}

/* names that the macros use for themselves */
static WITH_GIL_FUNCTION(int, names, except(-1),
                         (int, n, int, name, int, value, int, spec, int, T, int, t, int, p, int, call, int, kind, int,
                          mode, int, state, int, section, int, guard, int, condition, int, context, int, result))
{
    return n + name + value + spec + T + t + p + call + kind + mode + state + section + guard + condition + context +
           result;
}
static NOGIL_FUNCTION(int, more_names, except(-1),
                      (int, a0, int, hidden, int, slot, int, other, int, match, int, always, int, is_void, int,
                       expression, int, before, int, error, int, around, int, opener, int, site, int, what, int, held))
{
    NOGIL_BEGIN
        WITH_GIL_BEGIN
            a0 += hidden;
        WITH_GIL_END
    NOGIL_END
    return a0 + slot + other + match + always + is_void + expression + before + error + around + opener + site + what +
           held;
}

static int call_back(void *p, int i)
{
    return p != NULL && i;
}

int use(PyObject *o);
int use(PyObject *o)
{
    struct pair pair = {1, 2};
    int i = none() + void_word();
    i += f1(1);
    i += f2(1, 2);
    i += f3(1, 2, 3);
    i += f4(1, 2, 3, 4);
    i += f5(1, 2, 3, 4, 5);
    i += f6(1, 2, 3, 4, 5, 6);
    i += f7(1, 2, 3, 4, 5, 6, 7);
    i += f8(1, 2, 3, 4, 5, 6, 7, 8);
    i += f9(1, 2, 3, 4, 5, 6, 7, 8, 9);
    i += f10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    i += f11(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    i += f12(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    i += f13(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    i += f14(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
    i += f15(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    i += f16(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    i += pairs(1, 2.0, "3");
    i += types("a", pair, &pair, call_back, 5, o, NULL, stdout, &i, 1.0L);
    i += names(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    i += more_names(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    return i;
}
