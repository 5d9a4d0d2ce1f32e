# SPDX-License-Identifier: 0BSD
"""conftest.py: where the compiled twins and Cython's sdist are. Rule: see tests/watchdog.py.

NOGIL_TWINS=build/test/cython_compat python3 -m pytest cython_compat
"""

import importlib
import os
from pathlib import Path

import compiler_messages
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
def cython_sdist_tests():
    """The folder of Cython's own tests, which CMake has downloaded."""
    folder = Path(os.environ["NOGIL_CYTHON_SDIST"]) / f"cython-{cython_sdist.pinned_version()}"
    if not folder.is_dir():
        pytest.skip(f"the sdist of Cython {cython_sdist.pinned_version()} is not here: PyPI was not reachable")
    return folder


@pytest.fixture(scope="session")
def cython_tests(cython_sdist_tests):
    """{file: [name]} of all that Cython tests about the GIL, and what its compiler says beside that."""
    return with_compiler(cython_sdist.all_tests(cython_sdist_tests))


def with_compiler(tests):
    """The tests, and as a last file the messages of the compiler that they do not expect."""
    messages = compiler_messages.untested(compiler_messages.of_the_compiler(), tests)
    return {**tests, compiler_messages.SECTION: messages}
