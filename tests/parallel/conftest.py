# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/parallel/plain python3 -m pytest tests/parallel

Rule: nothing here can wait for ever. A test that does not end within WATCHDOG seconds takes the whole run down with the
stack of each thread, and whatever may end or hang a process by design runs in a child that has a time limit.
"""

import faulthandler
import importlib
import os
import subprocess
import sys

import pytest

WATCHDOG = 60
CHILD_LIMIT = 40
MODULES = os.environ.get("NOGIL_TEST_MODULES", "")

if not os.path.isdir(MODULES):
    raise pytest.UsageError("NOGIL_TEST_MODULES must name the folder of the compiled test modules")
sys.path.insert(0, MODULES)


def pytest_configure(config):
    """Keep a copy of stderr, which pytest is about to redirect, for the watchdog's last words."""
    config.watchdog_stderr = os.fdopen(os.dup(2), "w")


@pytest.fixture(autouse=True)
def watchdog(request):
    """End the process with all stacks if one test takes too long."""
    faulthandler.dump_traceback_later(WATCHDOG, exit=True, file=request.config.watchdog_stderr)
    yield
    faulthandler.cancel_dump_traceback_later()


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
        environment = dict(os.environ, PYTHONPATH=MODULES, PYTHONFAULTHANDLER="1", **environment)
        head = f"import os, sys\nimport {loops.__name__} as loops\n"
        done = subprocess.run(
            [sys.executable, "-W", "ignore::DeprecationWarning", "-c", head + code],
            env=environment,
            timeout=CHILD_LIMIT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        return done.stdout.splitlines()

    return run
