# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/exports/plain python3 -m pytest tests/exports

Rule: the same tests run on every variant of the module.
"""

import importlib
import os
import sys
from pathlib import Path

import pytest
from watchdog import compiled, pytest_configure, watchdog_after  # noqa: F401 (a hook of pytest's)

MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(120)
VARIANT = os.environ.get("NOGIL_TEST_VARIANT", "plain")
sys.path.insert(1, str(Path(__file__).resolve().parents[2] / "libnogil" / "python"))


@pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
def exports(request):
    """Give the C and then the C++ build of the module."""
    return importlib.import_module(f"exports_{request.param}")
