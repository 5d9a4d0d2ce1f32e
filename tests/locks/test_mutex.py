# SPDX-License-Identifier: 0BSD
"""nogil_mutex: in every context, on every thread, on every way out, and never in a circle with the GIL."""

import importlib
import threading

import pytest
from conftest import wait_until


@pytest.mark.parametrize("pending", [None, KeyError], ids=["nothing pending", "an exception pending"])
def test_every_form_in_every_context_leaves_gil_errno_and_exception_alone(locks, pending):
    assert locks.contexts(pending) is True


def test_every_form_on_a_thread_that_python_never_saw(locks):
    assert locks.contexts_foreign() == 1


@pytest.mark.parametrize("released", [False, True], ids=["held", "released"])
@pytest.mark.parametrize(
    "way, turns, to_the_end",
    [("", 2, 2), ("return", 1, 0), ("break", 1, 0), ("continue", 2, 0), ("goto", 1, 0), ("throw", 1, 0)],
)
def test_any_way_out_of_a_block_unlocks(locks, way, turns, to_the_end, released):
    if way == "throw" and locks.__name__.endswith("_c"):
        pytest.skip("C has no throw")
    is_free, has_gil = True, True
    assert locks.leave(way, released) == (turns, to_the_end, is_free, has_gil)


def test_a_python_exception_that_leaves_a_block_stays_and_unlocks(locks):
    mutex = locks.mutex()
    with pytest.raises(ZeroDivisionError):
        locks.locked(mutex, lambda: 1 // 0)
    assert locks.trylock(mutex) is True


def test_trylock_and_timedlock_tell_whether_it_is_taken(locks, worker):
    mutex = locks.mutex()
    assert locks.trylock(mutex) is True
    assert worker(locks.trylock, mutex).result() is False
    assert worker(locks.timedlock, mutex, 0.0).result() is False
    assert worker(locks.timedlock, mutex, 0.01).result() is False
    waiting = worker(locks.timedlock, mutex, 1e9)
    locks.unlock(mutex)
    assert waiting.result() is True
    assert locks.trylock(mutex) is False


def test_python_goes_on_while_a_thread_waits(locks, worker):
    """The thread waits detached: otherwise nothing of this one would run any more."""
    mutex, order = locks.mutex(), []
    locks.lock(mutex)
    waiting = [worker(locks.locked, mutex, lambda: order.append("a worker")) for _ in range(3)]
    wait_until(lambda: True)
    assert sum(range(100_000)) == 4999950000
    order.append("this thread")
    locks.unlock(mutex)
    for thread in waiting:
        thread.result()
    assert order == ["this thread"] + ["a worker"] * 3


@pytest.mark.parametrize("turn", range(5))
def test_gil_first_and_mutex_first_do_not_deadlock(locks, worker, turn):
    """One thread has the mutex and wants the GIL, another has the GIL and wants the mutex."""
    mutex = locks.mutex()
    order = []
    first = [worker(locks.lock_released, mutex, lambda: order.append("mutex first")) for _ in range(4)]
    for _ in range(100):
        locks.locked(mutex, lambda: order.append("GIL first"))
    for thread in first:
        thread.result()
    assert (order.count("mutex first"), order.count("GIL first")) == (4, 100)


def test_many_threads_count_right(locks, worker):
    """C threads in every form, and Python threads that run Python code with the mutex held."""
    python = [worker(locks.count_in_python, lambda: sum(range(50)), 200) for _ in range(2)]
    sections, count = locks.hammer(6, 800)
    for thread in python:
        thread.result()
    assert sections == 4800
    assert locks.hammer(1, 0) == (0, 0)
    assert count <= 4800 + 400


def test_nobody_is_kept_out_for_ever(locks):
    """A thread that has the mutex whenever Python takes the GIL away from it does not starve one that wants it too."""
    mutex, stop, began = locks.mutex(), threading.Event(), threading.Event()

    def hog():
        while not stop.is_set():
            locks.lock(mutex)
            began.set()
            sum(range(1_000_000))  # the GIL is taken away at the end of this, with the mutex held
            locks.unlock(mutex)

    thread = threading.Thread(target=hog, daemon=True)
    thread.start()
    try:
        assert began.wait(30)
        for _ in range(20):
            locks.lock(mutex)
            locks.unlock(mutex)
    finally:
        stop.set()
    thread.join(30)
    assert not thread.is_alive()
    assert locks.trylock(mutex) is True


def test_a_c_thread_gets_the_mutex_while_a_python_thread_waits_for_the_gil(locks, worker):
    """The Python thread is woken first; it does not have the mutex before it has the GIL, and wakes the next one."""
    mutex = locks.mutex()
    locks.lock(mutex)
    waiting = worker(locks.locked, mutex, lambda: "and then it came")
    assert locks.unlock_and_keep_the_gil(mutex) is True
    assert waiting.result() == "and then it came"


def test_two_copies_of_the_library_share_a_mutex():
    """The C and the C++ module have a copy each: a mutex that one of them locks is locked for the other."""
    one, other = (importlib.import_module(f"locks_{language}") for language in ("c", "cc"))
    mutex = one.mutex()
    one.lock(mutex)
    assert other.trylock(mutex) is False
    waiting = threading.Thread(target=other.lock, args=(mutex,), daemon=True)
    waiting.start()
    one.unlock(mutex)
    waiting.join(30)
    assert not waiting.is_alive()
    assert one.trylock(mutex) is False
