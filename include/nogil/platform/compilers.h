/* SPDX-License-Identifier: 0BSD */
/* compilers.h: what differs between GCC and Clang, between C and C++, and with and without OpenMP.

   Rule: nothing here knows of Python.

       NOGIL_PRIV_STATIC_ASSERT(sizeof(long) >= 4, "what to do instead");
       nogil_priv_guard guard NOGIL_PRIV_CLEANUP(nogil_priv_guard_close);   // closed on every way out of the braces

   There are no public names here. */
#ifndef NOGIL_COMPILERS_H
#define NOGIL_COMPILERS_H

#if defined(__apple_build_version__) ? __clang_major__ < 12                                                            \
: defined(__clang__)                 ? __clang_major__ < 11                                                            \
                                     : __GNUC__ + 0 < 9
#error "nogil.h needs GCC >= 9 or Clang >= 11: leaving a block restores the GIL through their cleanup attribute"
#endif
#if defined(__cplusplus) ? __cplusplus < 201103L : __STDC_VERSION__ < 201112L
#error "nogil.h needs at least C11 or C++11: add -std=c11 or -std=c++11"
#endif

#ifdef __cplusplus
#define NOGIL_PRIV_STATIC_ASSERT(condition, text) static_assert(condition, text)
#define NOGIL_PRIV_EXTERN_C_BEGIN extern "C" {
#define NOGIL_PRIV_EXTERN_C_END }
#define NOGIL_PRIV_ZERO                                                                                                \
    {                                                                                                                  \
    }
#else
#define NOGIL_PRIV_STATIC_ASSERT(condition, text) _Static_assert(condition, text)
#define NOGIL_PRIV_EXTERN_C_BEGIN
#define NOGIL_PRIV_EXTERN_C_END
#define NOGIL_PRIV_ZERO {0}
#endif

#define NOGIL_PRIV_UNUSED __attribute__((__unused__))
#define NOGIL_PRIV_INLINE static inline __attribute__((__unused__, __always_inline__))
#define NOGIL_PRIV_CLEANUP(function) __attribute__((__cleanup__(function), __unused__))
#define NOGIL_PRIV_LIKELY(x) __builtin_expect(!!(x), 1)
#define NOGIL_PRIV_UNLIKELY(x) __builtin_expect(!!(x), 0)

/* Where a function may have several forms for different types: C++, and Clang by its attribute. GCC up to C17 has
   declarations without a prototype instead, which may be given one later (object.h). */
#if defined(__cplusplus) || defined(__clang__)
#define NOGIL_PRIV_HAS_OVERLOADS 1
#else
#define NOGIL_PRIV_HAS_OVERLOADS 0
#endif
#if !NOGIL_PRIV_HAS_OVERLOADS && (__STDC_VERSION__ <= 201710L || __GNUC__ < 13)
#define NOGIL_PRIV_HAS_OPEN_DECLARATIONS 1
#else
#define NOGIL_PRIV_HAS_OPEN_DECLARATIONS 0
#endif

/* GCC in C lets a goto jump over a declaration with a cleanup; over a variably modified type it does not. Clang in C
   refuses both. g++ names what is jumped over, so it gets something with a name that tells. */
#ifdef __cplusplus
#define NOGIL_PRIV_NO_JUMP_INTO(name) char name NOGIL_PRIV_UNUSED = 0;
#elif defined(__clang__)
#define NOGIL_PRIV_NO_JUMP_INTO(name)
#else
NOGIL_PRIV_INLINE __SIZE_TYPE__ nogil_priv_one(void)
{
    return 1;
}
#define NOGIL_PRIV_NO_JUMP_INTO(name) typedef char name[nogil_priv_one()] NOGIL_PRIV_UNUSED;
#endif

/* Clang shows -Wshadow and some -Wpedantic warnings inside macros of a system header, GCC does not. Shadowing is how
   a block changes the context, and `return f();` in a void function is how one macro serves every return type. */
#ifdef __clang__
#define NOGIL_PRIV_QUIET_BEGIN                                                                                         \
    _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wshadow\"")                                  \
        _Pragma("clang diagnostic ignored \"-Wpedantic\"") _Pragma("clang diagnostic ignored \"-Wshadow-all\"")        \
            _Pragma("clang diagnostic ignored \"-Wunused\"")
#define NOGIL_PRIV_QUIET_END _Pragma("clang diagnostic pop")
#else
#define NOGIL_PRIV_QUIET_BEGIN
#define NOGIL_PRIV_QUIET_END
#endif

