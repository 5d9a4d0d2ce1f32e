/* SPDX-License-Identifier: 0BSD */
/* export_choices.h: what becomes of the choices of a NOGIL_EXPORT: when it releases, what it returns, how it fails.

       NOGIL_EXPORT(int, find, (int, key), NOGIL_RELEASE(never), NOGIL_RETURNS(value), NOGIL_RAISES(except(-1)))

       NOGIL_PRIV_EXPORT_RUN_NEVER(condition, body)          the body, with the GIL
       NOGIL_PRIV_EXPORT_GIVE_VALUE_VALUE(int)               the result as an object
       NOGIL_PRIV_EXPORT_FAILED_EXCEPT_VALUE(int, -1, ~)     return NULL if it is -1

   Rule: one macro for each question and each word that may answer it. A wrong word is answered by a static assertion, and
   as if nothing had been chosen, so that it is the only error.

   There are no public names here. */
#ifndef NOGIL_EXPORT_CHOICES_H
#define NOGIL_EXPORT_CHOICES_H

#include "adaptive.h"
#include "block.h"
#include "context.h"
#include "convert.h"
#include "cpp.h"
#include "error.h"
#include "spec.h"

/* ---- when the GIL is released ---- */

#define NOGIL_PRIV_EXPORT_CONTEXT_ALWAYS NOGIL_PRIV_RELEASED
#define NOGIL_PRIV_EXPORT_CONTEXT_NEVER NOGIL_PRIV_HELD
#define NOGIL_PRIV_EXPORT_CONTEXT_SIZED NOGIL_PRIV_MAYBE
#define NOGIL_PRIV_EXPORT_CONTEXT_ADAPTIVE NOGIL_PRIV_MAYBE
#define NOGIL_PRIV_EXPORT_CONTEXT_UNKNOWN NOGIL_PRIV_RELEASED

/* By a caller in C. */
#define NOGIL_PRIV_EXPORT_ENTER_ALWAYS(name)                                                                           \
    nogil_priv_release_guard nogil_priv_guard NOGIL_PRIV_CLEANUP(nogil_priv_release_close) =                           \
        nogil_priv_release_open(1, NOGIL_PRIV_MAYBE, NULL NOGIL_PRIV_SITE("exported function " name))
#define NOGIL_PRIV_EXPORT_ENTER_NEVER(name)                                                                            \
    nogil_priv_acquire_guard nogil_priv_guard NOGIL_PRIV_CLEANUP(nogil_priv_acquire_close) =                           \
        nogil_priv_acquire_open(1, NOGIL_PRIV_MAYBE, NULL NOGIL_PRIV_SITE("exported function " name))
#define NOGIL_PRIV_EXPORT_ENTER_SIZED(name) ((void)0)
#define NOGIL_PRIV_EXPORT_ENTER_ADAPTIVE(name) ((void)0)
#define NOGIL_PRIV_EXPORT_ENTER_UNKNOWN(name) ((void)0)

/* By Python. In C++ what the body throws is caught inside, while the GIL is still released: raising it attaches. */
#define NOGIL_PRIV_EXPORT_BODY(...)                                                                                    \
    NOGIL_PRIV_TRY                                                                                                     \
    {                                                                                                                  \
        __VA_ARGS__;                                                                                                   \
        nogil_priv_thrown = 0;                                                                                         \
    }                                                                                                                  \
    NOGIL_PRIV_CATCH_IF(1)
#define NOGIL_PRIV_EXPORT_RUN_ALWAYS(condition, ...)                                                                   \
    {                                                                                                                  \
        nogil_priv_release_guard nogil_priv_guard NOGIL_PRIV_CLEANUP(nogil_priv_release_close) =                       \
            nogil_priv_release_open(condition, NOGIL_PRIV_HELD, NULL NOGIL_PRIV_SITE("exported function"));            \
        nogil_priv_state = nogil_priv_guard.section.state;                                                             \
        NOGIL_PRIV_EXPORT_BODY(__VA_ARGS__)                                                                            \
    }
#define NOGIL_PRIV_EXPORT_RUN_NEVER(condition, ...) {NOGIL_PRIV_EXPORT_BODY(__VA_ARGS__)}
#define NOGIL_PRIV_EXPORT_RUN_UNKNOWN NOGIL_PRIV_EXPORT_RUN_NEVER
#define NOGIL_PRIV_EXPORT_RUN_SIZED NOGIL_PRIV_EXPORT_RUN_ALWAYS
#define NOGIL_PRIV_EXPORT_RUN_ADAPTIVE(condition, ...)                                                                 \
    NOGIL_BEGIN_ADAPTIVE                                                                                               \
        NOGIL_PRIV_EXPORT_BODY(__VA_ARGS__)                                                                            \
    NOGIL_END

