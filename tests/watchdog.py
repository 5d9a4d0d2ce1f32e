# SPDX-License-Identifier: 0BSD
"""watchdog.py: what the conftest.py of each folder begins with: its compiled modules, and the end of what hangs.

    from watchdog import compiled, pytest_configure, run_child, watchdog_after  # noqa: F401 (a hook of pytest's)

    MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
    watchdog = watchdog_after(60)
    done = run_child("import locks; locks.deadlock()", MODULES)

Rule: nothing can wait for ever. What may end or hang its process by design runs in a child. A test that does not end
within its seconds takes the whole run down with the stack of each thread (tests/behaviour/test_watchdog.py proves that
it would); and a Python without GIL stays without one, which a module that does not say so turns on for all tests after
it.
"""

import faulthandler
import os
import subprocess
import sys
import sysconfig

import pytest

HAS_GIL = not sysconfig.get_config_var("Py_GIL_DISABLED")


def compiled(variable, what):
    """Return the folder that this environment variable names, and have modules imported from there first."""
    folder = os.environ.get(variable, "")
    if not os.path.isdir(folder):
        raise pytest.UsageError(f"{variable} must name the folder of the compiled {what}")
    sys.path.insert(0, folder)
    return folder


def run_child(command, modules, seconds=40, **environment):
    """Run a process to its end and return it. It finds `modules`, reads nothing, and is killed after so many seconds.

    command: Python code, or the words of a command. environment: variables that it is to have besides those that are.
    """
    if isinstance(command, str):
        command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", command]
    return subprocess.run(
        command,
        env=dict(os.environ, PYTHONPATH=modules, **environment),
        timeout=seconds,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def alive_interpreter(module, code):
    """Return Python code that makes the sub-interpreter `alive`, which nobody ends; `code` runs there, with `module`.

    It shares the GIL: a module for the limited API of 3.9 cannot say that it may be loaded otherwise.
    """
    return f"""
import sys, warnings, {module}
warnings.simplefilter("ignore")  # since 3.14 Python tells of remaining sub-interpreters
try:
    from _interpreters import create, run_string
    alive = create("legacy")
except ImportError:
    from _xxsubinterpreters import create, run_string
    alive = create(isolated=False)
failed = run_string(alive, f"import sys; sys.path[:] = {{sys.path!r}}; import {module}; {code}")
assert not failed, failed
"""


def pytest_configure(config):
    """Keep a copy of stderr, which pytest is about to redirect, for the watchdog's last words."""
    config.watchdog_stderr = os.fdopen(os.dup(2), "w")


def watchdog_after(seconds, modules_may_want_a_gil=False):
    """Make the fixture, for every test of a folder, that ends the process with all stacks after so many seconds."""

    @pytest.fixture(autouse=True)
    def watchdog(request):
        faulthandler.dump_traceback_later(seconds, exit=True, file=request.config.watchdog_stderr)
        yield
        faulthandler.cancel_dump_traceback_later()
        if not HAS_GIL and not modules_may_want_a_gil:
            assert not sys._is_gil_enabled(), "a module has turned the GIL on: it has no Py_mod_gil slot"

    return watchdog
