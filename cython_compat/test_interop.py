# SPDX-License-Identifier: 0BSD
"""Cython code and C code of this library in one module: each calls the other, with exceptions both ways."""

import contextlib
import errno
import os
import re
import signal
import sys
import threading
from pathlib import Path

import pytest
from observation import TAKEN_BY_THE_INTERPRETER, describe, grows, observe

USUAL, DOUBTFUL, RAISES = 0, 1, 2
ALWAYS, MAYBE, ANY, NEVER, WITH_GIL, REAL = range(6)
RAISING = [ALWAYS, MAYBE, ANY, WITH_GIL, REAL]
SAYS = {
    ALWAYS: (ValueError, "cy_always 2"),
    MAYBE: (LookupError, "cy_maybe 2"),
    ANY: (KeyError, "'cy_any 2'"),
    WITH_GIL: (RuntimeError, "['cy_with_gil 2']"),
    REAL: (ArithmeticError, "cy_double 2"),
}


@pytest.fixture
def both(twin_of):
    """The module of in_cython.pyx and in_c.c."""
    return twin_of("in", "cython")


def unraisable(call):
    """The result of call() and what went to sys.unraisablehook meanwhile."""
    seen, before = [], sys.unraisablehook
    sys.unraisablehook = lambda args: seen.append((args.exc_type, str(args.exc_value), str(args.object).split(".")[-1]))
    try:
        return call(), seen
    finally:
        sys.unraisablehook = before


# ----------------------------------------------------------------------------------------------- C, called by Cython


@pytest.mark.parametrize("released", [False, True], ids=["held", "released"])
@pytest.mark.parametrize(
    "name, usual, doubtful, kind, text",
    [
        ("always", 0, 1, ValueError, "c_always 2"),
        ("maybe", 0, -1, LookupError, "c_maybe 2"),
        ("any_void", "void", "void", KeyError, "'c_any 2'"),
        ("real", 0.5, -1.0, ArithmeticError, "c_double 2"),
    ],
)
def test_cython_does_the_check_of_each_spec_after_a_c_function(both, name, usual, doubtful, kind, text, released):
    function = getattr(both, name)
    assert function(USUAL, released) == usual
    assert function(DOUBTFUL, released) == doubtful
    both.take_probes()
    with pytest.raises(kind) as raised:
        function(RAISES, released)
    assert str(raised.value) == text
    assert raised.value.__context__ is None
    assert both.take_probes() == [], "nothing of the block ran after the call"


@pytest.mark.parametrize("released", [False, True], ids=["held", "released"])
def test_a_noexcept_function_reports_for_itself(both, released):
    assert unraisable(lambda: both.never(RAISES, released)) == (0, [(OSError, "c_never 2", "c_never")])
    assert unraisable(lambda: both.never(USUAL, released)) == (10, [])


@pytest.mark.parametrize("released", [False, True], ids=["held", "released"])
def test_a_with_gil_function_takes_the_gil_where_cython_has_none(both, released):
    items = []
    assert both.with_gil(items, USUAL, released) == 0
    with pytest.raises(RuntimeError, match="c_with_gil 2"):
        both.with_gil(items, RAISES, released)
    assert items == [0, 2]


def test_an_object_comes_back_from_c_with_its_one_reference(both):
    thing = object()
    before = sys.getrefcount(thing)
    result = both.object_(thing, USUAL)
    assert result == [thing]
    assert sys.getrefcount(result) == 2
    del result
    with pytest.raises(TypeError, match="c_object"):
        both.object_(thing, RAISES)
    assert sys.getrefcount(thing) == before


# ----------------------------------------------------------------------------------- Cython, called by C, by Cython


def test_c_does_the_check_of_each_spec_after_a_cython_function(both):
    assert [both.passed_on(which, USUAL) for which in range(6)] == [0, 100, 7, 10, 0, 105]
    assert [both.passed_on(which, DOUBTFUL) for which in (ALWAYS, MAYBE, ANY, NEVER, WITH_GIL, REAL)] == [
        1, 99, 7, 11, 1, 90,
    ]  # fmt: skip


@pytest.mark.parametrize("which", RAISING)
def test_an_exception_goes_from_cython_through_c_to_cython(both, which):
    kind, text = SAYS[which]
    with pytest.raises(kind) as raised:
        both.passed_on(which, RAISES)
    assert (type(raised.value), str(raised.value)) == (kind, text)
    assert raised.value.__context__ is None
    assert both.caught_in_cython(which, RAISES) == (kind, text)


@pytest.mark.parametrize("which", RAISING)
def test_c_catches_what_cython_raised(both, which):
    assert both.caught_in_c(which, RAISES) == -2
    assert both.caught_in_c(which, USUAL) == both.passed_on(which, USUAL)
    assert sys.exc_info()[0] is None