/* ---- the result, by VALUE or VOID, and VALUE or STATUS ---- */

#define NOGIL_PRIV_EXPORT_DECLARE_VALUE(T) T nogil_priv_result NOGIL_PRIV_UNUSED;
#define NOGIL_PRIV_EXPORT_DECLARE_VOID(T)
#define NOGIL_PRIV_EXPORT_STORE_VALUE nogil_priv_result =
#define NOGIL_PRIV_EXPORT_STORE_VOID
#define NOGIL_PRIV_EXPORT_RETURN_VALUE return
#define NOGIL_PRIV_EXPORT_RETURN_VOID
#define NOGIL_PRIV_EXPORT_GIVE_VALUE_VALUE(T) NOGIL_PRIV_GIVE(T)(nogil_priv_result),
#define NOGIL_PRIV_EXPORT_GIVE_VALUE_STATUS(T)
#define NOGIL_PRIV_EXPORT_GIVE_VALUE_UNKNOWN(T)
#define NOGIL_PRIV_EXPORT_GIVE_VOID_VALUE(T)
#define NOGIL_PRIV_EXPORT_GIVE_VOID_STATUS(T)
#define NOGIL_PRIV_EXPORT_GIVE_VOID_UNKNOWN(T)
#define NOGIL_PRIV_EXPORT_TYPE_VALUE_VALUE(T) {"", NOGIL_PRIV_TYPE_TEXT(T)},
#define NOGIL_PRIV_EXPORT_TYPE_VALUE_STATUS(T)
#define NOGIL_PRIV_EXPORT_TYPE_VALUE_UNKNOWN(T)
#define NOGIL_PRIV_EXPORT_TYPE_VOID_VALUE(T)
#define NOGIL_PRIV_EXPORT_TYPE_VOID_STATUS(T)
#define NOGIL_PRIV_EXPORT_TYPE_VOID_UNKNOWN(T)

/* ---- has it failed? ---- */

#define NOGIL_PRIV_EXPORT_FAILED_IF(condition)                                                                         \
    if (NOGIL_PRIV_UNLIKELY(condition))                                                                                \
        return NULL;
#define NOGIL_PRIV_EXPORT_FAILED_ANY_VALUE(T, value, filename)                                                         \
    NOGIL_PRIV_EXPORT_FAILED_IF(nogil_priv_export_failed(nogil_priv_state))
#define NOGIL_PRIV_EXPORT_FAILED_NOEXCEPT_VALUE(T, value, filename)
#define NOGIL_PRIV_EXPORT_FAILED_EXCEPT_VALUE(T, value, filename)                                                      \
    NOGIL_PRIV_EXPORT_FAILED_IF(NOGIL_PRIV_SAME(nogil_priv_result, (T)value))
#define NOGIL_PRIV_EXPORT_FAILED_MAYBE_VALUE(T, value, filename)                                                       \
    NOGIL_PRIV_EXPORT_FAILED_IF(NOGIL_PRIV_SAME(nogil_priv_result, (T)value) &&                                        \
                                nogil_priv_export_failed(nogil_priv_state))
#define NOGIL_PRIV_EXPORT_FAILED_ERRNO_VALUE(T, value, filename)                                                       \
    if (NOGIL_PRIV_UNLIKELY(NOGIL_PRIV_SAME(nogil_priv_result, (T)value)))                                             \
        return nogil_priv_export_errno(filename);
#define NOGIL_PRIV_EXPORT_FAILED_UNKNOWN_VALUE NOGIL_PRIV_EXPORT_FAILED_ANY_VALUE
#define NOGIL_PRIV_EXPORT_FAILED_ANY_VOID NOGIL_PRIV_EXPORT_FAILED_ANY_VALUE
#define NOGIL_PRIV_EXPORT_FAILED_NOEXCEPT_VOID NOGIL_PRIV_EXPORT_FAILED_NOEXCEPT_VALUE
#define NOGIL_PRIV_EXPORT_FAILED_EXCEPT_VOID NOGIL_PRIV_EXPORT_FAILED_ANY_VALUE
#define NOGIL_PRIV_EXPORT_FAILED_MAYBE_VOID NOGIL_PRIV_EXPORT_FAILED_ANY_VALUE
#define NOGIL_PRIV_EXPORT_FAILED_ERRNO_VOID NOGIL_PRIV_EXPORT_FAILED_ANY_VALUE
#define NOGIL_PRIV_EXPORT_FAILED_UNKNOWN_VOID NOGIL_PRIV_EXPORT_FAILED_ANY_VALUE

