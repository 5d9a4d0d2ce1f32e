# SPDX-License-Identifier: 0BSD
"""nogil_cond: whoever waits has let go of mutex and GIL, is woken, and has both again."""

import pytest
from conftest import wait_until


@pytest.mark.parametrize("seconds", [-1.0, 30.0, 1e12], ids=["wait", "timedwait", "timedwait for ages"])
def test_a_signal_wakes_one_and_a_broadcast_all(locks, worker, seconds):
    cell = locks.cell()
    waiting = [worker(locks.cell_await, cell, 1, seconds) for _ in range(3)]
    wait_until(lambda: locks.cell_waiting(cell) == 3)
    locks.cell_set(cell, 1, "signal")
    wait_until(lambda: locks.cell_waiting(cell) <= 2)  # perhaps more than one: a wait may end for nothing
    locks.cell_set(cell, 1, "broadcast")
    assert [thread.result() for thread in waiting] == [True, True, True]


def test_a_wait_that_finds_the_value_does_not_wait(locks):
    cell = locks.cell()
    locks.cell_set(cell, 5, "")
    assert locks.cell_await(cell, 5, -1.0) is True


@pytest.mark.parametrize("seconds", [0.0, 0.01, float("nan")])
def test_a_timed_wait_ends_with_mutex_and_gil(locks, seconds):
    if seconds != seconds:
        seconds = float("nan")
    cell = locks.cell()
    assert locks.cell_await(cell, 1, seconds) is False
    locks.cell_set(cell, 1, "")
    assert locks.cell_await(cell, 1, seconds) is True


@pytest.mark.parametrize("threads", [2, 6])
def test_nothing_is_lost_between_producers_and_consumers(locks, threads):
    rounds = 600
    sections, pushed, popped = locks.exchange(threads, rounds)
    assert sections == threads * rounds
    assert pushed == popped > 0
