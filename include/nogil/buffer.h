/* SPDX-License-Identifier: 0BSD */
/* buffer.h: the memory of a bytearray, an array or a numpy.ndarray as C numbers, readable without the GIL.

       NOGIL_BUFFER(double, m, object, 2, readonly);      // Cython: cdef const double[:, :] m = object
       if (NOGIL_BUFFER_FAILED(m))
           return NULL;                                   // TypeError or BufferError, which names m
       NOGIL_BEGIN
           for (Py_ssize_t i = 0; i < m.shape[0]; i++)
               for (Py_ssize_t j = 0; j < m.shape[1]; j++)
                   sum += NOGIL_AT2(m, i, j);
       NOGIL_END

   `m` is then a plain local struct: m.data (the first item), m.shape[k] (items in dimension k) and m.strides[k] (bytes
   from one item of dimension k to the next, perhaps negative). Until the enclosing `}` the object lives and cannot be
   resized: any way out gives its memory back, a return, a goto or a throw too.

   Rule: what the source says about the memory (type, dimensions, writable, contiguous) has been checked, or there is an
   exception and m.data is NULL. Nothing is converted and nothing is copied.

   Not guaranteed: other threads may write to the same memory meanwhile, with the GIL or without it. Suboffsets (PIL's
   way to a list of rows) are refused. PyPy (7.3.11) lets a bytearray or an array be resized while its memory is lent, and
   crashes by itself when the buffer of a released memoryview is asked for. Idea: PEP 3118, Cython's typed memoryviews. */
#ifndef NOGIL_BUFFER_H
#define NOGIL_BUFFER_H

#include "block.h"
#include "context.h"
#include "debug.h"
#include "later.h"
#include "platform.h"
#include "spec.h"

/* NOGIL_BUFFER(T, v, object, ndim, mode) or NOGIL_BUFFER(T, v, object, ndim, mode, contiguous), a declaration.

       T           the type of the items: bool, char, an integer or floating type, a complex type where the compiler has
                   it (std::complex too), or nogil_half. The object's format must be a number of this kind and size in
                   this machine's byte order; char takes every one-byte format ('c', 'b', 'B').
       v           the name of the variable that is declared; error messages call the object so
       object      a Python object, evaluated once
       ndim        dimensions: a constant from 1 to 4
       mode        readonly: v.data is a const T *; writable: the object must allow it
       contiguous  the items stand side by side, the last index first (C order; Cython: [:, ::1]): v.data is then an
                   array of all items, and NOGIL_AT a little faster

   Fails with v.data == NULL and shapes of 0, and never otherwise: the data of an empty array is not NULL.
       TypeError     not a buffer, other items, other dimensions
       BufferError   read-only, not contiguous, not aligned, suboffsets, refused by the object (its error is the cause)
   An exception that is pending already makes it fail at once and stays, so several can be declared and then asked.
   Context: held or unknown. What a goto jumps over cannot be a NOGIL_BUFFER: declare them before the first goto. */
