# SPDX-License-Identifier: 0BSD
"""The behaviours that are compared: one entry each, which calls a twin through whatever the entry wants to see.

    @behaviour("blocks", "`with nogil:` … `with gil:` …", "`NOGIL_BEGIN` … `WITH_GIL_BEGIN` …")
    def nested(module):
        return module.nested([])

`blocks.nested` is then its name in twins.ini, in the tests and in docs/cython.md. Rule: an entry calls the Cython
module and the C module with the same arguments and never asks which of them it has.
"""

import array
import builtins
import contextlib
import itertools
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Callable

from observation import ROUNDS, Raised

TOPICS = {
    "blocks": "Blocks and conditions",
    "functions": "Functions and exception specs",
    "exceptions": "Raising and catching",
    "threads": "Threads and critical sections",
    "calls": "Around one call",
    "modules": "What a module promises",
    "cpp": "C++ exceptions",
    "buffers": "Buffers",
    "locks": "Locks",
    "parallel": "Parallel loops",
}


@dataclass(frozen=True)
class Behaviour:
    """One entry."""

    topic: str
    name: str
    cython: str
    c: str
    drive: Callable
    rounds: int
    differs: str
    better: bool
    at_once: bool

    def __str__(self):
        return f"{self.topic}.{self.name}"


ALL = {}
ONCE = 1  # as `rounds`: each call starts a process, so what it leaves behind is not this one's
MANY = 300  # as `rounds`: with all threads and turns; then as many as the others in small (see small())
_in_small = False


@contextlib.contextmanager
def small():
    """Entries that are called in here use no threads of their own, and few turns: for thousands of calls."""
    global _in_small
    _in_small = True
    try:
        yield
    finally:
        _in_small = False


def turns(usual):
    """`usual`, or few in small."""
    return max(1, usual // 50) if _in_small else usual


def behaviour(topic, cython, c, rounds=ROUNDS, differs="", better=False, at_once=False):
    """Register the function below as an entry.

    `differs` says how the two differ, where the table does not; `better` that C does on purpose
    what Cython does not: the Cython module is then called in a process of its own, and must not show the same;
    `at_once` that several threads pass the probes at once.
    """

    def register(drive):
        entry = Behaviour(
            topic, drive.__name__.rstrip("_"), cython, c, drive, rounds, differs, better, at_once or topic == "parallel"
        )
        assert str(entry) not in ALL, f"a second {entry}"
        ALL[str(entry)] = entry
        return drive

    return register


class Words:
    """Callbacks and objects for the twins."""

    @staticmethod
    def fail():
        """Raise from Python code, two functions deep."""

        def deeper():
            raise LookupError("from the callback")

        deeper()

    @staticmethod
    def fail_otherwise():
        """Raise something else."""
        raise ArithmeticError("from the other callback")


WATCHED = [Words.fail, Words.fail_otherwise, None, True, False, object]
WATCHED += [kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, BaseException)]


def outcomes(function, *values):
    """Each value's result or exception."""
    found = []
    for value in values:
        try:
            found.append(function(value))
        except Exception as error:
            found.append(Raised.of(error))
    return found


# ----------------------------------------------------------------------------------------------------------- blocks

NOGIL, GIL = "`with nogil:`", "`with gil:`"
BLOCK, GIL_BLOCK = "`NOGIL_BEGIN` … `NOGIL_END`", "`WITH_GIL_BEGIN` … `WITH_GIL_END`"


@behaviour("blocks", NOGIL, BLOCK)
def released(module):
    return module.released(41)


@behaviour("blocks", f"{NOGIL} {GIL} {NOGIL} {GIL}", f"{BLOCK}, {GIL_BLOCK} inside each other")
def nested(module):
    return module.nested([])


@behaviour("blocks", "`with nogil: pass`", "`NOGIL_YIELD();`")
def yielded(module):
    return module.yielded(3)


@behaviour("blocks", "`return x` in `with nogil:`", "`return x;` in the block")
def left_by_return(module):
    return outcomes(module.left_by_return, 4, 0)


@behaviour("blocks", "`return [x]` in `with nogil: with gil:`", "`return object;` in the inner block")
def left_by_return_below_gil(module):
    return module.left_by_return_below_gil("x")


@behaviour("blocks", "`break` in `with nogil:`", "`break;` in the block")
def left_by_break(module):
    return module.left_by_break(5)


@behaviour("blocks", "`continue` in `with nogil:`", "`continue;` in the block")
def left_by_continue(module):
    return module.left_by_continue(5)


@behaviour("blocks", "`raise` in `with nogil: with gil:`", "`PyErr_SetObject(…); return NULL;` in the inner block")
def left_by_an_exception(module):
    return module.left_by_an_exception("out of both")


@behaviour("blocks", "`with nogil:` around all that follows", "`NOGIL_SCOPE();`")
def rest_of_the_function(module):
    return module.rest_of_the_function(4)


@behaviour("blocks", f"{GIL} around all that follows", "`WITH_GIL_SCOPE();`")
def gil_for_the_rest_of_the_function(module):
    return module.gil_for_the_rest_of_the_function([1, 2])


@behaviour("blocks", "waiting for another Python thread with `with nogil: pass`", "`NOGIL_YIELD();`", rounds=MANY)
def yielded_to_a_thread(module):
    """Without it this would wait for ever: the other thread never had the GIL."""
    go, seen = threading.Event(), [1] if _in_small else []
    thread = threading.Thread(target=lambda: go.wait(30) and seen.append(1))
    if not _in_small:
        thread.start()
    module.yielded_to_a_thread(go.set, seen)
    if not _in_small:
        thread.join(30)
    return seen


@behaviour(
    "blocks", "object made in `with gil:`, used after it", "the same, in a `PyObject *` declared before the block"
)
def object_outlives_the_block(module):
    return module.object_outlives_the_block(4)


