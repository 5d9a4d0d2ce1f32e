# SPDX-License-Identifier: 0BSD
"""Each thread of a loop has one thread state; signals, fork and sub-interpreters find the loop prepared."""

import concurrent.futures
import os
import signal
import sys
import threading

import pytest

MODULES = os.environ["NOGIL_TEST_MODULES"]
HAS_OWN_GIL = sys.version_info >= (3, 12)


def test_each_thread_has_one_state_for_the_loop_and_for_the_next(loops, team):
    seen = loops.states(200, 2, 10)
    assert sorted(seen.values()) == list(range(team))


def test_a_threading_local_survives_from_loop_to_loop(loops, team):
    local, lives = threading.local(), []

    def callback(i, number):
        if not hasattr(local, "born"):
            local.born = True
            lives.append(number)

    together = threading.Barrier(team)
    loops.each(lambda i, number: together.wait(30), team, team)
    for _ in range(10):
        loops.each(callback, 100, team)
    assert 1 <= len(lives) <= team


def test_a_loop_runs_on_several_threads_at_once(loops, team):
    together = threading.Barrier(team)
    identities = set()

    def callback(i, number):
        together.wait(30)  # breaks unless all of them are here at the same time
        identities.add(threading.get_ident())

    loops.each(callback, team, team)
    assert len(identities) == team
    assert threading.get_ident() in identities


# The first iteration waits for all the others, which the other thread has to run, therefore.
WAIT_FOR_THE_OTHERS = """
import threading
others, order = threading.Event(), []
def callback(i, number):
    if i == 0:
        assert others.wait(30)
    else:
        order.append(i)
        if len(order) == n - 1:
            others.set()
"""


def its_own_first(n):
    return [*range(1, n, 2), *range(2, n, 2)]


def in_order(n):
    return [*range(1, n)]


@pytest.mark.parametrize(
    "n, schedule, expected",
    [
        (200, "dynamic", its_own_first),
        (200, "monotonic:dynamic", in_order),
        (64, "dynamic", in_order),
        (65, "dynamic", its_own_first),
    ],
)
def test_with_schedule_dynamic_whoever_is_ready_runs_what_is_left(child, team, n, schedule, expected):
    if team == 1:
        pytest.skip("a plain loop: nobody else is there")
    code = f"n = {n}" + WAIT_FOR_THE_OTHERS + "loops.each(callback, n, 2, 'runtime')\nprint(*order)"
    (order,) = child(code, OMP_SCHEDULE=schedule)
    assert [int(i) for i in order.split()] == expected(n)


def test_several_threads_may_run_loops_at_once(loops):
    def run():
        for _ in range(20):
            loops.each(lambda i, number: seen.append(i), 50, 2)
            assert loops.nested(10, 10, -1, -1) == 45 * 45

    seen = []
    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(50)
    assert sorted(seen) == sorted(list(range(50)) * 60)


def test_a_first_loop_needs_nothing_imported(child):
    lines = child("print(len(loops.states(100, 2, 5)) <= 2, 'threading' in sys.modules)\nprint(loops.thread_states())")
    assert lines[0].startswith("True")


def test_the_process_ends_in_order_after_a_loop(child):
    assert child("import threading\nloops.each(lambda i, number: None, 100, 2)\nprint('to the end')") == ["to the end"]


@pytest.mark.parametrize("arguments", ["1000, 2", "1000, 1", "1, 2"])
def test_the_process_ends_while_a_daemon_thread_runs_a_loop(child, arguments):
    """Up to 3.13.0 finalization ends that thread in the midst of the loop, where GCC's OpenMP would crash."""
    code = """
import threading
def busy():
    while True:
        loops.each(lambda i, number: started.set(), ARGUMENTS)
started = threading.Event()
threading.Thread(target=busy, daemon=True).start()
assert started.wait(30)
print('to the end')
"""
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        lines = list(pool.map(child, [code.replace("ARGUMENTS", arguments)] * 15))
    assert lines == [["to the end"]] * 15


def test_a_loop_runs_after_finalization_has_begun(child):
    """On the caller alone: other threads would wait for the GIL for ever."""
    code = """
class Last:
    def __del__(self, each=loops.each, write=os.write):
        seen = []
        each(lambda i, number: seen.append(number), 100, 2)
        write(1, b'%d iterations' % len(seen))
sys.kept_until_the_end = Last()
"""
    assert child(code) == ["100 iterations"]


def test_a_loop_runs_in_an_atexit_callback_that_is_older_than_the_module(child):
    code = """
import subprocess
code = '''
import atexit
def last():
    import NAME
    NAME.each(lambda i, number: None, 100, 2)
    print('100 iterations')
atexit.register(last)
import NAME
'''
done = subprocess.run([sys.executable, '-c', code.replace('NAME', loops.__name__)], timeout=30)
"""
    assert child(code) == ["100 iterations"]


def test_a_loop_in_a_block_that_keeps_the_gil_releases_it(loops):
    assert loops.in_sized_block() == 0


def test_references_may_be_given_away_in_a_loop(loops):
    thing = object()
    before = sys.getrefcount(thing)
    loops.drop(thing, 1000)
    assert sys.getrefcount(thing) == before


# ------------------------------------------------------------------------------------------------------------- signals


def interrupt(loops, number):
    """Send a signal to the main thread once the endless loop runs."""

    def send():
        if loops.await_loop():
            signal.pthread_kill(threading.main_thread().ident, number)

    loops.expect_loop()
    thread = threading.Thread(target=send)
    thread.start()
    return thread