/* ---- what is wrong is said here, and everything else then compiles ---- */

#define NOGIL_PRIV_EXPORT_CHECK_ALWAYS(name)
#define NOGIL_PRIV_EXPORT_CHECK_NEVER(name)
#define NOGIL_PRIV_EXPORT_CHECK_SIZED(name)
#define NOGIL_PRIV_EXPORT_CHECK_ADAPTIVE(name)
#define NOGIL_PRIV_EXPORT_CHECK_UNKNOWN(name)                                                                          \
    NOGIL_PRIV_STATIC_ASSERT(0,                                                                                        \
                             "NOGIL_EXPORT(" #name "): unknown release policy: write NOGIL_RELEASE(always), "          \
                             "NOGIL_RELEASE(never), NOGIL_RELEASE(sized(n, threshold)) or NOGIL_RELEASE(adaptive)");
#define NOGIL_PRIV_EXPORT_CHECK_VALUE_VALUE(T, name) NOGIL_PRIV_EXPORT_CHECK_TYPE(T, "the result of " #name)
#define NOGIL_PRIV_EXPORT_CHECK_VALUE_STATUS(T, name)
#define NOGIL_PRIV_EXPORT_CHECK_VALUE_UNKNOWN(T, name)                                                                 \
    NOGIL_PRIV_STATIC_ASSERT(0, "NOGIL_EXPORT(" #name "): write NOGIL_RETURNS(value) or NOGIL_RETURNS(status)");
#define NOGIL_PRIV_EXPORT_CHECK_VOID_VALUE(T, name)
#define NOGIL_PRIV_EXPORT_CHECK_VOID_STATUS(T, name)
#define NOGIL_PRIV_EXPORT_CHECK_VOID_UNKNOWN NOGIL_PRIV_EXPORT_CHECK_VALUE_UNKNOWN
#define NOGIL_PRIV_EXPORT_CHECK_ANY_VALUE(T, name, value)
#define NOGIL_PRIV_EXPORT_CHECK_NOEXCEPT_VALUE(T, name, value)
#define NOGIL_PRIV_EXPORT_CHECK_EXCEPT_VALUE(T, name, value) NOGIL_PRIV_CHECK_SENTINEL(T, name, value, 1)
#define NOGIL_PRIV_EXPORT_CHECK_MAYBE_VALUE(T, name, value) NOGIL_PRIV_CHECK_SENTINEL(T, name, value, 0)
#define NOGIL_PRIV_EXPORT_CHECK_ERRNO_VALUE(T, name, value) NOGIL_PRIV_CHECK_SENTINEL(T, name, value, 1)
#define NOGIL_PRIV_EXPORT_CHECK_UNKNOWN_VALUE(T, name, value)                                                          \
    NOGIL_PRIV_STATIC_ASSERT(0, "NOGIL_EXPORT(" #name "): unknown exception spec: write NOGIL_RAISES() of "            \
                                "except(value), except_maybe(value), except_errno(value), "                            \
                                "except_errno(value, filename), except_any or noexcept");
#define NOGIL_PRIV_EXPORT_CHECK_ANY_VOID(T, name, value)
#define NOGIL_PRIV_EXPORT_CHECK_NOEXCEPT_VOID(T, name, value)
#define NOGIL_PRIV_EXPORT_CHECK_EXCEPT_VOID(T, name, value)                                                            \
    NOGIL_PRIV_STATIC_ASSERT(0, #name " returns void, so no value of it can mean an exception: write except_any or "   \
                                      "noexcept");
#define NOGIL_PRIV_EXPORT_CHECK_MAYBE_VOID NOGIL_PRIV_EXPORT_CHECK_EXCEPT_VOID
#define NOGIL_PRIV_EXPORT_CHECK_ERRNO_VOID NOGIL_PRIV_EXPORT_CHECK_EXCEPT_VOID
#define NOGIL_PRIV_EXPORT_CHECK_UNKNOWN_VOID NOGIL_PRIV_EXPORT_CHECK_UNKNOWN_VALUE

#endif
