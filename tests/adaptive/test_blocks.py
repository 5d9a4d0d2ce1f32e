# SPDX-License-Identifier: 0BSD
"""test_blocks.py: a block is right whether it keeps the GIL or releases it.

Each function of blocks.c looks for itself and returns True, or raises with each line that was not as expected.
"""

import signal
import sys
import threading

import pytest
from conftest import HAS_GIL, VARIANT

only_debug = pytest.mark.skipif(VARIANT != "debug", reason="only NOGIL_DEBUG reports")
only_with_gil = pytest.mark.skipif(not HAS_GIL, reason="this Python has no GIL")


# ------------------------------------------------------------------------------------------- in every way, kept or not


@pytest.mark.parametrize(
    "name", ["ways_out", "contexts", "gilstate_calls_inside", "exception_pending_all_the_time", "foreign_thread"]
)
def test_the_gil_is_where_it_belongs(steered, name):
    """Inside, in each WITH_GIL inside, and after it, whichever way it is left."""
    assert steered(name) is True


@pytest.mark.parametrize("name", ["by_throw", "templates"])
def test_the_gil_is_where_it_belongs_in_cpp(steered, blocks, name):
    """Exceptions pass; each instance of a template learns by itself."""
    if not hasattr(blocks, name):
        pytest.skip("only C++ has them")
    assert steered(name) is True


def test_a_sized_block_releases_above_its_threshold(blocks):
    """Integers, unsigned ones and floats; each evaluated once, with the GIL."""
    assert blocks.sized_arguments() is True


def test_an_exception_raised_inside_arrives(steered):
    with pytest.raises(LookupError, match="raised inside"):
        steered("raises_inside")


def test_an_exception_raised_inside_is_caught_inside(steered):
    assert steered("catches_inside") == 2


def test_a_signal_that_arrives_inside_is_seen_inside(blocks):
    """Ctrl+C, in a block that keeps the GIL and in one that does not."""
    blocks.signals_inside()

    def handler(number, frame):
        raise InterruptedError

    for to in (1, -1):
        blocks.steer(to)
        before = signal.signal(signal.SIGINT, handler)
        try:
            with pytest.raises(InterruptedError):
                signal.raise_signal(signal.SIGINT)
                blocks.signals_inside()
        finally:
            signal.signal(signal.SIGINT, before)


# ----------------------------------------------------------------------------------------------------------- statistics