@behaviour("blocks", "objects that end in `with gil:`", "`Py_DECREF` before `WITH_GIL_END`")
def objects_end_in_the_block(module):
    thing = object()
    before = sys.getrefcount(thing)
    module.objects_end_in_the_block(thing)
    return sys.getrefcount(thing) - before


@behaviour("blocks", "an argument assigned again in `with gil:`", "another variable: an argument is borrowed")
def argument_assigned_again(module):
    thing = object()
    before = sys.getrefcount(thing)
    return module.argument_assigned_again(thing), sys.getrefcount(thing) - before


@behaviour("blocks", "`with nogil(True):`, `with gil(1 < 2):`", "`NOGIL_BEGIN_IF(1)`, `WITH_GIL_BEGIN_IF(1 < 2)`")
def condition_true(module):
    return module.condition_true(5)


@behaviour("blocks", "`with nogil(False):`, `with gil(False):`", "`NOGIL_BEGIN_IF(0)`, `WITH_GIL_BEGIN_IF(0)`")
def condition_false(module):
    return module.condition_false(5)


@behaviour(
    "blocks",
    "`with nogil(T is not object):`, T a fused type",
    "`NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(x))`",
    differs="A fused type is a macro in C, a template in C++: one source, several functions.",
)
def generic(module):
    return module.generic_int(1), module.generic_double(1.5), module.generic_object(1), module.generic_object(1.5)


@behaviour(
    "blocks",
    "`try:` … `finally:` around each block",
    "statements after each `_END`",
    differs="C has no finally. What has to run on a return out of the middle goes below a label that is gone to.",
)
def cleaned_up(module):
    return module.cleaned_up(0)


@behaviour("blocks", "a loop in `with nogil:`, `with gil:` in each turn", "the same")
def letters_from_c(module):
    seen = []
    module.letters_from_c(seen.append)
    return seen


@behaviour("blocks", "four threads in `with nogil:` at once", "the same", rounds=MANY, at_once=True)
def contended(module):
    barrier = threading.Barrier(1 if _in_small else 4)
    results = []
    in_threads(*[lambda: results.append(module.block_in_a_contended_process(barrier))] * 4)
    return results


# -------------------------------------------------------------------------------------------------------- functions


@behaviour("functions", "`cdef int f(int x) noexcept nogil:`", "`NOGIL_FUNCTION(int, f, noexcept, (int, x))`")
def nogil_function(module):
    return module.nogil_function(5)


@behaviour("functions", "`cpdef int f() noexcept nogil:`", "`NOGIL_FUNCTION` and a `PyMethodDef` that calls it")
def simple(module):
    return module.simple()


@behaviour("functions", "`with nogil:` in a nogil function, called with and without the GIL", "`NOGIL_BEGIN` in it")
def release_in_a_nogil_function(module):
    return module.release_in_a_nogil_function(1)


@behaviour("functions", "`with gil:` in a nogil function, called with and without the GIL", "`WITH_GIL_BEGIN` in it")
def gil_in_a_nogil_function(module):
    return module.gil_in_a_nogil_function([])


@behaviour("functions", "an object as argument of a nogil function", "the same, as `PyObject *`")
def object_as_argument(module):
    thing = object()
    before = sys.getrefcount(thing)
    return module.object_as_argument(thing), sys.getrefcount(thing) - before


@behaviour("functions", "`cdef Struct f(long a) noexcept nogil:`", "`NOGIL_FUNCTION(Struct, f, noexcept, (long, a))`")
def struct_as_result(module):
    return module.struct_as_result(5)


@behaviour(
    "functions",
    "`cdef long f(object o, long x) except? -1 with gil:`",
    "`WITH_GIL_FUNCTION(long, f, except_maybe(-1), (PyObject *, o), (long, x))`",
)
def with_gil_function(module):
    return module.with_gil_function(lambda x: x * 3000, 7), outcomes(
        lambda x: module.with_gil_function(lambda y: x, 0), -1
    )


@behaviour(
    "functions",
    "a with-gil function that calls itself in `with nogil:`",
    "the same, declared before with `WITH_GIL_DECLARE`",
)
def recursive(module):
    return module.recursive(5)


@behaviour(
    "functions", "`cdef object f(int n) with gil:`", "`WITH_GIL_FUNCTION(PyObject *, f, except(NULL), (int, n))`"
)
def object_as_result(module):
    return module.object_as_result(4)


@behaviour(
    "functions",
    "an exception from a with-gil function, through a nogil function",
    "`if (NOGIL_FAILED(f, f())) return -1;` in each",
    differs="Cython writes the check after each call; in C it is `NOGIL_FAILED`, and forgetting it is not seen.",
)
def exception_through_a_nogil_function(module):
    return module.exception_through_a_nogil_function()


@behaviour("functions", f"the same through {NOGIL} {GIL} `with nogil(True):`", "the same")
def exception_through_both_blocks(module):
    return module.exception_through_both_blocks()


@behaviour("functions", "`except -1`", "`except(-1)`")
def except_value(module):
    return outcomes(module.except_value, 0, 3)


@behaviour("functions", "`except? -1`", "`except_maybe(-1)`")
def except_maybe_value(module):
    return outcomes(module.except_maybe_value, 0, 1, 2)


@behaviour(
    "functions",
    "`cdef void f(int i) except * nogil:`",
    "`NOGIL_FUNCTION(void, f, except_any, (int, i))`",
    differs="Cython takes the GIL after each call to look; `except_any` looks without it.",
)
def except_any_void(module):
    return outcomes(module.except_any_void, 0, 1)


@behaviour("functions", "`cdef unsigned short f() except *`", "`except_any` of an `unsigned short`")
def except_any_short(module):
    return outcomes(module.except_any_short, False, True)


@behaviour(
    "functions",
    "`except <int *>-1`",
    "`except((int *)-1)`",
    differs="Cython 3.3 wants `with gil:` around a `raise` in a function that returns a pointer; C does not.",
)
def except_pointer(module):
    return outcomes(module.except_pointer, False, True)


