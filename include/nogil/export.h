/* SPDX-License-Identifier: 0BSD */
/* export.h: write a C function and one line; Python calls it, and the GIL is released around it.

       NOGIL_EXPORT(double, hypot2, (double, x), (double, y), NOGIL_DOC("The length of the vector (x, y)."))
       {
           return sqrt(x * x + y * y);
       }
       static PyMethodDef methods[] = {NOGIL_EXPORTED(hypot2), {NULL, NULL, 0, NULL}};

   In Python: hypot2(3, 4), hypot2(x=3, y=4), help(hypot2), inspect.signature(hypot2). Wrong arguments are refused in
   the words that Python has for a function of its own, `def hypot2(x, y)`. The call costs what a METH_FASTCALL function
   by hand costs. Idea: ZigX, where a function without Python objects gets the GIL released around it.

   Rule: with the GIL everything is converted, without it the body runs; a Python API call in the body does not compile
   (see NOGIL_RELEASE). The body raises with nogil_raise, from any place, and what it has raised is raised.

   The function is a static C function, too: hypot2(3.0, 4.0) in C, in the body as well. */
#ifndef NOGIL_EXPORT_H
#define NOGIL_EXPORT_H

#include "buffer.h"
#include "context.h"
#include "convert.h"
#include "error.h"
#include "export_choices.h"
#include "export_items.h"
#include "parameters.h"
#include "spec.h"

/* [static] NOGIL_EXPORT(T, name, item, ...) { body }      at file scope

   T is void (None in Python) or a type of convert.h: bool, an integer of any width, float, double, char (a str of one
   character), const char * (str; NULL is None) or PyObject *. The items, in any order, at most 24:

   (T, x)                 a parameter, at most 12 of them. Python: positional or keyword. An integer out of range is
                          OverflowError, a str with a NUL in it is ValueError; both name function and argument
   NOGIL_ARRAY(T, x, n)   a parameter that is a buffer of numbers (bytes, array, numpy.ndarray), one-dimensional and
                          contiguous: in the body `T *x` and `Py_ssize_t n` items; for reading if T is const.
                          TypeError: other items or dimensions; BufferError: gaps between them, or read-only
   NOGIL_OUT(T, y)        a second result: in the body `T *y`, 0 at first. Python gets the tuple of all results, or, if
                          there is only one, that one
   NOGIL_DOC("text")      the docstring; a last line with the types is added: hypot2(x: float, y: float) -> float
   NOGIL_NAME("name")     the name in Python, where it cannot be the one in C, such as that of a libc function
   NOGIL_RETURNS(status)  T only says whether it worked (see NOGIL_RAISES): Python gets the NOGIL_OUTs, or None
   NOGIL_RAISES(spec)     how a caller sees that the body failed; Cython's specs, see spec.h:
                              except_any            an exception is pending; this holds without NOGIL_RAISES
                              except(v)             the result is v; an exception must be pending
                              except_maybe(v)       the result is v and an exception is pending
                              except_errno(v)       the result is v: OSError from errno
                              except_errno(v, x)    the same with x, a const char *, as its filename
                              noexcept              never: nothing is looked for, which saves a nanosecond where
                                                    the GIL was kept
                          A C++ exception is raised in Python as Cython's table says, whatever the spec
   NOGIL_RELEASE(policy)  when the GIL is released:
                              always                this holds without NOGIL_RELEASE
                              sized(n, threshold)   if n > threshold; n is an expression of the parameters
                              adaptive              as NOGIL_BEGIN_ADAPTIVE learns. For bounded computation, not
                                                    for locks or blocking calls
                              never                 the body may call Python

   Context of the body: released with always, maybe with sized and adaptive, held with never. Called from C, `name`
   itself sees to it: it releases the GIL if held (always), leaves it (sized, adaptive), or takes it (never). */
#define NOGIL_EXPORT(T, ...) NOGIL_PRIV_EXPORT(T, (NOGIL_PRIV_IS_VOID_##T()), __VA_ARGS__, ())

/* The function's PyMethodDef, an initializer; the comma behind it is yours: {NOGIL_EXPORTED(f), {NULL, NULL, 0, NULL}}.
   In the same source file as the NOGIL_EXPORT; also among the methods of a type, where `self` is not passed on. */
