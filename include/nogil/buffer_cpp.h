/* SPDX-License-Identifier: 0BSD */
/* buffer_cpp.h: the C++ half of buffer.h: what C says with _Generic and a struct for each use, here with templates.

       static double total(const nogil_buffer<const double, 2> &m);   // a function can take what NOGIL_BUFFER declares

   Rule: the same names with the same meaning as in C; NOGIL_AT of a read-only buffer is a const reference. Included by
   buffer.h alone. */
#ifndef NOGIL_BUFFER_CPP_H
#define NOGIL_BUFFER_CPP_H

#include "debug.h"
#include "platform.h"

extern "C++" {

/* What NOGIL_BUFFER(T, v, object, ndim, ...) declares; T is const if it is readonly. */
template <class T, int ndim, bool contiguous = false> struct nogil_buffer {
    T *data;
    Py_ssize_t shape[ndim], strides[ndim];
};

/* ----------------------------------------------------------------------------------------------------- private */

/* Any class that looks like std::complex: two numbers side by side. */
template <class C> constexpr int nogil_priv_complex_kind(decltype(C().real() + C().imag() + typename C::value_type()) *)
{
    return sizeof(C) == 2 * sizeof(typename C::value_type) ? NOGIL_PRIV_BUFFER_COMPLEX : NOGIL_PRIV_BUFFER_NONE;
}
template <class C> constexpr int nogil_priv_complex_kind(...)
{
    return NOGIL_PRIV_BUFFER_NONE;
}
template <class T> struct nogil_priv_buffer_kind {
    static constexpr int value = nogil_priv_complex_kind<T>(nullptr);
};
template <class T> struct nogil_priv_buffer_kind<const T> : nogil_priv_buffer_kind<T> {};
template <class T> struct nogil_priv_buffer_kind<T *> {
    static constexpr int value = NOGIL_PRIV_BUFFER_NONE;
};
#define NOGIL_PRIV_BUFFER_KIND_IS(T, kind)                                                                             \
    template <> struct nogil_priv_buffer_kind<T> {                                                                     \
        static constexpr int value = NOGIL_PRIV_BUFFER_##kind;                                                         \
    };
NOGIL_PRIV_BUFFER_KIND_IS(bool, BOOL)
NOGIL_PRIV_BUFFER_KIND_IS(char, CHAR)
NOGIL_PRIV_BUFFER_KIND_IS(signed char, SIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(short, SIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(int, SIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(long, SIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(long long, SIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(unsigned char, UNSIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(unsigned short, UNSIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(unsigned int, UNSIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(unsigned long, UNSIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(unsigned long long, UNSIGNED)
NOGIL_PRIV_BUFFER_KIND_IS(float, REAL)
NOGIL_PRIV_BUFFER_KIND_IS(double, REAL)
NOGIL_PRIV_BUFFER_KIND_IS(long double, REAL)
NOGIL_PRIV_BUFFER_KIND_IS(nogil_half, REAL)
NOGIL_PRIV_BUFFER_KIND_IS(__complex__ float, COMPLEX)
NOGIL_PRIV_BUFFER_KIND_IS(__complex__ double, COMPLEX)
NOGIL_PRIV_BUFFER_KIND_IS(__complex__ long double, COMPLEX)
#ifdef __FLT16_MAX__
NOGIL_PRIV_BUFFER_KIND_IS(_Float16, REAL)
#endif
#undef NOGIL_PRIV_BUFFER_KIND_IS
#define NOGIL_PRIV_BUFFER_KIND(T) (nogil_priv_buffer_kind<T>::value)
#define NOGIL_PRIV_BUFFER_ALIGNOF(T) alignof(T)

/* The initializer is what keeps a goto or a case from jumping over it. */
#define NOGIL_PRIV_BUFFER_VIEW(T, const_, v, ndim, contiguous_, ...)                                                   \
    nogil_buffer<__typeof__(T) const_, ndim, (contiguous_) == 1> v NOGIL_PRIV_UNUSED =                                 \
        nogil_priv_buffer_view<nogil_buffer<__typeof__(T) const_, ndim, (contiguous_) == 1>, __typeof__(T) const_>(    \
            __VA_ARGS__);

template <class V, class T>
NOGIL_PRIV_INLINE V nogil_priv_buffer_view(nogil_priv_buffer *buffer, PyObject *object, unsigned wanted,
                                           const char *name, const char *type)
{
    V v;
    nogil_priv_buffer_open(buffer, object, wanted, name, type);
    v.data = static_cast<T *>(buffer->data);
    nogil_priv_buffer_copy(v.shape, buffer->shape, sizeof(v.shape) / sizeof(v.shape[0]));
    nogil_priv_buffer_copy(v.strides, buffer->strides, sizeof(v.strides) / sizeof(v.strides[0]));
    return v;
}

/* One summand of an item's place; of the last index in a contiguous buffer the stride is known. */
template <int k, class T, int ndim, bool contiguous>
NOGIL_PRIV_INLINE Py_ssize_t nogil_priv_at_step(const nogil_buffer<T, ndim, contiguous> &v,
                                                Py_ssize_t i NOGIL_PRIV_SITE_PARAM)
{
    return nogil_priv_buffer_index(i, v.shape[k], k NOGIL_PRIV_SITE_PASS) *
           (contiguous && k == ndim - 1 ? (Py_ssize_t)sizeof(T) : v.strides[k]);
}
template <int n, class T, int ndim, bool contiguous>
NOGIL_PRIV_INLINE T &nogil_priv_at(const nogil_buffer<T, ndim, contiguous> &v, Py_ssize_t bytes)
{
    static_assert(n == ndim, "NOGIL_AT takes as many indices as the NOGIL_BUFFER has dimensions");
    return *(T *)((char *)v.data + bytes);
}
}

#define NOGIL_PRIV_AT_STEP(v, what, n, k, i) nogil_priv_at_step<k>(v, static_cast<Py_ssize_t>(i) NOGIL_PRIV_SITE(what))
#define NOGIL_PRIV_AT(v, n, bytes) nogil_priv_at<n>(v, bytes)

#endif
