# SPDX-License-Identifier: 0BSD
"""A loop in C can be interrupted from every context, and only the main thread runs signal handlers."""

import signal
import threading

import guards
import pytest

CONTEXTS = ["unknown", "released", "held", "maybe, held", "maybe, released"]
LOOPS = ["block", "several checks", "held", "nogil function", "nogil function, released"]


class FromHandler(Exception):
    """What the signal handler of these tests raises."""


@pytest.fixture
def handler():
    """Install a handler for SIGUSR1 that raises FromHandler; give the list of its calls."""
    calls = []

    def note(number, frame):
        calls.append(number)
        raise FromHandler

    before = signal.signal(signal.SIGUSR1, note)
    yield calls
    signal.signal(signal.SIGUSR1, before)


@pytest.mark.parametrize("context", CONTEXTS)
def test_nothing_is_raised_when_no_signal_has_come(context):
    assert guards.check(context) == 0


def interrupted(where, number):
    """Run one of the loops while a thread sends it a signal."""
    guards.expect_loop()
    sent = []
    thread = threading.Thread(target=lambda: sent.append(guards.interrupt_loop(number)))
    thread.start()
    try:
        guards.loop(where)
    finally:
        thread.join(30)
        assert sent == [True]


@pytest.mark.parametrize("where", LOOPS)
def test_ctrl_c_interrupts_a_loop(where):
    with pytest.raises(KeyboardInterrupt):
        interrupted(where, signal.SIGINT)


@pytest.mark.parametrize("where", LOOPS)
def test_a_loop_ends_with_what_the_handler_raised(where, handler):
    with pytest.raises(FromHandler):
        interrupted(where, signal.SIGUSR1)
    assert handler == [signal.SIGUSR1]


def test_a_handler_does_not_see_an_exception_that_is_pending():
    calls = []
    before = signal.signal(signal.SIGUSR1, lambda number, frame: calls.extend(range(3)))
    try:
        with pytest.raises(ValueError, match="the first"):
            guards.check_with_an_exception_pending(signal.SIGUSR1)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert calls == [0, 1, 2]


def test_what_a_handler_raises_has_the_pending_exception_as_its_context(handler):
    with pytest.raises(FromHandler) as raised:
        guards.check_with_an_exception_pending(signal.SIGUSR1)
    assert repr(raised.value.__context__) == "ValueError('the first')"


@pytest.mark.parametrize("context", CONTEXTS)
def test_off_the_main_thread_no_handler_runs(context, handler):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(guards.check(context)))
    thread.start()
    thread.join(30)
    assert (answers, handler) == ([0], [])


def test_on_a_thread_that_python_never_saw_no_handler_runs(handler):
    assert guards.check("foreign") == 20
    assert handler == []


def test_a_check_is_due_every_so_many_turns():
    assert guards.turns(1000, 100) == 10
    assert guards.turns(99, 100) == 0
    assert guards.turns(7, 1) == 7
