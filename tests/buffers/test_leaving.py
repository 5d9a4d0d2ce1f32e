# SPDX-License-Identifier: 0BSD
"""A buffer is given back on every way out of its scope, with the GIL or without it, and nothing is lost."""

import gc
import importlib
import sys
import threading

import pytest
from conftest import LANGUAGES, MODULES, VARIANT
from exporter import Exporter
from watchdog import HAS_GIL, run_child

ROUNDS = 10_000
WAYS = [
    pytest.param(language, way, id=f"{way}-{language}")
    for language in LANGUAGES
    for way in importlib.import_module(f"buffers_{language}").ways()
]


def leave(language, way, *arguments):
    """Leave a scope in this way."""
    return importlib.import_module(f"buffers_{language}").leave(way, *arguments)


def leave_any(language, way, memory, rounds):
    """The same, also where it raises; say how many bytes C saw: 5."""
    if way != "with_an_exception":
        return leave(language, way, memory, rounds)
    with pytest.raises(KeyError, match="on the way out"):
        for _ in range(rounds):
            leave(language, way, memory, 1)
    return 5


@pytest.mark.parametrize("language, way", WAYS)
def test_the_memory_is_given_back(language, way):
    """As often as it was taken, and not once more."""
    exporter = Exporter(bytearray(5), shape=(5,), strides=(1,))
    assert leave_any(language, way, exporter, 1) == 5
    assert exporter.gets == exporter.releases > 0


@pytest.mark.parametrize("language, way", WAYS)
def test_nothing_is_lost_in_many_rounds(language, way):
    """Neither a lock on the memory nor a reference to its owner."""
    rounds = ROUNDS // 20 if way.startswith("on_a_foreign_thread") else ROUNDS
    memory = bytearray(5)
    references = sys.getrefcount(memory)
    assert leave_any(language, way, memory, rounds) == 5
    assert sys.getrefcount(memory) == references
    memory.append(1)  # a lock that is left would be a BufferError


@pytest.mark.parametrize("language, way", WAYS)
def test_nothing_is_lost_where_it_failed(language, way):
    exporter = Exporter(bytearray(5), format="i", shape=(5,), strides=(1,))
    references = sys.getrefcount(exporter)
    for _ in range(100):
        with pytest.raises(TypeError, match="'v' must have items of type unsigned char"):
            leave(language, way, exporter, 1)
    gc.collect()
    assert sys.getrefcount(exporter) == references
    assert exporter.gets == exporter.releases >= 100


def test_a_failed_buffer_loses_nothing_in_many_rounds(buffers):
    """Each kind of failure: not a buffer, not writable, does not fit, refuses."""
    memory = bytearray(5)
    for function, given in (
        (buffers.look_1, memory),
        (buffers.look_2, memory),
        (buffers.write_uchar, (bytes(5), b"")),
        (buffers.look_1, [memory]),
        (buffers.look_1, Exporter(memory, fail=BufferError("no"))),
    ):
        owner = given[0] if isinstance(given, tuple) else given
        references = sys.getrefcount(owner)
        for _ in range(ROUNDS):
            try:
                function(*given) if isinstance(given, tuple) else function(given)
            except (TypeError, BufferError):
                continue
            raise AssertionError("it did not fail")
        assert sys.getrefcount(owner) == references


def test_without_the_gil_it_is_given_back_later(buffers):
    """By somebody who has the GIL: not while it is away, and then at the next attach."""
    exporter = Exporter(bytearray(5), shape=(5,), strides=(1,))
    assert buffers.detached(exporter, lambda: exporter.releases) in (0, 1)  # 1: a pending call came by
    assert exporter.gets == exporter.releases == 1


def test_a_view_that_points_into_itself_survives_being_given_back_later(buffers):
    """PyBuffer_FillInfo() makes such: bytearray and mmap have them."""
    memory, exporter = bytearray(5), Exporter(bytearray(5), points_into_itself=True)
    for _ in range(ROUNDS):
        buffers.detached(memory, int)
        buffers.detached(exporter, int)
    memory.append(1)
    assert exporter.gets == exporter.releases == ROUNDS


def test_errno_is_the_same_afterwards(buffers):
    """The exporter sets it to something else when it is given back."""
    import errno

    assert buffers.errno_after(Exporter(bytearray(5), shape=(5,), strides=(1,))) == errno.ENOTTY


def test_an_exception_on_the_way_out_is_pending_when_it_is_given_back_and_afterwards(buffers):
    pending = []
    exporter = Exporter(bytearray(5), shape=(5,), strides=(1,), on_release=pending.append)
    with pytest.raises(KeyError):
        buffers.leave("with_an_exception", exporter, 1)
    assert pending == [KeyError]


def test_the_memory_may_be_used_by_many_threads(buffers):
    """Each has a buffer of its own, and they come and go."""
    counts = HAS_GIL or sys.version_info >= (3, 14)  # 3.13t loses count of a bytearray's buffers (cpython#129107)
    memory = bytearray(b"spam" * 100) if counts else b"spam" * 100
    together, seen = threading.Barrier(4), []

    def work():
        together.wait(60)
        seen.append(all(buffers.read_uchar(memory) == memory for _ in range(500)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert seen == [True] * 4
    if counts:
        memory.append(1)


@pytest.mark.skipif(VARIANT != "debug", reason="only NOGIL_DEBUG looks at the bounds")
@pytest.mark.parametrize("index, dimension, size", [((2, 0), 0, 2), ((0, 3), 1, 3), ((-1, 0), 0, 2), ((1, -4), 1, 3)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_nogil_debug_an_index_out_of_bounds_stops_and_says_which(language, index, dimension, size):
    code = f"""
import buffers_{language} as buffers
grid = memoryview(bytes(48)).cast("d", (2, 3))
assert buffers.outside(grid, 1, 2) == 0
buffers.outside(grid, *{index})
"""
    process = run_child(code, MODULES)
    assert process.returncode < 0
    wrong = index[dimension]
    words = f"nogil: NOGIL_AT2(grid, ...) has index {wrong} in dimension {dimension}, whose size is {size}\n"
    assert words in process.stderr
    assert "buffers.c:" in process.stderr and "in outside()" in process.stderr


def test_what_was_left_without_the_gil_does_not_keep_the_interpreter_from_ending(buffers):
    """Given away by a thread that never comes back to Python; the end of the interpreter releases it."""
    code = f"""
import {buffers.__name__} as buffers, threading
memory = bytearray(5)
threading.Thread(target=buffers.leave, args=("on_a_foreign_thread_detached", memory, 10)).start()
"""
    process = run_child(code, MODULES)
    assert (process.returncode, process.stderr) == (0, "")
