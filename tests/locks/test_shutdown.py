# SPDX-License-Identifier: 0BSD
"""The end of the interpreter: threads that wait or contend do not keep the process, and locks work to the last."""

import pytest

HEAD = """
import atexit, sys, threading
import locks_{language} as locks
def daemon(function, *arguments):
    threading.Thread(target=function, args=arguments, daemon=True).start()
"""


@pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
def ending(request, child):
    """Give a function that runs code after HEAD."""
    return lambda code: child(HEAD.format(language=request.param) + code)


def test_daemon_threads_that_wait_do_not_keep_the_process(ending):
    code = """
m, cell = locks.mutex(), locks.cell()
locks.lock(m)
for _ in range(3):
    daemon(locks.lock, m)
    daemon(locks.timedlock, m, 1e6)
    daemon(locks.cell_await, cell, 1, -1.0)
while locks.cell_waiting(cell) < 3:
    pass
print('to the end')
"""
    assert ending(code) == ["to the end"]


@pytest.mark.parametrize("turn", range(5))
def test_daemon_threads_that_contend_with_the_end(ending, turn):
    """They are stopped wherever they are, also on their way back to the GIL; the mutex is not theirs by then."""
    code = """
m = locks.mutex()
began = threading.Semaphore(0)
def work():
    for turn in range(1000000000):
        locks.lock(m)
        locks.unlock(m)
        if turn == 20:
            began.release()
for _ in range(4):
    daemon(work)
for _ in range(4):
    began.acquire()
locks.contend(2)
def last():
    for _ in range(200):
        locks.hammer(1, 8)
    print('to the end')
atexit.register(last)
"""
    assert ending(code) == ["to the end"]


def test_an_unlocked_mutex_is_not_lost_to_a_thread_that_was_stopped(ending):
    """The thread that was woken for the mutex never gets the GIL again; after Python's end the mutex can be had."""
    code = """
m = locks.mutex()
locks.lock_after_the_end(m)
locks.lock(m)
for _ in range(3):
    daemon(locks.lock, m)
waiting = threading.Event()
class Late:
    def __del__(self, unlock=locks.unlock, m=m):
        unlock(m)
sys.late = Late()  # dropped when no other thread gets the GIL any more
waiting.wait(0.05)
"""
    assert ending(code) == ["locked after Python's end"]


def test_it_works_in_atexit_and_after_the_end(ending):
    code = """
m = locks.mutex()
locks.lock_after_the_end(m)
atexit.register(lambda: print(locks.trylock(m), locks.timedlock(m, 0.001), locks.unlock(m)))
"""
    assert ending(code) == ["True False None", "locked after Python's end"]