@behaviour("functions", "`except? NULL`", "`except_maybe(NULL)`")
def except_maybe_null(module):
    return outcomes(module.except_maybe_null, 0, 1, 2)


@behaviour("functions", "`except NULL`", "`except(NULL)`, `nogil_raise_null`")
def except_null(module):
    return module.except_null()


@behaviour("functions", "`cdef double f() except 1e32`", "`except(1e32)`")
def except_big_double(module):
    return outcomes(module.except_big_double, False, True)


@behaviour("functions", "`except INFINITY`", "`except(INFINITY)`")
def except_infinity(module):
    return outcomes(module.except_infinity, False, True)


@behaviour("functions", "`except? NAN`", "`except_maybe(NAN)`")
def except_nan(module):
    return outcomes(module.except_nan, 0, 1, 2)


@behaviour("functions", "`cdef Enum f() except? RED`", "`except_maybe(RED)`")
def except_enum(module):
    return outcomes(module.except_enum, False, True)


@behaviour("functions", "`cdef char f() except c'a'`", "`except('a')`")
def except_char(module):
    return outcomes(module.except_char, False, True)


@behaviour(
    "functions",
    "`cdef int (*p)(int) except? -1 nogil`",
    "`int (*p)(int)` and `NOGIL_SPEC(p, int, except_maybe(-1));`",
    differs="In C the spec belongs to a name, not to a type: each pointer variable is given its own.",
)
def through_a_function_pointer(module):
    return outcomes(module.through_a_function_pointer, 0, 1, 2)


@behaviour("functions", "`cdef int f() noexcept nogil:` that raises", "`NOGIL_FUNCTION(int, f, noexcept, ())`")
def noexcept_value(module):
    return module.noexcept_value()


@behaviour("functions", "`cdef void f() noexcept with gil:` that raises", "`WITH_GIL_FUNCTION(void, f, noexcept, ())`")
def noexcept_void(module):
    return module.noexcept_void()


@behaviour("functions", "the same below nested blocks", "the same")
def noexcept_nested(module):
    return module.noexcept_nested([])


@behaviour(
    "functions",
    "`except -1` and `except? -1` after a call that went well, while another thread keeps the GIL",
    "the same, and `except_any`",
    differs="`except *` would wait for ever in Cython here, so its twin has one call more.",
)
def no_gil_is_taken_to_look(module):
    return module.no_gil_is_taken_to_look()


# ------------------------------------------------------------------------------------------------------- exceptions


@behaviour(
    "exceptions", '`raise ValueError(f"{x}")` in `with nogil:`', '`return nogil_raise_null(PyExc_ValueError, "%d", x);`'
)
def raise_in_a_block(module):
    return module.raise_in_a_block(123)


@behaviour("exceptions", "`raise` in a nogil function", "`return nogil_raise(…);`")
def raise_in_a_function(module):
    return module.raise_in_a_function(123)


@behaviour("exceptions", "`raise KeyError`", "`nogil_raise(PyExc_KeyError, NULL)`")
def raise_without_a_text(module):
    return outcomes(module.raise_without_a_text, 0, 1)


@behaviour("exceptions", "`raise exception` (an object)", "`PyErr_SetObject` in a `WITH_GIL` block")
def raise_an_object(module):
    exception = OSError(2, "gone")
    before = sys.getrefcount(exception)
    try:
        module.raise_an_object(exception)
    except OSError as error:
        same = error is exception
    exception.__traceback__ = None
    return same, sys.getrefcount(exception) - before


@behaviour(
    "exceptions",
    '`assert x, "failed!"` in `with nogil:`',
    '`if (!x) return nogil_raise_null(PyExc_AssertionError, "failed!");`',
)
def assert_in_a_block(module):
    return outcomes(module.assert_in_a_block, 123, 0)


@behaviour("exceptions", "`assert x` in a nogil function", "`nogil_raise(PyExc_AssertionError, NULL)`")
def assert_in_a_function(module):
    return outcomes(module.assert_in_a_function, 123, 0)


@behaviour("exceptions", "`print(…)` in `with gil:`", "`PySys_FormatStdout(…)` in a `WITH_GIL` block")
def print_in_a_block(module):
    return module.print_in_a_block(123)


@behaviour("exceptions", "`raise B from a` in `except A as a:`", "`nogil_raise_from(B, …)` while A is pending")
def raise_from_another(module):
    return module.raise_from_another(5)


HAND = "There is no `except` in C that CPython knows of, so `__context__` is set by hand (`PyException_SetContext`)."


@behaviour(
    "exceptions", "`raise B` in `except A:`", "`NOGIL_CATCH(A, &error)`, raise, `PyException_SetContext`", differs=HAND
)
def raise_while_another_is_handled(module):
    return module.raise_while_another_is_handled()


@behaviour("exceptions", "`raise` called from Python's `except:`", "`nogil_raise`, called from there")
def raise_below_a_handler(module):
    try:
        raise OSError("in Python")
    except OSError:
        module.raise_below_a_handler(9)


@behaviour("exceptions", "`try: with nogil:` … `except ValueError:`", "`NOGIL_CATCH(PyExc_ValueError)`")
def caught(module):
    return outcomes(module.caught, 0, 1)


@behaviour("exceptions", "the same around a void function with `except *`", "the same, `except_any`")
def caught_of_a_void_function(module):
    return outcomes(module.caught_of_a_void_function, 0, 1)


@behaviour("exceptions", "`except TypeError:` while ValueError is raised", "`!NOGIL_CATCH(PyExc_TypeError)`")
def not_caught(module):
    return outcomes(module.not_caught, 0, 1)


@behaviour(
    "exceptions", "raised, caught, raised again in `except:`, caught outside, `finally:` twice", "the same by hand"
)
def caught_and_raised_again_elsewhere(module):
    return module.caught_and_raised_again_elsewhere(1)


