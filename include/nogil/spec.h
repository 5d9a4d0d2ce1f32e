/* SPDX-License-Identifier: 0BSD */
/* spec.h: what a function's return value says about exceptions.

   A spec stands where Cython has `except -1`, and decides what a caller has to look at:

       except(v)         v always means that an exception is pending        Cython: except v
       except_maybe(v)   v may mean one; only then is it looked up          Cython: except? v
       except_any        looked up after every call, without the GIL        Cython: except *
       noexcept          never; reported as unraisable inside the function  Cython: noexcept
       except_cpp(v)     a C++ exception becomes a Python one, and v        Cython: except +

       NOGIL_SPEC(parse_line, int, except(-1));             // a C function from anywhere
       NOGIL_BEGIN
           if (NOGIL_FAILED(parse_line, n = parse_line(s))) // the check Cython writes for you, in any context
               goto error;
       NOGIL_END

   Rule: a spec belongs to a name, is given once in a source file as a declaration and once as a definition, and the
   two must be of one kind (the compiler says "conflicting types for nogil_priv_spec_of_NAME" where they are not). */
#ifndef NOGIL_SPEC_H
#define NOGIL_SPEC_H

#include "context.h"
#include "cpp.h"
#include "error.h"
#include "platform.h"

/* Give the C function `name`, which returns T, an exception spec. At file scope, after its declaration. */
#define NOGIL_SPEC(name, T, spec)                                                                                      \
    NOGIL_PRIV_GIVE_SPEC(d, f, T, (NOGIL_PRIV_IS_VOID_##T()), name, (NOGIL_PRIV_SPEC_##spec))                          \
    NOGIL_PRIV_SPEC_KIND_DECL(name, (NOGIL_PRIV_SPEC_##spec))

/* Evaluate a call of `name` (`name(x)`, `r = name(x)`, for void too) and tell by its spec whether it raised: 1 or 0.
   Any context; the GIL is not taken to find out (limited API, PyPy: it is). The exception stays pending. In C++ an exception thrown by a function
   with except_cpp is turned into a Python exception here. */
#define NOGIL_FAILED(name, ...) NOGIL_PRIV_FAILED(name, (__VA_ARGS__))

/* ----------------------------------------------------------------------------------------------------- private */

#define NOGIL_PRIV_KIND_UNKNOWN 1
#define NOGIL_PRIV_KIND_EXCEPT 2
#define NOGIL_PRIV_KIND_MAYBE 3
#define NOGIL_PRIV_KIND_ANY 4
#define NOGIL_PRIV_KIND_NOEXCEPT 5
#define NOGIL_PRIV_KIND_CPP 6

/* The spec's first word is pasted onto NOGIL_PRIV_SPEC_; what is not one of these stays a single word without comma. */
#define NOGIL_PRIV_SPEC_except(value) ~, EXCEPT, (value)
#define NOGIL_PRIV_SPEC_except_maybe(value) ~, MAYBE, (value)
#define NOGIL_PRIV_SPEC_except_any ~, ANY, (0)
#define NOGIL_PRIV_SPEC_noexcept ~, NOEXCEPT, (0)
#define NOGIL_PRIV_SPEC_except_cpp(value) ~, CPP, (value)

#define NOGIL_PRIV_SECOND(a, b, ...) b
#define NOGIL_PRIV_THIRD(a, b, c, ...) c
#define NOGIL_PRIV_STRIP(...) __VA_ARGS__
#define NOGIL_PRIV_SECOND_(...) NOGIL_PRIV_SECOND(__VA_ARGS__)
#define NOGIL_PRIV_THIRD_(...) NOGIL_PRIV_THIRD(__VA_ARGS__)
#define NOGIL_PRIV_KIND_OF(spec) NOGIL_PRIV_SECOND_(NOGIL_PRIV_STRIP spec, UNKNOWN, ~)
#define NOGIL_PRIV_VALUE_OF(spec) NOGIL_PRIV_THIRD_(NOGIL_PRIV_STRIP spec, ~, (0), ~)

/* `NOGIL_PRIV_IS_VOID_##T()` is a macro call for T = void only: for `void *` a star stands before the parentheses. */
#define NOGIL_PRIV_IS_VOID_void() ~, VOID
#define NOGIL_PRIV_VOID_OR_VALUE(is_void) NOGIL_PRIV_SECOND_(NOGIL_PRIV_STRIP is_void, VALUE, ~)

#define NOGIL_PRIV_CAT(a, b) NOGIL_PRIV_CAT_(a, b)
#define NOGIL_PRIV_CAT_(a, b) a##b
#define NOGIL_PRIV_CAT4(a, b, c, d) NOGIL_PRIV_CAT4_(a, b, c, d)
#define NOGIL_PRIV_CAT4_(a, b, c, d) a##b##c##d

/* The kind is the size of an array that is never defined: the one thing of C that may be declared again and again, if
   it is always the same. No semicolon at the end: the user writes it. */
#define NOGIL_PRIV_SPEC_KIND_DECL(name, spec)                                                                          \
    NOGIL_PRIV_UNUSED extern char nogil_priv_spec_of_##name[NOGIL_PRIV_CAT(NOGIL_PRIV_KIND_, NOGIL_PRIV_KIND_OF(spec))]
#define NOGIL_PRIV_KIND(name) ((int)sizeof(nogil_priv_spec_of_##name))

/* The value has two slots, d for a declaration and f for a function's definition, since a source file may have both;
   `other` names the slot that is left empty here. */
#define NOGIL_PRIV_GIVE_SPEC(slot, other, T, is_void, name, spec)                                                      \
    NOGIL_PRIV_CAT4(NOGIL_PRIV_GIVE_, NOGIL_PRIV_KIND_OF(spec), _, NOGIL_PRIV_VOID_OR_VALUE(is_void))                  \
    (slot, other, T, name, NOGIL_PRIV_VALUE_OF(spec))

#define NOGIL_PRIV_GIVE_UNKNOWN_VALUE(slot, other, T, name, value)                                                     \
    NOGIL_PRIV_STATIC_ASSERT(0, "unknown exception spec for " #name                                                    \
                                ": write except(value), except_maybe(value), except_any, noexcept or "                 \
                                "except_cpp(value)");                                                                  \
    NOGIL_PRIV_SENTINEL(slot, other, char, name, (0))
#define NOGIL_PRIV_GIVE_UNKNOWN_VOID NOGIL_PRIV_GIVE_UNKNOWN_VALUE
#define NOGIL_PRIV_GIVE_EXCEPT_VALUE(slot, other, T, name, value)                                                      \
    NOGIL_PRIV_CHECK_SENTINEL(T, name, value, 1)                                                                       \
    NOGIL_PRIV_SENTINEL(slot, other, T, name, value)
#define NOGIL_PRIV_GIVE_MAYBE_VALUE(slot, other, T, name, value)                                                       \
    NOGIL_PRIV_CHECK_SENTINEL(T, name, value, 0)                                                                       \
    NOGIL_PRIV_SENTINEL(slot, other, T, name, value)
#define NOGIL_PRIV_GIVE_CPP_VALUE NOGIL_PRIV_GIVE_MAYBE_VALUE
#define NOGIL_PRIV_GIVE_EXCEPT_VOID(slot, other, T, name, value)                                                       \
    NOGIL_PRIV_STATIC_ASSERT(0, #name " returns void, so no value of it can mean an exception: write except_any or "   \
                                      "noexcept");                                                                     \
    NOGIL_PRIV_SENTINEL(slot, other, char, name, (0))
#define NOGIL_PRIV_GIVE_MAYBE_VOID NOGIL_PRIV_GIVE_EXCEPT_VOID
#define NOGIL_PRIV_GIVE_CPP_VOID(slot, other, T, name, value) NOGIL_PRIV_SENTINEL(slot, other, char, name, (0))
#define NOGIL_PRIV_GIVE_ANY_VALUE NOGIL_PRIV_GIVE_CPP_VOID
#define NOGIL_PRIV_GIVE_ANY_VOID NOGIL_PRIV_GIVE_CPP_VOID
#define NOGIL_PRIV_GIVE_NOEXCEPT_VALUE NOGIL_PRIV_GIVE_CPP_VOID
#define NOGIL_PRIV_GIVE_NOEXCEPT_VOID NOGIL_PRIV_GIVE_CPP_VOID

/* `kind` and `context` are constants. `match`: the value is the sentinel (1 where the kind has none). */
NOGIL_PRIV_INLINE int nogil_priv_failed(int kind, int match, int context, PyThreadState *around NOGIL_PRIV_SITE_PARAM)
{
    if (kind == NOGIL_PRIV_KIND_NOEXCEPT || !match)
        return 0;
    if (kind == NOGIL_PRIV_KIND_EXCEPT) {
#if defined(NOGIL_DEBUG) && !NOGIL_PRIV_STATE_IS_OPAQUE
        if (!nogil_priv_error_pending(context, around))
            nogil_priv_debug_tell(
                "has returned what its except(...) keeps for a failure, and no exception is pending: it "
                "must raise one, or be declared except_maybe(...)",
                site);
#endif
        return 1;
    }
    return nogil_priv_error_pending(context, around);
}

#define NOGIL_PRIV_KIND_HAS_VALUE(kind)                                                                                \
    ((kind) == NOGIL_PRIV_KIND_EXCEPT || (kind) == NOGIL_PRIV_KIND_MAYBE || (kind) == NOGIL_PRIV_KIND_CPP)
/* Equal, or both not a number: Cython compares a floating sentinel the same way. */
#define NOGIL_PRIV_SAME(value, sentinel) ((sentinel) == (sentinel) ? (value) == (sentinel) : (value) != (value))
#define NOGIL_PRIV_NARROW_TEXT(name)                                                                                   \
    "NOGIL_FAILED(" #name ", ...): the variable that takes the result is narrower than what " #name                    \
    " returns, so the value that means an exception could be lost"

/* __builtin_classify_type: 1 to 4 integer, character, enumeration, boolean; 5 pointer; 8 real, 9 complex;
   less than 1: nullptr, which is of a type of its own. Of the type alone, since a value need not be constant for it. */
#define NOGIL_PRIV_CLASS_IS_NUMBER(class) (((class) >= 1 && (class) <= 4) || (class) == 8 || (class) == 9)
#define NOGIL_PRIV_CLASS(expression) __builtin_classify_type(*(__typeof__(expression) *)0)

#ifndef __cplusplus

/* A tentative definition is completed by the other slot's macro or stays 0; all four are constants to the optimizer. */
#define NOGIL_PRIV_SENTINEL(slot, other, T, name, value)                                                               \
    NOGIL_PRIV_UNUSED static T const nogil_priv_sentinel_##slot##_##name = (T)value;                                   \
    NOGIL_PRIV_UNUSED static T const nogil_priv_sentinel_##other##_##name;                                             \
    NOGIL_PRIV_UNUSED static char const nogil_priv_has_sentinel_##slot##_##name = 1;                                   \
    NOGIL_PRIV_UNUSED static char const nogil_priv_has_sentinel_##other##_##name;
#define NOGIL_PRIV_SENTINEL_OF(name)                                                                                   \
    (nogil_priv_has_sentinel_d_##name ? nogil_priv_sentinel_d_##name : nogil_priv_sentinel_f_##name)

#define NOGIL_PRIV_CHECK_SENTINEL(T, name, value, always)                                                              \
    _Static_assert(                                                                                                    \
        (NOGIL_PRIV_CLASS_IS_NUMBER(NOGIL_PRIV_CLASS(*(T *)0)) &&                                                      \
         NOGIL_PRIV_CLASS_IS_NUMBER(NOGIL_PRIV_CLASS(value))) ||                                                       \
            (NOGIL_PRIV_CLASS(*(T *)0) == 5 && (NOGIL_PRIV_CLASS(value) == 5 || NOGIL_PRIV_CLASS(value) <= 1)),        \
        "the value in the exception spec of " #name " is not of a type that " #name                                    \
        " can return (a struct has no such value: write except_any or noexcept)");                                     \
    _Static_assert(                                                                                                    \
        !(always) || !__builtin_types_compatible_p(T, _Bool) ||                                                        \
            __builtin_choose_expr(__builtin_types_compatible_p(T, _Bool), value, 0) == 0 ||                            \
            __builtin_choose_expr(__builtin_types_compatible_p(T, _Bool), value, 0) == 1,                              \
        "the value in the exception spec of " #name                                                                    \
        " would become true, which is then always an exception: write except_maybe(true) or except(false)");

/* Both branches are valid whatever the type is, so a void call passes through too. */
#define NOGIL_PRIV_VALUE(expression)                                                                                   \
    __builtin_choose_expr(__builtin_types_compatible_p(__typeof__(expression), void), ((void)(expression), 0),         \
                          (expression))
#define NOGIL_PRIV_FAILED(name, expression)                                                                            \
    __extension__({                                                                                                    \
        NOGIL_PRIV_QUIET_BEGIN __auto_type nogil_priv_value = NOGIL_PRIV_VALUE(expression);                            \
        _Static_assert(!NOGIL_PRIV_KIND_HAS_VALUE(NOGIL_PRIV_KIND(name)) ||                                            \
                           sizeof(nogil_priv_value) >= sizeof(nogil_priv_sentinel_d_##name) ||                         \
                           sizeof(nogil_priv_sentinel_d_##name) == 1,                                                  \
                       NOGIL_PRIV_NARROW_TEXT(name));                                                                  \
        (void)nogil_priv_value;                                                                                        \
        nogil_priv_failed(NOGIL_PRIV_KIND(name),                                                                       \
                          !NOGIL_PRIV_KIND_HAS_VALUE(NOGIL_PRIV_KIND(name)) ||                                         \
                              NOGIL_PRIV_SAME(__builtin_choose_expr(NOGIL_PRIV_KIND_HAS_VALUE(NOGIL_PRIV_KIND(name)),  \
                                                                    nogil_priv_value, NOGIL_PRIV_SENTINEL_OF(name)),   \
                                              NOGIL_PRIV_SENTINEL_OF(name)),                                           \
                          NOGIL_PRIV_CONTEXT, NOGIL_PRIV_AROUND NOGIL_PRIV_SITE(#name "()"));                          \
        NOGIL_PRIV_QUIET_END                                                                                           \
    })

#else

/* A class each, not an overload each: a declaration may stand inside extern "C", where nothing can be overloaded. */
#define NOGIL_PRIV_SENTINEL(slot, other, T, name, value)                                                               \
    struct nogil_priv_sentinel_##other##_##name;                                                                       \
    struct nogil_priv_sentinel_##slot##_##name {                                                                       \
        typedef T type;                                                                                                \
        static T get()                                                                                                 \
        {                                                                                                              \
            return static_cast<T> value;                                                                               \
        }                                                                                                              \
    };

/* As in C, and a class whose value is of a class, too. except() of a bool must say which of the two it means. */
#define NOGIL_PRIV_CHECK_SENTINEL(T, name, value, always)                                                              \
    static_assert(                                                                                                     \
        (NOGIL_PRIV_CLASS_IS_NUMBER(NOGIL_PRIV_CLASS(*(T *)0)) &&                                                      \
         NOGIL_PRIV_CLASS_IS_NUMBER(NOGIL_PRIV_CLASS(value))) ||                                                       \
            (NOGIL_PRIV_CLASS(*(T *)0) == 5 && (NOGIL_PRIV_CLASS(value) == 5 || NOGIL_PRIV_CLASS(value) <= 1)) ||      \
            (NOGIL_PRIV_CLASS(*(T *)0) > 9 && NOGIL_PRIV_CLASS(value) > 9),                                            \
        "the value in the exception spec of " #name " is not of a type that " #name                                    \
        " can return (a struct has no such value: write except_any or noexcept)");                                     \
    static_assert(!(always) || !nogil_priv_is_bool<T>::yes || nogil_priv_is_bool<decltype(value)>::yes,                \
                  "the value in the exception spec of " #name                                                          \
                  " would become true, which is then always an exception: write except_maybe(true) or except(false)");
template <class T> struct nogil_priv_is_bool {
    static constexpr bool yes = false;
};
template <> struct nogil_priv_is_bool<bool> {
    static constexpr bool yes = true;
};

template <class D, class F, size_t = sizeof(D)> D nogil_priv_pick_slot(int);
template <class D, class F> F nogil_priv_pick_slot(...);
#define NOGIL_PRIV_SLOT(name)                                                                                          \
    decltype(nogil_priv_pick_slot<nogil_priv_sentinel_d_##name, nogil_priv_sentinel_f_##name>(0))

/* (call, nogil_priv_mark()) keeps the value of a call; where the call is void it is the built-in comma: the mark. */
struct nogil_priv_mark {};
template <class V> struct nogil_priv_value_of {
    const V &value;
};
template <class V> inline nogil_priv_value_of<V> operator,(const V &value, nogil_priv_mark)
{
    return nogil_priv_value_of<V>{value};
}
/* What a call came to, by value, so that NOGIL_FAILED never needs the expression a second time: decltype() of one that
   calls the Python API is an error before C++20, since the API check is a lambda. */
template <class V, class S> struct nogil_priv_outcome {
    bool match;
    static constexpr bool wide_enough = sizeof(V) >= sizeof(S) || sizeof(S) == 1;
};
template <class S> struct nogil_priv_outcome<void, S> {
    bool match;
    static constexpr bool wide_enough = true;
};
template <bool has_value> struct nogil_priv_matcher {
    template <class V, class S> static nogil_priv_outcome<V, typename S::type> match(nogil_priv_value_of<V> result, S *)
    {
        return {NOGIL_PRIV_SAME(result.value, S::get())};
    }
    template <class S> static nogil_priv_outcome<void, S> match(nogil_priv_mark, S *)
    {
        return {true};
    }
};
template <> struct nogil_priv_matcher<false> {
    template <class V, class S> static nogil_priv_outcome<void, S> match(V, S *)
    {
        return {true};
    }
};

#define NOGIL_PRIV_FAILED(name, expression)                                                                            \
    __extension__({                                                                                                    \
        NOGIL_PRIV_QUIET_BEGIN                                                                                         \
        int nogil_priv_result_failed = 1;                                                                              \
        NOGIL_PRIV_TRY                                                                                                 \
        {                                                                                                              \
            const auto nogil_priv_outcome_here =                                                                       \
                nogil_priv_matcher<NOGIL_PRIV_KIND_HAS_VALUE(NOGIL_PRIV_KIND(name))>::match(                           \
                    (expression, nogil_priv_mark()), (NOGIL_PRIV_SLOT(name) *)nullptr);                                \
            static_assert(decltype(nogil_priv_outcome_here)::wide_enough, NOGIL_PRIV_NARROW_TEXT(name));               \
            nogil_priv_result_failed =                                                                                 \
                nogil_priv_failed(NOGIL_PRIV_KIND(name), nogil_priv_outcome_here.match, NOGIL_PRIV_CONTEXT,            \
                                  NOGIL_PRIV_AROUND NOGIL_PRIV_SITE(#name "()"));                                      \
        }                                                                                                              \
        NOGIL_PRIV_CATCH_IF(NOGIL_PRIV_KIND(name) == NOGIL_PRIV_KIND_CPP)                                              \
        NOGIL_PRIV_QUIET_END nogil_priv_result_failed;                                                                 \
    })

#endif
#endif
