/* SPDX-License-Identifier: 0BSD */
/* convert.h: a Python object becomes a C value and a C value a Python object, as the C type says.

       uint8_t x = NOGIL_PRIV_TAKE(uint8_t)(object, &function, "x", &failed);  // 300: OverflowError that names x
       PyObject *result = NOGIL_PRIV_GIVE(double)(1.5);                        // a new reference, or NULL

   The type is looked up by _Generic in C and by a template in C++, so a typedef (uint32_t, size_t, Py_ssize_t) is what
   it stands for:

       bool                     the truth of any object                        True or False
       integers, every width    int, or what has __index__                     int
       float, double            float, or what has __float__ or __index__      float
       char                     str of one character up to U+00FF, or bytes    str of one character
       const char *             str, as UTF-8; the object keeps the bytes      str; NULL is None
       PyObject *               itself, borrowed                               itself, given away; NULL is an exception

   Rule: the thread is attached; nothing is rounded or cut off: a value that the type does not have is OverflowError
   (ValueError for a str with a NUL in it), and the message names function and argument.

   There are no public names here; export.h is made of these. */
#ifndef NOGIL_CONVERT_H
#define NOGIL_CONVERT_H

#include "platform.h"

#ifdef __cplusplus
#define NOGIL_PRIV_BOOL bool
#else
#define NOGIL_PRIV_BOOL _Bool
#endif

/* X(the type, a word for it, its Python type in a signature, what an array of it may have as format: see export.c) */
#define NOGIL_PRIV_TYPES(X)                                                                                            \
    X(NOGIL_PRIV_BOOL, truth, "bool", '?')                                                                             \
    X(char, char, "str", 'c')                                                                                          \
    X(signed char, schar, "int", 'i')                                                                                  \
    X(unsigned char, uchar, "int", 'u')                                                                                \
    X(short, short, "int", 'i')                                                                                        \
    X(unsigned short, ushort, "int", 'u')                                                                              \
    X(int, int, "int", 'i')                                                                                            \
    X(unsigned int, uint, "int", 'u')                                                                                  \
    X(long, long, "int", 'i')                                                                                          \
    X(unsigned long, ulong, "int", 'u')                                                                                \
    X(long long, llong, "int", 'i')                                                                                    \
    X(unsigned long long, ullong, "int", 'u')                                                                          \
    X(float, float, "float", 'f')                                                                                      \
    X(double, double, "float", 'f')                                                                                    \
    X(long double, ldouble, "float", 'f')                                                                              \
    X(const char *, text, "str | None", 0)                                                                             \
    X(PyObject *, object, "object", 0)

/* One parameter or result in Python's words. */
typedef struct {
    const char *name, *type;
} nogil_priv_named_type;

/* What the cold half must know of an exported function. `parameters` is followed by the results. */
typedef struct {
    const char *name;
    const nogil_priv_named_type *parameters;
    Py_ssize_t count;
} nogil_priv_export;

NOGIL_PRIV_EXTERN_C_BEGIN
/* Convert what is not simply right: another type that is as good, or an exception and -1. */
NOGIL_PRIV_COLD int nogil_priv_take_signed_slowly(PyObject *object, const nogil_priv_export *function, const char *name,
                                                  long long least, long long most, long long *value);
NOGIL_PRIV_COLD int nogil_priv_take_unsigned_slowly(PyObject *object, const nogil_priv_export *function,
                                                    const char *name, unsigned long long most,
                                                    unsigned long long *value);
NOGIL_PRIV_COLD int nogil_priv_take_char_slowly(PyObject *object, const nogil_priv_export *function, const char *name,
                                                char *value);
/* Say what is wrong with a float, with a str; an exception may be pending or not. */
NOGIL_PRIV_COLD void nogil_priv_refuse_float(PyObject *object, const nogil_priv_export *function, const char *name);
NOGIL_PRIV_COLD void nogil_priv_refuse_text(PyObject *object, const nogil_priv_export *function, const char *name);
NOGIL_PRIV_EXTERN_C_END

/* ------------------------------------------------------------------------------------- from an object to a value */