#define NOGIL_BUFFER(T, v, object, ndim, ...)                                                                          \
    NOGIL_PRIV_BUFFER(T, v, object, ndim, #T, #v, (NOGIL_PRIV_BUFFER_MODE_##__VA_ARGS__))

/* Has the declaration of `v` failed? Then an exception is pending. */
#define NOGIL_BUFFER_FAILED(v) NOGIL_PRIV_UNLIKELY((v).data == NULL)

/* The item at these indices, to read or, where writable, to write: NOGIL_AT2(v, i, j) += 1. As many indices as `v` has
   dimensions, from 0 on; each argument is evaluated once. Any context; it is pointer arithmetic. With NOGIL_DEBUG an
   index that is out of bounds stops the process and says which, where. */
#define NOGIL_AT1(v, i) NOGIL_PRIV_AT1(v, "NOGIL_AT1(" #v ", ...)", i)
#define NOGIL_AT2(v, i, j) NOGIL_PRIV_AT2(v, "NOGIL_AT2(" #v ", ...)", i, j)
#define NOGIL_AT3(v, i, j, k) NOGIL_PRIV_AT3(v, "NOGIL_AT3(" #v ", ...)", i, j, k)
#define NOGIL_AT4(v, i, j, k, l) NOGIL_PRIV_AT4(v, "NOGIL_AT4(" #v ", ...)", i, j, k, l)

/* An item of format 'e', numpy's float16, as it lies in memory. (Where the compiler has _Float16 that can be T too.) */
typedef struct {
    uint16_t bits;
} nogil_half;

/* ----------------------------------------------------------------------------------------------------- private */

#if !NOGIL_PRIV_HAS_BUFFERS

#define NOGIL_PRIV_BUFFER(T, v, object, ndim, type_name, name, mode)                                                   \
    NOGIL_PRIV_STATIC_ASSERT(0, "NOGIL_BUFFER: the limited API has buffers since Python 3.11: build with "             \
                                "Py_LIMITED_API=0x030B0000 or newer, or without it")

#else

/* What lies behind `v`: the only part whose address is ever taken, so that `v` itself can live in registers. */
typedef struct {
    Py_buffer view; /* view.obj is NULL where there is nothing to release */
    void *data;
    Py_ssize_t shape[4], strides[4];
} nogil_priv_buffer;

/* What the source wants, in one word: kind | size << 8 | alignment << 16 | dimensions << 24 | flags. */
enum {
    NOGIL_PRIV_BUFFER_NONE = 0,
    NOGIL_PRIV_BUFFER_BOOL = '?',
    NOGIL_PRIV_BUFFER_CHAR = 'c',
    NOGIL_PRIV_BUFFER_SIGNED = 'i',
    NOGIL_PRIV_BUFFER_UNSIGNED = 'u',
    NOGIL_PRIV_BUFFER_REAL = 'f',
    NOGIL_PRIV_BUFFER_COMPLEX = 'Z',
    NOGIL_PRIV_BUFFER_WRITABLE = 1 << 28,
    NOGIL_PRIV_BUFFER_CONTIGUOUS = 1 << 29
};

NOGIL_PRIV_EXTERN_C_BEGIN
NOGIL_PRIV_WARM void nogil_priv_buffer_open(nogil_priv_buffer *buffer, PyObject *object, unsigned wanted,
                                            const char *name, const char *type);
/* Release it now if this thread is attached, otherwise when somebody is (later.c). Keeps errno. */
NOGIL_PRIV_WARM void nogil_priv_buffer_release(nogil_priv_buffer *buffer);
#if defined(NOGIL_DEBUG) || defined(NOGIL_PRIV_BUILD_RUNTIME)
/* Stop: the index is out of bounds. */
NOGIL_PRIV_COLD void nogil_priv_buffer_outside(Py_ssize_t index, Py_ssize_t size, int dimension, nogil_priv_site site);
#endif
NOGIL_PRIV_EXTERN_C_END

NOGIL_PRIV_INLINE void nogil_priv_buffer_close(nogil_priv_buffer *buffer)
{
    if (buffer->view.obj)
        nogil_priv_buffer_release(buffer);
}

/* `ndim` is a constant, so nothing is left of the conditions. */
NOGIL_PRIV_INLINE void nogil_priv_buffer_copy(Py_ssize_t *to, const Py_ssize_t *from, int ndim)
{
    to[0] = from[0];
    if (ndim > 1)
        to[1] = from[1];
    if (ndim > 2)
        to[2] = from[2];
    if (ndim > 3)
        to[3] = from[3];
}

/* The mode's first word is pasted onto NOGIL_PRIV_BUFFER_MODE_, the second one here. What is not one of these stays
   without a comma, and the next word, or one that is added behind, is taken for its meaning. */
#define NOGIL_PRIV_BUFFER_MODE_readonly ~, READONLY
#define NOGIL_PRIV_BUFFER_MODE_writable ~, WRITABLE
#define NOGIL_PRIV_BUFFER_IS_READONLY 0
#define NOGIL_PRIV_BUFFER_IS_WRITABLE 1
#define NOGIL_PRIV_BUFFER_IS_contiguous 2
#define NOGIL_PRIV_BUFFER_IS_NONE 2
#define NOGIL_PRIV_BUFFER_CONST_READONLY const
#define NOGIL_PRIV_BUFFER_CONST_WRITABLE
#define NOGIL_PRIV_BUFFER_CONST_contiguous
#define NOGIL_PRIV_BUFFER_CONST_NONE
#define NOGIL_PRIV_BUFFER_ORDER_contiguous ~, 1
#define NOGIL_PRIV_BUFFER_ORDER_NONE ~, 0
#define NOGIL_PRIV_BUFFER_WORD(prefix, mode)                                                                           \
    NOGIL_PRIV_CAT(prefix, NOGIL_PRIV_SECOND_(NOGIL_PRIV_STRIP mode, NONE, NONE))
#define NOGIL_PRIV_BUFFER_ORDER(mode)                                                                                  \
    NOGIL_PRIV_SECOND_(NOGIL_PRIV_CAT(NOGIL_PRIV_BUFFER_ORDER_, NOGIL_PRIV_THIRD_(NOGIL_PRIV_STRIP mode, NONE, NONE)), \
                       2, ~)

#define NOGIL_PRIV_BUFFER(T, v, object, ndim, type_name, name, mode)                                                   \
    NOGIL_PRIV_BUFFER_(T, v, object, ndim, type_name, name, NOGIL_PRIV_BUFFER_WORD(NOGIL_PRIV_BUFFER_CONST_, mode),    \
                       NOGIL_PRIV_BUFFER_WORD(NOGIL_PRIV_BUFFER_IS_, mode), NOGIL_PRIV_BUFFER_ORDER(mode))
#define NOGIL_PRIV_BUFFER_(T, v, object, ndim, type_name, name, const_, writable_, contiguous_)                        \
    NOGIL_PRIV_NEEDS_GIL("NOGIL_BUFFER");                                                                              \
    NOGIL_PRIV_STATIC_ASSERT((writable_) < 2,                                                                          \
                             "NOGIL_BUFFER: the mode of " name                                                         \
                             " must be readonly or writable: NOGIL_BUFFER(T, v, object, ndim, readonly)");             \
    NOGIL_PRIV_STATIC_ASSERT((contiguous_) < 2, "NOGIL_BUFFER: only contiguous may stand behind the mode of " name);   \
    NOGIL_PRIV_STATIC_ASSERT((ndim) >= 1 && (ndim) <= 4, "NOGIL_BUFFER: " name " must have 1 to 4 dimensions");        \
    NOGIL_PRIV_STATIC_ASSERT(NOGIL_PRIV_BUFFER_KIND(T) != NOGIL_PRIV_BUFFER_NONE,                                      \
                             "NOGIL_BUFFER: the items of " name                                                        \
                             " must be of a number type of C, bool, char or nogil_half, not " type_name);              \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    NOGIL_PRIV_NO_JUMP_INTO(nogil_priv_jump_over_NOGIL_BUFFER_##v)                                                     \
    nogil_priv_buffer nogil_priv_buffer_of_##v NOGIL_PRIV_CLEANUP(nogil_priv_buffer_close);                            \
    NOGIL_PRIV_BUFFER_VIEW(T, const_, v, NOGIL_PRIV_BUFFER_CLAMP(ndim), contiguous_, &nogil_priv_buffer_of_##v,        \
                           (PyObject *)(object),                                                                       \
                           (unsigned)NOGIL_PRIV_BUFFER_KIND(T) | (unsigned)sizeof(T) << 8 |                            \
                               (unsigned)NOGIL_PRIV_BUFFER_ALIGNOF(T) << 16 | (unsigned)(ndim) << 24 |                 \
                               ((writable_) == 1 ? (unsigned)NOGIL_PRIV_BUFFER_WRITABLE : 0u) |                        \
                               ((contiguous_) == 1 ? (unsigned)NOGIL_PRIV_BUFFER_CONTIGUOUS : 0u),                     \
                           name, type_name)                                                                            \
    NOGIL_PRIV_QUIET_END NOGIL_PRIV_STATIC_ASSERT(1, "")
#define NOGIL_PRIV_BUFFER_CLAMP(ndim) ((ndim) >= 1 && (ndim) <= 4 ? (ndim) : 1)

/* An index as it is, or, with NOGIL_DEBUG, if it is in bounds. */
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_buffer_index(Py_ssize_t index, Py_ssize_t size,
                                                     int dimension NOGIL_PRIV_SITE_PARAM)
{
#ifdef NOGIL_DEBUG
    if (NOGIL_PRIV_UNLIKELY(index < 0 || index >= size))
        nogil_priv_buffer_outside(index, size, dimension, site);
#else
    (void)size;
    (void)dimension;
#endif
    return index;
}

#ifndef __cplusplus

/* A function, because Clang warns about casts in macros of a system header (-Wcast-qual, -Wcast-align). */
NOGIL_PRIV_INLINE void *nogil_priv_buffer_place(const void *data, Py_ssize_t bytes)
{
    return (char *)data + bytes;
}

#define NOGIL_PRIV_BUFFER_ALIGNOF(T) _Alignof(T)

#ifdef __STDC_NO_COMPLEX__
#define NOGIL_PRIV_BUFFER_COMPLEX_KINDS
#else
#define NOGIL_PRIV_BUFFER_COMPLEX_KINDS                                                                                \
    float _Complex : NOGIL_PRIV_BUFFER_COMPLEX,                                                                        \
                     double _Complex : NOGIL_PRIV_BUFFER_COMPLEX,                                                      \
                                       long double _Complex : NOGIL_PRIV_BUFFER_COMPLEX,
#endif
#ifdef __FLT16_MAX__
#define NOGIL_PRIV_BUFFER_FLOAT16_KIND _Float16 : NOGIL_PRIV_BUFFER_REAL,
#else
#define NOGIL_PRIV_BUFFER_FLOAT16_KIND
#endif
#define NOGIL_PRIV_BUFFER_KIND(T)                                                                                      \
    _Generic(*(T *)0,                                                                                                  \
        _Bool: NOGIL_PRIV_BUFFER_BOOL,                                                                                 \
        char: NOGIL_PRIV_BUFFER_CHAR,                                                                                  \
        signed char: NOGIL_PRIV_BUFFER_SIGNED,                                                                         \
        short: NOGIL_PRIV_BUFFER_SIGNED,                                                                               \
        int: NOGIL_PRIV_BUFFER_SIGNED,                                                                                 \
        long: NOGIL_PRIV_BUFFER_SIGNED,                                                                                \
        long long: NOGIL_PRIV_BUFFER_SIGNED,                                                                           \
        unsigned char: NOGIL_PRIV_BUFFER_UNSIGNED,                                                                     \
        unsigned short: NOGIL_PRIV_BUFFER_UNSIGNED,                                                                    \
        unsigned int: NOGIL_PRIV_BUFFER_UNSIGNED,                                                                      \
        unsigned long: NOGIL_PRIV_BUFFER_UNSIGNED,                                                                     \
        unsigned long long: NOGIL_PRIV_BUFFER_UNSIGNED,                                                                \
        float: NOGIL_PRIV_BUFFER_REAL,                                                                                 \
        double: NOGIL_PRIV_BUFFER_REAL,                                                                                \
        long double: NOGIL_PRIV_BUFFER_REAL,                                                                           \
        nogil_half: NOGIL_PRIV_BUFFER_REAL,                                                                            \
        NOGIL_PRIV_BUFFER_FLOAT16_KIND NOGIL_PRIV_BUFFER_COMPLEX_KINDS default: NOGIL_PRIV_BUFFER_NONE)

/* How long nogil_priv_contiguous is says whether the last stride is the size of an item. (__typeof__(T), because Clang
   warns about `const double const`.) */
#define NOGIL_PRIV_BUFFER_VIEW(T, const_, v, ndim, contiguous_, buffer, ...)                                           \
    struct {                                                                                                           \
        __typeof__(T) const_ *data;                                                                                    \
        Py_ssize_t shape[ndim], strides[ndim];                                                                         \
        char nogil_priv_contiguous[1 + (contiguous_)];                                                                 \
    } v NOGIL_PRIV_UNUSED;                                                                                             \
    nogil_priv_buffer_open(buffer, __VA_ARGS__);                                                                       \
    v.data = (__typeof__(T) const_ *)(buffer)->data;                                                                   \
    nogil_priv_buffer_copy(v.shape, (buffer)->shape, ndim);                                                            \
    nogil_priv_buffer_copy(v.strides, (buffer)->strides, ndim);

#define NOGIL_PRIV_AT_STEP(v, what, n, k, i)                                                                           \
    (nogil_priv_buffer_index((Py_ssize_t)(i), (v).shape[k], k NOGIL_PRIV_SITE(what)) *                                 \
     ((k) == (n) - 1 && sizeof((v).nogil_priv_contiguous) == 2 ? (Py_ssize_t)sizeof(*(v).data) : (v).strides[k]))
#define NOGIL_PRIV_AT(v, n, bytes)                                                                                     \
    (*((void)sizeof(struct {                                                                                           \
           _Static_assert(sizeof((v).shape) == (n) * sizeof(Py_ssize_t),                                               \
                          "NOGIL_AT takes as many indices as the NOGIL_BUFFER has dimensions");                        \
           char nogil_priv_member;                                                                                     \
       }),                                                                                                             \
       (__typeof__((v).data))nogil_priv_buffer_place((v).data, bytes)))
#else
#include "buffer_cpp.h"
#endif

#define NOGIL_PRIV_AT1(v, what, i) NOGIL_PRIV_AT(v, 1, NOGIL_PRIV_AT_STEP(v, what, 1, 0, i))
#define NOGIL_PRIV_AT2(v, what, i, j)                                                                                  \
    NOGIL_PRIV_AT(v, 2, NOGIL_PRIV_AT_STEP(v, what, 2, 0, i) + NOGIL_PRIV_AT_STEP(v, what, 2, 1, j))
#define NOGIL_PRIV_AT3(v, what, i, j, k)                                                                               \
    NOGIL_PRIV_AT(v, 3,                                                                                                \
                  NOGIL_PRIV_AT_STEP(v, what, 3, 0, i) + NOGIL_PRIV_AT_STEP(v, what, 3, 1, j) +                        \
                      NOGIL_PRIV_AT_STEP(v, what, 3, 2, k))
#define NOGIL_PRIV_AT4(v, what, i, j, k, l)                                                                            \
    NOGIL_PRIV_AT(v, 4,                                                                                                \
                  NOGIL_PRIV_AT_STEP(v, what, 4, 0, i) + NOGIL_PRIV_AT_STEP(v, what, 4, 1, j) +                        \
                      NOGIL_PRIV_AT_STEP(v, what, 4, 2, k) + NOGIL_PRIV_AT_STEP(v, what, 4, 3, l))

#endif
#endif
