# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/buffers/plain PYTHONPATH=build/tests/buffers python3 -m pytest tests/buffers

Rule: the same tests run against every variant of the modules: NOGIL_TEST_MODULES is the folder of one of them, and
NOGIL_TEST_VARIANT its name (plain, debug, limited).
"""

import importlib
import os

import pytest
from watchdog import compiled, pytest_configure, watchdog_after  # noqa: F401 (a hook of pytest's)

MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(120)
VARIANT = os.environ.get("NOGIL_TEST_VARIANT", "plain")
LANGUAGES = [language for language in ("c", "cc") if importlib.util.find_spec(f"buffers_{language}")]


@pytest.fixture(params=LANGUAGES, ids={"c": "C", "cc": "C++"}.get)
def buffers(request):
    """Give the C and then the C++ build of the module."""
    return importlib.import_module(f"buffers_{request.param}")
