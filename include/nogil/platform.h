/* SPDX-License-Identifier: 0BSD */
/* platform.h: what differs between compilers and between Pythons.

   Every other room is written against the words defined here, so this is the one file to read when a new compiler or
   a new Python arrives, and the only one where `__clang__` or `PY_VERSION_HEX` may be spelled.

   Rule: each branch on a Python version says which change in CPython made it needed.

       PyThreadState *mine = nogil_priv_attached_state();   // this thread's attached state, or NULL
       if (mine && nogil_priv_state_has_error(mine))        // an exception is pending on it
           ...

   There are no public names here. */
#ifndef NOGIL_PLATFORM_H
#define NOGIL_PLATFORM_H

#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
/* CPython 3.13.0's headers say nullptr wherever __STDC_VERSION__ is above C17's, and GCC 9 to 12 and Clang 11 to 14 say
   they are (-std=c2x) without knowing the word. */
#if !defined(__cplusplus) && !defined(Py_PYTHON_H) && __STDC_VERSION__ > 201710L &&                                    \
    (defined(__clang__) ? __clang_major__ < 15 : __GNUC__ < 13)
#define nullptr ((void *)0)
#include <Python.h>
#undef nullptr
#undef _Py_NULL
#define _Py_NULL NULL
#else
#include <Python.h>
#endif

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#ifndef __cplusplus /* hidden by -std=c11 if a system header came before Python.h */
extern long syscall(long number, ...);
extern int nanosleep(const struct timespec *wanted, struct timespec *left);
extern int clock_gettime(int clock, struct timespec *now);
#endif
#endif

/* ------------------------------------------------------------------------------------------------ compilers */

#if defined(__apple_build_version__) ? __clang_major__ < 12                                                            \
: defined(__clang__)                 ? __clang_major__ < 11                                                            \
                                     : __GNUC__ + 0 < 9
#error "nogil.h needs GCC >= 9 or Clang >= 11: leaving a block restores the GIL through their cleanup attribute"
#endif
#if defined(__cplusplus) ? __cplusplus < 201103L : __STDC_VERSION__ < 201112L
#error "nogil.h needs at least C11 or C++11: add -std=c11 or -std=c++11"
#endif
#if PY_VERSION_HEX < 0x03090000
#error "nogil.h needs Python 3.9 or newer"
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

#define NOGIL_PRIV_UNUSED __attribute__((unused))
#define NOGIL_PRIV_INLINE static inline __attribute__((unused, always_inline))
#define NOGIL_PRIV_CLEANUP(function) __attribute__((cleanup(function), unused))
#define NOGIL_PRIV_LIKELY(x) __builtin_expect(!!(x), 1)
#define NOGIL_PRIV_UNLIKELY(x) __builtin_expect(!!(x), 0)

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
#define NOGIL_PRIV_COLD __attribute__((visibility("default"), cold, noinline))
#define NOGIL_PRIV_WARM __attribute__((visibility("default"), noinline))
#define NOGIL_PRIV_SHARED __attribute__((visibility("default")))
#elif defined(NOGIL_LINK_RUNTIME)
#define NOGIL_PRIV_COLD __attribute__((cold, noinline))
#define NOGIL_PRIV_WARM __attribute__((noinline))
#define NOGIL_PRIV_SHARED
#else
#define NOGIL_PRIV_COLD static __attribute__((cold, noinline, unused))
#define NOGIL_PRIV_WARM static __attribute__((noinline, unused))
#define NOGIL_PRIV_SHARED __attribute__((weak, visibility("hidden"), unused))
#endif

/* A function whose call is an error where it is left after optimization (drop_in.h); undefined where nothing is optimized
   or, with Clang before 14, cannot be. nothrow, because Clang does not look at a call that may throw. */
#if defined(__has_attribute) && defined(__OPTIMIZE__)
#if __has_attribute(error)
#define NOGIL_PRIV_NEVER_CALLED(text) __attribute__((error(text), cold, nothrow))
#endif
#endif

/* initial-exec is the fastest model (0.3 ns against 2.5), but glibc keeps only some 1.7 kB for all modules that use it
   and musl has none at all: one pointer a module (and a counter in each file that counts turns outside of blocks, see
   signals.h), and only under glibc. A module that has such a variable has all of its thread-locals there: one with a
   kilobyte of its own fails to load ("cannot allocate memory in static TLS block") and wants -DNOGIL_NO_STATIC_TLS. */
