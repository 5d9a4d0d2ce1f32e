# SPDX-License-Identifier: 0BSD
"""What all tests of the chapters share: a watchdog, and modules that must be built.

The modules must be importable: run the tests as the CTest `examples`, or with PYTHONPATH set to the folder they were
built in.
"""

import doctest
import importlib
import os
import pathlib
import runpy
import subprocess
import sys
from types import SimpleNamespace

import pytest
from watchdog import pytest_configure, watchdog_after  # noqa: F401 (a hook of pytest's)

HERE = pathlib.Path(__file__).resolve().parent
WATCHDOG = 120  # seconds
watchdog = watchdog_after(WATCHDOG, modules_may_want_a_gil=True)  # the twins


def load(name, suffix=""):
    """Import one implementation of a chapter's module; an error, not a skip, where it is not built."""
    try:
        return importlib.import_module(name + suffix)
    except ModuleNotFoundError as missing:
        pytest.fail(f"{missing}: use ctest, or set PYTHONPATH to the build's examples folder")


def folder(name):
    """Return the chapter that the module `name` belongs to."""
    return next(HERE.glob(f"[0-9][0-9]-*/{name}.c")).parent


def driver(name):
    """Return what the run.py beside a module defines."""
    return SimpleNamespace(**runpy.run_path(str(folder(name) / "run.py")))


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


def run_program(name, *arguments):
    """Run the run.py beside a module likewise; return the lines that it printed."""
    return run_python(folder(name) / "run.py", *arguments).splitlines()


def page_lines(name):
    """Return the lines of the page beside a module in their order, without the spaces around them."""
    return [line.strip() for line in (folder(name) / "README.md").read_text(encoding="utf-8").splitlines()]


def page_shows(name, printed):
    """Return whether these lines stand on the page beside a module, one below the other."""
    page = page_lines(name)
    return any(page[first : first + len(printed)] == printed for first in range(len(page)))


def example_at_the_top(name):
    """Run the lines after >>> in the first comment of a module's C file; return how many, and how many failed."""
    source = (folder(name) / f"{name}.c").read_text(encoding="utf-8")
    head = source[source.index(f"/* {name}:") : source.index("#include")]
    load(name)
    test = doctest.DocTestParser().get_doctest(head, {}, name, f"{name}.c", 0)
    result = doctest.DocTestRunner().run(test)
    return result.attempted, result.failed