@pytest.mark.parametrize("which", RAISING)
def test_c_raises_another_from_what_cython_raised(both, which):
    seen = observe(both, lambda module: module.replaced_in_c(which, RAISES)).exception.described
    assert (seen["type"], seen["text"]) == ("RuntimeError", f"instead of function {which}")
    assert (seen["cause"]["type"], seen["cause"]["text"]) == (
        SAYS[which][0].__name__,
        SAYS[which][1],
    )


def test_a_noexcept_cython_function_reports_for_itself(both):
    assert unraisable(lambda: both.passed_on(NEVER, RAISES)) == (0, [(OSError, "cy_never 2", "cy_never")])


def test_cython_is_called_on_a_thread_that_python_never_saw(both):
    assert both.on_a_thread(1) == 1001
    mode, reported = unraisable(lambda: both.on_a_thread(RAISES))
    assert mode == RAISES
    assert reported == [(RuntimeError, "['cy_with_gil 2']", "c_calls_back")]


def test_many_rounds_leave_nothing(both):
    def every_way(module):
        for which in RAISING:
            for way in (module.passed_on, module.replaced_in_c, module.caught_in_c):
                with contextlib.suppress(Exception):
                    way(which, RAISES)

    assert max(grows(both, every_way, rounds=1000)) < TAKEN_BY_THE_INTERPRETER


# ------------------------------------------------------------------------------------------- the library from Cython


def test_nogil_raise_raises_in_cython(both):
    assert both.raised(8) == 4
    with pytest.raises(ValueError, match=r"^7 is odd$"):
        both.raised(7)

    class Own(Exception):
        pass

    with pytest.raises(Own, match="a class of 1"):
        both.raised_of_class(Own)
    with pytest.raises(KeyError) as raised:
        both.raised_without_text()
    assert raised.value.args == ()


def test_nogil_raise_in_a_handler_of_cython_has_the_context(both):
    with pytest.raises(IndexError) as raised:
        both.raised_in_a_handler()
    assert describe(raised.value)["context"]["type"] == "KeyError"


def test_an_exception_is_carried_from_thread_to_thread(both):
    both.take_probes()
    with pytest.raises(LookupError, match="carried 3"):
        both.carried()
    assert [(label, attached) for label, attached, _ in both.take_probes()] == [("still released", False)]


def test_what_a_c_function_has_left_behind_is_seen_and_caught(both):
    assert both.left_behind(USUAL) == (False, False, False)
    assert both.left_behind(RAISES) == (True, True, False)
    assert both.caught_into(RAISES) == "c_always 2"
    with pytest.raises(AssertionError, match="nothing was caught"):
        both.caught_into(USUAL)


def test_an_exception_is_fetched_and_restored(both):
    both.take_probes()
    assert both.fetched(USUAL, True) == (False, False)
    assert both.fetched(RAISES, False) == (True, True)
    with pytest.raises(ValueError, match="c_always 2"):
        both.fetched(RAISES, True)
    assert [(label, attached) for label, attached, _ in both.take_probes()] == [("fetched", False)] * 3


def test_what_nogil_raise_has_beside_it_raises_in_cython(both):
    with pytest.raises(RuntimeError, match="instead of 2") as raised:
        both.raised_from(RAISES)
    assert describe(raised.value)["cause"]["text"] == "c_always 2"
    with pytest.raises(FileNotFoundError) as raised:
        both.raised_errno(errno.ENOENT, True)
    assert raised.value.filename == "a/file"
    with pytest.raises(PermissionError) as raised:
        both.raised_errno(errno.EACCES, False)
    assert raised.value.filename is None
    with pytest.raises(MemoryError):
        both.raised_no_memory()


