# SPDX-License-Identifier: 0BSD
"""nogil_once: once for all threads, again after a failure, and never a deadlock."""

import threading

import pytest

RELEASED = pytest.mark.parametrize("released", [False, True], ids=["held", "released"])


@RELEASED
def test_it_is_called_once(locks, released):
    once = locks.once()
    assert [locks.once_call(once, lambda: None, released) for _ in range(3)] == [1, 1, 1]


@RELEASED
def test_a_failure_propagates_and_the_next_call_tries_anew(locks, released):
    once = locks.once()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError, match="division") as caught:
            locks.once_call(once, lambda: 1 // 0, released)
        assert caught.traceback[-1].name == "<lambda>"
    assert locks.once_call(once, lambda: None, released) == 3
    assert locks.once_call(once, lambda: 1 // 0, released) == 3


def test_a_failure_without_an_exception_gets_one(locks):
    once = locks.once()
    with pytest.raises(RuntimeError, match="the function failed without setting an exception"):
        locks.once_call(once, None, False)
    assert locks.once_call(once, lambda: None, False) == 2


@RELEASED
def test_recursion_is_an_error_and_no_deadlock(locks, released):
    once = locks.once()
    with pytest.raises(RuntimeError, match="called itself"):
        locks.once_call(once, lambda: locks.once_call(once, lambda: None, released), released)
    assert locks.once_call(once, lambda: None, released) == 2


def test_others_wait_without_the_gil_while_it_runs_python(locks, worker):
    """The function waits for a Python event that the waiters' company sets: it needs the GIL, and so do they."""
    once, go, began = locks.once(), threading.Event(), threading.Event()

    def slow():
        began.set()
        assert go.wait(30)

    first = worker(locks.once_call, once, slow, True)
    assert began.wait(30)
    others = [worker(locks.once_call, once, slow, number % 2) for number in range(4)]
    go.set()
    assert [thread.result() for thread in [first, *others]] == [1] * 5


def test_after_a_failure_one_of_those_who_wait_tries(locks, worker):
    once, go, began = locks.once(), threading.Event(), threading.Event()

    def fail():
        began.set()
        assert go.wait(30)
        raise KeyError("the first fails")

    first = worker(locks.once_call, once, fail, True)
    assert began.wait(30)
    others = [worker(locks.once_call, once, fail, False) for _ in range(2)]
    go.set()
    for thread in [first, *others]:
        with pytest.raises(KeyError):
            thread.result()
    assert locks.once_call(once, lambda: None, False) == 4


def test_threads_that_python_never_saw_call_it_once(locks):
    assert locks.once_from_foreign_threads(6, 200) == 1200


def test_a_cpp_exception_passes_and_counts_as_failed(locks):
    once = locks.once()
    assert locks.once_throw(once) == (7 if locks.__name__.endswith("_cc") else None)
    assert locks.once_call(once, lambda: None, False) == 1