@behaviour(
    "exceptions", "`except Exception as e: return e`", "`NOGIL_CATCH(PyExc_Exception, &e)`, `return e.exception;`"
)
def returned(module):
    error = module.returned(Words.fail)
    return type(error).__name__, error.args, error.__context__, sys.exc_info()[0]


@behaviour("exceptions", "`except: … raise`", "`nogil_error_fetch`, `nogil_error_restore`")
def raised_again(module):
    return module.raised_again(Words.fail)


@behaviour("exceptions", "another one raised and caught in between", "the same")
def raised_again_after_another(module):
    return module.raised_again_after_another(Words.fail, Words.fail_otherwise)


@behaviour(
    "exceptions", "`try: … finally:` in `with nogil:`", "the result kept, the statements of `finally`, then the check"
)
def finally_runs(module):
    return outcomes(module.finally_runs, Words.fail, int)


@behaviour(
    "exceptions", "`finally:` that raises another", "`nogil_error_fetch`, raise, `PyException_SetContext`", differs=HAND
)
def finally_raises(module):
    return module.finally_raises("instead")


@behaviour("exceptions", "`finally: return x`", "`NOGIL_CATCH(NULL); return x;`")
def finally_returns(module):
    return module.finally_returns(8)


@behaviour("exceptions", "`finally:` after a call with `except? -1` failed", "`nogil_error_fetch`, then the statements")
def finally_after_an_error_return(module):
    return module.finally_after_an_error_return(lambda: print("first"))


@behaviour("exceptions", "an exception from Python code, called in `with nogil: with gil:`", "the same")
def callback_raises(module):
    return module.callback_raises(Words.fail)


@behaviour("exceptions", "`try:` callback `finally:` another callback, both raise", "the same by hand", differs=HAND)
def nested_callbacks(module):
    return outcomes(lambda fails: module.nested_callbacks(Words.fail, Words.fail_otherwise if fails else int), 0, 1)


# ---------------------------------------------------------------------------------------------------------- threads


def where(function, *arguments):
    """Which threads the callback ran on, 0 is this one, and what it was called with."""
    order = {threading.get_ident(): 0}
    seen = []
    function(lambda x: seen.append((x, order.setdefault(threading.get_ident(), len(order)))), *arguments)
    return seen


@behaviour(
    "threads",
    "`cdef void f(void *) noexcept with gil:` on a thread that Python never saw",
    "`WITH_GIL_FUNCTION(void, f, noexcept, (void *, p))`",
    differs="Cython makes a thread state for each call; here it is made once, so `threading.local` values survive.",
)
def foreign_thread(module):
    return where(module.foreign_thread)


@behaviour("threads", f"{GIL} {NOGIL} {GIL} on such a thread", "the same")
def blocks_on_a_foreign_thread(module):
    return where(module.blocks_on_a_foreign_thread)


@behaviour(
    "threads",
    "an exception in a `noexcept` function on such a thread",
    "the same",
    differs="Cython 3.3 loses it, or crashes (Python 3.13): the thread state goes with the block that raised. Here "
    "`sys.unraisablehook` gets it.",
    better=True,
)
def exception_on_a_foreign_thread(module):
    return module.exception_on_a_foreign_thread()


@behaviour(
    "threads",
    "an exception that is caught on such a thread",
    "`NOGIL_CATCH`, on whatever thread",
)
def exception_caught_on_a_foreign_thread(module):
    return module.exception_caught_on_a_foreign_thread([])


def in_threads(*calls):
    """Run the calls at the same time; in small the last one first, on this thread."""
    if _in_small:
        for call in reversed(calls):
            call()
        return
    barrier = threading.Barrier(len(calls))

    def run(call):
        barrier.wait(30)
        call()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


@behaviour(
    "threads",
    "`with cython.critical_section(o):`",
    "`NOGIL_CRITICAL_SECTION_BEGIN(o)` … `_END`",
    rounds=MANY,
    at_once=True,
)
def critical_section(module):
    lock = object()
    module.reset_counts()
    in_threads(*[lambda: module.critical_section(lock, turns(1000))] * 4)
    module.critical_section(lock, 1)
    return module.counts()


@behaviour(
    "threads",
    "`with cython.critical_section(a, b):`",
    "`NOGIL_CRITICAL_SECTION_BEGIN2(a, b)` … `_END`",
    rounds=MANY,
    at_once=True,
)
def critical_section_of_two(module):
    a, b = object(), object()
    module.reset_counts()
    in_threads(
        lambda: module.critical_section_of_two(a, b, turns(1000)),
        lambda: module.critical_section_of_two(b, a, turns(1000)),
        lambda: module.critical_section(a, turns(1000)),
    )
    return module.counts()


@behaviour(
    "threads",
    "`@cython.critical_section`",
    "`NOGIL_CRITICAL_SECTION_BEGIN(argument)` around the body",
    rounds=MANY,
    at_once=True,
)
def critical_section_as_decorator(module):
    lock = object()
    module.reset_counts()
    in_threads(*[lambda: [module.whole_function(lock) for _ in range(turns(100))]] * 4)
    return module.counts()


class LetsOthersIn:
    """What runs Python code, and another thread meanwhile, when the last reference to it is dropped."""

    def __init__(self, others):
        self.others = others

    def __del__(self):
        self.others()


@behaviour(
    "threads",
    "what is dropped in `with gil:` runs `__del__`: another thread has the GIL in the midst of the block",
    "the same",
    rounds=MANY,
    differs="The GIL is not a lock, in either.",
)
def gil_is_not_a_lock(module):
    module.reset_counts()
    return module.drops_in_a_block([LetsOthersIn(lambda: in_threads(lambda: module.whole_function(None)))])