@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_ends_a_loop(loops, threads):
    thread = interrupt(loops, signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        loops.endless(threads)
    thread.join(30)


def test_ctrl_c_ends_a_loop_whose_caller_is_done_and_waits_for_the_others(loops, team):
    if team == 1:
        pytest.skip("there are no others without OpenMP")
    thread = interrupt(loops, signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        loops.endless_elsewhere(2)
    thread.join(30)


def test_a_caller_that_waits_for_the_others_runs_handlers_that_do_not_raise(loops, team):
    if team == 1:
        pytest.skip("there are no others without OpenMP")

    def handler(number, frame):
        runs.append(number)
        if len(runs) == 3:
            raise InterruptedError
        os.kill(os.getpid(), number)

    runs = []
    before = signal.signal(signal.SIGUSR1, handler)
    thread = interrupt(loops, signal.SIGUSR1)
    try:
        with pytest.raises(InterruptedError):
            loops.endless_elsewhere(2)
    finally:
        thread.join(30)
        signal.signal(signal.SIGUSR1, before)
    assert len(runs) == 3


def test_a_loop_ends_with_what_the_handler_raises(loops):
    class FromHandler(Exception):
        pass

    def handler(number, frame):
        raise FromHandler

    before = signal.signal(signal.SIGUSR1, handler)
    thread = interrupt(loops, signal.SIGUSR1)
    try:
        with pytest.raises(FromHandler):
            loops.endless(2)
    finally:
        thread.join(30)
        signal.signal(signal.SIGUSR1, before)


def test_a_handler_that_does_not_raise_runs_during_the_loop_and_off_the_main_thread_none_does(loops):
    runs = []
    before = signal.signal(signal.SIGUSR1, lambda number, frame: runs.append(threading.get_ident()))
    try:
        os.kill(os.getpid(), signal.SIGUSR1)
        assert loops.half_a_second() > 0
        del runs[:]
        turns = []
        thread = threading.Thread(target=lambda: turns.append(loops.half_a_second()))
        thread.start()
        thread.join(30)
        assert turns and turns[0] > 0 and runs == []
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_ctrl_c_ends_a_loop_on_pythons_main_thread_and_on_no_other(child):
    code = """
import signal, threading
def other():
    loops.endless(2)            # for ever: not the main thread's
threading.Thread(target=other, daemon=True).start()
assert loops.await_loop()
try:
    signal.raise_signal(signal.SIGINT)
    threading.Event().wait(30)
except KeyboardInterrupt:
    print('the main thread')
sys.stdout.flush()
os._exit(0)
"""
    assert child(code) == ["the main thread"]


# ---------------------------------------------------------------------------------------------------------------- fork

FORK = """
def loop():
    calls, ids, last = loops.run('static', 0, 2, 0, 100, 1, 100)
    assert (calls, last) == (b'\\1' * 100, 99)
    seen = []
    loops.each(lambda i, number: seen.append(i), 100, 2)
    assert sorted(seen) == list(range(100))
def fork(inside):
    child = os.fork()
    if child == 0:
        inside()
        os._exit(7)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
"""


@pytest.mark.parametrize("before", ["loop()", "pass"])
@pytest.mark.parametrize("in_child", ["loop()", "on_thread(loop)", "loop(); assert fork(loop) == 7"])
def test_a_forked_child_runs_loops(child, before, in_child):
    code = (
        FORK
        + f"""
import threading
def on_thread(function):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
{before}
def inside():
    {in_child}
print(fork(inside))
loop()
"""
    )
    assert child(code) == ["7"]


# ----------------------------------------------------------------------------------------------------- sub-interpreters


IN_A_SUB_INTERPRETER = f"""
import sys
sys.path.insert(0, {MODULES!r})
import interpreters, loops_c as loops
home = interpreters.id()
assert home != 0
seen = []
loops.each(lambda i, number: seen.append((i, interpreters.id())), 200, 2)
assert sorted(seen) == [(i, home) for i in range(200)], seen
before = interpreters.thread_states()
for _ in range(5):
    assert len(loops.states(100, 2, 1)) == (2 if hasattr(loops, 'has_threads') else 1)
    assert interpreters.thread_states() == before
try:
    loops.fail('except', 700, 1000, 2, None)
    raise AssertionError('not raised')
except ValueError as error:
    assert str(error) == 'always 700'
assert loops.fail('left pending', -1, 1000, 2, None) is None
try:
    loops.fail('left pending', 999, 1000, 2, None)
    raise AssertionError('not raised')
except ValueError as error:
    assert str(error) == 'left pending by 999'
assert loops.nested(20, 30, -1, -1) == sum(range(20)) * sum(range(30))
class Thing:
    pass
thing = Thing()
count = sys.getrefcount(thing)
loops.drop(thing, 1000)
assert sys.getrefcount(thing) == count
"""


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="there is one interpreter only")
@pytest.mark.parametrize(
    "own_gil", [False, pytest.param(True, marks=pytest.mark.skipif(not HAS_OWN_GIL, reason="3.12"))]
)
def test_in_a_sub_interpreter_the_workers_belong_to_it(child, loops, own_gil):
    inside = IN_A_SUB_INTERPRETER.replace("loops_c", loops.__name__)
    code = "import interpreters\nloops.states(100, 2, 2)  # the workers have kept states of the main interpreter\n"
    code += f"interpreters.in_new_interpreter({own_gil}, {inside!r})\n"
    code += "loops.states(100, 2, 2)\nprint('to the end')\n"
    assert child(code) == ["to the end"]