#define NOGIL_PRIV_TAKE_PARAMETERS                                                                                     \
    PyObject *object, const nogil_priv_export *function NOGIL_PRIV_UNUSED, const char *name NOGIL_PRIV_UNUSED,         \
        int *failed NOGIL_PRIV_UNUSED

/* An int that fits is converted here; `n` is -1 for an exception too, and the cold half finds out. */
#define NOGIL_PRIV_TAKE_SIGNED(T, word, least, most)                                                                   \
    NOGIL_PRIV_INLINE T nogil_priv_take_##word(NOGIL_PRIV_TAKE_PARAMETERS)                                             \
    {                                                                                                                  \
        long long value = 0;                                                                                           \
        if (NOGIL_PRIV_LIKELY(PyLong_Check(object) && sizeof(T) <= sizeof(long))) {                                    \
            long n = nogil_priv_long_value(object);                                                                    \
            if (NOGIL_PRIV_LIKELY(n >= (long)(least) && n <= (long)(most) && (n != -1 || !PyErr_Occurred())))          \
                return (T)n;                                                                                           \
        }                                                                                                              \
        *failed = nogil_priv_take_signed_slowly(object, function, name, (least), (most), &value);                      \
        return (T)value;                                                                                               \
    }
#define NOGIL_PRIV_TAKE_UNSIGNED(T, word, most)                                                                        \
    NOGIL_PRIV_INLINE T nogil_priv_take_##word(NOGIL_PRIV_TAKE_PARAMETERS)                                             \
    {                                                                                                                  \
        unsigned long long value = 0;                                                                                  \
        if (NOGIL_PRIV_LIKELY(PyLong_Check(object))) {                                                                 \
            long n = nogil_priv_long_value(object);                                                                    \
            if (NOGIL_PRIV_LIKELY(n >= 0 && (unsigned long)n <= (most)))                                               \
                return (T)n;                                                                                           \
        }                                                                                                              \
        *failed = nogil_priv_take_unsigned_slowly(object, function, name, (most), &value);                             \
        return (T)value;                                                                                               \
    }
NOGIL_PRIV_TAKE_SIGNED(signed char, schar, SCHAR_MIN, SCHAR_MAX)
NOGIL_PRIV_TAKE_SIGNED(short, short, SHRT_MIN, SHRT_MAX)
NOGIL_PRIV_TAKE_SIGNED(int, int, INT_MIN, INT_MAX)
NOGIL_PRIV_TAKE_SIGNED(long, long, LONG_MIN, LONG_MAX)
NOGIL_PRIV_TAKE_SIGNED(long long, llong, LLONG_MIN, LLONG_MAX)
NOGIL_PRIV_TAKE_UNSIGNED(unsigned char, uchar, UCHAR_MAX)
NOGIL_PRIV_TAKE_UNSIGNED(unsigned short, ushort, USHRT_MAX)
NOGIL_PRIV_TAKE_UNSIGNED(unsigned int, uint, UINT_MAX)
NOGIL_PRIV_TAKE_UNSIGNED(unsigned long, ulong, ULONG_MAX)
NOGIL_PRIV_TAKE_UNSIGNED(unsigned long long, ullong, ULLONG_MAX)

NOGIL_PRIV_INLINE double nogil_priv_take_double(NOGIL_PRIV_TAKE_PARAMETERS)
{
    double value = nogil_priv_float_value(object);
    if (NOGIL_PRIV_UNLIKELY(value == -1.0) && PyErr_Occurred()) {
        nogil_priv_refuse_float(object, function, name);
        *failed = -1;
    }
    return value;
}

NOGIL_PRIV_INLINE long double nogil_priv_take_ldouble(NOGIL_PRIV_TAKE_PARAMETERS)
{
    return (long double)nogil_priv_take_double(object, function, name, failed);
}

/* Rounding to a float is what a float is for; becoming infinite is not. */
NOGIL_PRIV_INLINE float nogil_priv_take_float(NOGIL_PRIV_TAKE_PARAMETERS)
{
    double value = nogil_priv_take_double(object, function, name, failed);
    float narrow = (float)value;
    if (NOGIL_PRIV_UNLIKELY(__builtin_isinf(narrow)) && !__builtin_isinf(value) && !*failed) {
        nogil_priv_refuse_float(object, function, name);
        *failed = -1;
    }
    return narrow;
}

