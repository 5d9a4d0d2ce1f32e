# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/parallel/plain python3 -m pytest tests/parallel

Rule: whatever may end or hang a process by design runs in a child that has a time limit.
"""

import importlib
import os

import pytest
from watchdog import compiled, pytest_configure, run_child, watchdog_after  # noqa: F401 (a hook of pytest's)

MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(60)


@pytest.fixture(params=["loops_c", "loops_cc"])
def loops(request):
    """Give the module, once in C and once in C++."""
    if request.param == "loops_cc" and not any(name.startswith("loops_cc") for name in os.listdir(MODULES)):
        pytest.skip("there is no C++ compiler: loops_cc.cc was not built")
    return importlib.import_module(request.param)


@pytest.fixture
def team(loops):
    """How many threads a loop that asks for two of them has."""
    return 2 if hasattr(loops, "has_threads") else 1


@pytest.fixture
def child(loops):
    """Give a function that runs Python code in a process of its own, with `loops`, and returns the lines it printed."""

    def run(code, **environment):
        head = f"import os, sys\nimport {loops.__name__} as loops\n"
        done = run_child(head + code, MODULES, PYTHONFAULTHANDLER="1", **environment)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        return done.stdout.splitlines()

    return run
