# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, the watchdog over all tests, and threads to orchestrate.

    NOGIL_TEST_MODULES=build/tests/locks/plain python3 -m pytest tests/locks

Rule: whatever may end or hang a process by design runs in a child that has a time limit.
"""

import importlib
import os
import threading
import time

import pytest
from watchdog import compiled, pytest_configure, run_child, watchdog_after  # noqa: F401 (a hook of pytest's)

MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(60)
VARIANT = os.environ.get("NOGIL_TEST_VARIANT", "plain")


@pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
def locks(request):
    """Give the C build and then the C++ build of the module."""
    return importlib.import_module(f"locks_{request.param}")


@pytest.fixture
def child():
    """Give a function that runs code in a process that has to exit with 0, silent on stderr, and returns its lines."""

    def run(code):
        done = run_child(code, MODULES, PYTHONFAULTHANDLER="")
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        return done.stdout.splitlines()

    return run


class Worker(threading.Thread):
    """A thread that runs one call; result() waits for it and gives what it returned, or raises what it raised."""

    def __init__(self, function, *arguments):
        super().__init__(daemon=True)
        self.call, self.value, self.error = (function, arguments), None, None
        self.start()

    def run(self):
        """Make the call."""
        function, arguments = self.call
        try:
            self.value = function(*arguments)
        except BaseException as error:
            self.error = error

    def result(self):
        """Wait for the end."""
        self.join(30)
        assert not self.is_alive(), "the thread still waits"
        if self.error:
            raise self.error
        return self.value


@pytest.fixture
def worker():
    """Give Worker."""
    return Worker


def wait_until(condition):
    """Wait, with the GIL free, until a condition holds; it always does sooner or later."""
    while not condition():
        time.sleep(0.0005)