NOGIL_PRIV_INLINE NOGIL_PRIV_BOOL nogil_priv_take_truth(NOGIL_PRIV_TAKE_PARAMETERS)
{
    int truth = object == Py_True ? 1 : object == Py_False ? 0 : PyObject_IsTrue(object);
    *failed = truth < 0;
    return truth > 0;
}

NOGIL_PRIV_INLINE char nogil_priv_take_char(NOGIL_PRIV_TAKE_PARAMETERS)
{
    char value = 0;
    *failed = nogil_priv_take_char_slowly(object, function, name, &value);
    return value;
}

NOGIL_PRIV_INLINE const char *nogil_priv_take_text(NOGIL_PRIV_TAKE_PARAMETERS)
{
    Py_ssize_t size = 0;
    const char *text = PyUnicode_Check(object) ? PyUnicode_AsUTF8AndSize(object, &size) : NULL;
    if (NOGIL_PRIV_UNLIKELY(!text || strlen(text) != (size_t)size)) {
        nogil_priv_refuse_text(object, function, name);
        *failed = -1;
    }
    return text;
}

NOGIL_PRIV_INLINE PyObject *nogil_priv_take_object(NOGIL_PRIV_TAKE_PARAMETERS)
{
    return object;
}

/* ------------------------------------------------------------------------------------- from a value to an object */

#define NOGIL_PRIV_GIVE_BY(T, word, call)                                                                              \
    NOGIL_PRIV_INLINE PyObject *nogil_priv_give_##word(T value)                                                        \
    {                                                                                                                  \
        return call;                                                                                                   \
    }
NOGIL_PRIV_GIVE_BY(NOGIL_PRIV_BOOL, truth, PyBool_FromLong(value))
NOGIL_PRIV_GIVE_BY(char, char, PyUnicode_FromOrdinal((unsigned char)value))
NOGIL_PRIV_GIVE_BY(signed char, schar, PyLong_FromLong(value))
NOGIL_PRIV_GIVE_BY(unsigned char, uchar, PyLong_FromLong(value))
NOGIL_PRIV_GIVE_BY(short, short, PyLong_FromLong(value))
NOGIL_PRIV_GIVE_BY(unsigned short, ushort, PyLong_FromLong(value))
NOGIL_PRIV_GIVE_BY(int, int, PyLong_FromLong(value))
NOGIL_PRIV_GIVE_BY(unsigned int, uint, PyLong_FromUnsignedLong(value))
NOGIL_PRIV_GIVE_BY(long, long, PyLong_FromLong(value))
NOGIL_PRIV_GIVE_BY(unsigned long, ulong, PyLong_FromUnsignedLong(value))
NOGIL_PRIV_GIVE_BY(long long, llong, PyLong_FromLongLong(value))
NOGIL_PRIV_GIVE_BY(unsigned long long, ullong, PyLong_FromUnsignedLongLong(value))
NOGIL_PRIV_GIVE_BY(float, float, PyFloat_FromDouble((double)value))
NOGIL_PRIV_GIVE_BY(double, double, PyFloat_FromDouble(value))
NOGIL_PRIV_GIVE_BY(long double, ldouble, PyFloat_FromDouble((double)value))
NOGIL_PRIV_GIVE_BY(PyObject *, object, value)

NOGIL_PRIV_INLINE PyObject *nogil_priv_give_text(const char *value)
{
    if (value)
        return PyUnicode_FromString(value);
    Py_INCREF(Py_None);
    return Py_None;
}

/* ---------------------------------------------------------------------------------------------------- by the type */

/* NOGIL_PRIV_TAKE(T), NOGIL_PRIV_GIVE(T)   the two functions of T
   NOGIL_PRIV_TYPE_TEXT(T)                  its Python type
   NOGIL_PRIV_TYPE_FORMAT(T)                what it is in an array, a constant; 0 if nothing
   NOGIL_PRIV_TYPE_IS_KNOWN(T)              is it in the list? a constant
   NOGIL_PRIV_TYPE_IS_CONST(T)              has it a const of its own? a constant */
#ifndef __cplusplus