@behaviour("threads", "an exception out of a critical section", "`return NULL;` in it")
def critical_section_left_by_an_exception(module):
    return module.critical_section_left_by_an_exception(object(), Words.fail)


@behaviour("threads", "C's `call_once` with a with-gil function", "the same")
def called_once(module):
    seen = []
    module.called_once(lambda: seen.append(1))
    return seen


@behaviour("threads", "C's `thrd_create`, `thrd_join` in `with nogil:`", "the same")
def result_of_a_thread(module):
    return module.result_of_a_thread(5)


# ------------------------------------------------------------------------------------------------------------ calls

BY_HAND = "In Cython it is written by hand."


@behaviour("calls", f"{NOGIL} (PyOZ: `releaseGIL()`)", "`nogil_release_gil()` … `nogil_acquire_gil(&gil)`")
def release_handle(module):
    return module.release_handle()


@behaviour(
    "calls",
    "`PyGILState_Ensure()` … `PyGILState_Release(state)` (PyOZ: `acquireGIL()`)",
    "`nogil_ensure_gil()` … `nogil_leave_gil(&gil)`",
)
def attach_handle(module):
    return where(module.attach_handle)


@behaviour(
    "calls",
    f"{GIL} on a thread that Python never saw",
    "`nogil_interp_capture()`, `WITH_GIL_TRY_BEGIN(h)` … `WITH_GIL_TRY_ELSE` … `WITH_GIL_END`",
    differs="Cython has nothing for an interpreter that is gone: `with gil:` crashes or hangs then.",
)
def into_the_interpreter(module):
    return where(module.into_the_interpreter)


@behaviour("calls", f"{NOGIL} around a call (PyOZ: `allowThreads(f, x)`)", "`r = NOGIL_ALLOW_THREADS(f(x));`")
def allow_threads(module):
    return module.allow_threads(21)


@behaviour(
    "calls",
    "the same, then `if rc < 0: PyErr_SetFromErrno(OSError)` (PyOZ: `allowThreadsTry`)",
    "`if (NOGIL_ALLOW_THREADS_TRY(rc, f(x)) < 0) return NULL;`",
    differs=BY_HAND,
)
def allow_threads_try(module):
    return outcomes(module.allow_threads_try, 8, 7)


class Interrupted(Exception):
    """What the signal handler below raises."""


def interrupted(call):
    """The outcome of call() with a handler for SIGUSR1 that raises."""

    def handler(number, frame):
        raise Interrupted("by a signal")

    before = signal.signal(signal.SIGUSR1, handler)
    try:
        return outcomes(lambda _: call(), 0)
    finally:
        signal.signal(signal.SIGUSR1, before)


@behaviour(
    "calls",
    "`with gil: PyErr_CheckSignals()` (PyOZ: `checkSignals()`)",
    "`if (nogil_check_signals() < 0) return NULL;`",
    differs="`nogil_check_signals` takes the GIL only where a signal waits.",
)
def signals(module):
    return interrupted(lambda: module.signals(False)), interrupted(lambda: module.signals(True))


@behaviour("calls", "the same in each fourth turn of a loop", "`NOGIL_CHECK_SIGNALS_EVERY(4)` in each turn")
def signals_in_a_loop(module):
    return interrupted(lambda: module.signals_in_a_loop(1000))


@behaviour("calls", "`with gil: Py_DECREF(o)` in `with nogil:`", "`nogil_decref_later(o)`", differs="It never waits.")
def dropped_later(module):
    thing = object()
    before = sys.getrefcount(thing)
    return module.dropped_later(thing), sys.getrefcount(thing) - before


@behaviour("calls", "`PyErr_Occurred() != NULL`", "`nogil_error_pending()`, with or without the GIL")
def pending(module):
    return module.pending()


@behaviour(
    "calls",
    "`with gil: PyErr_SetFromErrno(OSError)`",
    "`nogil_raise_errno(PyExc_OSError)`, `nogil_raise_errno(PyExc_OSError, filename)`",
)
def raise_errno(module):
    found = outcomes(lambda name: module.raise_errno(2, name), False, True)
    return found, outcomes(lambda number: module.raise_errno(number, False), 13, 11)


@behaviour("calls", "`if n > 100: with nogil:` … `else:` the same again", "`NOGIL_BEGIN_SIZED(n, 100)` … `NOGIL_END`")
def released_if_long(module):
    return module.released_if_long(100), module.released_if_long(101)


@behaviour(
    "calls",
    NOGIL,
    "`NOGIL_BEGIN_ADAPTIVE` … `NOGIL_END`",
    differs="Cython always releases; whether this one does is learned.",
)
def adaptive(module):
    return module.adaptive(100)


@behaviour(
    "calls",
    "`def hypot2(double x, double y):` with `with nogil:` in it (ZigX: an exported function)",
    "`NOGIL_EXPORT(double, hypot2, (double, x), (double, y))`, `NOGIL_EXPORTED(hypot2)`",
    differs="The same arguments are refused with the same exceptions; their texts differ. Cython takes 0.5 for an "
    "integer, as 0; here that is TypeError.",
)
def exported(module):
    refused = [
        lambda: module.hypot2(3),
        lambda: module.hypot2(3, 4, 5),
        lambda: module.hypot2(3, x=4),
        lambda: module.hypot2(3, z=4),
        lambda: module.hypot2("3", 4),
        lambda: module.small(128, 0),
        lambda: module.small(-129, 0),
        lambda: module.small(0, -1),
        lambda: module.small(0, 65536),
        lambda: module.small(None, 0),
    ]
    kinds = [found.described["type"] for found in outcomes(lambda one: one(), *refused)]
    return module.hypot2(3, 4), module.hypot2(y=3.0, x=True), module.small(-128, 65535), kinds


