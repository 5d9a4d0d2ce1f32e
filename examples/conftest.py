# SPDX-License-Identifier: 0BSD
"""What all tests of the chapters share: a watchdog, and modules that must be built.

The modules must be importable: run the tests as the CTest `examples`, or with PYTHONPATH set to the folder they were
built in.
"""

import doctest
import faulthandler
import importlib
import os
import pathlib
import runpy
import subprocess
import sys
from types import SimpleNamespace

import pytest

HERE = pathlib.Path(__file__).resolve().parent
WATCHDOG = 120  # seconds


@pytest.fixture(autouse=True)
def watchdog(capfd):
    """End the process, with the stacks of all threads, when a test takes too long."""
    with capfd.disabled():
        stderr = os.dup(2)
    faulthandler.dump_traceback_later(WATCHDOG, exit=True, file=stderr)
    yield
    faulthandler.cancel_dump_traceback_later()
    os.close(stderr)


def load(chapter, suffix=""):
    """Import one implementation of a chapter; an error, not a skip, where it is not built."""
    module = importlib.import_module(chapter + suffix)
    if getattr(module, "__file__", None) is None:  # the chapter's folder, taken for a namespace package
        pytest.fail(f"{chapter}{suffix} is not built: use ctest, or set PYTHONPATH to the build's examples folder")
    return module


def driver(chapter):
    """Return what a chapter's run.py defines."""
    return SimpleNamespace(**runpy.run_path(str(HERE / chapter / "run.py")))


def run(*command, **changes):
    """Run a program in a new process, with the modules on Python's path; return it when it has ended."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **changes}
    return subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=WATCHDOG - 10
    )


def run_python(*arguments):
    """Run this Python in a new process, expect it to end well and to complain of nothing; return what it printed."""
    process = run(sys.executable, *arguments)
    assert (process.returncode, process.stderr) == (0, "")
    return process.stdout


def run_program(chapter, *arguments):
    """Run a chapter's run.py likewise; return the lines that it printed."""
    return run_python(HERE / chapter / "run.py", *arguments).splitlines()


def page_lines(chapter):
    """Return the lines of a chapter's page in their order, without the spaces around them."""
    return [line.strip() for line in (HERE / chapter / "README.md").read_text(encoding="utf-8").splitlines()]


def page_shows(chapter, printed):
    """Return whether these lines stand on a chapter's page, one below the other."""
    page = page_lines(chapter)
    return any(page[first : first + len(printed)] == printed for first in range(len(page)))


def example_at_the_top(chapter):
    """Run the lines after >>> in the first comment of a chapter's C file; return how many, and how many failed."""
    source = (HERE / chapter / f"{chapter}.c").read_text()
    head = source[source.index(f"/* {chapter}:") : source.index("#include")]
    load(chapter)
    test = doctest.DocTestParser().get_doctest(head, {}, chapter, f"{chapter}.c", 0)
    result = doctest.DocTestRunner().run(test)
    return result.attempted, result.failed
