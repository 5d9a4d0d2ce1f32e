/* SPDX-License-Identifier: 0BSD */
/* function.h: functions that carry their GIL needs and their exception contract.

       static WITH_GIL_FUNCTION(int, report, except(-1), (PyObject *, callback, long, done))
       {                                                     // has the GIL, whoever calls
           PyObject *r = PyObject_CallFunction(callback, "l", done);
           Py_XDECREF(r);
           return r ? 0 : -1;
       }

   `report` is then the plain C function `static int report(PyObject *callback, long done)`: call it, take its address,
   pass it to a library as a callback. Called without the GIL it acquires it, called with the GIL it costs 3 ns.

   Rule: the function that the user sees does the GIL and the exceptions; the braces belong to a second, inlined one
   that gets its context as a hidden parameter. Hence __func__ in there is nogil_priv_body_NAME. */
#ifndef NOGIL_FUNCTION_H
#define NOGIL_FUNCTION_H

#include "block.h"
#include "cpp.h"
#include "error.h"
#include "parameters.h"
#include "spec.h"

/* [static] WITH_GIL_FUNCTION(T, name, spec, (type, parameter, ...)) { body }

   A function whose body has the GIL (context: held); callable from any context and any thread.
       T           the return type, void and structs included
       spec        its exception spec, see spec.h
       parameters  0 to 16 of (type, name, type, name, ...), or (type, name), (type, name), ...; () or (void) for none
   Cython: `cdef T name(parameters) spec with gil:`. */
