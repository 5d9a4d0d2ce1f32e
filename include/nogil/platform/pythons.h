/* SPDX-License-Identifier: 0BSD */
/* pythons.h: what differs between the versions of CPython, its limited API, its build without a GIL, and PyPy.

   Rule: each branch on a version says which change in CPython made it needed. Its name says what is different, so that no
   other file has to know since when.

       if (NOGIL_PRIV_FORK_STOPS_BIRTHS)   // and not: NOGIL_PRIV_RUNNING_HEX < 0x030C0000 || ...
           ...

   There are no public names here. */
#ifndef NOGIL_PYTHONS_H
#define NOGIL_PYTHONS_H

#include "compilers.h"
#include "system.h"

#if PY_VERSION_HEX < 0x03090000
#error "nogil.h needs Python 3.9 or newer"
#endif

/* Is there a GIL, or is this a build for free threads (PEP 703, since 3.13)? And the letter that such a build has behind
   its version. */
#ifdef Py_GIL_DISABLED
#define NOGIL_PRIV_HAS_GIL 0
#define NOGIL_PRIV_ABI_FLAGS t
#else
#define NOGIL_PRIV_HAS_GIL 1
#define NOGIL_PRIV_ABI_FLAGS
#endif

/* Can this build look inside PyThreadState? Not under the limited API, and PyPy's has other fields. */
#if defined(Py_LIMITED_API) || defined(PYPY_VERSION)
#define NOGIL_PRIV_STATE_IS_OPAQUE 1
#else
#define NOGIL_PRIV_STATE_IS_OPAQUE 0
#endif

NOGIL_PRIV_EXTERN_C_BEGIN
#if defined(PYPY_VERSION)
/* Asking it on a detached thread crashes. */
#define NOGIL_PRIV_UNCHECKED_GET() (PyGILState_Check() ? PyThreadState_Get() : NULL)
#elif defined(Py_LIMITED_API)
/* Not in the limited API, but exported by every CPython since 3.5 (3.13 renamed the public one and kept this). PyPy and
   others lack it, so it is weak, and its absence falls back to PyGILState_Check(). */
extern PyThreadState *_PyThreadState_UncheckedGet(void) __attribute__((__weak__));
extern PyThreadState *PyThreadState_GetUnchecked(void) __attribute__((__weak__));
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
   variable of the process: the state of whichever thread holds the GIL. A limited-API module asks at run time. PyPy's
   answer above is about this thread, too. */
#if defined(PYPY_VERSION) || (!defined(Py_LIMITED_API) && PY_VERSION_HEX >= 0x030C0000)
#define NOGIL_PRIV_CURRENT_IS_THREAD_LOCAL 1
#else
#define NOGIL_PRIV_CURRENT_IS_THREAD_LOCAL 0
#endif

/* May finalization end a thread of this code by pthread_exit(), which unwinds it? C++ and C with -fexceptions have
   something to unwind. Since 3.14 (3.13.1 already, but a module for 3.13 runs on both) such a thread waits for ever. */
#if defined(__EXCEPTIONS) && (PY_VERSION_HEX < 0x030E0000 || defined(Py_LIMITED_API))
#define NOGIL_PRIV_MAY_UNWIND 1
#else
#define NOGIL_PRIV_MAY_UNWIND 0
#endif

/* May it end a thread of any code so? */
#define NOGIL_PRIV_FINALIZATION_ENDS_THREADS (NOGIL_PRIV_RUNNING_HEX < 0x030E0000)

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

/* Has Py_FinalizeEx() passed its atexit callbacks? Public since 3.13, and not in the limited API, but always exported. */
#if defined(PYPY_VERSION)
#define nogil_priv_is_finalizing() 0
#elif defined(Py_LIMITED_API)
NOGIL_PRIV_EXTERN_C_BEGIN
extern int Py_IsFinalizing(void) __attribute__((__weak__));
extern int _Py_IsFinalizing(void) __attribute__((__weak__));
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
extern const unsigned long Py_Version __attribute__((__weak__)); /* 3.11 */
NOGIL_PRIV_EXTERN_C_END
#define NOGIL_PRIV_RUNNING_HEX (&Py_Version ? Py_Version : 0x03090000UL)
#else
#define NOGIL_PRIV_RUNNING_HEX PY_VERSION_HEX
#endif

/* Is the current state thread-local in the Python that runs this? It brought along that a thread's latest attached state is
   its gilstate one. */
#define NOGIL_PRIV_RUNS_WITH_THREAD_LOCAL_CURRENT (NOGIL_PRIV_RUNNING_HEX >= 0x030C0000)
#define NOGIL_PRIV_LATEST_IS_GILSTATE (NOGIL_PRIV_RUNNING_HEX >= 0x030C0000)

/* Does threading take the thread that imports it first for the main one, and join that one's state at exit? 3.13 asks
   for the main thread. */
#define NOGIL_PRIV_THREADING_TRUSTS_ITS_IMPORTER (NOGIL_PRIV_RUNNING_HEX < 0x030D0000)

/* Does CPython keep its own memory of a thread, a C thread-local, when it finalizes? Since 3.15, where it then points to
   a freed state. */
#define NOGIL_PRIV_THREADS_ARE_NEVER_FORGOTTEN (NOGIL_PRIV_RUNNING_HEX >= 0x030F0000)

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

/* The dict of an interpreter is made on first use, which without a GIL two threads may do at once: 3.13 then loses the dict
   of one of them, with all that is in it. */
#if !NOGIL_PRIV_HAS_GIL && !defined(Py_LIMITED_API)
#define NOGIL_PRIV_INTERP_DICT_NEEDS_LOCK 1
#else
#define NOGIL_PRIV_INTERP_DICT_NEEDS_LOCK 0
#endif

/* PyPy: a state cannot be asked for while it is detached, there is one interpreter, and it has no dict of its own. */
#ifdef PYPY_VERSION
#define NOGIL_PRIV_KNOWS_DETACHED_STATES 0
#define nogil_priv_gilstate() ((PyThreadState *)NULL)
#define nogil_priv_interp_of(state) ((void)(state), PyInterpreterState_Head())
#define nogil_priv_interp_current() PyInterpreterState_Head()
#define nogil_priv_interp_dict(interp) ((void)(interp), nogil_priv_interp_module_dict())
NOGIL_PRIV_INLINE PyObject *nogil_priv_interp_module_dict(void)
{
    PyObject *module = PyImport_AddModule("_nogil");
    PyEval_InitThreads(); /* until now PyPy has no GIL, and a second thread that wants it ends the process */
    return module ? PyModule_GetDict(module) : NULL;
}
#else
#define NOGIL_PRIV_KNOWS_DETACHED_STATES 1
#define nogil_priv_gilstate() PyGILState_GetThisThreadState()
#define nogil_priv_interp_of(state) PyThreadState_GetInterpreter(state)
#define nogil_priv_interp_current() PyInterpreterState_Get()
#define nogil_priv_interp_dict(interp) PyInterpreterState_GetDict(interp)
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

/* The two calls of every block, made through the address that the loader wrote instead of a jump table: 0.5 to 1 ns
   less for a release. It is what -fno-plt does, for these two only (PyThreadState_GetUnchecked() gets slower by it).
   Clang has the option and not the attribute. */
#if defined(__has_attribute)
#if __has_attribute(noplt)
NOGIL_PRIV_EXTERN_C_BEGIN
extern PyThreadState *PyEval_SaveThread(void) __attribute__((__noplt__));
extern void PyEval_RestoreThread(PyThreadState *) __attribute__((__noplt__));
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
