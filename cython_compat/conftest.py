# SPDX-License-Identifier: 0BSD
"""conftest.py: where the compiled twins and Cython's sdist are. Rule: see tests/watchdog.py.

NOGIL_TWINS=build/test/cython_compat python3 -m pytest cython_compat
"""

import importlib
import os
from pathlib import Path

import cython_sdist
import pytest
from watchdog import compiled, pytest_configure, watchdog_after  # noqa: F401 (a hook of pytest's)

BUILT = compiled("NOGIL_TWINS", "twins")
watchdog = watchdog_after(100, modules_may_want_a_gil=True)  # Cython's, unless they say that they do not


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