#define WITH_GIL_FUNCTION(T, name, spec, ...)                                                                          \
    NOGIL_PRIV_DEFINE(WITH_GIL, T, (NOGIL_PRIV_IS_VOID_##T()), name, (NOGIL_PRIV_SPEC_##spec),                         \
                      NOGIL_PRIV_FLAT(__VA_ARGS__))

/* The same for a function that may be called with or without the GIL and does not change that (context: maybe).
   Cython: `cdef T name(parameters) spec nogil:`. */
#define NOGIL_FUNCTION(T, name, spec, ...)                                                                             \
    NOGIL_PRIV_DEFINE(NOGIL, T, (NOGIL_PRIV_IS_VOID_##T()), name, (NOGIL_PRIV_SPEC_##spec),                            \
                      NOGIL_PRIV_FLAT(__VA_ARGS__))

/* Declare such a function, in a header or ahead of its definition. Cython: the line in the .pxd. */
#define WITH_GIL_DECLARE(T, name, spec, ...)                                                                           \
    NOGIL_PRIV_DECLARE(T, (NOGIL_PRIV_IS_VOID_##T()), name, (NOGIL_PRIV_SPEC_##spec), NOGIL_PRIV_FLAT(__VA_ARGS__))
#define NOGIL_DECLARE(T, name, spec, ...)                                                                              \
    NOGIL_PRIV_DECLARE(T, (NOGIL_PRIV_IS_VOID_##T()), name, (NOGIL_PRIV_SPEC_##spec), NOGIL_PRIV_FLAT(__VA_ARGS__))

/* ----------------------------------------------------------------------------------------------------- private */

/* With NOGIL_PERF_HINTS the compiler notes each void function with except_any, where it is declared or defined and, as
   a warning, where it is called, since each caller looks for an exception every time. Cython has the same hint. (GCC is
   silent about the attribute `warning` inside macros of a system header, but not about `deprecated`.) */
#ifdef NOGIL_PERF_HINTS
#define NOGIL_PRIV_HINT(prototype, kind, void_or_value)                                                                \
    NOGIL_PRIV_CAT4(NOGIL_PRIV_HINT_, kind, _, void_or_value)(prototype)
#define NOGIL_PRIV_HINT_TEXT                                                                                           \
    "performance hint: each caller of a void function with except_any looks for an exception after the call; declare " \
    "it noexcept, or let it return int with except(-1)"
#define NOGIL_PRIV_HINT_ANY_VOID(prototype)                                                                            \
    prototype __attribute__((__deprecated__(NOGIL_PRIV_HINT_TEXT)));                                                   \
    _Pragma("message(\"performance hint: a void function with except_any\")")
#define NOGIL_PRIV_HINT_ANY_VALUE(prototype) prototype;
#define NOGIL_PRIV_HINT_EXCEPT_VALUE(prototype) prototype;
#define NOGIL_PRIV_HINT_EXCEPT_VOID(prototype) prototype;
#define NOGIL_PRIV_HINT_MAYBE_VALUE(prototype) prototype;
#define NOGIL_PRIV_HINT_MAYBE_VOID(prototype) prototype;
#define NOGIL_PRIV_HINT_NOEXCEPT_VALUE(prototype) prototype;
#define NOGIL_PRIV_HINT_NOEXCEPT_VOID(prototype) prototype;
#define NOGIL_PRIV_HINT_CPP_VALUE(prototype) prototype;
#define NOGIL_PRIV_HINT_CPP_VOID(prototype) prototype;
#define NOGIL_PRIV_HINT_UNKNOWN_VALUE(prototype) prototype;
#define NOGIL_PRIV_HINT_UNKNOWN_VOID(prototype) prototype;
#else
#define NOGIL_PRIV_HINT(prototype, kind, void_or_value) prototype;
#endif

#define NOGIL_PRIV_DECLARE(T, is_void, name, spec, ...)                                                                \
    NOGIL_PRIV_DECLARE_(T, is_void, name, spec, NOGIL_PRIV_SIZE(__VA_ARGS__), __VA_ARGS__)
#define NOGIL_PRIV_DECLARE_(T, is_void, name, spec, n, ...)                                                            \
    NOGIL_PRIV_HINT(T name NOGIL_PRIV_PARAMETERS(n, __VA_ARGS__), NOGIL_PRIV_KIND_OF(spec),                            \
                    NOGIL_PRIV_VOID_OR_VALUE(is_void))                                                                 \
    NOGIL_PRIV_CHECK_PARAMETERS(name, n)                                                                               \
    NOGIL_PRIV_GIVE_SPEC(d, f, T, is_void, name, spec) NOGIL_PRIV_SPEC_KIND_DECL(name, spec)

#define NOGIL_PRIV_DEFINE(mode, T, is_void, name, spec, ...)                                                           \
    NOGIL_PRIV_DEFINE_(mode, T, is_void, name, spec, NOGIL_PRIV_SIZE(__VA_ARGS__), __VA_ARGS__)
#define NOGIL_PRIV_DEFINE_(mode, T, is_void, name, spec, n, ...)                                                       \
    NOGIL_PRIV_HINT(T name NOGIL_PRIV_PARAMETERS(n, __VA_ARGS__), NOGIL_PRIV_KIND_OF(spec),                            \
                    NOGIL_PRIV_VOID_OR_VALUE(is_void))                                                                 \
    NOGIL_PRIV_CHECK_PARAMETERS(name, n)                                                                               \
    NOGIL_PRIV_GIVE_SPEC(f, d, T, is_void, name, spec) NOGIL_PRIV_SPEC_KIND_DECL(name, spec);                          \
    NOGIL_PRIV_QUIET_BEGIN                                                                                             \
    NOGIL_PRIV_UNUSED static inline T nogil_priv_body_##name NOGIL_PRIV_PARAMETERS_AND(                                \
        char (*nogil_priv_function)[NOGIL_PRIV_CONTEXT_OF_##mode], n, __VA_ARGS__);                                    \
    T name NOGIL_PRIV_PARAMETERS(n, __VA_ARGS__)                                                                       \
    {                                                                                                                  \
        NOGIL_PRIV_ENTER_##mode(#name);                                                                                \
        NOGIL_PRIV_CAT4(NOGIL_PRIV_RUN_, NOGIL_PRIV_KIND_OF(spec), _, NOGIL_PRIV_VOID_OR_VALUE(is_void))               \
        (T, name, NOGIL_PRIV_VALUE_OF(spec), nogil_priv_body_##name NOGIL_PRIV_ARGUMENTS_AND(0, n, __VA_ARGS__))       \
    }                                                                                                                  \
    static inline T nogil_priv_body_##name NOGIL_PRIV_PARAMETERS_AND(                                                  \
        char (*nogil_priv_function)[NOGIL_PRIV_CONTEXT_OF_##mode] NOGIL_PRIV_UNUSED, n, __VA_ARGS__)                   \
        NOGIL_PRIV_QUIET_END

#define NOGIL_PRIV_CONTEXT_OF_WITH_GIL NOGIL_PRIV_HELD
#define NOGIL_PRIV_CONTEXT_OF_NOGIL NOGIL_PRIV_MAYBE

#define NOGIL_PRIV_CHECK_PARAMETERS(name, n)                                                                           \
    NOGIL_PRIV_STATIC_ASSERT(n <= 32, "the parameters of " #name                                                       \
                                      " must be written as (type, name, type, name, ...), at most 16 of them, or ()");

/* On entry `nogil_priv_before` says whether an exception was pending already: a noexcept function reports its own only.
 */
#define NOGIL_PRIV_ENTER_WITH_GIL(name)                                                                                \
    nogil_priv_acquire_guard nogil_priv_guard NOGIL_PRIV_CLEANUP(nogil_priv_acquire_close) =                           \
        nogil_priv_acquire_open(1, NOGIL_PRIV_UNKNOWN, NULL NOGIL_PRIV_SITE("with-gil function " name));               \
    PyThreadState *const nogil_priv_state = nogil_priv_guard.section.state
#define NOGIL_PRIV_ENTER_NOGIL(name)                                                                                   \
    PyThreadState *const nogil_priv_state = NULL;                                                                      \
    NOGIL_PRIV_ENTER_NOGIL_DEBUG(name)

/* This thread's state, looked for once a call: `entered` by a with-gil function, else the one that a NOGIL block
   further up knows, else the attached one. NULL: detached by somebody else's macros, or a thread without a state. */
NOGIL_PRIV_INLINE PyThreadState *nogil_priv_state_in_function(PyThreadState *entered)
{
#if NOGIL_PRIV_STATE_IS_OPAQUE
    return entered; /* only an attached state can be asked, and only through CPython */
#else
    PyThreadState *state = entered ? entered : nogil_priv_known_state();
    return state ? state : nogil_priv_attached_state();
#endif
}

NOGIL_PRIV_INLINE int nogil_priv_error_in_function(PyThreadState *state)
{
#if !NOGIL_PRIV_STATE_IS_OPAQUE
    if (NOGIL_PRIV_LIKELY(state))
        return nogil_priv_state_has_error(state);
#endif
    return nogil_priv_error_pending(state ? NOGIL_PRIV_HELD : NOGIL_PRIV_MAYBE, NULL);
}

#define NOGIL_PRIV_RUN_EXCEPT_VALUE(T, name, value, call)                                                              \
    (void)nogil_priv_state;                                                                                            \
    return call;
#define NOGIL_PRIV_RUN_EXCEPT_VOID(T, name, value, call)                                                               \
    (void)nogil_priv_state;                                                                                            \
    call;
#define NOGIL_PRIV_RUN_MAYBE_VALUE NOGIL_PRIV_RUN_EXCEPT_VALUE
#define NOGIL_PRIV_RUN_MAYBE_VOID NOGIL_PRIV_RUN_EXCEPT_VOID
#define NOGIL_PRIV_RUN_ANY_VALUE NOGIL_PRIV_RUN_EXCEPT_VALUE
#define NOGIL_PRIV_RUN_ANY_VOID NOGIL_PRIV_RUN_EXCEPT_VOID
#define NOGIL_PRIV_RUN_UNKNOWN_VALUE NOGIL_PRIV_RUN_EXCEPT_VALUE
#define NOGIL_PRIV_RUN_UNKNOWN_VOID NOGIL_PRIV_RUN_EXCEPT_VOID

#define NOGIL_PRIV_RUN_NOEXCEPT_VALUE(T, name, value, call)                                                            \
    PyThreadState *const nogil_priv_looked_at = nogil_priv_state_in_function(nogil_priv_state);                        \
    const int nogil_priv_before = nogil_priv_error_in_function(nogil_priv_looked_at);                                  \
    T nogil_priv_result = call;                                                                                        \
    if (NOGIL_PRIV_UNLIKELY(nogil_priv_error_in_function(nogil_priv_looked_at)) && !nogil_priv_before) {               \
        nogil_priv_unraisable(#name);                                                                                  \
        NOGIL_PRIV_MAKE_ZERO(T, nogil_priv_result);                                                                    \
    }                                                                                                                  \
    return nogil_priv_result;
#define NOGIL_PRIV_RUN_NOEXCEPT_VOID(T, name, value, call)                                                             \
    PyThreadState *const nogil_priv_looked_at = nogil_priv_state_in_function(nogil_priv_state);                        \
    const int nogil_priv_before = nogil_priv_error_in_function(nogil_priv_looked_at);                                  \
    call;                                                                                                              \
    if (NOGIL_PRIV_UNLIKELY(nogil_priv_error_in_function(nogil_priv_looked_at)) && !nogil_priv_before)                 \
        nogil_priv_unraisable(#name);

#ifdef __cplusplus
#define NOGIL_PRIV_MAKE_ZERO(T, result) result = decltype(result)()
#define NOGIL_PRIV_RUN_CPP_VALUE(T, name, value, call)                                                                 \
    (void)nogil_priv_state;                                                                                            \
    NOGIL_PRIV_TRY                                                                                                     \
    {                                                                                                                  \
        return call;                                                                                                   \
    }                                                                                                                  \
    NOGIL_PRIV_CATCH_IF(1)                                                                                             \
    return static_cast<T> value;
#define NOGIL_PRIV_RUN_CPP_VOID(T, name, value, call)                                                                  \
    (void)nogil_priv_state;                                                                                            \
    NOGIL_PRIV_TRY                                                                                                     \
    {                                                                                                                  \
        call;                                                                                                          \
    }                                                                                                                  \
    NOGIL_PRIV_CATCH_IF(1)
#else
#define NOGIL_PRIV_MAKE_ZERO(T, result) memset(&result, 0, sizeof(result))
#define NOGIL_PRIV_RUN_CPP_VALUE(T, name, value, call)                                                                 \
    NOGIL_PRIV_STATIC_ASSERT(0, #name ": except_cpp is for functions written in C++; C code may declare them");        \
    NOGIL_PRIV_RUN_EXCEPT_VALUE(T, name, value, call)
#define NOGIL_PRIV_RUN_CPP_VOID(T, name, value, call)                                                                  \
    NOGIL_PRIV_STATIC_ASSERT(0, #name ": except_cpp is for functions written in C++; C code may declare them");        \
    NOGIL_PRIV_RUN_EXCEPT_VOID(T, name, value, call)
#endif

/* A nogil function must leave the GIL as its caller had it. */
#ifdef NOGIL_DEBUG
typedef struct {
    PyThreadState *entered;
    nogil_priv_site site;
} nogil_priv_unchanged_guard;

NOGIL_PRIV_INLINE nogil_priv_unchanged_guard nogil_priv_unchanged_open(int ignored NOGIL_PRIV_SITE_PARAM)
{
    nogil_priv_unchanged_guard guard;
    (void)ignored;
    guard.entered = nogil_priv_attached_state();
    guard.site = site;
    return guard;
}

NOGIL_PRIV_INLINE void nogil_priv_unchanged_close(nogil_priv_unchanged_guard *guard)
{
    if (guard->entered) {
        nogil_priv_park_if_unwound();
        nogil_priv_debug_expect(1, "was called with the GIL and returns without it", guard->site);
    } else {
        nogil_priv_debug_expect(0, "was called without the GIL and returns with it", guard->site);
    }
}

#define NOGIL_PRIV_ENTER_NOGIL_DEBUG(name)                                                                             \
    nogil_priv_unchanged_guard nogil_priv_unchanged NOGIL_PRIV_CLEANUP(nogil_priv_unchanged_close) =                   \
        nogil_priv_unchanged_open(0 NOGIL_PRIV_SITE("nogil function " name))
#else
#define NOGIL_PRIV_ENTER_NOGIL_DEBUG(name) ((void)0)
#endif

#endif