@behaviour(
    "calls",
    "`def held(list list):` with a docstring, and the GIL",
    "`NOGIL_NAME`, `NOGIL_RELEASE(never)`, `NOGIL_RETURNS(status)`, `NOGIL_RAISES(except(-1))`, `NOGIL_DOC`",
)
def exported_with_the_gil(module):
    items = [1, 2]
    return module.held(items), items, module.held.__name__, module.held.__doc__.strip().split("\n")[0]


@behaviour(
    "calls",
    "`def total(const double[::1] items):`",
    "`NOGIL_EXPORT(double, total, NOGIL_ARRAY(const double, items, n))`",
)
def exported_array(module):
    return outcomes(module.total, array.array("d", [1, 2]), array.array("d"), array.array("d", [-1]))


@behaviour("calls", "`return low, high`", "`NOGIL_OUT(double, low), NOGIL_OUT(double, high)` in it")
def exported_results(module):
    return module.minmax(array.array("d", [1, -2.5, 3]))


# ---------------------------------------------------------------------------------------------------------- modules

IN_ANOTHER = """
import sys
sys.path[:] = {path!r}
import {name} as module
with open({pipe}, "w", closefd=False) as pipe:
    print(module.total(1000), file=pipe)
"""
NEW_INTERPRETER = """
import sys
try:
    import _interpreters
    failed = _interpreters.exec(_interpreters.create(), sys.argv[1])
    assert failed is None, failed
except ImportError:
    import _xxsubinterpreters
    _xxsubinterpreters.run_string(_xxsubinterpreters.create(), sys.argv[1])
"""


@behaviour(
    "modules",
    "`# cython: subinterpreters_compatible=own_gil`",
    "`NOGIL_MODULE_SLOTS(per_interpreter_gil)` in the slots array",
    rounds=ONCE,
)
def in_another_interpreter(module):
    """A process of its own, with an interpreter that has its own GIL where there is such a thing (3.12)."""
    reading, writing = os.pipe()
    source = IN_ANOTHER.format(path=sys.path, name=module.__name__, pipe=writing)
    command = [sys.executable, "-c", NEW_INTERPRETER, source]
    with open(reading, encoding="utf-8") as pipe:
        done = subprocess.run(command, pass_fds=[writing], timeout=60, capture_output=True, text=True)
        os.close(writing)
        return pipe.read(), done.returncode, done.stderr.replace(module.__name__, "module")


@behaviour("modules", "`# cython: freethreading_compatible=True`", "`NOGIL_MODULE_SLOTS(gil_not_used)`", rounds=ONCE)
def gil_afterwards(module):
    """Whether a process that has imported it has a GIL."""
    code = "import sys; sys.path[:] = {!r}; import {}; print(getattr(sys, '_is_gil_enabled', lambda: True)())"
    command = [sys.executable, "-c", code.format(sys.path, module.__name__)]
    return subprocess.run(command, timeout=60, capture_output=True, text=True, check=True).stdout


# -------------------------------------------------------------------------------------------------------------- cpp

_next_kind = itertools.cycle(range(16))


def kinds():
    """All that throws.h can throw; in small the next two of it."""
    return [next(_next_kind), next(_next_kind)] if _in_small else range(16)


@behaviour(
    "cpp",
    "`int f(int) except +`, without the GIL",
    "`NOGIL_FUNCTION(int, f, except_cpp(-1), (int, kind))`",
    rounds=MANY,
)
def thrown(module):
    return outcomes(module.thrown, *kinds()), module.alive()


@behaviour("cpp", "`int f(int) except +`, with the GIL", "`NOGIL_SPEC(f, int, except_cpp(-1));`", rounds=MANY)
def thrown_with_the_gil(module):
    return outcomes(module.thrown_with_the_gil, *kinds()), module.alive()


@behaviour("cpp", "`void f(int) except +`", "`NOGIL_SPEC(f, void, except_cpp(0));`", rounds=MANY)
def thrown_by_a_void_function(module):
    return outcomes(module.thrown_by_a_void_function, *kinds())


@behaviour("cpp", "the same through a nogil function", "`NOGIL_FAILED` in it", rounds=MANY)
def through_a_nogil_function(module):
    return outcomes(module.through_a_nogil_function, *kinds())


OWN = "A translation of one's own is a `catch` in C++; there is no macro for it."


@behaviour(
    "cpp",
    "`except +ValueError`",
    '`catch (const std::exception &e) { … nogil_raise(…, "%s", e.what()); }`',
    rounds=MANY,
    differs=OWN,
)
def as_value_error(module):
    return outcomes(module.as_value_error, *kinds())


@behaviour("cpp", "`except +handler`", "`catch (...) { … }`", rounds=MANY, differs=OWN)
def as_handled(module):
    return outcomes(module.as_handled, *kinds())


@behaviour(
    "cpp", "`try: with nogil: f()` … `except IndexError:`", "`NOGIL_FAILED`, then `NOGIL_CATCH(PyExc_IndexError)`"
)
def caught_from_cpp(module):
    return outcomes(module.caught, 0, 7, 3)


@behaviour(
    "cpp",
    "`py_safe_call_object_once(flag, callback)` of `libcpp.mutex`",
    "`nogil_once`, `nogil_once_call(&flag, f, argument)`; in C, too",
    rounds=MANY,
    at_once=True,
)
def once(module):
    module.reset_once()
    seen = []
    in_threads(*[lambda: module.once(lambda: seen.append(1))] * 4)
    return seen


@behaviour("cpp", "a first call that raises: the next one is the first", "the same")
def once_failed(module):
    module.reset_once()
    return outcomes(module.once, Words.fail, lambda: None, Words.fail_otherwise)


# ---------------------------------------------------------------------------------------------------------- buffers


@behaviour("buffers", "`const double[:] v`", "`NOGIL_BUFFER(double, v, object, 1, readonly);`")
def total(module):
    items = array.array("d", range(10))
    return module.total(items), module.total(memoryview(items)[::-2]), module.total(array.array("d"))


