/* SPDX-License-Identifier: 0BSD */
/* export_items.h: what NOGIL_EXPORT makes of the list behind its name, one part of the wrapper at a time.

       NOGIL_EXPORT(double, scale, (double, x), NOGIL_OUT(int, power), NOGIL_DOC("..."))

       NOGIL_PRIV_EACH(1, items)     , double x , int *power        the parameters of the body
       NOGIL_PRIV_EACH(2, items)     , x , &power                   the arguments that it is called with
       NOGIL_PRIV_EACH(4, items)     + 1                            how many parameters Python sees

   Rule: everything here is preprocessor, nothing is public; a kind of item is one macro. */
#ifndef NOGIL_EXPORT_ITEMS_H
#define NOGIL_EXPORT_ITEMS_H

#include "convert.h"
#include "parameters.h"
#include "spec.h"

/* Each item is a row of facets in parentheses, most of them empty; NOGIL_PRIV_EACH(k, items) is facet k of all items:

       1 parameter of the body     5 its entry among the types       9 name        13 assertions
       2 argument for it           6 the entry of a result          10 release     14 bytes of the docstring
       3 how it is converted       7 the result as an object        11 raises      15 parameter 1 passed on
       4 "+ 1" for a parameter     8 doc                            12 returns */
#define NOGIL_PRIV_FACETS_2(T, x)                                                                                      \
    (, T x NOGIL_PRIV_UNUSED), (, x), (NOGIL_PRIV_EXPORT_TAKE(T, x)), (+1), ({#x, NOGIL_PRIV_TYPE_TEXT(T)}, ), (), (), \
        (), (), (), (), (), (NOGIL_PRIV_EXPORT_CHECK_TYPE(T, "the parameter " #x)), (+2 * sizeof(#x) + 16), (, x)
#define NOGIL_PRIV_FACETS_ARRAY(item, kind, T, x, n)                                                                   \
    (, T * x NOGIL_PRIV_UNUSED, Py_ssize_t n NOGIL_PRIV_UNUSED), (, x, n), (NOGIL_PRIV_EXPORT_TAKE_ARRAY(T, x, n)),    \
        (+1), ({#x, "Buffer"}, ), (), (), (), (), (), (), (), (NOGIL_PRIV_EXPORT_CHECK_ARRAY(T, x)),                   \
        (+2 * sizeof(#x) + 16), (, x, n)
#define NOGIL_PRIV_FACETS_OUT(item, kind, T, y)                                                                        \
    (, T * y NOGIL_PRIV_UNUSED), (, &y), (T y = 0;), (), (), ({#y, NOGIL_PRIV_TYPE_TEXT(T)}, ),                        \
        (NOGIL_PRIV_GIVE(T)(y), ), (), (), (), (), (), (NOGIL_PRIV_EXPORT_CHECK_TYPE(T, "the result " #y)), (+16),     \
        (, y)
#define NOGIL_PRIV_FACETS_DOC(item, kind, text)                                                                        \
    (), (), (), (), (), (), (), (text), (), (), (), (), (), (+sizeof(text)), ()
#define NOGIL_PRIV_FACETS_NAME(item, kind, text)                                                                       \
    (), (), (), (), (), (), (), (), (text, ), (), (), (), (), (+2 * sizeof(text)), ()
#define NOGIL_PRIV_FACETS_RELEASE(item, kind, policy)                                                                  \
    (), (), (), (), (), (), (), (), (), ((NOGIL_PRIV_RELEASE_##policy), ), (), (), (), (), ()
#define NOGIL_PRIV_FACETS_RAISES(item, kind, spec)                                                                     \
    (), (), (), (), (), (), (), (), (), (), ((NOGIL_PRIV_RAISES_##spec), ), (), (), (), ()
#define NOGIL_PRIV_FACETS_RETURNS(item, kind, what)                                                                    \
    (), (), (), (), (), (), (), (), (), (), (), ((NOGIL_PRIV_RETURNS_##what), ), (), (), ()
/* () and (void), and what is no item */
#define NOGIL_PRIV_FACETS_1(...) (), (), (), (), (), (), (), (), (), (), (), (), (), (), ()
#define NOGIL_PRIV_FACETS_99(...)                                                                                      \
    (), (), (), (), (), (), (), (), (), (), (), (), (NOGIL_PRIV_EXPORT_CHECK_ITEM(#__VA_ARGS__)), (), ()
#define NOGIL_PRIV_FACETS_4 NOGIL_PRIV_FACETS_99
#define NOGIL_PRIV_FACETS_6 NOGIL_PRIV_FACETS_99
#define NOGIL_PRIV_FACETS_8 NOGIL_PRIV_FACETS_99
#define NOGIL_PRIV_FACETS_10 NOGIL_PRIV_FACETS_99
#define NOGIL_PRIV_FACETS_12 NOGIL_PRIV_FACETS_99

#define NOGIL_PRIV_FACET_1(a, ...) NOGIL_PRIV_STRIP a
#define NOGIL_PRIV_FACET_2(a, b, ...) NOGIL_PRIV_STRIP b
#define NOGIL_PRIV_FACET_3(a, b, c, ...) NOGIL_PRIV_STRIP c
#define NOGIL_PRIV_FACET_4(a, b, c, d, ...) NOGIL_PRIV_STRIP d
#define NOGIL_PRIV_FACET_5(a, b, c, d, e, ...) NOGIL_PRIV_STRIP e
#define NOGIL_PRIV_FACET_6(a, b, c, d, e, f, ...) NOGIL_PRIV_STRIP f
#define NOGIL_PRIV_FACET_7(a, b, c, d, e, f, g, ...) NOGIL_PRIV_STRIP g
#define NOGIL_PRIV_FACET_8(a, b, c, d, e, f, g, h, ...) NOGIL_PRIV_STRIP h
#define NOGIL_PRIV_FACET_9(a, b, c, d, e, f, g, h, i, ...) NOGIL_PRIV_STRIP i
#define NOGIL_PRIV_FACET_10(a, b, c, d, e, f, g, h, i, j, ...) NOGIL_PRIV_STRIP j
#define NOGIL_PRIV_FACET_11(a, b, c, d, e, f, g, h, i, j, k, ...) NOGIL_PRIV_STRIP k
#define NOGIL_PRIV_FACET_12(a, b, c, d, e, f, g, h, i, j, k, l, ...) NOGIL_PRIV_STRIP l
#define NOGIL_PRIV_FACET_13(a, b, c, d, e, f, g, h, i, j, k, l, m, ...) NOGIL_PRIV_STRIP m
#define NOGIL_PRIV_FACET_14(a, b, c, d, e, f, g, h, i, j, k, l, m, n, ...) NOGIL_PRIV_STRIP n
#define NOGIL_PRIV_FACET_15(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) NOGIL_PRIV_STRIP o
#define NOGIL_PRIV_FACET(k, ...) NOGIL_PRIV_FACET_##k(__VA_ARGS__)

/* An item of ours begins with a word that says so; otherwise two words are a parameter. */
#define NOGIL_PRIV_ITEM(k, ...)                                                                                        \
    NOGIL_PRIV_ITEM_(k, NOGIL_PRIV_ITEM_KIND(NOGIL_PRIV_SIZE(__VA_ARGS__), __VA_ARGS__, ~, ~), __VA_ARGS__)
#define NOGIL_PRIV_ITEM_(k, kind, ...) NOGIL_PRIV_ITEM_IN(k, kind, __VA_ARGS__)
#define NOGIL_PRIV_ITEM_IN(k, kind, ...) NOGIL_PRIV_FACET(k, NOGIL_PRIV_FACETS_##kind(__VA_ARGS__))
#define NOGIL_PRIV_ITEM_KIND(size, first, second, ...) NOGIL_PRIV_SECOND_(NOGIL_PRIV_ITEM_IS_##first(second), size, ~)
#define NOGIL_PRIV_ITEM_IS_nogil_priv_item(kind) ~, kind

#define NOGIL_PRIV_EACH(k, ...) NOGIL_PRIV_CAT(NOGIL_PRIV_EACH_, NOGIL_PRIV_COUNT(__VA_ARGS__))(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_1(k, i) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i)
#define NOGIL_PRIV_EACH_2(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_1(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_3(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_2(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_4(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_3(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_5(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_4(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_6(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_5(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_7(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_6(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_8(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_7(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_9(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_8(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_10(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_9(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_11(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_10(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_12(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_11(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_13(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_12(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_14(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_13(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_15(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_14(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_16(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_15(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_17(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_16(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_18(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_17(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_19(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_18(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_20(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_19(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_21(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_20(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_22(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_21(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_23(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_22(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_24(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_23(k, __VA_ARGS__)
#define NOGIL_PRIV_EACH_25(k, i, ...) NOGIL_PRIV_ITEM(k, NOGIL_PRIV_STRIP i) NOGIL_PRIV_EACH_24(k, __VA_ARGS__)

/* The words of the policies, specs and returns: NOGIL_PRIV_SECOND_ of what is none of them is what stands behind. */
#define NOGIL_PRIV_RELEASE_always ~, ALWAYS, (1)
#define NOGIL_PRIV_RELEASE_never ~, NEVER, (0)
#define NOGIL_PRIV_RELEASE_adaptive ~, ADAPTIVE, (1)
#define NOGIL_PRIV_RELEASE_sized(n, threshold) ~, SIZED, ((n) > (threshold))
#define NOGIL_PRIV_RAISES_except_any ~, ANY, (0), NULL
#define NOGIL_PRIV_RAISES_noexcept ~, NOEXCEPT, (0), NULL
#define NOGIL_PRIV_RAISES_except(value) ~, EXCEPT, (value), NULL
#define NOGIL_PRIV_RAISES_except_maybe(value) ~, MAYBE, (value), NULL
#define NOGIL_PRIV_RAISES_except_cpp(value) ~, MAYBE, (value), NULL
#define NOGIL_PRIV_RAISES_except_errno(...) ~, ERRNO, NOGIL_PRIV_RAISES_ERRNO_(__VA_ARGS__, NULL, ~)
#define NOGIL_PRIV_RAISES_ERRNO_(value, filename, ...) (value), filename
#define NOGIL_PRIV_RETURNS_value ~, VALUE
#define NOGIL_PRIV_RETURNS_status ~, STATUS

#define NOGIL_PRIV_FIRST(a, ...) a
#define NOGIL_PRIV_FIRST_(...) NOGIL_PRIV_FIRST(__VA_ARGS__, ~)
#define NOGIL_PRIV_FOURTH(a, b, c, d, ...) d
#define NOGIL_PRIV_FOURTH_(...) NOGIL_PRIV_FOURTH(__VA_ARGS__)

/* ---- what a wrong list is told ---- */

#define NOGIL_PRIV_EXPORT_CHECK_TYPE(T, what)                                                                          \
    NOGIL_PRIV_STATIC_ASSERT(NOGIL_PRIV_TYPE_IS_KNOWN(T),                                                              \
                             "NOGIL_EXPORT does not know the type of " what                                            \
                             ": it takes bool, integers, float, double, char, const char * and PyObject *; a pointer " \
                             "to numbers is NOGIL_ARRAY(type, name, length), a second result NOGIL_OUT(type, name)");
#define NOGIL_PRIV_EXPORT_CHECK_ITEM(text)                                                                             \
    NOGIL_PRIV_STATIC_ASSERT(                                                                                          \
        0, "NOGIL_EXPORT: write each parameter as (type, name), with a comma between the two: not (" text ")");
#if NOGIL_PRIV_HAS_BUFFERS
#define NOGIL_PRIV_EXPORT_CHECK_ARRAY(T, x)                                                                            \
    NOGIL_PRIV_STATIC_ASSERT(NOGIL_PRIV_TYPE_FORMAT(T) != 0,                                                           \
                             "NOGIL_ARRAY: the items of " #x " must be of a number type of C, bool or char");
#else
#define NOGIL_PRIV_EXPORT_CHECK_ARRAY(T, x)                                                                            \
    NOGIL_PRIV_STATIC_ASSERT(0, "NOGIL_ARRAY: the limited API has buffers since Python 3.11: build with "              \
                                "Py_LIMITED_API=0x030B0000 or newer, or without it");
#endif

#endif
