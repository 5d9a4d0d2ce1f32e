# SPDX-License-Identifier: 0BSD
"""test_subinterpreters.py: blocks, functions and specs work in a sub-interpreter, and in the main one afterwards.

Each test has a process of its own, because PyGILState_Check() is of no use once a sub-interpreter has existed; the
witness then relies on the current thread state alone.
"""

import sys

import pytest
from conftest import DEPTH, VARIANT

kinds = pytest.mark.parametrize(
    "kind",
    [
        "legacy",
        pytest.param(
            "isolated",
            marks=[
                pytest.mark.skipif(sys.version_info < (3, 12), reason="its own GIL is new in 3.12"),
                pytest.mark.skipif(VARIANT == "limited", reason="the limited API of 3.9 has no slot to allow it"),
            ],
        ),
    ],
)
languages = pytest.mark.parametrize("language", ["c", "cc"], ids=["C", "C++"])

#: Makes an interpreter and runs source in it; what is wrong there is raised here.
INTERPRETERS = """
import sys
def run_in_new_interpreter(source):
    source = "import sys; sys.path[:] = %r\\n" % sys.path + source
    if sys.version_info >= (3, 13):
        import _interpreters
        interpreter = _interpreters.create("{kind}")
        failed = _interpreters.exec(interpreter, source)
        assert failed is None, failed
        _interpreters.destroy(interpreter)
    else:
        import _xxsubinterpreters
        options = {{"isolated": "{kind}" == "isolated"}} if sys.version_info >= (3, 10) else {{}}
        interpreter = _xxsubinterpreters.create(**options)
        _xxsubinterpreters.run_string(interpreter, source)
        _xxsubinterpreters.destroy(interpreter)
"""

#: All ways out of test_nestings.py that nestings of this depth have, but throw.
WAYS = [0, 1, 2, 3, 4, 8] + ([5] if DEPTH > 1 else [])

#: Every way out of every nesting of depth 2, called with the GIL; and everything about specs.
LOOK = """
import nestings_{language} as nestings, specs_{language} as specs
import errors_{language} as errors, functions_{language} as functions
for way in {ways}:
    for pending in (0, 1):
        assert nestings.walk(way, 1, pending, 2, 1)[0] > 0
assert {{wrong for _, wrong in specs.sentinels()}} == {{0}}, specs.sentinels()
assert specs.except_any_in_all_contexts() == 0
assert specs.where_the_result_goes() == 0
assert functions.return_types() == []
assert errors.many_rounds(ValueError, 50) == 0
import sys
reports = []
sys.unraisablehook = lambda report: reports.append(report.object)
assert specs.noexcept_functions(1, 0)
assert len(reports) == 15, reports
assert specs.noexcept_functions(1, 1)
assert len(reports) == 30, reports
"""

#: Called without the GIL by plain Py_BEGIN_ALLOW_THREADS: only since 3.12 does CPython know the interpreter then.
LOOK_DETACHED = """
import sys, nestings_{language} as nestings, specs_{language} as specs
if sys.version_info >= (3, 12):
    for way in {ways}:
        assert nestings.walk(way, 0, 0, 2, 1)[0] > 0
    assert specs.with_gil_under_allow_threads() == 1
"""


def run(child, kind, *parts):
    """Run the parts in a process that can make interpreters, and expect it to come to its end."""
    result = child("\n".join([INTERPRETERS.format(kind=kind), *parts, "print('fine')"]))
    assert (result.returncode, result.stdout) == (0, "fine\n"), result.stderr


@languages
@kinds
def test_everything_works_in_a_sub_interpreter(child, kind, language):
    """In it, and in the main one before and after."""
    look = LOOK.format(language=language, ways=WAYS)
    run(child, kind, look, f"run_in_new_interpreter({look!r})", look)


@languages
@kinds
def test_everything_works_in_a_sub_interpreter_inside_blocks_of_the_main_one(child, kind, language):
    """The main one is in WITH_GIL in NOGIL while its callback runs another interpreter, which uses the same module."""
    look = LOOK.format(language=language, ways=WAYS)
    call = f"import specs_{language} as specs\nspecs.call_in_blocks(lambda: run_in_new_interpreter({look!r}))"
    run(child, kind, call, look)


@languages
@kinds
def test_with_gil_finds_the_sub_interpreter_under_plain_allow_threads(child, kind, language):
    """Where that Python lets it."""
    look = LOOK_DETACHED.format(language=language, ways=WAYS)
    run(child, kind, f"run_in_new_interpreter({look!r})", look)
    call = f"import specs_{language} as specs\nspecs.call_in_blocks(lambda: run_in_new_interpreter({look!r}))"
    run(child, kind, call, look)
