/* SPDX-License-Identifier: 0BSD */
/* functions.c: with-gil and nogil functions as the plain C functions that they are. */
#include "functions.h"

#include <pthread.h>
#include <stdlib.h>

#ifndef __cplusplus
#include <stdbool.h>
#endif

#include "module.h"

/* ---------------------------------------------------------------------------------------- 0 to 16 parameters */

/* Each digit is the position of a parameter: 3 parameters give 123. */

static WITH_GIL_FUNCTION(long, with_0, except_maybe(-1), ())
{
    return (long)0;
}
static WITH_GIL_FUNCTION(long, with_1, except_maybe(-1), (long, a))
{
    return (long)(0 * 3 + (long)a);
}
static WITH_GIL_FUNCTION(long, with_2, except_maybe(-1), (long, a, int, b))
{
    return (long)((0 * 3 + (long)a) * 3 + (long)b);
}
static WITH_GIL_FUNCTION(long, with_3, except_maybe(-1), (long, a, int, b, short, c))
{
    return (long)(((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c);
}
static WITH_GIL_FUNCTION(long, with_4, except_maybe(-1), (long, a, int, b, short, c, double, d))
{
    return (long)((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d);
}
static WITH_GIL_FUNCTION(long, with_5, except_maybe(-1), (long, a, int, b, short, c, double, d, unsigned, e))
{
    return (long)(((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e);
}
static WITH_GIL_FUNCTION(long, with_6, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f))
{
    return (long)((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0'));
}
static WITH_GIL_FUNCTION(long, with_7, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g))
{
    return (long)(((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                      3 +
                  (long)g);
}
static WITH_GIL_FUNCTION(long, with_8, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h))
{
    return (
        long)((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                   3 +
               (long)g) *
                  3 +
              (long)h);
}
static WITH_GIL_FUNCTION(long, with_9, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i))
{
    return (
        long)(((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                    3 +
                (long)g) *
                   3 +
               (long)h) *
                  3 +
              (long)i);
}
static WITH_GIL_FUNCTION(long, with_10, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i, size_t, j))
{
    return (
        long)((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                     3 +
                 (long)g) *
                    3 +
                (long)h) *
                   3 +
               (long)i) *
                  3 +
              (long)j);
}
static WITH_GIL_FUNCTION(long, with_11, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i, size_t, j, signed char, k))
{
    return (
        long)(((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                      3 +
                  (long)g) *
                     3 +
                 (long)h) *
                    3 +
                (long)i) *
                   3 +
               (long)j) *
                  3 +
              (long)k);
}
static WITH_GIL_FUNCTION(long, with_12, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i, size_t, j, signed char, k, int, l))
{
    return (long)((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                        (*f - '0')) *
                           3 +
                       (long)g) *
                          3 +
                      (long)h) *
                         3 +
                     (long)i) *
                        3 +
                    (long)j) *
                       3 +
                   (long)k) *
                      3 +
                  (long)l);
}
static WITH_GIL_FUNCTION(long, with_13, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i, size_t, j, signed char, k, int, l, unsigned long, m))
{
    return (long)(((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                         (*f - '0')) *
                            3 +
                        (long)g) *
                           3 +
                       (long)h) *
                          3 +
                      (long)i) *
                         3 +
                     (long)j) *
                        3 +
                    (long)k) *
                       3 +
                   (long)l) *
                      3 +
                  (long)m);
}
static WITH_GIL_FUNCTION(long, with_14, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i, size_t, j, signed char, k, int, l, unsigned long, m, witness *, n))
{
    return (long)((((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                          (*f - '0')) *
                             3 +
                         (long)g) *
                            3 +
                        (long)h) *
                           3 +
                       (long)i) *
                          3 +
                      (long)j) *
                         3 +
                     (long)k) *
                        3 +
                    (long)l) *
                       3 +
                   (long)m) *
                      3 +
                  n->errno_set);
}
static WITH_GIL_FUNCTION(long, with_15, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i, size_t, j, signed char, k, int, l, unsigned long, m, witness *, n, void *, o))
{
    return (long)(((((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                           (*f - '0')) *
                              3 +
                          (long)g) *
                             3 +
                         (long)h) *
                            3 +
                        (long)i) *
                           3 +
                       (long)j) *
                          3 +
                      (long)k) *
                         3 +
                     (long)l) *
                        3 +
                    (long)m) *
                       3 +
                   n->errno_set) *
                      3 +
                  *(int *)o);
}
static WITH_GIL_FUNCTION(long, with_16, except_maybe(-1),
                         (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h,
                          float, i, size_t, j, signed char, k, int, l, unsigned long, m, witness *, n, void *, o, long,
                          p))
{
    return (long)((((((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                            (*f - '0')) *
                               3 +
                           (long)g) *
                              3 +
                          (long)h) *
                             3 +
                         (long)i) *
                            3 +
                        (long)j) *
                           3 +
                       (long)k) *
                          3 +
                      (long)l) *
                         3 +
                     (long)m) *
                        3 +
                    n->errno_set) *
                       3 +
                   *(int *)o) *
                      3 +
                  (long)p);
}
static NOGIL_FUNCTION(long, nogil_0, except_maybe(-1), ())
{
    return (long)0;
}
static NOGIL_FUNCTION(long, nogil_1, except_maybe(-1), (long, a))
{
    return (long)(0 * 3 + (long)a);
}
static NOGIL_FUNCTION(long, nogil_2, except_maybe(-1), (long, a, int, b))
{
    return (long)((0 * 3 + (long)a) * 3 + (long)b);
}
static NOGIL_FUNCTION(long, nogil_3, except_maybe(-1), (long, a, int, b, short, c))
{
    return (long)(((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c);
}
static NOGIL_FUNCTION(long, nogil_4, except_maybe(-1), (long, a, int, b, short, c, double, d))
{
    return (long)((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d);
}
static NOGIL_FUNCTION(long, nogil_5, except_maybe(-1), (long, a, int, b, short, c, double, d, unsigned, e))
{
    return (long)(((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e);
}
static NOGIL_FUNCTION(long, nogil_6, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f))
{
    return (long)((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0'));
}
static NOGIL_FUNCTION(long, nogil_7, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g))
{
    return (long)(((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                      3 +
                  (long)g);
}
static NOGIL_FUNCTION(long, nogil_8, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h))
{
    return (
        long)((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                   3 +
               (long)g) *
                  3 +
              (long)h);
}
static NOGIL_FUNCTION(long, nogil_9, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i))
{
    return (
        long)(((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                    3 +
                (long)g) *
                   3 +
               (long)h) *
                  3 +
              (long)i);
}
static NOGIL_FUNCTION(long, nogil_10, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i, size_t, j))
{
    return (
        long)((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                     3 +
                 (long)g) *
                    3 +
                (long)h) *
                   3 +
               (long)i) *
                  3 +
              (long)j);
}
static NOGIL_FUNCTION(long, nogil_11, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i, size_t, j, signed char, k))
{
    return (
        long)(((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 + (*f - '0')) *
                      3 +
                  (long)g) *
                     3 +
                 (long)h) *
                    3 +
                (long)i) *
                   3 +
               (long)j) *
                  3 +
              (long)k);
}
static NOGIL_FUNCTION(long, nogil_12, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i, size_t, j, signed char, k, int, l))
{
    return (long)((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                        (*f - '0')) *
                           3 +
                       (long)g) *
                          3 +
                      (long)h) *
                         3 +
                     (long)i) *
                        3 +
                    (long)j) *
                       3 +
                   (long)k) *
                      3 +
                  (long)l);
}
static NOGIL_FUNCTION(long, nogil_13, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i, size_t, j, signed char, k, int, l, unsigned long, m))
{
    return (long)(((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                         (*f - '0')) *
                            3 +
                        (long)g) *
                           3 +
                       (long)h) *
                          3 +
                      (long)i) *
                         3 +
                     (long)j) *
                        3 +
                    (long)k) *
                       3 +
                   (long)l) *
                      3 +
                  (long)m);
}
static NOGIL_FUNCTION(long, nogil_14, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i, size_t, j, signed char, k, int, l, unsigned long, m, witness *, n))
{
    return (long)((((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                          (*f - '0')) *
                             3 +
                         (long)g) *
                            3 +
                        (long)h) *
                           3 +
                       (long)i) *
                          3 +
                      (long)j) *
                         3 +
                     (long)k) *
                        3 +
                    (long)l) *
                       3 +
                   (long)m) *
                      3 +
                  n->errno_set);
}
static NOGIL_FUNCTION(long, nogil_15, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i, size_t, j, signed char, k, int, l, unsigned long, m, witness *, n, void *, o))
{
    return (long)(((((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                           (*f - '0')) *
                              3 +
                          (long)g) *
                             3 +
                         (long)h) *
                            3 +
                        (long)i) *
                           3 +
                       (long)j) *
                          3 +
                      (long)k) *
                         3 +
                     (long)l) *
                        3 +
                    (long)m) *
                       3 +
                   n->errno_set) *
                      3 +
                  *(int *)o);
}
static NOGIL_FUNCTION(long, nogil_16, except_maybe(-1),
                      (long, a, int, b, short, c, double, d, unsigned, e, const char *, f, char, g, long long, h, float,
                       i, size_t, j, signed char, k, int, l, unsigned long, m, witness *, n, void *, o, long, p))
{
    return (long)((((((((((((((((0 * 3 + (long)a) * 3 + (long)b) * 3 + (long)c) * 3 + (long)d) * 3 + (long)e) * 3 +
                            (*f - '0')) *
                               3 +
                           (long)g) *
                              3 +
                          (long)h) *
                             3 +
                         (long)i) *
                            3 +
                        (long)j) *
                           3 +
                       (long)k) *
                          3 +
                      (long)l) *
                         3 +
                     (long)m) *
                        3 +
                    n->errno_set) *
                       3 +
                   *(int *)o) *
                      3 +
                  (long)p);
}

