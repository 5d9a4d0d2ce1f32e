# SPDX-License-Identifier: 0BSD
"""conftest.py: where the traced modules come from, the watchdog over all tests, and what a trace says.

    NOGIL_TEST_MODULES=build/tests/trace/plain python3 -m pytest tests/trace

Rule: a trace is read as its file says it, never by a function of the library.
"""

import importlib
import json
import os
import re

import pytest
from watchdog import compiled, pytest_configure, run_child, watchdog_after  # noqa: F401 (a hook of pytest's)

MODULES = compiled("NOGIL_TEST_MODULES", "test modules")
VARIANT = os.environ.get("NOGIL_TEST_VARIANT", "plain")
watchdog = watchdog_after(60)


@pytest.fixture(params=["c", "cc"], ids=["C", "C++"])
def traced(request):
    """Give the C build and then the C++ build of the module."""
    return importlib.import_module(f"traced_{request.param}")


@pytest.fixture
def trace(tmp_path):
    """Give a function that runs code with NOGIL_TRACE=file, and returns the file's path; the process must be silent."""

    def run(code, name="trace.json"):
        done = run_child(code, MODULES, NOGIL_TRACE=str(tmp_path / name))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return tmp_path / name

    return run


def spans_of(path):
    """Return what a trace in JSON has of spans: dicts with state, since, function, at, process, thread, begin, end."""
    events = json.loads(path.read_text(encoding="utf-8"))["traceEvents"]
    spans = []
    for event in events:
        if event["ph"] == "X":
            state, function = re.fullmatch(r"(\w+): (\w*)\(\)", event["name"]).groups()
            assert state == event["cat"]
            span = {"state": state, "function": function, "process": event["pid"], "thread": event["tid"]}
            span |= {"begin": event["ts"], "end": event["ts"] + event["dur"]}
            spans.append(span | event["args"])
    return spans


def pages_of(path):
    """Return what a page is given to show: one dict for each module."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(given) for given in re.findall(r"<script>add\((.*?)\)</script>", text, re.S)]
