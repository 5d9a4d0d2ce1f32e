# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/adaptive/plain python3 -m pytest tests/adaptive

Rule: no test here looks at a clock. What a site has learned is set by hand (steer() in blocks.c) or told with invented
times (test_rule.py).
"""

import importlib
import os

import pytest
from watchdog import HAS_GIL, compiled, pytest_configure, run_child, watchdog_after  # noqa: F401 (a hook of pytest's)

MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(60)
VARIANT = os.environ.get("NOGIL_TEST_VARIANT", "plain")


@pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
def blocks(request):
    """Return the module, once compiled as C and once as C++; it learns when the test begins and when it is over."""
    module = importlib.import_module(f"blocks_{request.param}")
    module.steer(0)
    yield module
    module.steer(0)


@pytest.fixture(params=[1, -1, 0], ids=["keeps", "releases", "learns"])
def steered(request, blocks):
    """Give a function that calls one of the module once, so that its sites are known, then steered, several times."""

    def call(name):
        result = getattr(blocks, name)()
        for _ in range(3):
            blocks.steer(request.param)
            result = getattr(blocks, name)()
        return result

    return call


@pytest.fixture
def child(blocks):
    """Give a function that runs code in a process of its own, where `blocks` is the same module; the process."""

    def run(code, timeout=40):
        head = f"import faulthandler; faulthandler.dump_traceback_later({timeout - 10}, exit=True)\n"
        head += f"import {blocks.__name__} as blocks\n"
        return run_child(head + code, MODULES, timeout, PYTHONFAULTHANDLER="")

    return run