/* Called with the GIL and without: the arguments are 1, 2, ... 16, each of its own type. */
static PyObject *parameters(PyObject *self, PyObject *ignored)
{
    long got[4][17];
    int mode, n, fifteen = 15;
    witness fourteen = witness_nowhere();
    PyObject *result = PyList_New(0);
    (void)self;
    (void)ignored;
    fourteen.errno_set = 14;
#define CALL_ALL(row)                                                                                                  \
    got[row][0] = with_0();                                                                                            \
    got[row][1] = with_1(1);                                                                                           \
    got[row][2] = with_2(1, 2);                                                                                        \
    got[row][3] = with_3(1, 2, 3);                                                                                     \
    got[row][4] = with_4(1, 2, 3, 4.0);                                                                                \
    got[row][5] = with_5(1, 2, 3, 4.0, 5);                                                                             \
    got[row][6] = with_6(1, 2, 3, 4.0, 5, "6");                                                                        \
    got[row][7] = with_7(1, 2, 3, 4.0, 5, "6", 7);                                                                     \
    got[row][8] = with_8(1, 2, 3, 4.0, 5, "6", 7, 8);                                                                  \
    got[row][9] = with_9(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F);                                                            \
    got[row][10] = with_10(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10);                                                      \
    got[row][11] = with_11(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11);                                                  \
    got[row][12] = with_12(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12);                                              \
    got[row][13] = with_13(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13);                                          \
    got[row][14] = with_14(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13, &fourteen);                               \
    got[row][15] = with_15(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13, &fourteen, &fifteen);                     \
    got[row][16] = with_16(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13, &fourteen, &fifteen, 16);                 \
    got[row + 1][0] = nogil_0();                                                                                       \
    got[row + 1][1] = nogil_1(1);                                                                                      \
    got[row + 1][2] = nogil_2(1, 2);                                                                                   \
    got[row + 1][3] = nogil_3(1, 2, 3);                                                                                \
    got[row + 1][4] = nogil_4(1, 2, 3, 4.0);                                                                           \
    got[row + 1][5] = nogil_5(1, 2, 3, 4.0, 5);                                                                        \
    got[row + 1][6] = nogil_6(1, 2, 3, 4.0, 5, "6");                                                                   \
    got[row + 1][7] = nogil_7(1, 2, 3, 4.0, 5, "6", 7);                                                                \
    got[row + 1][8] = nogil_8(1, 2, 3, 4.0, 5, "6", 7, 8);                                                             \
    got[row + 1][9] = nogil_9(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F);                                                       \
    got[row + 1][10] = nogil_10(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10);                                                 \
    got[row + 1][11] = nogil_11(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11);                                             \
    got[row + 1][12] = nogil_12(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12);                                         \
    got[row + 1][13] = nogil_13(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13);                                     \
    got[row + 1][14] = nogil_14(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13, &fourteen);                          \
    got[row + 1][15] = nogil_15(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13, &fourteen, &fifteen);                \
    got[row + 1][16] = nogil_16(1, 2, 3, 4.0, 5, "6", 7, 8, 9.0F, 10, 11, 12, 13, &fourteen, &fifteen, 16);            \
    (void)0
    CALL_ALL(0);
    NOGIL_BEGIN
        CALL_ALL(2);
    NOGIL_END
#undef CALL_ALL
    for (mode = 0; mode < 4; mode++)
        for (n = 0; n <= 16; n++) {
            PyObject *item = Py_BuildValue("(iil)", mode, n, got[mode][n]);
            PyList_Append(result, item);
            Py_DECREF(item);
        }
    return result;
}