@behaviour(
    "buffers",
    "`const double[:, :] m`, `m[i, j]`",
    "`NOGIL_BUFFER(double, m, object, 2, readonly);`, `NOGIL_AT2(m, i, j)`",
)
def total_of_rows(module):
    items = array.array("d", range(6))
    return module.total_of_rows(memoryview(items).cast("B").cast("d", (2, 3)))


@behaviour(
    "buffers", "`double[::1] v`, `v[i] *= factor`", "`NOGIL_BUFFER(double, v, object, 1, writable, contiguous);`"
)
def scale(module):
    items = array.array("d", range(4))
    module.scale(items, 2.5)
    return items.tolist()


@behaviour("buffers", "an object that is to be resized while a view is open", "the same")
def while_in_use(module):
    items = array.array("d", range(4))
    return outcomes(lambda change: module.while_in_use(items, change), lambda: items.append(5.0), int), len(items)


@behaviour("buffers", "an exception out of `with nogil:`, a view open", "`return nogil_raise_null(…);`")
def buffer_left_by_an_exception(module):
    items = array.array("d", [1, 1, 1, 1])
    found = outcomes(lambda x: module.left_by_an_exception(items, x), 2, 9)
    items.append(7)  # nobody holds it any more
    return found, items.tolist()


@behaviour(
    "buffers",
    "a memoryview passed to a nogil function, while another thread keeps the GIL",
    "its data and length",
)
def no_gil_is_taken_to_fill(module):
    items = array.array("d", range(4))
    module.no_gil_is_taken_to_fill(items)
    return items.tolist()


@behaviour(
    "buffers",
    "what is not such a buffer: items, dimensions, read-only, not contiguous, no buffer",
    "the same are refused",
    differs="Cython raises ValueError for most, here it is TypeError for what it is and BufferError for how it lies.",
)
def refused(module):
    items = array.array("d", range(4))
    tries = [
        lambda: module.total(array.array("f", [1])),
        lambda: module.total(array.array("q", [1])),
        lambda: module.total(memoryview(items).cast("B").cast("d", (2, 2))),
        lambda: module.total_of_rows(items),
        lambda: module.scale(memoryview(items).toreadonly(), 1.0),
        lambda: module.scale(memoryview(items)[::2], 1.0),
        lambda: module.total([1.0]),
        lambda: module.total(b"12345678"),
        lambda: module.longs(items),
        lambda: module.longs(array.array("L", [1])),
        lambda: module.longs(array.array("l", [1, 2])),
    ]
    return [isinstance(found, Raised) for found in outcomes(lambda one: one(), *tries)]


# --------------------------------------------------------------------------------------------------------- parallel

EACH = "Variables that are added to are named in C, `reduction(+, x)`; Cython sees it by the `+=`."
LAST = "What is assigned is named in C, `lastprivate(x)`; Cython sees it by the assignment."


@behaviour(
    "parallel",
    "`for i in prange(n, nogil=True): sum += i`",
    "`NOGIL_PRANGE(i, n, reduction(+, sum)) { … } NOGIL_PRANGE_END(…)`",
    differs=EACH,
)
def prange_total(module):
    return [module.total(n) for n in (0, 1, 10, 1000)]


@behaviour("parallel", '`schedule="dynamic", chunksize=2`', "`schedule(dynamic), chunk(2)`")
def total_each_schedule(module):
    return module.total_each_schedule(100)


@behaviour("parallel", "`prange(start, stop, step)`", "`start(a), step(b)`")
def visited(module):
    spans = [(0, 8, 3), (0, 9, 3), (0, 10, 3), (0, 10, -3), (0, -10, -3), (1, -10, -3), (5, -5, -2), (3, 3, 1)]
    return [module.visited(*span) for span in spans]


@behaviour("parallel", "start, stop and step assigned again in the loop", "the same", differs=LAST)
def evaluated_once(module):
    return module.evaluated_once(0, 10, 2), module.evaluated_once(5, -5, -2)


@behaviour("parallel", "a loop in the loop", "the same")
def inner_loop(module):
    return module.inner_loop(10)


@behaviour(
    "parallel",
    "`break`, `else:`",
    "`break;` and a variable that is `lastprivate()`",
    differs="C has no `else` of a loop.",
)
def prange_broken(module):
    return module.broken(10, 8), module.broken(10, 99), module.broken(0, 3)


@behaviour("parallel", "`break` out of both loops, by `else: continue`", "`NOGIL_PRANGE_BREAK`")
def broken_from_an_inner_loop(module):
    return module.broken_from_an_inner_loop(10)


@behaviour("parallel", "`continue`", "`continue;`")
def prange_continued(module):
    items = array.array("l", [-1] * 10)
    module.continued(items)
    return items.tolist()


@behaviour("parallel", "`break` out of an inner loop, the rest in its `else:`", "`NOGIL_PRANGE_CONTINUE`")
def continued_from_an_inner_loop(module):
    items = array.array("l", [-1] * 20)
    module.continued_from_an_inner_loop(items)
    return items.tolist()


@behaviour(
    "parallel",
    "`return` in the loop",
    "the value kept, `break;`, `return` after the loop",
    differs="`return` out of a `NOGIL_PRANGE` is a compile error.",
)
def returned_from_the_loop(module):
    return module.returned_from_the_loop(10, 8), module.returned_from_the_loop(10, 99)


@behaviour("parallel", "`with gil:` in the loop", "`WITH_GIL_BEGIN` in the loop")
def objects_in_the_loop(module):
    return module.objects_in_the_loop(10, 3), outcomes(lambda x: module.objects_in_the_loop(10, x), None)


@behaviour("parallel", "`raise` in the loop", "`nogil_raise(…); NOGIL_PRANGE_FAIL;`")
def exception_in_the_loop(module):
    return module.exception_in_the_loop(10)


