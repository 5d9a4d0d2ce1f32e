/* SPDX-License-Identifier: 0BSD */
/* context.h: what the compiler knows about the GIL at a point of the source.

   Every point of a C file is in one of four contexts, and they nest with the braces:

       unknown     a plain C function                       may call Python; whoever wrote it says that the GIL is held
       held        in a WITH_GIL block or with-gil function may call Python
       released    in a NOGIL block                         must not
       maybe       in the body of a nogil function          must not; its caller may or may not hold the GIL

   A misuse is then a compile error, in the words that Cython's compiler uses:

       NOGIL_BEGIN
           PyList_New(0);    // error: Calling gil-requiring function not allowed without gil: PyList_New
           NOGIL_BEGIN       // error: Trying to release the GIL while it was previously released.
           NOGIL_END
       NOGIL_END

   How: the context is the size of an array type. Four names exist at file scope with the size 1; a block declares one
   of them again with a larger size, which hides the outer one until its brace closes; an assertion reads the sizes.
   Nothing is ever stored in these names, so they cost nothing.

   Rule: a context is only read through NOGIL_PRIV_CONTEXT and only changed through NOGIL_PRIV_DEEPER. */
#ifndef NOGIL_CONTEXT_H
#define NOGIL_CONTEXT_H

#include "debug.h"

#define NOGIL_PRIV_UNKNOWN 1
#define NOGIL_PRIV_HELD 2
#define NOGIL_PRIV_RELEASED 3
#define NOGIL_PRIV_MAYBE 4

/* What the function says (a hidden parameter of its body), and how deep the innermost NOGIL and WITH_GIL are: the
   deeper one wins. Two names for the blocks instead of one let NOGIL_SCOPE and WITH_GIL_SCOPE follow each other inside
   one pair of braces, where C would not allow the same name twice. */
extern char (*nogil_priv_function)[NOGIL_PRIV_UNKNOWN];
extern char (*nogil_priv_depth_released)[1];
extern char (*nogil_priv_depth_held)[1];

#define NOGIL_PRIV_DEPTH_RELEASED sizeof(*nogil_priv_depth_released)
#define NOGIL_PRIV_DEPTH_HELD sizeof(*nogil_priv_depth_held)

#define NOGIL_PRIV_CONTEXT                                                                                             \
    (NOGIL_PRIV_DEPTH_RELEASED > NOGIL_PRIV_DEPTH_HELD   ? NOGIL_PRIV_RELEASED                                         \
     : NOGIL_PRIV_DEPTH_HELD > NOGIL_PRIV_DEPTH_RELEASED ? NOGIL_PRIV_HELD                                             \
                                                         : (int)sizeof(*nogil_priv_function))

/* One deeper than both, or as deep as now when `condition` is 0. */
#define NOGIL_PRIV_DEEPER(condition, now)                                                                              \
    ((condition)                                                                                                       \
         ? (NOGIL_PRIV_DEPTH_RELEASED > NOGIL_PRIV_DEPTH_HELD ? NOGIL_PRIV_DEPTH_RELEASED : NOGIL_PRIV_DEPTH_HELD) + 1 \
         : (now))

/* Which macro opened the innermost block, so that each END can refuse a block that is not its own. */
#define NOGIL_PRIV_OPENED_BY_NOGIL 2
#define NOGIL_PRIV_OPENED_BY_WITH_GIL 3
#define NOGIL_PRIV_OPENED_BY_CRITICAL_SECTION 4
#define NOGIL_PRIV_OPENED_BY_LOCKED 5
#define NOGIL_PRIV_OPENED_BY_PRANGE 6
#define NOGIL_PRIV_OPENED_BY_TRY (NOGIL_PRIV_OPENED_BY_WITH_GIL + 64) /* WITH_GIL_END closes it too */
extern char (*nogil_priv_opened_by)[1];

/* `condition` must be an integer constant expression, as Cython asks of `with nogil(condition)`. In C, (long)(x) * 0 is
   a null pointer constant only if x is constant, and then the conditional's type is int * and not void *. */
#ifdef __cplusplus
#define NOGIL_PRIV_IS_CONSTANT(condition) __builtin_constant_p(condition)
#else
#define NOGIL_PRIV_IS_CONSTANT(condition) (sizeof(*(8 ? ((void *)((long)(condition) * 0L)) : (int *)8)) == sizeof(int))
#endif

#define NOGIL_PRIV_CHECK_CONSTANT(condition, macro)                                                                    \
    NOGIL_PRIV_STATIC_ASSERT(NOGIL_PRIV_IS_CONSTANT(condition),                                                        \
                             "Non-constant condition in a " macro "(<condition>) statement")
#define NOGIL_PRIV_CHECK_RELEASE(condition)                                                                            \
    NOGIL_PRIV_STATIC_ASSERT(!(condition) || NOGIL_PRIV_CONTEXT != NOGIL_PRIV_RELEASED,                                \
                             "Trying to release the GIL while it was previously released.")
#define NOGIL_PRIV_CHECK_ACQUIRE(condition)                                                                            \
    NOGIL_PRIV_STATIC_ASSERT(!(condition) || NOGIL_PRIV_CONTEXT != NOGIL_PRIV_HELD,                                    \
                             "Trying to acquire the GIL while it is already held.")

#ifndef NOGIL_PRIV_DROP_IN_CALL
#define NOGIL_PRIV_DROP_IN_CALL /* see drop_in.h */
#endif

/* An expression without value that fails to compile where the GIL is not known to be held. In C++ a lambda, because a
   call may stand where a statement expression may not: in the initializer of a member or of a global. */
#define NOGIL_PRIV_MAY_CALL_PYTHON (NOGIL_PRIV_CONTEXT == NOGIL_PRIV_UNKNOWN || NOGIL_PRIV_CONTEXT == NOGIL_PRIV_HELD)
#ifdef __cplusplus
#define NOGIL_PRIV_NEEDS_GIL(name)                                                                                     \
    [](NOGIL_PRIV_CALLER_PARAMETER) {                                                                                  \
        static_assert(NOGIL_PRIV_MAY_CALL_PYTHON, "Calling gil-requiring function not allowed without gil: " name);    \
        NOGIL_PRIV_DEBUG_CALL(name)                                                                                    \
    }(NOGIL_PRIV_CALLER)NOGIL_PRIV_DROP_IN_CALL
#else
#define NOGIL_PRIV_NEEDS_GIL(name)                                                                                     \
    ((void)sizeof(struct {                                                                                             \
        _Static_assert(NOGIL_PRIV_MAY_CALL_PYTHON, "Calling gil-requiring function not allowed without gil: " name);   \
        char nogil_priv_member;                                                                                        \
    }) NOGIL_PRIV_DEBUG_CALL(name) NOGIL_PRIV_DROP_IN_CALL)
#endif

#endif