def in_threads(*calls):
    """Run the calls at the same time; true if all have come back within a minute."""
    threads = [threading.Thread(target=call, daemon=True) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return not any(thread.is_alive() for thread in threads)


def test_threads_wait_for_each_other_with_a_lock_and_a_condition_of_the_library(both):
    queue = both.Queue()
    put = [lambda: queue.put(1), lambda: queue.put(1), lambda: queue.put(2)]
    assert in_threads(*[queue.take] * 3, lambda: queue.take_in(30), *put)
    assert queue.is_free(0)
    assert queue.is_free(30)
    both.take_probes()
    queue.put(1)
    queue.take_in(30)
    assert [(label, attached) for label, attached, _ in both.take_probes()] == [("taken", False)]


def test_an_exception_leaves_with_the_lock_free_again(both):
    queue = both.Queue()
    with pytest.raises(TimeoutError, match="nothing came"):
        queue.take_in(0)
    assert queue.is_free(0)
    states = []

    def fail():
        states.append(queue.is_free(0))
        raise LookupError("in Python")

    with pytest.raises(LookupError):
        queue.call_locked(fail)
    assert states == [False]
    assert queue.is_free(0)
    assert both.locals_of_a_function() is False


def test_whoever_waits_for_the_lock_has_let_go_of_the_gil(both):
    """With a lock that is waited for with the GIL this would be a deadlock."""
    queue, is_in, go_on = both.Queue(), threading.Event(), threading.Event()

    def inside():
        is_in.set()
        assert go_on.wait(60)

    def other():
        assert is_in.wait(60)
        threading.Timer(0.05, go_on.set).start()
        queue.call_locked(int)

    assert in_threads(lambda: queue.call_locked(inside), other)


def test_once_calls_cython_once_for_all_threads(both):
    once, seen = both.Once(), []
    assert in_threads(*[lambda: once.call(lambda: seen.append(threading.get_ident()))] * 4)
    assert len(seen) == 1
    both.take_probes()
    once.call(lambda: seen.append(0))
    assert [(label, attached) for label, attached, _ in both.take_probes()] == [("done", False)]


def test_once_passes_on_what_cython_raises_and_calls_again(both):
    once, seen = both.Once(), []
    with pytest.raises(ArithmeticError, match="once 7"):
        once.call_and_raise(7)
    with pytest.raises(ZeroDivisionError):
        once.call(lambda: 1 / 0)
    with pytest.raises(RuntimeError, match="has called itself"):
        once.call(lambda: once.call(int))
    once.call(lambda: seen.append(1))
    once.call_and_raise(8)  # done: not called
    assert seen == [1]


def test_many_rounds_of_locks_and_once_leave_nothing(both):
    queue, failing = both.Queue(), both.Once()

    def every_way(module):
        queue.put(1)
        queue.take()
        for call in (lambda: queue.take_in(0), lambda: failing.call(lambda: 1 / 0), lambda: failing.call_and_raise(1)):
            with contextlib.suppress(Exception):
                call()
        module.left_behind(RAISES)
        module.caught_into(RAISES)
        module.fetched(RAISES, False)

    assert max(grows(both, every_way, rounds=1000)) < TAKEN_BY_THE_INTERPRETER


def test_every_name_of_the_pxd_is_used_here():
    """What is not called from Cython code is not known to work from there."""
    folder = Path(__file__).resolve().parent
    declared = (folder / "nogil.pxd").read_text(encoding="utf-8")
    code = re.sub(r'""".*?"""|#[^\n]*', "", declared, flags=re.DOTALL)
    names = set(re.findall(r"\bnogil_\w+(?=\()|(?<=struct )nogil_\w+|(?<= )nogil_\w+(?= \")", code))
    names -= set(re.findall(r'"(nogil_\w+)"', code))
    used = (folder / "interop" / "in_cython.pyx").read_text(encoding="utf-8")
    assert len(names) > 30
    assert {name for name in names if not re.search(rf"\b{name}\b", used)} == set()


def test_the_handles_do_what_they_say(both):
    both.take_probes()
    both.handles()
    notes = both.take_probes()
    assert len(notes) == 5
    assert all(attached == (label == "held") for label, attached, _ in notes)
    assert {thread for _, _, thread in notes} == {threading.get_ident()}


def test_a_thread_goes_into_the_interpreter_by_its_handle(both):
    both.capture()
    both.take_probes()
    seen = []
    assert both.into_the_interpreter(lambda: seen.append(threading.get_ident())) == 1
    assert len(seen) == 1
    assert seen[0] != threading.get_ident()
    notes = both.take_probes()
    assert [(label, attached) for label, attached, _ in notes] == [
        ("on the thread", False), ("inside", True), ("after", False),
    ]  # fmt: skip


def test_no_handle_is_no_interpreter(both):
    assert both.into_none(lambda: 1 / 0) == 0


def test_a_signal_ends_a_loop_of_cython(both):
    class Stop(Exception):
        pass

    def handler(number, frame):
        raise Stop

    assert both.signals(1000) == 1000
    before = signal.signal(signal.SIGUSR1, handler)
    try:
        with pytest.raises(Stop):
            os.kill(os.getpid(), signal.SIGUSR1)
            both.signals(10**9)
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_a_reference_is_dropped_later(both):
    class Thing:
        pass

    thing = Thing()
    before = sys.getrefcount(thing)
    for _ in range(100):
        both.dropped(thing)
    both.handles()  # an attach of the library drops what waits
    assert sys.getrefcount(thing) == before
