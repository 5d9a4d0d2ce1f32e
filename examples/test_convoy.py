# SPDX-License-Identifier: 0BSD
"""The chapter convoy: all functions compute the same, from any number of threads, and say what they have learned.

The module must be importable: run this as the CTest `examples`, or with PYTHONPATH set to the folder it was built in.
How fast they are is no matter here; bench/convoy.py measures it.
"""

import os
import sysconfig
import threading
import zlib

import pytest
from conftest import example_at_the_top, load, run_program

WAYS = ("raw", "released", "held", "sized", "adaptive")


@pytest.fixture
def convoy():
    """Return the module."""
    return load("convoy")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [0, 1, 4000, 99_999, 100_000, 100_001, 300_000])
def test_each_way_computes_the_same(convoy, way, size):
    """As zlib does, below and above the size from which one of them releases."""
    data = os.urandom(size)
    assert getattr(convoy, way)(data) == zlib.adler32(data)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_refuses_what_is_not_bytes(convoy, way):
    for wrong in ("text", None, 3, [b"x"]):
        with pytest.raises(TypeError):
            getattr(convoy, way)(wrong)


def test_many_threads_get_right_results_whatever_the_site_decides(convoy):
    """Four threads that call it, and one that only computes."""
    data, wrong, stop = os.urandom(3000), [], threading.Event()
    expected = zlib.adler32(data)

    def call():
        for _ in range(300):
            if convoy.adaptive(data) != expected:
                wrong.append(True)

    def compute():
        while not stop.is_set():
            sum(range(1000))

    busy = threading.Thread(target=compute)
    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in [busy, *threads]:
        thread.start()
    for thread in threads:
        thread.join()
    stop.set()
    busy.join()
    assert not wrong


@pytest.mark.skipif(bool(sysconfig.get_config_var("Py_GIL_DISABLED")), reason="this Python has no GIL")
def test_the_site_counts_its_blocks(convoy):
    def blocks():
        return sum(site["blocks"] for site in convoy.sites())

    convoy.adaptive(b"x")
    before = blocks()
    for _ in range(1000):
        convoy.adaptive(b"x" * 100)
    assert blocks() == before + 1000
    site = convoy.sites()[0]
    assert site["function"] == "adaptive"
    assert site["kept"] + site["released"] == site["blocks"]


def test_the_program_prints_a_line_for_each_way():
    """Quickly."""
    lines = [line.split()[0] for line in run_program("convoy", "--seconds=0.05")]
    assert lines[: len(WAYS) + 1] == ["alone", *WAYS]


def test_the_example_at_the_top_of_the_module_is_true():
    """The lines after >>> in the C file's first comment, run as a doctest."""
    assert example_at_the_top("convoy") == (3, 0)
