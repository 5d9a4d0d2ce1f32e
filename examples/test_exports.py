# SPDX-License-Identifier: 0BSD
"""The chapter about exported functions: exports.

The module must be importable: run this as the CTest `examples`, or with PYTHONPATH set to the folder it was built in.
"""

import array
import math
import os
import random
import statistics

import pytest
from conftest import example_at_the_top, load, page_shows, run_program
from test_examples import other_thread_ran_during


@pytest.fixture
def exports():
    """Return the module of this name."""
    return load("exports")


def test_the_functions_compute_what_python_computes(exports):
    numbers = random.Random(7)
    for _ in range(100):
        x, y = numbers.uniform(-1e9, 1e9), numbers.uniform(-1e9, 1e9)
        assert math.isclose(exports.hypot2(x, y), math.hypot(x, y))
    values = array.array("d", [numbers.gauss(5, 2) for _ in range(1000)])
    mean, variance = exports.moments(values)
    assert math.isclose(mean, statistics.fmean(values))
    assert math.isclose(variance, statistics.pvariance(values))
    assert exports.file_size(__file__) == os.path.getsize(__file__)


@pytest.mark.parametrize("limit, primes", [(0, 0), (2, 0), (3, 1), (4, 2), (25, 9), (26, 9), (10_000, 1229)])
def test_primes_are_counted(exports, limit, primes):
    assert exports.count_primes(limit) == exports.count_primes(limit=limit) == primes


@pytest.mark.parametrize("length", [0, 1, 10_000, 10_001])
def test_an_array_is_scaled_in_place_whether_the_gil_is_released_or_not(exports, length):
    values = array.array("d", range(length))
    assert exports.scale(values, 0.5) is None
    assert list(values) == [0.5 * n for n in range(length)]


@pytest.mark.parametrize(
    "function, arguments, kind, text",
    [
        ("moments", (array.array("d"),), ValueError, "there is no mean of nothing"),
        ("scale", (bytes(8), 1), BufferError, "scale() argument 'values' must be writable, and this is read-only"),
        ("count_primes", (2**32,), OverflowError, "must be between 0 and 4294967295"),
        ("file_size", ("no/such/file",), FileNotFoundError, "'no/such/file'"),
        ("file_size", ("a\0b",), ValueError, "file_size() argument 'path': embedded null character"),
        ("hypot2", (1, 2, 3), TypeError, "hypot2() takes 2 positional arguments but 3 were given"),
    ],
)
def test_wrong_arguments_of_exported_functions_are_refused(exports, function, arguments, kind, text):
    with pytest.raises(kind) as caught:
        getattr(exports, function)(*arguments)
    assert text in str(caught.value)


def test_another_python_thread_runs_while_the_primes_are_counted(exports):
    assert other_thread_ran_during(lambda: exports.count_primes(1_000_000), at_most=10_000)


def test_the_page_shows_what_the_program_prints():
    assert page_shows("exports", run_program("exports"))


def test_the_example_at_the_top_of_the_module_is_true():
    assert example_at_the_top("exports") == (4, 0)