/* Declared only: an assertion that names the parameter has failed already. */
int nogil_priv_take_unknown(PyObject *, const nogil_priv_export *, const char *, int *);
PyObject *nogil_priv_give_unknown(int, ...);

#define NOGIL_PRIV_TYPE_TAKES(T, word, text, format)                                                                   \
    T:                                                                                                                 \
    nogil_priv_take_##word,
#define NOGIL_PRIV_TYPE_GIVES(T, word, text, format)                                                                   \
    T:                                                                                                                 \
    nogil_priv_give_##word,
#define NOGIL_PRIV_TYPE_TEXTS(T, word, text, format)                                                                   \
    T:                                                                                                                 \
    text,
#define NOGIL_PRIV_TYPE_FORMATS(T, word, text, format)                                                                 \
    T:                                                                                                                 \
    format,
#define NOGIL_PRIV_TYPE_KNOWNS(T, word, text, format)                                                                  \
    T:                                                                                                                 \
    1,
#define NOGIL_PRIV_TAKE(T) _Generic(*(T *)0, NOGIL_PRIV_TYPES(NOGIL_PRIV_TYPE_TAKES) default: nogil_priv_take_unknown)
#define NOGIL_PRIV_GIVE(T) _Generic(*(T *)0, NOGIL_PRIV_TYPES(NOGIL_PRIV_TYPE_GIVES) default: nogil_priv_give_unknown)
#define NOGIL_PRIV_TYPE_TEXT(T) _Generic(*(T *)0, NOGIL_PRIV_TYPES(NOGIL_PRIV_TYPE_TEXTS) default: "?")
#define NOGIL_PRIV_TYPE_FORMAT(T) _Generic(*(T *)0, NOGIL_PRIV_TYPES(NOGIL_PRIV_TYPE_FORMATS) default: 0)
#define NOGIL_PRIV_TYPE_IS_KNOWN(T) _Generic(*(T *)0, NOGIL_PRIV_TYPES(NOGIL_PRIV_TYPE_KNOWNS) default: 0)
#define NOGIL_PRIV_TYPE_IS_CONST(T) __builtin_types_compatible_p(T *, const __typeof__(T) *)

#else

template <class T> struct nogil_priv_type {
    static constexpr bool known = false, is_const = false;
    static constexpr char format = 0;
    static constexpr const char *text()
    {
        return "?";
    }
    static T take(PyObject *, const nogil_priv_export *, const char *, int *); /* see nogil_priv_take_unknown */
    static PyObject *give(const T &);
};
template <class T> struct nogil_priv_type<const T> : nogil_priv_type<T> {
    static constexpr bool is_const = true;
};
#define NOGIL_PRIV_TYPE_STRUCT(T, word, text_, format_)                                                                \
    template <> struct nogil_priv_type<T> {                                                                            \
        static constexpr bool known = true, is_const = false;                                                          \
        static constexpr char format = format_;                                                                        \
        static constexpr const char *text()                                                                            \
        {                                                                                                              \
            return text_;                                                                                              \
        }                                                                                                              \
        NOGIL_PRIV_INLINE T take(NOGIL_PRIV_TAKE_PARAMETERS)                                                           \
        {                                                                                                              \
            return nogil_priv_take_##word(object, function, name, failed);                                             \
        }                                                                                                              \
        NOGIL_PRIV_INLINE PyObject *give(T value)                                                                      \
        {                                                                                                              \
            return nogil_priv_give_##word(value);                                                                      \
        }                                                                                                              \
    };
NOGIL_PRIV_TYPES(NOGIL_PRIV_TYPE_STRUCT)

#define NOGIL_PRIV_TAKE(T) nogil_priv_type<T>::take
#define NOGIL_PRIV_GIVE(T) nogil_priv_type<T>::give
#define NOGIL_PRIV_TYPE_TEXT(T) nogil_priv_type<T>::text()
#define NOGIL_PRIV_TYPE_FORMAT(T) nogil_priv_type<T>::format
#define NOGIL_PRIV_TYPE_IS_KNOWN(T) nogil_priv_type<T>::known
#define NOGIL_PRIV_TYPE_IS_CONST(T) nogil_priv_type<T>::is_const

#endif
#endif