#define NOGIL_EXPORTED(name)                                                                                           \
    {nogil_priv_name_##name, (PyCFunction)(void (*)(void))nogil_priv_call_##name, NOGIL_PRIV_CALL_FLAGS,               \
     nogil_priv_doc_##name}

#define NOGIL_ARRAY(T, x, n) (nogil_priv_item, ARRAY, T, x, n)
#define NOGIL_OUT(T, y) (nogil_priv_item, OUT, T, y)
#define NOGIL_DOC(text) (nogil_priv_item, DOC, text)
#define NOGIL_NAME(text) (nogil_priv_item, NAME, text)
#define NOGIL_RETURNS(what) (nogil_priv_item, RETURNS, what)
#define NOGIL_RAISES(spec) (nogil_priv_item, RAISES, spec)
#define NOGIL_RELEASE(policy) (nogil_priv_item, RELEASE, policy)

/* ----------------------------------------------------------------------------------------------------- private */

NOGIL_PRIV_EXTERN_C_BEGIN
/* Put the arguments of a call into the order of the parameters; -1 with the TypeError that Python has for it. */
NOGIL_PRIV_WARM int nogil_priv_export_bind(const nogil_priv_export *function, PyObject *const *values, Py_ssize_t count,
                                           PyObject *keywords, PyObject **bound);
NOGIL_PRIV_WARM int nogil_priv_export_bind_tuple(const nogil_priv_export *function, PyObject *tuple, PyObject *dict,
                                                 PyObject **bound);
/* A tuple of `count` objects, whose references are stolen, also where one is NULL: then the result is. */
NOGIL_PRIV_WARM PyObject *nogil_priv_export_tuple(PyObject **objects, Py_ssize_t count);
/* OSError from errno, unless something is pending already. Returns NULL. */
NOGIL_PRIV_COLD PyObject *nogil_priv_export_errno(const char *filename);
/* Write the docstring. Needs no Python: it is called when the module is loaded. */
NOGIL_PRIV_COLD void nogil_priv_export_document(char *text, size_t size, const nogil_priv_export *function,
                                                const char *doc);
#if NOGIL_PRIV_HAS_BUFFERS
/* PyObject_GetBuffer() has raised: word it better where that is possible. Returns -1. */
NOGIL_PRIV_COLD int nogil_priv_refuse_array(PyObject *object, const nogil_priv_export *function, const char *name,
                                            unsigned wanted);
/* 0 if the view fits (buffer.h: `wanted`), or -1, and it is released. */
NOGIL_PRIV_WARM int nogil_priv_look_at_array(const nogil_priv_export *function, const char *name, unsigned wanted,
                                             Py_buffer *view);
#endif
NOGIL_PRIV_EXTERN_C_END

/* How an argument is converted; `nogil_priv_argument` points to the next one. */
#define NOGIL_PRIV_EXPORT_TAKE(T, x)                                                                                   \
    T x = NOGIL_PRIV_TAKE(T)(*nogil_priv_argument++, nogil_priv_this, #x, &nogil_priv_failed);                         \
    if (NOGIL_PRIV_UNLIKELY(nogil_priv_failed))                                                                        \
        return NULL;

#if NOGIL_PRIV_HAS_BUFFERS
NOGIL_PRIV_INLINE void nogil_priv_view_close(Py_buffer *view)
{
    if (view->obj)
        PyBuffer_Release(view);
}

#define NOGIL_PRIV_ARRAY_FLAGS(wanted)                                                                                 \
    (PyBUF_STRIDES | PyBUF_FORMAT | ((wanted) & NOGIL_PRIV_BUFFER_WRITABLE ? PyBUF_WRITABLE : 0))

/* What array.array and numpy write for their own numbers of this kind and size: one letter, or 0 for the others. */
NOGIL_PRIV_INLINE char nogil_priv_array_letter(unsigned wanted)
{
    const unsigned kind = wanted & 0xff, size = wanted >> 8 & 0xff;
    const char letter = size == sizeof(char)    ? 'b'
                        : size == sizeof(short) ? 'h'
                        : size == sizeof(int)   ? 'i'
                        : size == sizeof(long)  ? 'l'
                                                : 0;
    if (kind == NOGIL_PRIV_BUFFER_REAL)
        return size == sizeof(double) ? 'd' : size == sizeof(float) ? 'f' : 0;
    return kind == NOGIL_PRIV_BUFFER_SIGNED ? letter : kind == NOGIL_PRIV_BUFFER_UNSIGNED ? (char)(letter & ~0x20) : 0;
}

/* `wanted` is a constant, so what is nearly always so is seen with a few comparisons and without a call. */
NOGIL_PRIV_INLINE int nogil_priv_take_array(PyObject *object, const nogil_priv_export *function, const char *name,
                                            unsigned wanted, Py_buffer *view)
{
    if (NOGIL_PRIV_UNLIKELY(PyObject_GetBuffer(object, view, NOGIL_PRIV_ARRAY_FLAGS(wanted)) < 0)) {
        view->obj = NULL;
        return nogil_priv_refuse_array(object, function, name, wanted);
    }
    if (NOGIL_PRIV_LIKELY(view->ndim == 1 && view->format && view->format[0] == nogil_priv_array_letter(wanted) &&
                          view->format[0] && !view->format[1] && view->strides &&
                          view->strides[0] == (Py_ssize_t)(wanted >> 8 & 0xff) && view->itemsize == view->strides[0] &&
                          !((uintptr_t)view->buf & ((wanted >> 16 & 0xff) - 1u))))
        return 0;
    return nogil_priv_look_at_array(function, name, wanted, view);
}

/* Its memory stays where it is until the wrapper returns: `x` lives in it. */
#define NOGIL_PRIV_EXPORT_TAKE_ARRAY(T, x, n)                                                                          \
    Py_buffer nogil_priv_view_of_##x NOGIL_PRIV_CLEANUP(nogil_priv_view_close);                                        \
    if (NOGIL_PRIV_UNLIKELY(                                                                                           \
            nogil_priv_take_array(*nogil_priv_argument++, nogil_priv_this, #x,                                         \
                                  (unsigned)NOGIL_PRIV_TYPE_FORMAT(T) | (unsigned)sizeof(T) << 8 |                     \
                                      (unsigned)__alignof__(T) << 16 |                                                 \
                                      (NOGIL_PRIV_TYPE_IS_CONST(T) ? 0u : (unsigned)NOGIL_PRIV_BUFFER_WRITABLE),       \
                                  &nogil_priv_view_of_##x) < 0))                                                       \
        return NULL;                                                                                                   \
    T *x = (T *)nogil_priv_view_of_##x.buf;                                                                            \
    Py_ssize_t n = nogil_priv_view_of_##x.len / (Py_ssize_t)sizeof(T);
#else
#define NOGIL_PRIV_EXPORT_TAKE_ARRAY(T, x, n)                                                                          \
    T *x = NULL;                                                                                                       \
    Py_ssize_t n = 0;
#endif

#if NOGIL_PRIV_HAS_FASTCALL
#define NOGIL_PRIV_EXPORT_BIND(count)                                                                                  \
    PyObject *nogil_priv_bound[(count) + 1];                                                                           \
    PyObject *const *nogil_priv_argument NOGIL_PRIV_UNUSED = nogil_priv_values;                                        \
    if (NOGIL_PRIV_UNLIKELY(nogil_priv_count != (count) || nogil_priv_keywords)) {                                     \
        nogil_priv_argument = nogil_priv_bound;                                                                        \
        if (nogil_priv_export_bind(nogil_priv_this, nogil_priv_values, nogil_priv_count, nogil_priv_keywords,          \
                                   nogil_priv_bound) < 0)                                                              \
            return NULL;                                                                                               \
    }
#else
#define NOGIL_PRIV_EXPORT_BIND(count)                                                                                  \
    PyObject *nogil_priv_bound[(count) + 1];                                                                           \
    PyObject *const *nogil_priv_argument NOGIL_PRIV_UNUSED = nogil_priv_bound;                                         \
    if (nogil_priv_export_bind_tuple(nogil_priv_this, nogil_priv_tuple, nogil_priv_dict, nogil_priv_bound) < 0)        \
        return NULL;
#endif

/* Has the body raised? `state` is the one that was detached for it, NULL if none was. */
NOGIL_PRIV_INLINE int nogil_priv_export_failed(PyThreadState *state)
{
#if !NOGIL_PRIV_STATE_IS_OPAQUE
    if (state)
        return nogil_priv_state_has_error(state);
#endif
    return nogil_priv_error_pending(NOGIL_PRIV_HELD, NULL);
}

NOGIL_PRIV_INLINE PyObject *nogil_priv_export_result(PyObject **objects, Py_ssize_t count)
{
    if (count == 1)
        return objects[0];
    return count ? nogil_priv_export_tuple(objects, count) : nogil_priv_give_text(NULL);
}

#define NOGIL_PRIV_EXPORT(T, is_void, name, ...)                                                                       \
    NOGIL_PRIV_EXPORT_(T, name, NOGIL_PRIV_VOID_OR_VALUE(is_void),                                                     \
                       NOGIL_PRIV_FIRST_(NOGIL_PRIV_EACH(10, __VA_ARGS__)(~, ALWAYS, (1))),                            \
                       NOGIL_PRIV_FIRST_(NOGIL_PRIV_EACH(11, __VA_ARGS__)(~, ANY, (0), NULL)),                         \
                       NOGIL_PRIV_FIRST_(NOGIL_PRIV_EACH(12, __VA_ARGS__)(~, VALUE)), __VA_ARGS__)
#define NOGIL_PRIV_EXPORT_(T, name, is_void, policy, spec, what, ...)                                                  \
    NOGIL_PRIV_EXPORT_OF(                                                                                              \
        T, name, is_void, NOGIL_PRIV_SECOND_(NOGIL_PRIV_STRIP policy, UNKNOWN, ~),                                     \
        NOGIL_PRIV_THIRD_(NOGIL_PRIV_STRIP policy, ~, (1), ~), NOGIL_PRIV_SECOND_(NOGIL_PRIV_STRIP spec, UNKNOWN, ~),  \
        NOGIL_PRIV_THIRD_(NOGIL_PRIV_STRIP spec, ~, (0), ~), NOGIL_PRIV_FOURTH_(NOGIL_PRIV_STRIP spec, ~, ~, NULL, ~), \
        NOGIL_PRIV_SECOND_(NOGIL_PRIV_STRIP what, UNKNOWN, ~), __VA_ARGS__)
#define NOGIL_PRIV_EXPORT_OF(...) NOGIL_PRIV_EXPORT_IN(__VA_ARGS__)

/* A `static` of the user's belongs to the first thing here, of which nothing is left either way. */
#define NOGIL_PRIV_EXPORT_IN(T, name, is_void, policy, condition, spec, value, filename, what, ...)                    \
    NOGIL_PRIV_UNUSED inline T nogil_priv_linkage_of_##name(void)                                                      \
    {                                                                                                                  \
        __builtin_unreachable();                                                                                       \
    }                                                                                                                  \
    NOGIL_PRIV_EACH(13, __VA_ARGS__)                                                                                   \
    NOGIL_PRIV_STATIC_ASSERT((0 NOGIL_PRIV_EACH(4, __VA_ARGS__)) <= 12,                                                \
                             "NOGIL_EXPORT(" #name "): at most 12 parameters; pass the rest as one NOGIL_ARRAY");      \
    NOGIL_PRIV_EXPORT_CHECK_##policy(name) NOGIL_PRIV_EXPORT_CHECK_##is_void##_##what(T, name)                         \
        NOGIL_PRIV_EXPORT_CHECK_##spec##_##is_void(T, name, value) NOGIL_PRIV_QUIET_BEGIN                              \
        NOGIL_PRIV_UNUSED static const char nogil_priv_name_##name[] =                                                 \
            NOGIL_PRIV_FIRST_(NOGIL_PRIV_EACH(9, __VA_ARGS__) #name);                                                  \
    static const nogil_priv_named_type nogil_priv_types_of_##name[] = {NOGIL_PRIV_EACH(                                \
        5, __VA_ARGS__) NOGIL_PRIV_EXPORT_TYPE_##is_void##_##what(T) NOGIL_PRIV_EACH(6, __VA_ARGS__){NULL, NULL}};     \
    static const nogil_priv_export nogil_priv_export_##name = {nogil_priv_name_##name, nogil_priv_types_of_##name,     \
                                                               0 NOGIL_PRIV_EACH(4, __VA_ARGS__)};                     \
    static char nogil_priv_doc_##name[128 + 2 * sizeof(#name) NOGIL_PRIV_EACH(14, __VA_ARGS__)];                       \
    __attribute__((__constructor__)) static void nogil_priv_document_##name(void)                                      \
    {                                                                                                                  \
        nogil_priv_export_document(nogil_priv_doc_##name, sizeof(nogil_priv_doc_##name), &nogil_priv_export_##name,    \
                                   "" NOGIL_PRIV_EACH(8, __VA_ARGS__));                                                \
    }                                                                                                                  \
    NOGIL_PRIV_UNUSED static inline T nogil_priv_body_##name(                                                          \
        char (*nogil_priv_function)[NOGIL_PRIV_EXPORT_CONTEXT_##policy] NOGIL_PRIV_EACH(1, __VA_ARGS__));              \
    NOGIL_PRIV_UNUSED static inline T name NOGIL_PRIV_EXPORT_PROTOTYPE(~NOGIL_PRIV_EACH(1, __VA_ARGS__))               \
    {                                                                                                                  \
        NOGIL_PRIV_EXPORT_ENTER_##policy(#name);                                                                       \
        NOGIL_PRIV_EXPORT_RETURN_##is_void nogil_priv_body_##name(NULL NOGIL_PRIV_EACH(15, __VA_ARGS__));              \
    }                                                                                                                  \
    NOGIL_PRIV_UNUSED static PyObject *nogil_priv_call_##name(PyObject *nogil_priv_self NOGIL_PRIV_UNUSED,             \
                                                              NOGIL_PRIV_CALL_PARAMETERS)                              \
    {                                                                                                                  \
        const nogil_priv_export *const nogil_priv_this NOGIL_PRIV_UNUSED = &nogil_priv_export_##name;                  \
        int nogil_priv_failed NOGIL_PRIV_UNUSED = 0, nogil_priv_thrown = 1;                                            \
        PyThreadState *nogil_priv_state = NULL;                                                                        \
        NOGIL_PRIV_EXPORT_BIND(0 NOGIL_PRIV_EACH(4, __VA_ARGS__))                                                      \
        NOGIL_PRIV_EACH(3, __VA_ARGS__)                                                                                \
        NOGIL_PRIV_EXPORT_DECLARE_##is_void(T) NOGIL_PRIV_EXPORT_RUN_##policy(                                         \
            condition, NOGIL_PRIV_EXPORT_STORE_##is_void nogil_priv_body_##name(NULL NOGIL_PRIV_EACH(                  \
                           2, __VA_ARGS__))) if (NOGIL_PRIV_UNLIKELY(nogil_priv_thrown)) return NULL;                  \
        (void)nogil_priv_state;                                                                                        \
        NOGIL_PRIV_EXPORT_FAILED_##spec##_##is_void(T, value, filename)                                                \
        {                                                                                                              \
            PyObject *nogil_priv_results[] = {NOGIL_PRIV_EXPORT_GIVE_##is_void##_##what(T)                             \
                                                  NOGIL_PRIV_EACH(7, __VA_ARGS__) NULL};                               \
            return nogil_priv_export_result(nogil_priv_results,                                                        \
                                            (Py_ssize_t)(sizeof(nogil_priv_results) / sizeof(PyObject *)) - 1);        \
        }                                                                                                              \
    }                                                                                                                  \
    static inline T nogil_priv_body_##name(char (*nogil_priv_function)[NOGIL_PRIV_EXPORT_CONTEXT_##policy]             \
                                           NOGIL_PRIV_UNUSED NOGIL_PRIV_EACH(1, __VA_ARGS__)) NOGIL_PRIV_QUIET_END

/* The list begins with a ~, so one element is none. */
#define NOGIL_PRIV_EXPORT_PROTOTYPE(...)                                                                               \
    NOGIL_PRIV_CAT(NOGIL_PRIV_EXPORT_PROTOTYPE_, NOGIL_PRIV_EXPORT_ONE_OR_MORE(__VA_ARGS__))(__VA_ARGS__)
#define NOGIL_PRIV_EXPORT_PROTOTYPE_ONE(nothing) (void)
#define NOGIL_PRIV_EXPORT_PROTOTYPE_MORE(first, ...) (__VA_ARGS__)
#define NOGIL_PRIV_EXPORT_ONE_OR_MORE(...)                                                                             \
    NOGIL_PRIV_COUNT_(__VA_ARGS__, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, \
                      MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE,  \
                      MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE,  \
                      MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE, MORE,  \
                      MORE, MORE, MORE, ONE, ~)

#endif