#if defined(__GLIBC__) && !defined(NOGIL_NO_STATIC_TLS)
#define NOGIL_PRIV_HOT_TLS __thread __attribute__((tls_model("initial-exec")))
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

/* -------------------------------------------------------------------------------------------------- Pythons */

/* Can this build look inside PyThreadState? Not under the limited API, and PyPy's has other fields. */
#if defined(Py_LIMITED_API) || defined(PYPY_VERSION)
#define NOGIL_PRIV_STATE_IS_OPAQUE 1
#else
#define NOGIL_PRIV_STATE_IS_OPAQUE 0
#endif

NOGIL_PRIV_EXTERN_C_BEGIN
#if defined(Py_LIMITED_API)
/* Not in the limited API, but exported by every CPython since 3.5 (3.13 renamed the public one and kept this). PyPy and
   others lack it, so it is weak, and its absence falls back to PyGILState_Check(). */
extern PyThreadState *_PyThreadState_UncheckedGet(void) __attribute__((weak));
extern PyThreadState *PyThreadState_GetUnchecked(void) __attribute__((weak));
#define NOGIL_PRIV_UNCHECKED_GET()                                                                                     \
    (PyThreadState_GetUnchecked    ? PyThreadState_GetUnchecked()                                                      \
     : _PyThreadState_UncheckedGet ? _PyThreadState_UncheckedGet()                                                     \
                                   : NULL)
/* Not in the limited API on every version either, and always exported. */
extern int PyGILState_Check(void);
extern PyInterpreterState *PyThreadState_GetInterpreter(PyThreadState *state);
extern void PyThreadState_DeleteCurrent(void);
extern PyObject *PyDict_SetDefault(PyObject *dict, PyObject *key, PyObject *value);
#elif PY_VERSION_HEX >= 0x030D0000
#define NOGIL_PRIV_UNCHECKED_GET() PyThreadState_GetUnchecked()
#else
#define NOGIL_PRIV_UNCHECKED_GET() _PyThreadState_UncheckedGet()
#endif
NOGIL_PRIV_EXTERN_C_END

/* Since 3.12 the current state is a C thread-local, so "who is current" can only mean this thread. Before, it is one
   variable of the process: the state of whichever thread holds the GIL. A limited-API module asks at run time. */
#if defined(Py_LIMITED_API) || PY_VERSION_HEX < 0x030C0000 || defined(PYPY_VERSION)
#define NOGIL_PRIV_CURRENT_IS_THREAD_LOCAL 0
#else
#define NOGIL_PRIV_CURRENT_IS_THREAD_LOCAL 1
#endif

/* May finalization end a thread of this code by pthread_exit(), which unwinds it? C++ and C with -fexceptions have
   something to unwind. Since 3.14 (3.13.1 already, but a module for 3.13 runs on both) such a thread waits for ever. */
#if defined(__EXCEPTIONS) && (PY_VERSION_HEX < 0x030E0000 || defined(Py_LIMITED_API))
#define NOGIL_PRIV_MAY_UNWIND 1
#else
#define NOGIL_PRIV_MAY_UNWIND 0
#endif

#ifdef CLOCK_MONOTONIC
#define NOGIL_PRIV_CLOCK_MONOTONIC CLOCK_MONOTONIC
#else
#define NOGIL_PRIV_CLOCK_MONOTONIC 1 /* hidden by -std=c11; its value on Linux */
#endif

