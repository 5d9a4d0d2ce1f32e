# SPDX-License-Identifier: 0BSD
"""test_debug.py: under NOGIL_DEBUG each lie about the GIL ends the process with a report of what, where and since when.

lies.c has the lies, one function each, with marks on the lines that the report must name. Each is told in a process of
its own: once as it is, once where a sub-interpreter has existed, so that PyGILState_Check() knows nothing.
"""

import signal
from pathlib import Path

import pytest
from conftest import VARIANT

only_debug = pytest.mark.skipif(VARIANT != "debug", reason="only NOGIL_DEBUG reports")

#: lie -> (what the report says after "nogil: ", the function it names, how the state last changed, or None)
DETACHED = "releases the GIL, but this thread does not hold it"
LIES = {
    "nogil_block_without_the_gil": (f"NOGIL_BEGIN {DETACHED}", None, None),
    "nogil_scope_without_the_gil": (f"NOGIL_SCOPE {DETACHED}", None, None),
    "nogil_if_without_the_gil": (f"NOGIL_BEGIN_IF {DETACHED}", None, None),
    "nogil_block_called_from_a_nogil_block": (
        f"NOGIL_BEGIN {DETACHED}",
        "releases_again",
        "NOGIL_BEGIN released it",
    ),
    "nogil_block_on_a_foreign_thread": (f"NOGIL_BEGIN {DETACHED}", "foreign_thread", None),
    "released_for_good_in_with_gil": (
        "WITH_GIL_BEGIN is over, but this thread does not hold the GIL: something inside released it for good",
        None,
        "WITH_GIL_BEGIN acquired it",
    ),
    "released_for_good_in_a_with_gil_function": (
        "with-gil function with_gil_function is over, but this thread does not hold the GIL: something inside released "
        "it for good",
        "with_gil_function",
        None,
    ),
    "acquired_for_good_in_nogil": (
        "NOGIL_BEGIN is over and takes the GIL back, but this thread holds it: something inside acquired it for good",
        None,
        "NOGIL_BEGIN released it",
    ),
    "with_gil_in_nogil_that_has_it": (
        "WITH_GIL_BEGIN acquires the GIL inside a NOGIL block, but this thread already holds it",
        None,
        "NOGIL_BEGIN released it",
    ),
    "nogil_function_that_releases_for_good": (
        "nogil function releases_for_good was called with the GIL and returns without it",
        "releases_for_good",
        None,
    ),
    "nogil_function_that_acquires_for_good": (
        "nogil function acquires_for_good was called without the GIL and returns with it",
        "acquires_for_good",
        "NOGIL_BEGIN released it",
    ),
    "python_call_in_a_helper_without_the_gil": (
        "PyList_New is a call of the Python API, but this thread does not hold the GIL",
        "plain_helper",
        "NOGIL_BEGIN released it",
    ),
    "python_macro_in_a_helper_without_the_gil": (
        "Py_INCREF is a call of the Python API, but this thread does not hold the GIL",
        "plain_macro",
        "NOGIL_BEGIN released it",
    ),
    "lie_in_the_body_of_a_function": (f"NOGIL_BEGIN {DETACHED}", "body_of_a_function", None),
}
SOURCE = (Path(__file__).parent / "lies.c").read_text().splitlines()
PLAIN = "import lies_{language} as lies\n"
AFTER_SUBINTERPRETER = """
try:
    import _interpreters as interpreters            # 3.13
except ImportError:
    import _xxsubinterpreters as interpreters
interpreters.destroy(interpreters.create())
import lies_{language} as lies
assert lies.gilstate_check() == 1, "PyGILState_Check() is expected to be 1 everywhere"
"""


def line_of(mark):
    """The number of the one line of lies.c that has the mark."""
    (number,) = [number for number, line in enumerate(SOURCE, 1) if mark in line]
    return number


@only_debug
@pytest.mark.parametrize("before", [PLAIN, AFTER_SUBINTERPRETER], ids=["plain", "after a sub-interpreter"])
@pytest.mark.parametrize("language", ["c", "cc"], ids=["C", "C++"])
@pytest.mark.parametrize("lie", LIES)
def test_a_lie_ends_the_process_with_a_report(child, lie, language, before):
    """SIGABRT; what, file, line and function of both ends on stderr."""
    what, function, last = LIES[lie]
    result = child(before.format(language=language) + f"lies.{lie}()\nprint('it went on')")
    report = [line for line in result.stderr.splitlines() if line.startswith(("nogil: ", "  at ", "  this thread's"))]
    assert result.returncode == -signal.SIGABRT, result.stderr
    assert "it went on" not in result.stdout
    assert report[0] == f"nogil: {what}"
    assert report[1].endswith(f"lies.c:{line_of(f'LIE({lie})')}, in {function or lie}()")
    if last:
        assert f"lies.c:{line_of(f'LAST({lie})')}, in {lie}(): {last}" in report[2]
    assert len(report) == 3


@only_debug
@pytest.mark.parametrize("language", ["c", "cc"], ids=["C", "C++"])
def test_a_thread_that_never_changed_its_state_says_so(child, language):
    """The third line of the report where no block of ours has run on that thread."""
    result = child(PLAIN.format(language=language) + "lies.nogil_block_without_the_gil()")
    assert "  this thread's GIL state was never changed by a block or function of nogil.h\n" in result.stderr


@only_debug
@pytest.mark.parametrize("language", ["c", "cc"], ids=["C", "C++"])
def test_a_sentinel_without_an_exception_is_told_once_and_goes_on(child, language):
    """The caller believes the spec and leaves; Python then says SystemError, and not where it began."""
    result = child(PLAIN.format(language=language) + "lies.sentinel_without_an_exception()\nprint('it went on')")
    what, where, last = result.stderr.splitlines()
    assert (result.returncode, result.stdout) == (0, "it went on\n")
    assert what.startswith(
        "nogil: says_failed() has returned what its except(...) keeps for a failure, and no exception"
    )
    assert where.endswith(f"lies.c:{line_of('LIE(sentinel_without_an_exception)')}, in sentinel_without_an_exception()")
    assert f"lies.c:{line_of('LAST(sentinel_without_an_exception)')}" in last


@pytest.mark.parametrize("before", [PLAIN, AFTER_SUBINTERPRETER], ids=["plain", "after a sub-interpreter"])
@pytest.mark.parametrize("language", ["c", "cc"], ids=["C", "C++"])
def test_the_truth_is_not_reported(child, language, before):
    """Balanced calls of CPython's own functions inside blocks are no lie, in any variant."""
    result = child(before.format(language=language) + "lies.no_lie_at_all()\nprint('it went on')")
    assert (result.returncode, result.stdout, result.stderr) == (0, "it went on\n", "")


def test_gilstate_check_is_believed_by_nobody(child):
    """The premise: before a sub-interpreter has existed it tells the truth, and never again after."""
    result = child("import lies_c; assert lies_c.gilstate_check() == 0" + AFTER_SUBINTERPRETER.format(language="c"))
    assert result.returncode == 0, result.stderr