@only_with_gil
def test_every_block_is_counted_once(blocks):
    """From many threads, with and without looks, kept and released."""
    blocks.many_blocks(1)
    blocks.steer(0)
    threads = [threading.Thread(target=blocks.many_blocks, args=(5000,)) for _ in range(4)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        blocks.many_blocks(777)
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    site = blocks.find_site("many_blocks")
    assert site["blocks"] == site["kept"] + site["released"] == 4 * 5000 + 777
    assert 0 <= site["waited"] <= site["timed"] <= site["released"]
    assert site["mean_block"] > 0
    assert site["mean_wait"] >= 0


@only_with_gil
@pytest.mark.skipif(VARIANT == "debug", reason="NOGIL_DEBUG always releases")
def test_what_is_kept_and_what_is_released_is_counted(blocks):
    blocks.many_blocks(1)
    for to, kept, released in ((1, 700, 0), (-1, 0, 700)):
        blocks.steer(to)
        blocks.many_blocks(700)
        site = blocks.find_site("many_blocks")
        assert (site["blocks"], site["kept"], site["released"]) == (700, kept, released)


@only_with_gil
def test_each_macro_is_a_site_of_its_own(blocks):
    """Two in one function, one in an inline function; the latest to run for the first time comes first."""
    blocks.two_sites()
    found = [site for site in blocks.sites() if site["function"] in ("two_sites", "in_an_inline_function")]
    assert [site["function"] for site in found] == ["two_sites", "two_sites", "in_an_inline_function"]
    assert found[0]["line"] > found[1]["line"] > found[2]["line"]
    assert {site["file"].rsplit("/", 1)[-1] for site in found} == {"blocks.c"}
    assert blocks.find_site("two_sites") == found[0]
    for site in found:
        assert site["blocks"] >= 1
        assert site["state"] in ("releases", "keeps", "tries", "banned")
    assert len(blocks.sites()) == len({(site["file"], site["line"], id(site)) for site in blocks.sites()})


def test_a_site_that_has_not_run_is_not_found(blocks):
    assert blocks.find_site("no_such_function") is None
    assert blocks.find_site("") is None


def test_without_a_gil_nothing_is_learned(blocks):
    if HAS_GIL:
        pytest.skip("this Python has a GIL")
    blocks.many_blocks(10)
    assert blocks.sites() == []


# -------------------------------------------------------------------------------------------- forks, interpreters, exit

FORK = """
import os, threading
blocks.many_blocks(10)
blocks.steer(0)
stop = threading.Event()
def company():
    while not stop.is_set():
        blocks.many_blocks(100)
threads = [threading.Thread(target=company) for _ in range(2)]
for thread in threads:
    thread.start()
failed = 0
for _ in range(20):
    child = os.fork()
    if child == 0:
        try:
            blocks.many_blocks(3000)
            os._exit(0 if blocks.ways_out() is True and blocks.contexts() is True else 1)
        finally:
            os._exit(2)
    failed |= os.waitpid(child, 0)[1]
stop.set()
for thread in threads:
    thread.join()
raise SystemExit(1 if failed else 0)
"""

LEAVE = """
import threading
blocks.foreign_thread()
started = threading.Semaphore(0)
def work():
    started.release()
    while True:
        blocks.many_blocks(1000)
for _ in range(3):
    threading.Thread(target=work, daemon=True).start()
for _ in range(3):
    started.acquire()
"""

INTERPRETER = """
try:
    import _interpreters as interpreters            # 3.13
except ImportError:
    import _xxsubinterpreters as interpreters
before = blocks.contexts()
code = '''
import sys; sys.path[:] = {path!r}
import {name} as blocks
for to in (1, -1, 0):
    blocks.steer(to)
    blocks.many_blocks(1000)
'''.format(path=__import__('sys').path, name=blocks.__name__)
interpreter = interpreters.create()
failed = interpreters.run_string(interpreter, code)
assert not failed, failed
interpreters.destroy(interpreter)
blocks.many_blocks(1000)
"""


def test_a_forked_child_goes_on(child):
    """While other threads are in their blocks; what was learned is the child's as well."""
    assert child("import warnings; warnings.simplefilter('ignore')\n" + FORK).returncode == 0


def test_daemon_threads_in_blocks_do_not_disturb_the_exit(child):
    """There is a gate, since a foreign thread was there; without one 3.13t crashes in 1 of 30 runs (see grace.c)."""
    for _ in range(3):
        done = child(LEAVE)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(
    VARIANT == "limited" and sys.version_info >= (3, 12),
    reason="a module for the limited API of 3.9 cannot say that it may be loaded there",
)
def test_blocks_work_in_a_subinterpreter(child):
    done = child(INTERPRETER)
    assert done.returncode == 0, done.stderr


# ---------------------------------------------------------------------------------------------------------- NOGIL_DEBUG

LIES = {
    "adaptive_without_the_gil": ("NOGIL_BEGIN_ADAPTIVE releases the GIL, but this thread does not hold it", None),
    "sized_without_the_gil": ("NOGIL_BEGIN_SIZED releases the GIL, but this thread does not hold it", None),
    "helper_calls_python": (
        "PyErr_Clear is a call of the Python API, but this thread does not hold the GIL",
        "NOGIL_BEGIN_SIZED released it",
    ),
}


@only_debug
@pytest.mark.parametrize("lie", LIES)
def test_a_lie_ends_the_process_with_a_report(child, lie):
    """Each time, since with NOGIL_DEBUG these blocks always release."""
    text, last = LIES[lie]
    done = child(f"blocks.{lie}()")
    assert done.returncode == -signal.SIGABRT
    assert f"nogil: {text}\n" in done.stderr
    assert not last or last in done.stderr


@only_debug
@pytest.mark.parametrize("how, name", [(0, "NOGIL_BEGIN_ADAPTIVE"), (5, "NOGIL_BEGIN_SIZED")])
def test_a_block_that_waits_is_noted_with_its_place(child, how, name):
    done = child(f"blocks.waits_inside({how})")
    assert done.returncode == 0
    assert done.stderr.startswith(f"nogil: {name} lasted for ")
    assert "something inside waits" in done.stderr
    assert "in waits_inside()" in done.stderr


@only_debug
def test_a_large_sized_block_may_wait(child):
    """It releases in any case; nobody else waits for it."""
    done = child("blocks.waits_inside(50)")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(VARIANT == "debug", reason="NOGIL_DEBUG notes it")
def test_without_debug_nothing_is_printed(child):
    done = child("blocks.waits_inside(0); blocks.waits_inside(5)")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
