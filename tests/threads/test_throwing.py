# SPDX-License-Identifier: 0BSD
"""C++: a throw leaves every section in order, and destructors of thread_local objects may use Python."""

import foreign
import throwing


def test_a_throw_out_of_any_part_on_a_foreign_thread_leaves_it_detached():
    before = foreign.thread_states()
    assert throwing.run("throw_out", 4, 50, None) == 4 * 50 * 3
    assert foreign.thread_states() == before


def test_a_throw_on_a_python_thread_leaves_it_attached():
    throwing.run("throw_out", 1, 1, None)
    assert throwing.throw_attached() is True


def test_a_lambda_of_a_block_may_run_on_another_thread(child):
    """It sees the block's names, and must not take the block's state for its own: both threads are inside at once."""
    code = """
import threading, throwing
idents = set()
together = threading.Barrier(2)
def callback():
    together.wait(30)
    idents.add(threading.get_ident())
print(*throwing.in_lambdas(callback), len(idents), threading.get_ident() in idents)
"""
    assert child(code) == ["5 0 2 False"]


def test_destructors_of_thread_local_objects_attach_before_and_after_the_librarys_own_farewell():
    before = foreign.thread_states()
    calls = []
    assert throwing.run("in_thread_local_destructors", 4, 1, calls.append) == 2 + 2 * 4
    assert calls == [1] * 8
    assert foreign.thread_states() == before


def test_finalization_ends_daemon_threads_in_noexcept_functions(child):
    """By unwinding them (<= 3.13.0), which such a function must not see; the callable lets go of the GIL often."""
    code = """
import sys, threading, throwing
def work():
    for _ in range(2000):
        pass
def run():
    started.release()
    throwing.in_noexcept_functions(work)
sys.setswitchinterval(1e-4)
started = threading.Semaphore(0)
for _ in range(3):
    threading.Thread(target=run, daemon=True).start()
for _ in range(3):
    started.acquire()
print('to the end')
"""
    for _ in range(3):
        assert child(code) == ["to the end"]
