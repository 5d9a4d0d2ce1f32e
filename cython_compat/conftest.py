# SPDX-License-Identifier: 0BSD
"""conftest.py: where the compiled twins and Cython's sdist are, and the watchdog.

    NOGIL_TWINS=build/test/cython_compat python3 -m pytest cython_compat

Rule: nothing here can wait for ever: a test that does not end within WATCHDOG seconds takes the run down with the stack
of each thread.
"""

import faulthandler
import importlib
import os
import sys
from pathlib import Path

import cython_sdist
import pytest

WATCHDOG = 100
BUILT = os.environ.get("NOGIL_TWINS", "")
if not os.path.isdir(BUILT):
    raise pytest.UsageError("NOGIL_TWINS must name the folder of the compiled twins")
sys.path.insert(0, BUILT)


def pytest_configure(config):
    """Keep a copy of stderr, which pytest is about to redirect, for the watchdog's last words."""
    config.watchdog_stderr = os.fdopen(os.dup(2), "w")


@pytest.fixture(autouse=True)
def watchdog(request):
    """End the process with all stacks if one test takes too long."""
    faulthandler.dump_traceback_later(WATCHDOG, exit=True, file=request.config.watchdog_stderr)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def twin_of():
    """A function from a topic and a language to the compiled module; a topic that is not built is skipped by name."""

    def get(topic, language):
        try:
            return importlib.import_module(f"{topic}_{language}")
        except ModuleNotFoundError:
            if topic in os.environ.get("NOGIL_TWINS_WITHOUT", "").split():
                pytest.skip(f"the twins of {topic} are not built here (there is no C++ compiler, or no OpenMP)")
            raise

    return get


@pytest.fixture(scope="session")
def cython_tests():
    """{file: [name]} of all that Cython tests about the GIL, out of its sdist."""
    folder = cython_sdist.tests_folder(Path(BUILT), cython_sdist.pinned_version())
    return cython_sdist.all_tests(folder)