NOGIL_PRIV_INLINE int64_t nogil_priv_now_ns(void)
{
    struct timespec now = {0, 0};
    clock_gettime(NOGIL_PRIV_CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* What this thread has done so far: its processor time in us, times 65536, plus how often it has waited for something (its
   last 16 bits). Being preempted is not waiting. 0 where the system cannot tell: only Linux counts for each thread. */
NOGIL_PRIV_INLINE int64_t nogil_priv_thread_usage(void)
{
#ifdef __linux__
    struct rusage usage;
    if (getrusage(1 /* RUSAGE_THREAD, hidden by -std=c11 */, &usage) != 0)
        return 0;
    return ((int64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 + usage.ru_utime.tv_usec +
            usage.ru_stime.tv_usec) *
               65536 +
           (usage.ru_nvcsw & 65535);
#else
    return 0;
#endif
}

/* Has another thread waited for the GIL for longer than the switch interval, so that it now asks for it? 3.13 moved the
   answer into the public PyThreadState: bit 0 of eval_breaker (3.13 to 3.15). Before, nobody outside CPython can know, and
   it is always 0. Attached. */
#if NOGIL_PRIV_STATE_IS_OPAQUE || PY_VERSION_HEX < 0x030D0000
#define nogil_priv_gil_is_wanted() 0
#else
#define nogil_priv_gil_is_wanted()                                                                                     \
    ((int)(__atomic_load_n(&PyThreadState_GetUnchecked()->eval_breaker, __ATOMIC_RELAXED) & 1))
#endif

/* May a signal have arrived whose Python handler is still to run? Asked of the main thread's state, attached or not (or
   NULL, which knows nothing), by that thread. Bit 1 of the same word says so (3.13 to 3.15), and stays until the thread
   is back in Python, also where the handler has run. Before 3.13 it is always 1. */
#if NOGIL_PRIV_STATE_IS_OPAQUE || PY_VERSION_HEX < 0x030D0000
#define nogil_priv_signal_may_wait(main_state) ((void)(main_state), 1)
#else
#define nogil_priv_signal_may_wait(main_state)                                                                         \
    (!(main_state) || (__atomic_load_n(&(main_state)->eval_breaker, __ATOMIC_RELAXED) & 2))
#endif

/* Some milliseconds coarse, and read in 5 ns without asking the processor's clock; Linux only. */
#ifdef CLOCK_MONOTONIC_COARSE
#define NOGIL_PRIV_CLOCK_COARSE CLOCK_MONOTONIC_COARSE
#elif defined(__linux__)
#define NOGIL_PRIV_CLOCK_COARSE 6 /* hidden by -std=c11 */
#else
#define NOGIL_PRIV_CLOCK_COARSE NOGIL_PRIV_CLOCK_MONOTONIC
#endif

/* Has Py_FinalizeEx() passed its atexit callbacks? Public since 3.13, and not in the limited API, but always exported. */
#if defined(PYPY_VERSION)
#define nogil_priv_is_finalizing() 0
#elif defined(Py_LIMITED_API)
NOGIL_PRIV_EXTERN_C_BEGIN
extern int Py_IsFinalizing(void) __attribute__((weak));
extern int _Py_IsFinalizing(void) __attribute__((weak));
NOGIL_PRIV_EXTERN_C_END
#define nogil_priv_is_finalizing() (Py_IsFinalizing ? Py_IsFinalizing() : _Py_IsFinalizing ? _Py_IsFinalizing() : 0)
#elif PY_VERSION_HEX >= 0x030D0000
#define nogil_priv_is_finalizing() Py_IsFinalizing()
#else
#define nogil_priv_is_finalizing() _Py_IsFinalizing()
#endif

/* Which Python runs this, as PY_VERSION_HEX. Under the limited API it need not be the one whose headers were used. */
#ifdef Py_LIMITED_API
NOGIL_PRIV_EXTERN_C_BEGIN
extern const unsigned long Py_Version __attribute__((weak)); /* 3.11 */
NOGIL_PRIV_EXTERN_C_END
#define NOGIL_PRIV_RUNNING_HEX (&Py_Version ? Py_Version : 0x03090000UL)
#else
#define NOGIL_PRIV_RUNNING_HEX PY_VERSION_HEX
#endif

/* Must nobody make a thread state while another thread forks? 3.12 mended it, 3.15 has it again (see attach.c). */
#define NOGIL_PRIV_FORK_STOPS_BIRTHS (NOGIL_PRIV_RUNNING_HEX < 0x030C0000 || NOGIL_PRIV_RUNNING_HEX >= 0x030F0000)

/* Does finalization free the states of daemon threads while these may be about to read them? (See grace.c.) */
#ifdef PYPY_VERSION
#define NOGIL_PRIV_STATES_NEED_GRACE 0
#else
#define NOGIL_PRIV_STATES_NEED_GRACE (NOGIL_PRIV_RUNNING_HEX < 0x030E0000)
#endif

/* Py_buffer is in the limited API since 3.11. */
#if !defined(Py_LIMITED_API) || (Py_LIMITED_API + 0 >= 0x030B0000 && PY_VERSION_HEX >= 0x030B0000)
#define NOGIL_PRIV_HAS_BUFFERS 1
#else
#define NOGIL_PRIV_HAS_BUFFERS 0
#endif

/* PEP 788, since 3.15: a guard keeps the interpreter from finalizing, and can be had without a state. */
#if PY_VERSION_HEX >= 0x030F0000 && (!defined(Py_LIMITED_API) || Py_LIMITED_API + 0 >= 0x030F0000)
#define NOGIL_PRIV_HAS_GUARDS 1
#else
#define NOGIL_PRIV_HAS_GUARDS 0
#endif

/* PyPy: a state cannot be asked for while it is detached, there is one interpreter, and it has no dict of its own. */
#ifdef PYPY_VERSION
#define nogil_priv_gilstate() ((PyThreadState *)NULL)
#define nogil_priv_interp_current() PyInterpreterState_Head()
#define nogil_priv_interp_dict(interp) ((void)(interp), nogil_priv_interp_module_dict())
NOGIL_PRIV_INLINE PyObject *nogil_priv_interp_module_dict(void)
{
    PyObject *module = PyImport_AddModule("_nogil");
    PyEval_InitThreads(); /* until now PyPy has no GIL, and a second thread that wants it ends the process */
    return module ? PyModule_GetDict(module) : NULL;
}
#else
#define nogil_priv_gilstate() PyGILState_GetThisThreadState()
#define nogil_priv_interp_current() PyInterpreterState_Get()
#define nogil_priv_interp_dict(interp) PyInterpreterState_GetDict(interp) /* see nogil_priv_dict_of in record.c */
#endif

/* PyErr_CheckSignals(), which on PyPy (7.3.11) always returns 0: its handlers run between bytecodes. Attached. */
NOGIL_PRIV_INLINE int nogil_priv_run_signal_handlers(void)
{
#ifdef PYPY_VERSION
    PyObject *names = PyDict_New();
    PyObject *result = names ? PyRun_String("for _ in range(3): pass", Py_file_input, names, names) : NULL;
    Py_XDECREF(names);
    Py_XDECREF(result);
    return result ? 0 : -1;
#else
    return PyErr_CheckSignals();
#endif
}

/* PyErr_FormatV(), which PyPy does not have; without a format PyErr_SetNone(), as `raise type`. Attached. */
NOGIL_PRIV_INLINE void nogil_priv_format_exception(PyObject *type, const char *format, va_list arguments)
{
    if (!format) { /* CPython 3.9 to 3.15 would read it */
        PyErr_SetNone(type);
        return;
    }
#ifdef PYPY_VERSION
    PyObject *message = PyUnicode_FromFormatV(format, arguments);
    if (message)
        PyErr_SetObject(type, message);
    Py_XDECREF(message);
#else
    PyErr_FormatV(type, format, arguments);
#endif
}

/* How a C function may be called with its arguments in an array. In the limited API since 3.10; PyPy would build the
   array for each call. Otherwise they come as a tuple and a dict. */
#if defined(PYPY_VERSION) || (defined(Py_LIMITED_API) && Py_LIMITED_API + 0 < 0x030A0000)
#define NOGIL_PRIV_HAS_FASTCALL 0
#define NOGIL_PRIV_CALL_PARAMETERS PyObject *nogil_priv_tuple, PyObject *nogil_priv_dict
#define NOGIL_PRIV_CALL_FLAGS (METH_VARARGS | METH_KEYWORDS)
#else
#define NOGIL_PRIV_HAS_FASTCALL 1
#define NOGIL_PRIV_CALL_PARAMETERS                                                                                     \
    PyObject *const *nogil_priv_values, Py_ssize_t nogil_priv_count, PyObject *nogil_priv_keywords
#define NOGIL_PRIV_CALL_FLAGS (METH_FASTCALL | METH_KEYWORDS)
#endif

#if defined(Py_LIMITED_API) && Py_LIMITED_API + 0 < 0x030A0000
NOGIL_PRIV_EXTERN_C_BEGIN
extern const char *PyUnicode_AsUTF8AndSize(PyObject *text, Py_ssize_t *size); /* exported since 3.3, limited API 3.10 */
NOGIL_PRIV_EXTERN_C_END
#endif

/* PyFloat_AsDouble(), without the call where the object is a float and this build may look into it. Attached. */
NOGIL_PRIV_INLINE double nogil_priv_float_value(PyObject *object)
{
#if !NOGIL_PRIV_STATE_IS_OPAQUE
    if (NOGIL_PRIV_LIKELY(PyFloat_Check(object)))
        return PyFloat_AS_DOUBLE(object);
#endif
    return PyFloat_AsDouble(object);
}

/* PyLong_AsLong() of an int, without the call where it is a small one and CPython (3.12) says how to look. Attached. */
NOGIL_PRIV_INLINE long nogil_priv_long_value(PyObject *object)
{
#if !NOGIL_PRIV_STATE_IS_OPAQUE && PY_VERSION_HEX >= 0x030C0000
    if (NOGIL_PRIV_LIKELY(PyUnstable_Long_IsCompact((PyLongObject *)object)))
        return (long)PyUnstable_Long_CompactValue((PyLongObject *)object);
#endif
    return PyLong_AsLong(object);
}

/* The name of an object's type as CPython's messages have it, in `name`. Attached. */
NOGIL_PRIV_INLINE const char *nogil_priv_type_name(PyObject *object, char *name, size_t size)
{
#if NOGIL_PRIV_STATE_IS_OPAQUE
    PyObject *text = PyObject_GetAttrString((PyObject *)Py_TYPE(object), "__name__");
    const char *utf8 = text ? PyUnicode_AsUTF8AndSize(text, NULL) : NULL;
    snprintf(name, size, "%s", utf8 ? utf8 : "?");
    Py_XDECREF(text);
    PyErr_Clear();
#else
    snprintf(name, size, "%s", Py_TYPE(object)->tp_name);
#endif
    return name;
}

/* What PyThread_get_thread_ident() returns on every POSIX system, without the calls it takes to get there. */
#define NOGIL_PRIV_THREAD_ID() ((unsigned long)pthread_self())

/* The same, as any module of the process sees it, without a call where the ABI says where it is. */
#if defined(__x86_64__) && defined(__linux__) && !defined(__ILP32__)
NOGIL_PRIV_INLINE uintptr_t nogil_priv_own_id(void)
{
    uintptr_t id;
    __asm__("mov {%%fs:0, %0|%0, qword ptr fs:0}" : "=r"(id)); /* AT&T and Intel spelling */
    return id;
}
#define NOGIL_PRIV_OWN_ID() nogil_priv_own_id()
#else
#define NOGIL_PRIV_OWN_ID() ((uintptr_t)pthread_self())
#endif

/* The two calls of every block, made through the address that the loader wrote instead of a jump table: 0.5 to 1 ns
   less for a release. It is what -fno-plt does, for these two only (PyThreadState_GetUnchecked() gets slower by it).
   Clang has the option and not the attribute. */
#if defined(__has_attribute)
#if __has_attribute(noplt)
NOGIL_PRIV_EXTERN_C_BEGIN
extern PyThreadState *PyEval_SaveThread(void) __attribute__((noplt));
extern void PyEval_RestoreThread(PyThreadState *) __attribute__((noplt));
NOGIL_PRIV_EXTERN_C_END
#endif
#endif

/* Is an exception pending on this state? Reads one pointer that only the state's own thread writes (see error.h). */
NOGIL_PRIV_INLINE int nogil_priv_state_has_error(PyThreadState *state)
{
#if NOGIL_PRIV_STATE_IS_OPAQUE
    (void)state;
    return PyErr_Occurred() != NULL;
#elif PY_VERSION_HEX >= 0x030C0000 /* 3.12 replaced the (type, value, traceback) triple by one object */
    return state->current_exception != NULL;
#else
    return state->curexc_type != NULL;
#endif
}

/* Take the pending exception as one normalized object (new reference) or NULL. Attached. */
NOGIL_PRIV_INLINE PyObject *nogil_priv_take_exception(void)
{
#if PY_VERSION_HEX >= 0x030C0000 && (!defined(Py_LIMITED_API) || Py_LIMITED_API + 0 >= 0x030C0000)
    return PyErr_GetRaisedException();
#else /* before 3.12 an exception may still be a type and its argument */
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    if (!type)
        return NULL;
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback && value)
        PyException_SetTraceback(value, traceback);
    Py_XDECREF(traceback);
    Py_XDECREF(type);
    return value;
#endif
}

/* Make `exception` (a reference that is stolen) the pending one. Attached. */
NOGIL_PRIV_INLINE void nogil_priv_put_exception(PyObject *exception)
{
#if PY_VERSION_HEX >= 0x030C0000 && (!defined(Py_LIMITED_API) || Py_LIMITED_API + 0 >= 0x030C0000)
    PyErr_SetRaisedException(exception);
#else
    PyObject *type = (PyObject *)Py_TYPE(exception);
    Py_INCREF(type);
    PyErr_Restore(type, exception, PyException_GetTraceback(exception));
#endif
}

#endif
