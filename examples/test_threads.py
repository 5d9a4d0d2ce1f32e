# SPDX-License-Identifier: 0BSD
"""The chapters about any thread at any time: interruptible, producer, log_forwarder.

The modules must be importable: run this as the CTest `examples`, or with PYTHONPATH set to the folder they were built
in. Every test has a watchdog; none of them looks at a clock, and what is waited for is an event or a byte in a pipe.
"""

import gc
import os
import pathlib
import queue
import re
import select
import signal
import sys
import threading
import weakref

import pytest
from conftest import WATCHDOG, example_at_the_top, folder, load, page_shows, run, run_program, run_python

CHAPTERS = ["interruptible", "producer", "log_forwarder"]
LARGEST_LIMIT = 10_000_000_000  # half an hour and more: a loop up to it does not come to its end in a test


@pytest.fixture
def interruptible():
    """Return the module of this name."""
    return load("interruptible")


@pytest.fixture
def producer():
    """Return the module of this name."""
    return load("producer")


@pytest.fixture
def log_forwarder():
    """Return the module of this name, without a sink before and after."""
    module = load("log_forwarder")
    module.sink = None
    yield module
    module.sink = None


# ------------------------------------------------------------------------------------------------------- interruptible


@pytest.fixture
def on_signal():
    """Give a function that sets a handler for SIGINT; the one from before comes back after the test."""
    before = signal.getsignal(signal.SIGINT)
    yield lambda handler: signal.signal(signal.SIGINT, handler)
    signal.signal(signal.SIGINT, before)


def has_bytes(file):
    """Return whether something can be read now."""
    return bool(select.select([file], [], [], 0)[0])


class Signaller(threading.Thread):
    """Sends SIGINT to the main thread `times` times, once the loop has said through `self.fd` that it runs.

    Before the next one it waits until the handler has said `handled`. Afterwards `loop_was_over` is whether the loop
    had said, at the moment after the first signal, that it was at its end.
    """

    def __init__(self, times=1):
        super().__init__()
        self.out, self.fd = os.pipe()
        self.times, self.handled, self.loop_was_over = times, threading.Semaphore(0), None

    def run(self):
        """Wait and send."""
        assert os.read(self.out, 1) == b"<"
        for time in range(self.times):
            if time:
                self.handled.acquire()
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
            if self.loop_was_over is None:
                self.loop_was_over = has_bytes(self.out)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.join()
        os.close(self.out)
        os.close(self.fd)