/* The cold half is compiled into every source file that includes the header. Its functions are static, so the compiler
   drops those that the file does not use before it makes code for them, which would take a second. Its data are the
   module's: `weak` lets the linker keep one copy, `hidden` keeps the copies of two modules apart. With NOGIL_LINK_RUNTIME
   both are declared here and linked. */
#ifdef NOGIL_PRIV_BUILD_RUNTIME
#define NOGIL_PRIV_COLD __attribute__((__visibility__("default"), __cold__, __noinline__))
#define NOGIL_PRIV_WARM __attribute__((__visibility__("default"), __noinline__))
#define NOGIL_PRIV_SHARED __attribute__((__visibility__("default")))
#elif defined(NOGIL_LINK_RUNTIME)
#define NOGIL_PRIV_COLD __attribute__((__cold__, __noinline__))
#define NOGIL_PRIV_WARM __attribute__((__noinline__))
#define NOGIL_PRIV_SHARED
#else
#define NOGIL_PRIV_COLD static __attribute__((__cold__, __noinline__, __unused__))
#define NOGIL_PRIV_WARM static __attribute__((__noinline__, __unused__))
#define NOGIL_PRIV_SHARED __attribute__((__weak__, __visibility__("hidden"), __unused__))
#endif

/* A function whose call is an error where it is left after optimization (drop_in.h); undefined where nothing is optimized
   or, with Clang before 14, cannot be. nothrow, because Clang does not look at a call that may throw. */
#if defined(__has_attribute) && defined(__OPTIMIZE__)
#if __has_attribute(error)
#define NOGIL_PRIV_NEVER_CALLED(text) __attribute__((__error__(text), __cold__, __nothrow__))
#endif
#endif

/* initial-exec is the fastest model (0.3 ns against 2.5), but glibc keeps only some 1.7 kB for all modules that use it
   and musl has none at all: one pointer a module (and a counter in each file that counts turns outside of blocks, see
   signals.h), and only under glibc. A module that has such a variable has all of its thread-locals there: one with a
   kilobyte of its own fails to load ("cannot allocate memory in static TLS block") and wants -DNOGIL_NO_STATIC_TLS. */
#if defined(__GLIBC__) && !defined(NOGIL_NO_STATIC_TLS)
#define NOGIL_PRIV_HOT_TLS __thread __attribute__((__tls_model__("initial-exec")))
#else
#define NOGIL_PRIV_HOT_TLS __thread
#endif

/* OpenMP, where this file is compiled with it (-fopenmp): a pragma, and who one is in a team. Clang brings no omp.h
   along where its libomp is not installed. */
#ifdef _OPENMP
#if __has_include(<omp.h>)
#include <omp.h>
#else
#ifdef __cplusplus
extern "C" {
#endif
typedef enum omp_sched_t { omp_sched_static = 1, omp_sched_dynamic = 2, omp_sched_guided = 3 } omp_sched_t;
extern int omp_get_thread_num(void);
extern int omp_get_num_threads(void);
extern int omp_get_max_threads(void);
extern void omp_get_schedule(omp_sched_t *kind, int *chunk);
#ifdef __cplusplus
}
#endif
#endif
#define NOGIL_PRIV_OMP(...) NOGIL_PRIV_OMP_(__VA_ARGS__)
#define NOGIL_PRIV_OMP_(...) _Pragma(#__VA_ARGS__)
#define NOGIL_PRIV_TEAM_NUMBER() omp_get_thread_num()
#define NOGIL_PRIV_TEAM_SIZE() omp_get_num_threads()
#define NOGIL_PRIV_HAS_TEAMS 1
#else
#define NOGIL_PRIV_OMP(...)
#define NOGIL_PRIV_TEAM_NUMBER() 0
#define NOGIL_PRIV_TEAM_SIZE() 1
#define NOGIL_PRIV_HAS_TEAMS 0
#endif

/* GCC's libgomp keeps a pool of workers for each thread that has had a team, and does not know about fork: in the child
   the thread that forked waits for workers that are not there, for ever. (GCC 9 to 15; seen with 12. Other threads of
   the child have pools of their own. LLVM's libomp starts anew by itself; seen with 14 and 19.) */
#if defined(_OPENMP) && !defined(__clang__)
#define NOGIL_PRIV_TEAM_IS_LOST_BY_FORK 1
#else
#define NOGIL_PRIV_TEAM_IS_LOST_BY_FORK 0
#endif

#endif
