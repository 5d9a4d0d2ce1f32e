# SPDX-License-Identifier: 0BSD
"""The chapters about locks: deadlock, bounded_queue.

The modules must be importable: run this as the CTest `examples`, or with PYTHONPATH set to the folder they were built
in. Every test has a watchdog; what is waited for is an event, and nothing looks at a clock.
"""

import signal
import sys
import threading

import pytest
from conftest import example_at_the_top, folder, load, page_shows, run, run_program, run_python

HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


@pytest.mark.parametrize("chapter", ["deadlock", "bounded_queue"])
def test_the_example_in_the_first_comment_is_true(chapter):
    attempted, failed = example_at_the_top(chapter)
    assert attempted and not failed


# ------------------------------------------------------------------------------------------------------------ deadlock


@pytest.mark.parametrize("kind", ["nogil_mutex", "a pthread mutex in NOGIL_BLOCKING"])
def test_threads_that_meet_do_not_deadlock(kind):
    said = run_program("deadlock", "--kind", kind, "--turns", 100, "--seconds", 90)
    assert said == ["the threads met 100 times"]


@pytest.mark.skipif(not HAS_GIL, reason="this Python has no GIL to deadlock with")
def test_the_raw_form_does_and_the_watchdog_shows_where():
    """Its premise: otherwise the chapter would teach nothing. One second is enough: each meeting deadlocks."""
    process = run(sys.executable, folder("deadlock") / "run.py", "--kind", "a pthread mutex", "--seconds", 1)
    assert process.stdout == ""
    for words in "Timeout", "in callback", "in meet_once":
        assert words in process.stderr


def test_an_exception_in_the_callback_unlocks():
    for update in (load("deadlock").update, load("deadlock").update_foreign):
        with pytest.raises(ZeroDivisionError):
            update(lambda count: 1 // 0)
        counts = []
        thread = threading.Thread(target=update, args=(counts.append,))
        thread.start()
        thread.join()
        assert len(counts) == 1


# ------------------------------------------------------------------------------------------------------- bounded_queue


@pytest.fixture
def queue():
    """Return the module of the chapter."""
    return load("bounded_queue")


def test_it_runs_as_its_page_says():
    printed = run_program("bounded_queue")
    assert printed == ["from C threads to Python: 2000 readings", "from Python to C threads: all arrived"]
    assert page_shows("bounded_queue", printed)


@pytest.mark.parametrize("capacity", [1, 7])
@pytest.mark.parametrize("threads", [1, 6])
def test_all_readings_arrive_once(queue, capacity, threads):
    one = queue.new(capacity)
    queue.feed(one, threads, 300)
    received = sorted(queue.get(one) for _ in range(threads * 300))
    assert received == sorted(1000 * thread + i for thread in range(threads) for i in range(300))
    with pytest.raises(EOFError, match="closed"):
        queue.get(one)


def test_what_is_put_first_comes_first(queue):
    one = queue.new(3)
    for value in (5, -1, 2**40):
        queue.put(one, value)
    queue.close(one)
    assert [queue.get(one) for _ in range(3)] == [5, -1, 2**40]
    with pytest.raises(EOFError):
        queue.get(one)
    with pytest.raises(EOFError):
        queue.put(one, 1)


def test_python_and_c_threads_take_from_one_queue(queue):
    one, taken = queue.new(2), []

    def take():
        try:
            while True:
                taken.append(queue.get(one))
        except EOFError:
            pass

    queue.drain(one, 2)
    thread = threading.Thread(target=take)
    thread.start()
    for value in range(2000):
        queue.put(one, value)
    queue.close(one)
    thread.join()
    assert sum(taken) + queue.total(one) == sum(range(2000))


def test_a_closed_queue_wakes_all_who_wait(queue):
    one, ended = queue.new(1), []

    def wait():
        with pytest.raises(EOFError):
            queue.get(one)
        ended.append(True)

    threads = [threading.Thread(target=wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    queue.drain(one, 2)
    queue.close(one)
    for thread in threads:
        thread.join()
    assert (len(ended), queue.total(one)) == (3, 0)


def test_a_queue_that_python_forgets_ends_its_threads(queue):
    """They are found to be gone when the process ends in time and in silence."""
    code = "import bounded_queue as b\nfor _ in range(50): b.feed(b.new(2), 4, 10**9)\nprint('forgotten')"
    assert run_python("-c", code) == "forgotten\n"


@pytest.mark.parametrize("arguments, error", [((0,), ValueError), ((-3,), ValueError), (("x",), TypeError)])
def test_bad_capacities_are_refused(queue, arguments, error):
    with pytest.raises(error):
        queue.new(*arguments)


@pytest.mark.parametrize("call", ["get", "close", "total"])
def test_other_objects_are_no_queues(queue, call):
    with pytest.raises(ValueError):
        getattr(queue, call)(object())


@pytest.mark.parametrize("wait", ["b.get(q)", "(b.put(q, 1), b.put(q, 2))"])
def test_ctrl_c_ends_a_wait(wait):
    code = f"""
import bounded_queue as b, os, signal, threading
q = b.new(1)
threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    {wait}
except KeyboardInterrupt:
    print("interrupted")
b.close(q)
"""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    assert run_python("-c", code) == "interrupted\n"