def collatz(limit):
    """Return in Python what longest_chain returns."""

    def length(n):
        steps = 1
        while n != 1:
            n, steps = (3 * n + 1 if n % 2 else n // 2), steps + 1
        return steps

    return max(((start, length(start)) for start in range(1, limit)), key=lambda chain: chain[1], default=(0, 0))


@pytest.mark.parametrize("name", ["longest_chain", "deaf_longest_chain"])
@pytest.mark.parametrize("limit", [0, 1, 2, 10, 20_001])  # the last has two checks in it
def test_the_loop_finds_the_longest_chain(interruptible, name, limit):
    """With and without checks."""
    assert getattr(interruptible, name)(limit) == collatz(limit)


def test_ctrl_c_stops_the_loop(interruptible, on_signal):
    """A signal that is sent while the loop runs, which would take half an hour otherwise."""
    on_signal(signal.default_int_handler)
    with Signaller() as signaller, pytest.raises(KeyboardInterrupt):
        interruptible.longest_chain(LARGEST_LIMIT, signaller.fd)
    assert not signaller.loop_was_over


def test_what_a_handler_raises_is_what_the_loop_raises(interruptible, on_signal):
    """The very object."""
    reason = LookupError("enough")

    def handler(number, frame):
        raise reason

    on_signal(handler)
    with Signaller() as signaller, pytest.raises(LookupError) as caught:
        interruptible.longest_chain(LARGEST_LIMIT, signaller.fd)
    assert caught.value is reason


def test_the_loop_goes_on_after_a_handler_that_returns(interruptible, on_signal):
    """Nine signals are handled while it runs, the tenth handler raises."""
    handled = []

    def handler(number, frame):
        handled.append(number)
        signaller.handled.release()
        if len(handled) == 10:
            raise KeyboardInterrupt

    on_signal(handler)
    with Signaller(times=10) as signaller, pytest.raises(KeyboardInterrupt):
        interruptible.longest_chain(LARGEST_LIMIT, signaller.fd)
    assert handled == [signal.SIGINT] * 10


def test_the_deaf_loop_hears_of_a_signal_only_when_it_is_over(interruptible, on_signal):
    """What the check is good for: without it the handler runs after the end, however long the loop is."""
    over_when_handled = []

    def handler(number, frame):
        over_when_handled.append(has_bytes(signaller.out))

    on_signal(handler)
    limit, sent_in_time = 1_000_000, False
    while not sent_in_time:  # a loaded machine may need a longer loop to send the signal while it runs
        with Signaller() as signaller:
            interruptible.deaf_longest_chain(limit, signaller.fd)
            signaller.join()
        sent_in_time = not signaller.loop_was_over
        limit *= 2
    assert over_when_handled[-1]


def test_a_loop_on_another_thread_is_not_interrupted(interruptible, on_signal):
    """Python handles signals on its main thread, and there this one arrives."""
    on_signal(signal.default_int_handler)
    results = []
    with Signaller() as signaller:
        thread = threading.Thread(target=lambda: results.append(interruptible.longest_chain(300_000, signaller.fd)))
        with pytest.raises(KeyboardInterrupt):
            thread.start()
            signaller.join()
            for _ in range(100):  # at one of these turns at the latest
                pass
        thread.join()
    assert results == [(230631, 443)]


def test_ctrl_c_stops_a_wait(interruptible, on_signal):
    """Also when it arrives just before the wait begins."""
    on_signal(signal.default_int_handler)
    nothing_to_read, into = os.pipe()
    with Signaller() as signaller, pytest.raises(KeyboardInterrupt):
        os.write(signaller.fd, b"<")
        interruptible.wait_readable(nothing_to_read)
    os.close(nothing_to_read)
    os.close(into)


def test_a_wait_goes_on_after_a_handler_that_returns_and_ends_when_there_is_something(interruptible, on_signal):
    """The handler writes what the wait is for."""
    out, into = os.pipe()
    on_signal(lambda number, frame: os.write(into, b"!"))
    with Signaller() as signaller:
        os.write(signaller.fd, b"<")
        assert interruptible.wait_readable(out) is None
    assert os.read(out, 1) == b"!"
    os.close(out)
    os.close(into)


@pytest.mark.parametrize(
    "name, arguments, kind, text",
    [
        ("longest_chain", (LARGEST_LIMIT + 1,), ValueError, "limit must be at most 10000000000, got 10000000001"),
        ("longest_chain", (-1,), OverflowError, None),
        ("longest_chain", (1.0,), TypeError, None),
        ("longest_chain", (10, 1_000_000), OSError, None),  # no such file descriptor
        ("deaf_longest_chain", (10, 1_000_000), OSError, None),
        ("wait_readable", ("nothing",), TypeError, None),
    ],
)
def test_wrong_arguments_of_the_loops_are_refused(interruptible, name, arguments, kind, text):
    """Where the text is None it is not ours."""
    with pytest.raises(kind) as caught:
        getattr(interruptible, name)(*arguments)
    assert text in (None, str(caught.value))


# ------------------------------------------------------------------------------------------------------------ producer


def reading(number):
    """Return in Python what the thread reads."""
    return number % 101 * 37 % 101


def test_every_reading_arrives_once_and_in_order(producer):
    """On one thread, which is not Python's."""
    seen, threads = [], set()

    def callback(number, value):
        seen.append((number, value))
        threads.add(threading.get_ident())

    assert producer.join(producer.start(callback, 1000)) == 1000
    assert seen == [(number, reading(number)) for number in range(1000)]
    assert len(threads) == 1 and threads.isdisjoint(thread.ident for thread in threading.enumerate())


def test_a_threading_local_is_there_again_at_the_next_reading(producer):
    """The thread keeps its state, and does not get a new one for each call."""
    local = threading.local()

    def callback(number, value):
        local.calls = getattr(local, "calls", 0) + 1
        local.last = local.calls

    seen = []
    thread = producer.start(lambda number, value: (callback(number, value), seen.append(local.calls)), 500)
    assert producer.join(thread) == 500
    assert seen == list(range(1, 501))
    assert not hasattr(local, "calls")  # here, on the main thread


def test_a_thread_without_end_is_stopped(producer):
    """And takes no reading after that."""
    seen, enough = [], threading.Event()

    def callback(number, value):
        seen.append(number)
        if number == 10:
            enough.set()

    thread = producer.start(callback)
    enough.wait(WATCHDOG)
    taken = producer.stop(thread)
    assert taken >= 11
    assert seen == list(range(taken))
    assert producer.stop(thread) == producer.join(thread) == taken  # again, which changes nothing


@pytest.mark.parametrize("end", ["join", "stop"])
def test_what_the_callback_raised_is_raised_where_the_thread_is_waited_for(producer, end):
    """The very object with its traceback, once; and the thread has ended at the reading that failed."""
    seen, failed, reason = [], threading.Event(), ValueError("no such reading")

    def callback(number, value):
        seen.append(number)
        if number == 3:
            failed.set()
            raise reason

    thread = producer.start(callback)
    failed.wait(WATCHDOG)
    with pytest.raises(ValueError) as caught:
        getattr(producer, end)(thread)
    assert caught.value is reason
    assert [entry.name for entry in caught.traceback][-1] == "callback"
    assert seen == [0, 1, 2, 3]
    assert getattr(producer, end)(thread) == 3


def test_a_callback_may_stop_its_own_thread_but_not_wait_for_it(producer):
    """Waiting would be for ever."""
    thread, begin, taken = [], threading.Event(), []

    def stops(number, value):
        begin.wait(WATCHDOG)
        if number == 5:
            taken.append(producer.stop(thread[0]))

    thread.append(producer.start(stops))
    begin.set()
    assert producer.join(thread[0]) == 6
    assert taken == [5]

    def waits(number, value):
        begin.wait(WATCHDOG)
        producer.join(thread[0])

    begin.clear()
    thread[0] = producer.start(waits)
    begin.set()
    with pytest.raises(RuntimeError, match="a callback cannot wait for the thread that it runs on"):
        producer.join(thread[0])


def test_only_one_thread_waits_for_a_producer(producer):
    """pthread_join allows no second one."""
    begun, go_on, results = threading.Event(), threading.Event(), []

    def callback(number, value):
        begun.set()
        go_on.wait(WATCHDOG)

    def wait():
        try:
            results.append(producer.join(thread))
        except RuntimeError as error:
            results.append(str(error))
            go_on.set()  # one of the two was refused; so the other one waits

    thread = producer.start(callback, 1)
    begun.wait(WATCHDOG)
    waiters = [threading.Thread(target=wait) for _ in range(2)]
    for waiter in waiters:
        waiter.start()
    for waiter in waiters:
        waiter.join()
    assert results == ["another thread waits for this producer already", 1]


def test_a_callback_that_waits_makes_the_thread_wait(producer):
    """A queue of two places: the thread is never further ahead than that."""
    readings, most = queue.Queue(2), 0
    thread = producer.start(lambda number, value: readings.put(number), 200)
    for number in range(200):
        assert readings.get(timeout=WATCHDOG) == number
        most = max(most, readings.qsize())
    assert producer.join(thread) == 200
    assert most <= 2


def test_the_callback_is_given_up_when_the_thread_has_ended(producer):
    """The thread had a reference, and could not take the GIL to drop it."""

    class Callback:
        def __call__(self, number, value):
            pass

    callback = Callback()
    gone = weakref.ref(callback)
    thread = producer.start(callback, 10)
    del callback
    assert producer.join(thread) == 10
    gc.collect()
    assert gone() is None


def test_a_thread_that_nobody_knows_any_more_stops(producer):
    """Its handle is dropped while it runs; so it gives up the callback some time later."""
    begun, gone = threading.Event(), threading.Event()

    class Callback:
        def __call__(self, number, value):
            begun.set()

    callback = Callback()
    reference = weakref.ref(callback, lambda _: gone.set())
    thread = producer.start(callback)
    del callback
    begun.wait(WATCHDOG)
    del thread
    while not gone.wait(0.01):  # references are dropped by the main thread between two of its bytecodes
        pass
    assert reference() is None


def test_four_producers_work_at_once(producer):
    """Nothing is shared."""
    seen = [[] for _ in range(4)]
    threads = [producer.start(lambda number, value, one=one: one.append(value), 500) for one in seen]
    assert [producer.join(thread) for thread in threads] == [500] * 4
    assert seen == [[reading(number) for number in range(500)]] * 4


LEAVE_WHILE_IT_WORKS = """
import threading, producer
begun = threading.Event()
threads = [producer.start(lambda number, value: begun.set()) for _ in range(3)]
begun.wait()
"""

FORK_WHILE_IT_WORKS = """
import os, sys, threading, warnings, producer
warnings.simplefilter("ignore")  # of 3.12 and newer: a fork of a process with threads
begun = threading.Event()
thread = producer.start(lambda number, value: begun.set())
begun.wait()
child = os.fork()
if child == 0:
    try:
        producer.stop(thread)
    except RuntimeError as error:
        good = str(error) == f"the thread runs in process {os.getppid()}, before the fork"
        again = []
        assert producer.join(producer.start(lambda number, value: again.append(value), 3)) == 3
        sys.exit(0 if good and again == [0, 37, 74] else 1)
    sys.exit(2)
status = os.waitpid(child, 0)[1]
producer.stop(thread)
sys.exit(status != 0)
"""


@pytest.mark.parametrize("time", range(5))
def test_the_interpreter_ends_while_threads_call_back_into_it(producer, time):
    """Without a crash, without a hang, without a word."""
    run_python("-c", LEAVE_WHILE_IT_WORKS)


def test_a_forked_child_is_told_that_the_thread_is_not_there(producer):
    """And can have threads of its own; what it had from its parent is dropped at its end without waiting."""
    run_python("-c", FORK_WHILE_IT_WORKS)


@pytest.mark.parametrize(
    "name, arguments, text",
    [
        ("start", (None,), "callback must be callable, got NoneType"),
        ("start", (print, "3"), None),
        ("start", (), None),
        ("join", (None,), None),
        ("stop", (3,), None),
    ],
)
def test_wrong_arguments_of_the_producer_are_refused(producer, name, arguments, text):
    """A handle that is not one is an error, not a crash. Where the text is None it is not ours."""
    with pytest.raises((TypeError, ValueError)) as caught:
        getattr(producer, name)(*arguments)
    assert text in (None, str(caught.value))


# ------------------------------------------------------------------------------------------------------- log_forwarder


def lines_of_threads(lines, pattern=r"thread (\d+) message (\d+)$"):
    """Return the message numbers of each thread, in the order of the lines."""
    numbers = {}
    for match in filter(None, (re.search(pattern, line) for line in lines)):
        numbers.setdefault(int(match[1]), []).append(int(match[2]))
    return numbers


def test_every_line_of_every_thread_reaches_the_sink(log_forwarder, capfd):
    """In the order in which its thread logged them."""
    lines = []
    log_forwarder.sink = lines.append
    assert log_forwarder.burst(4, 500) == 2000
    assert lines_of_threads(lines) == {thread: list(range(1, 501)) for thread in (1, 2, 3, 4)}
    assert capfd.readouterr().err == ""


def test_without_a_sink_every_line_reaches_stderr(log_forwarder, capfd):
    """In one piece each, whoever else writes."""
    assert log_forwarder.burst(4, 100) == 0
    lines = capfd.readouterr().err.splitlines()
    assert all(re.fullmatch(r"stderr: thread \d message \d+", line) for line in lines)
    assert lines_of_threads(lines) == {thread: list(range(1, 101)) for thread in (1, 2, 3, 4)}


def test_no_line_is_lost_while_the_sink_is_set_and_reset(log_forwarder, capfd):
    """Each line is in one of the two places."""
    lines, stop = [], threading.Event()

    def change():
        while not stop.is_set():
            log_forwarder.sink = lines.append
            log_forwarder.sink = None

    changer = threading.Thread(target=change)
    changer.start()
    taken = log_forwarder.burst(3, 1000)
    stop.set()
    changer.join()
    written = capfd.readouterr().err.splitlines()
    assert (len(lines), len(written)) == (taken, 3000 - taken)
    numbers = lines_of_threads(lines + written)
    assert {thread: sorted(each) for thread, each in numbers.items()} == {
        one: list(range(1, 1001)) for one in (1, 2, 3)
    }


def test_a_line_that_the_sink_refuses_reaches_stderr(log_forwarder, capfd, monkeypatch):
    """And what the sink raised is reported with the name of the function that called it."""
    reported, reason = [], KeyError("full")

    def sink(line):
        raise reason

    monkeypatch.setattr(sys, "unraisablehook", lambda error: reported.append((error.exc_value, error.object)))
    log_forwarder.sink = sink
    assert log_forwarder.log("kept") is False
    assert capfd.readouterr().err == "stderr: kept\n"
    assert reported == [(reason, "call_sink")]


def test_what_a_sink_logs_itself_does_not_come_back_to_it(log_forwarder, capfd):
    """It would never end."""
    lines = []

    def sink(line):
        lines.append(line)
        assert log_forwarder.log("from the sink") is False

    log_forwarder.sink = sink
    assert log_forwarder.log("to the sink") is True
    assert lines == ["to the sink"]
    assert capfd.readouterr().err == "stderr: from the sink\n"


def test_a_line_may_be_logged_while_an_exception_is_pending(log_forwarder):
    """The sink runs as if there were none, and afterwards it is raised."""
    lines = []
    log_forwarder.sink = lambda line: lines.append(line.upper())
    with pytest.raises(RuntimeError, match="out of paper"):
        log_forwarder.complain("out of paper")
    assert lines == ["OUT OF PAPER"]


def test_a_line_that_is_too_long_is_cut_off(log_forwarder, capfd):
    """And one that is cut in the middle of a letter still arrives."""
    lines = []
    log_forwarder.sink = lines.append
    log_forwarder.log("x" * 10_000)
    log_forwarder.log("x" + "ü" * 10_000)
    assert lines == ["x" * 511, "x" + "ü" * 255]
    log_forwarder.log("xx" + "ü" * 10_000)
    assert lines[2] == "xx" + "ü" * 254 + "\N{REPLACEMENT CHARACTER}"
    log_forwarder.sink = None
    log_forwarder.log("x" * 10_000)
    assert capfd.readouterr().err == "stderr: " + "x" * 511 + "\n"


def phases(output):
    """Return for each thread where its lines went, in runs: [("stderr", [1, 2]), ("python 1", [3, 4]), ...]."""
    runs = {}
    for line in output.splitlines():
        match = re.fullmatch(r"(.*): thread (\d+) message (\d+)", line)
        if match:
            where, own = match[1], runs.setdefault(int(match[2]), [])
            if not own or own[-1][0] != where:
                own.append((where, []))
            own[-1][1].append(int(match[3]))
    return runs


def no_line_is_lost(runs):
    """Assert that each thread's lines are there from the first to the last, each once and in order."""
    assert runs
    for own in runs.values():
        numbers = [number for _, each in own for number in each]
        assert numbers == list(range(1, len(numbers) + 1))


def test_threads_that_log_on_when_a_program_ends_lose_no_line():
    """First to Python, then to stderr, where the very last line comes from when Python is gone."""
    process = run("sh", "-c", '"$0" "$@" 2>&1', sys.executable, folder("log_forwarder") / "run.py", "--threads=3")
    lines = process.stdout.splitlines()
    assert process.returncode == 0
    assert lines[0] == "stderr: nobody has asked for lines yet"
    assert "stderr: the process ends" in lines
    runs = phases(process.stdout)
    no_line_is_lost(runs)
    for own in runs.values():
        assert [where for where, _ in own] in (["python"], ["python", "stderr"], ["stderr"])


MAIN_SAYS = [
    "stderr: main: no Python yet",
    "python 1: main: Python is up",
    "stderr: main: Python has ended",
    "python 2: main: Python is up",
    "stderr: main: Python has ended",
    "stderr: main: every line has arrived",
]


@pytest.mark.parametrize("time", range(3))
def test_the_forwarder_outlives_the_interpreter_twice(time):
    """A C program that starts and ends Python twice, while its threads log: before, in, between and after."""
    program = pathlib.Path(load("log_forwarder").__file__).parent / "log_forwarder_outlive"
    if not program.exists():
        pytest.skip("this Python has no libpython to embed, so examples/14-shutdown/outlive.c was not built")
    process = run("sh", "-c", '"$0" 2>&1', program, PYTHONHOME=sys.base_prefix)
    assert process.returncode == 0, process.stdout
    lines = process.stdout.splitlines()
    assert [line for line in lines if "main:" in line] == MAIN_SAYS

    runs = phases(process.stdout)
    no_line_is_lost(runs)
    total = sum(len(each) for own in runs.values() for _, each in own)
    assert lines[-1] == f"9 threads logged {total} lines"
    assert len(lines) == total + len(MAIN_SAYS) + 1

    # Three threads from before the first Python on, three that began in it, three that began in the second one. From
    # 3.15 on a thread that has met the first Python is not let into the second.
    places = {thread: [where for where, _ in own] for thread, own in runs.items()}
    every, end = ["stderr", "python 1", "stderr", "python 2", "stderr"], None if sys.version_info < (3, 15) else 3
    assert places == {
        **dict.fromkeys((1, 2, 3), every[:end]),
        **dict.fromkeys((4, 5, 6), every[1:end]),
        **dict.fromkeys((7, 8, 9), every[3:]),
    }


# --------------------------------------------------------------------------------------------- the programs, the pages


@pytest.mark.parametrize("chapter", ["interruptible", "producer"])
def test_the_page_of_a_chapter_about_threads_shows_what_its_program_prints(chapter):
    """Line by line. What log_forwarder prints depends on who is faster."""
    assert page_shows(chapter, run_program(chapter))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_example_at_the_top_of_each_module_about_threads_is_true(chapter, capfd):
    """The lines after >>> in the C file's first comment, run as a doctest."""
    attempted, failed = example_at_the_top(chapter)
    assert attempted >= 2
    assert failed == 0