@behaviour("parallel", "a call with `except -1` in the loop", "`if (NOGIL_FAILED(f, f(i))) NOGIL_PRANGE_FAIL;`")
def exception_of_a_function_in_the_loop(module):
    return outcomes(module.exception_of_a_function, 1, 10)


@behaviour("parallel", "prange in a nogil function, called with the GIL, `except *` calls in it", "the same")
def prange_called_with_the_gil(module):
    items = array.array("l", [-1] * 200)
    module.called_with_the_gil(items)
    return items.tolist() == list(range(200))


@behaviour("parallel", "`try: … except:` in the loop", "`NOGIL_CATCH` in the loop")
def exception_caught_in_the_loop(module):
    return module.exception_caught_in_the_loop(20)


@behaviour("parallel", "caught in the loop, another one raised", "the same by hand", differs=HAND)
def exception_replaced_in_the_loop(module):
    return module.exception_replaced_in_the_loop(10)


@behaviour("parallel", "`try:` prange `except:`", "`NOGIL_CATCH` after the loop")
def exception_swallowed_around_the_loop(module):
    return module.exception_swallowed_around_the_loop(10)


@behaviour(
    "parallel",
    "`with parallel(num_threads=3): threadid()`",
    "`NOGIL_PRANGE(i, 3, num_threads(3), schedule(static), chunk(1))`, `NOGIL_PRANGE_THREADID`",
    differs="There is no section without a loop in C: it is a loop with one turn for each thread.",
)
def thread_numbers(module):
    items = array.array("l", [-1] * 4)
    module.thread_numbers(items)
    return items.tolist()


@behaviour("parallel", "no iteration at all", "the same")
def no_iterations(module):
    return module.no_iterations(0)


@behaviour("parallel", "variables from before the loop", "the same")
def shared_before(module):
    return module.shared_before(20)


# ------------------------------------------------------------------------------------------------------------ locks

LOCKED = "`NOGIL_LOCKED_BEGIN(&lock)` … `NOGIL_LOCKED_END`"


def counted(module, name, usual=200):
    """Four threads in the function of that name; what they have counted, and whether the lock is free."""
    module.reset()
    in_threads(*[lambda: getattr(module, name)(turns(usual))] * 4)
    return module.counts(), module.is_free()


@behaviour(
    "locks", "`cython.pymutex`, `with lock:`, `lock.locked()`", f"`nogil_mutex`, {LOCKED}, `nogil_mutex_trylock`"
)
def locked_states(module):
    return module.locked_states()


@behaviour("locks", "`lock.acquire()`, `lock.release()` in `with nogil:`", "`nogil_mutex_lock`, `nogil_mutex_unlock`")
def locked_states_without_the_gil(module):
    return module.locked_states_without_the_gil()


@behaviour("locks", "four threads, `with lock:`, with the GIL", LOCKED, rounds=MANY, at_once=True)
def lock_with_the_gil(module):
    return counted(module, "with_the_gil")


@behaviour(
    "locks", "four threads, `with lock:` in `with nogil:`", f"{LOCKED} in a NOGIL block", rounds=MANY, at_once=True
)
def lock_without_the_gil(module):
    return counted(module, "without_the_gil")


@behaviour(
    "locks", "a nogil function that is given a lock, called either way", "`nogil_mutex *`", rounds=MANY, at_once=True
)
def lock_either_way(module):
    return counted(module, "either_way")


@behaviour("locks", "`with lock: with gil:`, four threads", f"`WITH_GIL_BEGIN` in {LOCKED}", rounds=MANY, at_once=True)
def gil_inside_the_lock(module):
    return counted(module, "gil_inside_the_lock", 50)


@behaviour("locks", "`with lock: with other:`", "one inside the other", rounds=MANY, at_once=True)
def two_locks(module):
    return counted(module, "two_locks")


@behaviour(
    "locks",
    "`with cython.critical_section(lock):`",
    LOCKED,
    rounds=MANY,
    at_once=True,
    differs="A critical section of a lock is a lock in C; `NOGIL_CRITICAL_SECTION_BEGIN` is of objects.",
)
def critical_section_of_a_lock(module):
    return counted(module, "critical_section_of_a_lock")


@behaviour(
    "locks",
    "`threads.cnd_t`, `threads.py_safe_cnd_wait(&c, &m)`",
    "`nogil_cond`, `nogil_cond_wait(&c, &m)`, `nogil_cond_signal`, `nogil_cond_broadcast`",
    rounds=MANY,
    at_once=True,
    differs="Cython has no condition of its own, and none for a `pymutex`: it is C's.",
)
def condition(module):
    module.reset()
    found = []
    in_threads(lambda: found.append(module.wait_for_condition(3)), lambda: [module.bring_condition() for _ in range(3)])
    return found


@behaviour("locks", "`threads.py_safe_cnd_timedwait(&c, &m, &until)`", "`nogil_cond_timedwait(&c, &m, seconds)`")
def condition_in_time(module):
    return module.condition_in_time(), module.is_free()


@behaviour("locks", "an exception out of `with lock:`", "`return NULL;` in it")
def lock_left_by_an_exception(module):
    return outcomes(module.left_by_an_exception, Words.fail), module.is_free()


@behaviour("locks", "`return x` in `with lock:`", "the same")
def lock_left_by_return(module):
    return module.left_by_return(4), module.is_free()


@behaviour("locks", "`threads.py_safe_mtx_lock(&m)`", "`NOGIL_BLOCKING(mtx_lock(&m))`", rounds=MANY, at_once=True)
def foreign_lock(module):
    return counted(module, "foreign_lock", 50)


@behaviour(
    "locks", "`threads.py_safe_cnd_wait(&c, &m)`", "`NOGIL_BLOCKING(cnd_wait(&c, &m))`", rounds=MANY, at_once=True
)
def foreign_condition(module):
    module.reset()
    found = []
    in_threads(lambda: found.append(module.wait_for(3)), lambda: [module.bring() for _ in range(3)])
    return found
