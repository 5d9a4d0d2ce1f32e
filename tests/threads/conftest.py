# SPDX-License-Identifier: 0BSD
"""conftest.py: where the modules and programs under test come from, and the watchdog over all of these tests.

    NOGIL_TEST_MODULES=build/tests/threads/plain python3 -m pytest tests/threads

Rule: whatever ends a process by design runs in a child that says nothing but what is expected.
"""

import sys
from pathlib import Path

import pytest
from watchdog import alive_interpreter, compiled, pytest_configure, run_child, watchdog_after  # noqa: F401 (a hook of pytest's)

# The ways of interpreters.enter() that work with and without the GIL.
WAYS = "from_unknown from_maybe without_else by_return by_break by_continue by_goto nested".split()
HOME = {"PYTHONHOME": sys.base_prefix}  # for a program that is not Python's own
# Makes the sub-interpreter `alive`, which was_told() has a handle of.
ALIVE = alive_interpreter("interpreters", "interpreters.tell(interpreters.capture())")
MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
watchdog = watchdog_after(60)


def lines_of(command, **environment):
    """Run a process to its end; its lines. It must exit with 0 in time, and say nothing on stderr."""
    done = run_child(command, MODULES, PYTHONFAULTHANDLER="1", **environment)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout.splitlines()


@pytest.fixture
def child():
    """Give a function that runs Python code in a process of its own and returns the lines that it printed."""
    return lines_of


@pytest.fixture
def embedding():
    """Give the path of the embedding program."""
    program = Path(MODULES) / "embedding"
    if not program.exists():
        pytest.skip("this Python has no libpython to embed, so tests/threads/embedding.cc was not built")
    return str(program)


@pytest.fixture
def embedded(embedding):
    """Give a function that runs one scene of the embedding program and returns the lines that it printed."""
    return lambda scene: lines_of([embedding, scene], **HOME)


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
