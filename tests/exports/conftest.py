# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/exports/plain python3 -m pytest tests/exports

Rule: nothing here can wait for ever. A test that does not end within WATCHDOG seconds takes the whole run down with the
stack of each thread.
"""

import faulthandler
import importlib
import os
import sys
from pathlib import Path

import pytest

WATCHDOG = 120
MODULES = os.environ.get("NOGIL_TEST_MODULES", "")
VARIANT = os.environ.get("NOGIL_TEST_VARIANT", "plain")

if not os.path.isdir(MODULES):
    raise pytest.UsageError("NOGIL_TEST_MODULES must name the folder of the compiled test modules")
sys.path[:0] = [MODULES, str(Path(__file__).resolve().parents[2] / "libnogil" / "python")]


def pytest_configure(config):
    """Keep a copy of stderr, which pytest is about to redirect, for the watchdog's last words."""
    config.watchdog_stderr = os.fdopen(os.dup(2), "w")


@pytest.fixture(autouse=True)
def watchdog(request):
    """End the process with all stacks if one test takes too long."""
    faulthandler.dump_traceback_later(WATCHDOG, exit=True, file=request.config.watchdog_stderr)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
def exports(request):
    """Give the C and then the C++ build of the module."""
    return importlib.import_module(f"exports_{request.param}")