/* --------------------------------------------------------------------------------------- every return type */

typedef enum { RED = 1, GREEN, BLUE } color;
typedef long (*callback_type)(witness *, long);
typedef struct {
    short x, y;
} small;

#define RETURNS(T, name, value)                                                                                        \
    static WITH_GIL_FUNCTION(T, with_##name, except_any, (T, v))                                                       \
    {                                                                                                                  \
        (void)PyErr_Occurred();                                                                                        \
        return v;                                                                                                      \
    }                                                                                                                  \
    static NOGIL_FUNCTION(T, nogil_##name, noexcept, (T, v))                                                           \
    {                                                                                                                  \
        return v;                                                                                                      \
    }                                                                                                                  \
    static int check_##name(void)                                                                                      \
    {                                                                                                                  \
        T v = value;                                                                                                   \
        T r = with_##name(v);                                                                                          \
        T q = nogil_##name(v);                                                                                         \
        T s;                                                                                                           \
        int wrong = memcmp(&r, &v, sizeof r) || memcmp(&q, &v, sizeof q);                                              \
        NOGIL_BEGIN                                                                                                    \
            wrong |= NOGIL_FAILED(with_##name, s = with_##name(v)) || memcmp(&s, &v, sizeof s);                        \
            wrong |= NOGIL_FAILED(nogil_##name, s = nogil_##name(v)) || memcmp(&s, &v, sizeof s);                      \
        NOGIL_END                                                                                                      \
        return wrong;                                                                                                  \
    }

static const big a_big = {7, 2.5, "seven"};
static const small a_small = {3, 4};

RETURNS(int, int, -5)
RETURNS(unsigned, unsigned, 4000000000U)
RETURNS(char, char, 'q')
RETURNS(signed char, signed_char, -3)
RETURNS(short, short, -300)
RETURNS(long long, long_long, -5000000000LL)
RETURNS(unsigned long, unsigned_long, 5000000000UL)
RETURNS(size_t, size, 5)
RETURNS(bool, bool, true)
RETURNS(float, float, 1.5F)
RETURNS(double, double, -2.25)
RETURNS(color, color, GREEN)
RETURNS(const char *, text, "text")
RETURNS(void *, pointer, NULL)
RETURNS(PyObject *, object, (PyObject *)&PyLong_Type)
RETURNS(callback_type, function_pointer, second_with_gil)
RETURNS(small, small, a_small)
RETURNS(big, big, a_big)

static int void_calls;
static WITH_GIL_FUNCTION(void, with_void, except_any, (int, by))
{
    (void)PyErr_Occurred();
    void_calls += by;
}
static NOGIL_FUNCTION(void, nogil_void, noexcept, (void))
{
    void_calls += 10;
    return;
}

static PyObject *return_types(PyObject *self, PyObject *ignored)
{
    PyObject *wrong = PyList_New(0), *name;
    (void)self;
    (void)ignored;
#define CHECK(T)                                                                                                       \
    if (check_##T()) {                                                                                                 \
        name = PyUnicode_FromString(#T);                                                                               \
        PyList_Append(wrong, name);                                                                                    \
        Py_DECREF(name);                                                                                               \
    }
    CHECK(int)
    CHECK(unsigned)
    CHECK(char)
    CHECK(signed_char)
    CHECK(short)
    CHECK(long_long)
    CHECK(unsigned_long)
    CHECK(size)
    CHECK(bool)
    CHECK(float)
    CHECK(double)
    CHECK(color)
    CHECK(text)
    CHECK(pointer)
    CHECK(object)
    CHECK(function_pointer)
    CHECK(small)
    CHECK(big)
#undef CHECK
    void_calls = 0;
    with_void(1);
    nogil_void();
    NOGIL_BEGIN
        if (NOGIL_FAILED(with_void, with_void(100)) || NOGIL_FAILED(nogil_void, nogil_void()))
            void_calls = -1;
    NOGIL_END
    if (void_calls != 121) {
        PyErr_Format(PyExc_AssertionError, "void functions were called wrongly: %d", void_calls);
        Py_DECREF(wrong);
        return NULL;
    }
    return wrong;
}

/* ------------------------------------------------------------------------------------------- two source files */

WITH_GIL_FUNCTION(int, first_with_gil, except(-1), (int, i))
{
    (void)PyErr_Occurred();
    return i;
}

static PyObject *across_source_files(PyObject *self, PyObject *ignored)
{
    witness sworn = witness_here(), *seen = &sworn;
    big value = a_big;
    long with_gil = 0, nogil_held = 0, nogil_released = 0;
    int failed = 0, quiet = 0, same = 0;
    const char *text = NULL;
    (void)self;
    (void)ignored;
    witness_expect(seen, 1, __LINE__);
    nogil_held = second_nogil(seen, 1, 5);
    NOGIL_BEGIN
        witness_expect(seen, 0, __LINE__);
        failed |= NOGIL_FAILED(second_with_gil, with_gil = second_with_gil(seen, 5));
        failed |= NOGIL_FAILED(second_nogil, nogil_released = second_nogil(seen, 0, 5)) << 1;
        failed |= NOGIL_FAILED(second_big, value = second_big(value)) << 2;
        failed |= NOGIL_FAILED(second_text, text = second_text()) << 3;
        failed |= NOGIL_FAILED(second_quiet, quiet = second_quiet()) << 4;
        failed |= NOGIL_FAILED(second_void, second_void(0)) << 5;
        if (!NOGIL_FAILED(second_void, second_void(1)) || !NOGIL_CATCH(PyExc_KeyError))
            failed |= 64;
        if (!NOGIL_FAILED(second_nogil, second_nogil(seen, 0, -1)) || !NOGIL_CATCH(PyExc_ValueError))
            failed |= 128;
        if (!NOGIL_FAILED(second_with_gil, second_with_gil(seen, -1)) || !NOGIL_CATCH(PyExc_ValueError))
            failed |= 256;
        errno = seen->errno_set;
        witness_expect(seen, 0, __LINE__);
    NOGIL_END
    witness_expect(seen, 1, __LINE__);
    same = text && !strcmp(text, "text") && quiet == 12 && everywhere(1) == 2;
    if (failed || !same || value.a != 8 || value.b != 5.0 || strcmp(value.c, "xeven") || nogil_held != 31 ||
        nogil_released != 31 || with_gil != 31)
        return PyErr_Format(PyExc_AssertionError, "failed %d, same %d, big %d, nogil %ld %ld, with %ld", failed, same,
                            value.a, nogil_held, nogil_released, with_gil);
    return witness_verdict(seen);
}

/* ---------------------------------------------------------------------------------------------- as callbacks */

static PyObject *key_function;
static long comparisons;

/* For qsort: compares what key_function says of two objects. An exception ends up pending, the order is then any. */
static WITH_GIL_FUNCTION(int, compare_keys, except_any, (const void *, left, const void *, right))
{
    PyObject *a, *b;
    int result = 0;
    comparisons++;
    if (PyErr_Occurred())
        return 0;
    a = PyObject_CallFunctionObjArgs(key_function, *(PyObject *const *)left, NULL);
    b = a ? PyObject_CallFunctionObjArgs(key_function, *(PyObject *const *)right, NULL) : NULL;
    if (b) {
        int less = PyObject_RichCompareBool(a, b, Py_LT);
        int greater = PyObject_RichCompareBool(a, b, Py_GT);
        result = less > 0 ? -1 : greater > 0 ? 1 : 0;
    }
    Py_XDECREF(a);
    Py_XDECREF(b);
    return result;
}

/* sorted(list, key, release): by the C library's qsort, which runs with or without the GIL */
static PyObject *sort_with_qsort(PyObject *self, PyObject *arguments)
{
    PyObject *list, *result;
    PyObject *items[100];
    Py_ssize_t n, i;
    int release;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "OOi", &list, &key_function, &release))
        return NULL;
    n = PyList_Size(list);
    if (n > 100)
        return PyErr_Format(PyExc_ValueError, "at most 100");
    for (i = 0; i < n; i++)
        items[i] = PyList_GetItem(list, i);
    if (release) {
        NOGIL_BEGIN
            qsort(items, (size_t)n, sizeof items[0], compare_keys);
        NOGIL_END
    } else {
        qsort(items, (size_t)n, sizeof items[0], compare_keys);
    }
    if (PyErr_Occurred())
        return NULL;
    result = PyList_New(0);
    for (i = 0; i < n; i++)
        PyList_Append(result, items[i]);
    return result;
}

/* For qsort: needs no GIL. */
static NOGIL_FUNCTION(int, compare_ints, noexcept, (const void *, left, const void *, right))
{
    int a = *(const int *)left, b = *(const int *)right;
    return (a > b) - (a < b);
}

static PyObject *sort_ints(PyObject *self, PyObject *ignored)
{
    int numbers[] = {5, 3, 9, 1}, more[] = {5, 3, 9, 1};
    (void)self;
    (void)ignored;
    qsort(numbers, 4, sizeof(int), compare_ints);
    NOGIL_BEGIN
        qsort(more, 4, sizeof(int), compare_ints);
    NOGIL_END
    return Py_BuildValue("[iiii][iiii]", numbers[0], numbers[1], numbers[2], numbers[3], more[0], more[1], more[2],
                         more[3]);
}

/* The start routines of pthreads. */
static WITH_GIL_FUNCTION(void *, thread_with_gil, except_any, (void *, list))
{
    PyObject *state = PyLong_FromVoidPtr(probe_current());
    PyList_Append((PyObject *)list, state);
    Py_XDECREF(state);
    return list;
}

static NOGIL_FUNCTION(void *, thread_nogil, except(NULL), (void *, list))
{
    if (probe_gilstate_check())
        return NULL;
    if (NOGIL_FAILED(thread_with_gil, thread_with_gil(list)))
        return NULL;
    return probe_gilstate_check() ? NULL : thread_with_gil(list);
}

static PyObject *start_routines(PyObject *self, PyObject *list)
{
    pthread_t one, two;
    void *first = NULL, *second = NULL;
    int refused;
    (void)self;
    NOGIL_BEGIN
        refused = pthread_create(&one, NULL, thread_with_gil, list);
        if (!refused)
            pthread_join(one, &first);
        refused |= pthread_create(&two, NULL, thread_nogil, list);
        if (!refused)
            pthread_join(two, &second);
    NOGIL_END
    return PyBool_FromLong(!refused && first == list && second == list);
}

/* A pointer to each is a pointer to a plain C function of that type. */
static PyObject *addresses(PyObject *self, PyObject *ignored)
{
    long (*with_gil)(witness *, long) = second_with_gil;
    long (*nogil)(witness *, int, long) = &second_nogil;
    void (*nothing)(int) = second_void;
    int (*none)(void) = second_quiet;
    witness sworn = witness_here(), *seen = &sworn;
    long sum;
    (void)self;
    (void)ignored;
    witness_expect(seen, 1, __LINE__);
    sum = with_gil(seen, 1) + nogil(seen, 1, 2) + none();
    nothing(0);
    witness_expect(seen, 1, __LINE__);
    if (sum != 1 + 3 + 12)
        witness_complain(seen, __LINE__, "the sum is wrong", sum);
    return witness_verdict(seen);
}

/* ------------------------------------------------------------------------------------------------- __func__ */

static WITH_GIL_FUNCTION(const char *, my_name, except(NULL), ())
{
    return __func__;
}
static PyObject *name_inside(PyObject *self, PyObject *ignored)
{
    (void)self;
    (void)ignored;
    return PyUnicode_FromString(my_name());
}

#ifdef __cplusplus
#include "functions_cc.h"
#endif

static PyMethodDef methods[] = {{"parameters", parameters, METH_NOARGS, NULL},
                                {"return_types", return_types, METH_NOARGS, NULL},
                                {"across_source_files", across_source_files, METH_NOARGS, NULL},
                                {"sort_with_qsort", sort_with_qsort, METH_VARARGS, NULL},
                                {"sort_ints", sort_ints, METH_NOARGS, NULL},
                                {"start_routines", start_routines, METH_O, NULL},
                                {"addresses", addresses, METH_NOARGS, NULL},
                                {"name_inside", name_inside, METH_NOARGS, NULL},
#ifdef __cplusplus
                                FUNCTIONS_CC_METHODS
#endif
                                {NULL, NULL, 0, NULL}};
TEST_MODULE(functions)
