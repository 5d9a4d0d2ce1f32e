# SPDX-License-Identifier: 0BSD
"""In a forked child a lock of a thread that is not there is free, and one of the thread that forked is not."""

import os

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")

# `in_child(function)`: run it in a forked child, and say how the child ended.
HEAD = """
import os, sys, threading
import locks_{language} as locks
def in_child(function):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            function()
            code = 0
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
def held_by_python_thread():
    mutex, held = locks.mutex(), threading.Event()
    def hold():
        locks.lock(mutex)
        held.set()
        threading.Event().wait()
    threading.Thread(target=hold, daemon=True).start()
    held.wait()
    return mutex
def in_thread(function, *arguments):
    result = []
    thread = threading.Thread(target=lambda: result.append(function(*arguments)))
    thread.start()
    thread.join()
    return result[0]
def is_free(mutex):  # for another thread
    def look():
        taken = locks.trylock(mutex)
        if taken:
            locks.unlock(mutex)
        return taken
    return in_thread(look)
"""


@pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
def forking(request, child):
    """Give a function that runs code after HEAD."""
    return lambda code: child(HEAD.format(language=request.param) + code)


@pytest.mark.parametrize("holder", ["held_by_python_thread", "locks.held_by_foreign_thread"])
@pytest.mark.parametrize("take", ["locks.lock(m)", "assert locks.trylock(m)", "assert locks.timedlock(m, 30)"])
def test_what_another_thread_held_is_free_in_the_child(forking, holder, take):
    code = f"""
m = {holder}()
def test():
    {take}
    assert not is_free(m)
    locks.unlock(m)
    assert is_free(m)
print(in_child(test), locks.trylock(m))
"""
    assert forking(code) == ["0 False"]


def test_a_child_that_python_knows_nothing_of(forking):
    assert forking("print(locks.fork_in_c(locks.held_by_foreign_thread()))") == ["0"]


def test_what_the_forking_thread_held_is_still_held_by_it(forking):
    code = """
m = locks.mutex()
locks.lock(m)
def test(deep=12):
    assert not is_free(m)
    assert not in_thread(locks.timedlock, m, 0.01)
    if deep % 3 == 0:
        locks.unlock(m)
        assert is_free(m)
        locks.lock(m)
    if deep:
        assert in_child(lambda: test(deep - 1)) == 0
    locks.unlock(m)
    assert is_free(m)
print(in_child(test), is_free(m))
"""
    assert forking(code) == ["0 False"]


def test_grandchildren_of_other_threads(forking):
    """A thread of the child forks: what the one that forked first had locked is free in the grandchild."""
    code = """
m = locks.mutex()
locks.lock(m)
def grandchild():
    locks.lock(m)
    locks.unlock(m)
def test():
    assert in_thread(in_child, grandchild) == 0
    assert not is_free(m)
print(in_child(test))
"""
    assert forking(code) == ["0"]


def test_a_thread_that_waited_in_the_parent_is_no_trouble_in_the_child(forking):
    code = """
m = locks.mutex()
cell = locks.cell()
locks.lock(m)
waiting = [threading.Thread(target=locks.lock, args=(m,), daemon=True),
           threading.Thread(target=locks.cell_await, args=(cell, 1, -1.0), daemon=True)]
for thread in waiting:
    thread.start()
while not locks.cell_waiting(cell):
    pass
def test():
    for _ in range(1000):
        locks.unlock(m)
        locks.lock(m)
    locks.cell_set(cell, 1, 'broadcast')
    assert locks.cell_await(cell, 1, 1.0)
print(in_child(test))
"""
    assert forking(code) == ["0"]


def test_once_is_tried_anew_in_the_child(forking):
    code = """
once, began = locks.once(), threading.Event()
def for_ever():
    began.set()
    threading.Event().wait()
threading.Thread(target=locks.once_call, args=(once, for_ever, True), daemon=True).start()
began.wait()
def test():
    assert locks.once_call(once, lambda: None, False) == 2
print(in_child(test))
"""
    assert forking(code) == ["0"]


def test_a_copy_that_is_loaded_in_the_child_agrees(child):
    code = (
        HEAD.format(language="c")
        + """
m = locks.mutex()
other = held_by_python_thread()
def test():
    import locks_cc as late
    locks.unlock(m) if locks.trylock(m) else None
    locks.lock(m)
    assert not late.trylock(m) and not in_thread(late.trylock, m)
    locks.unlock(m)
    assert late.trylock(m) and not locks.trylock(m)
    assert late.trylock(other) and not locks.trylock(other)
print(in_child(test))
"""
    )
    assert child(code) == ["0"]


@pytest.mark.parametrize("turn", range(3))
def test_forks_in_the_middle_of_everything(forking, turn):
    code = """
locks.contend(3)
def test():
    assert locks.hammer(3, 200)[0] == 600
    locks.count_in_python(lambda: None, 100)
print([in_child(test) for _ in range(20)])
"""
    assert forking(code) == [str([0] * 20)]
