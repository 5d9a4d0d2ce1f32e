# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules and programs under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/threads/plain python3 -m pytest tests/threads

Rule: whatever may end or hang a process by design runs in a child that has a time limit.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from watchdog import compiled, pytest_configure, watchdog_after  # noqa: F401 (a hook of pytest's)

CHILD_LIMIT = 40
# The ways of interpreters.enter() that work with and without the GIL.
WAYS = "from_unknown from_maybe without_else by_return by_break by_continue by_goto nested".split()
MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(60)


def run_child(command):
    """Run a process to its end; its lines. It must exit with 0 in time, and say nothing on stderr."""
    environment = dict(os.environ, PYTHONPATH=MODULES, PYTHONFAULTHANDLER="1")
    done = subprocess.run(
        command,
        env=environment,
        timeout=CHILD_LIMIT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout.splitlines()


@pytest.fixture
def child():
    """Give a function that runs Python code in a process of its own and returns the lines that it printed."""
    return lambda code: run_child([sys.executable, "-W", "ignore::DeprecationWarning", "-c", code])


@pytest.fixture
def embedded():
    """Give a function that runs one scene of the embedding program and returns the lines that it printed."""
    program = Path(MODULES) / "embedding"
    if not program.exists():
        pytest.skip("this Python has no libpython to embed, so tests/threads/embedding.cc was not built")
    home = {"PYTHONHOME": sys.base_prefix}
    os.environ.update(home)
    try:
        yield lambda scene: run_child([str(program), scene])
    finally:
        del os.environ["PYTHONHOME"]


@pytest.fixture
def in_new_interpreter(child):
    """Give a function that runs code in a sub-interpreter of a process of its own, and code before and after that.

    A process of its own: PyGILState_Check() is 1 everywhere once a sub-interpreter has existed.
    """

    def run(own_gil, code, before="", after=""):
        head = f"import sys; sys.path[:] = {sys.path!r}; import interpreters, later\nways = {WAYS}\n"
        inside = f"interpreters.in_new_interpreter({own_gil}, {head + code!r})"
        assert child("\n".join([head, before, inside, after, "print('to the end')"])) == ["to the end"]

    return run
