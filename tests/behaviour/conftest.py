# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/behaviour/plain python3 -m pytest tests/behaviour

Rule: the same tests run against every variant of the modules: NOGIL_TEST_MODULES is the folder of one of them, and
NOGIL_TEST_VARIANT its name (plain, debug, limited, ...).
"""

import contextlib
import importlib
import os
import sys
import threading

import pytest
from watchdog import compiled, pytest_configure, run_child, watchdog_after  # noqa: F401 (a hook of pytest's)

MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(120)
VARIANT = os.environ.get("NOGIL_TEST_VARIANT", "plain")
DEPTH = int(os.environ.get("NOGIL_TEST_DEPTH", "2"))


def language_fixture(name):
    """Make a fixture that gives the C and then the C++ build of one module."""

    @pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
    def module(request):
        return importlib.import_module(f"{name}_{request.param}")

    return module


nestings = language_fixture("nestings")
blocks = language_fixture("blocks")
functions = language_fixture("functions")
specs = language_fixture("specs")
errors = language_fixture("errors")
lies = language_fixture("lies")


@contextlib.contextmanager
def gil_held_elsewhere(module):
    """Have another thread keep the GIL in C as soon as this one releases it, until C says that it is enough."""
    module.holder_reset()
    in_time = []
    holder = threading.Thread(target=lambda: in_time.append(module.hold_the_gil()))
    holder.start()
    yield
    holder.join(60)
    assert in_time == [True], "this thread wanted the GIL while the other one was to keep it"


@pytest.fixture
def busy_thread():
    """Run a Python thread that wants the GIL all the time, with a short switch interval so that it gets it."""
    stop, started = threading.Event(), threading.Event()

    def spin():
        started.set()
        while not stop.is_set():
            for _ in range(1000):
                pass

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    thread = threading.Thread(target=spin)
    thread.start()
    assert started.wait(30)
    yield
    stop.set()
    thread.join(30)
    sys.setswitchinterval(interval)
    assert not thread.is_alive()


@pytest.fixture
def child():
    """Give a function that runs Python code in a process of its own, with the modules on its path."""

    def run(code, timeout=60):
        head = f"import faulthandler; faulthandler.dump_traceback_later({timeout - 20}, exit=True)\n"
        return run_child(head + code, MODULES, timeout, PYTHONFAULTHANDLER="")

    return run
