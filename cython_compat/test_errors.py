# SPDX-License-Identifier: 0BSD
"""What Cython's compiler refuses about the GIL, the C compiler refuses too, mostly in the same words."""

import os
import shutil

import errors
import pytest

PAIRS = errors.read_all()
COMPILERS = [path for path in (os.environ.get("CC", "cc"), "clang", "clang-19") if shutil.which(path)]


@pytest.fixture(scope="module")
def python_include():
    return os.environ["NOGIL_PYTHON_INCLUDE"]


@pytest.mark.parametrize("name", PAIRS)
def test_both_files_have_the_same_mistakes(name):
    labels = [list(PAIRS[name].lines[language]) for language in ("cython", "c")]
    assert sorted(labels[0]) == sorted(labels[1]) == sorted(PAIRS[name].words)


@pytest.mark.parametrize("name", PAIRS)
def test_cython_refuses_each_marked_line_and_no_other(name):
    pair = PAIRS[name]
    code, said = errors.said_by_cython(pair)
    assert (code != 0) == (name != errors.HINTS)
    for label, line in pair.lines["cython"].items():
        assert pair.words[label][0] in said.get(line, []), f"{label}, line {line}: {said.get(line)}"
    # A declaration that a later one contradicts is named, too.
    others = {line: what for line, what in said.items() if line not in pair.lines["cython"].values()}
    assert not {line: what for line, what in others.items() if "declared but not defined" not in what[0]}


@pytest.mark.parametrize("compiler", dict.fromkeys(COMPILERS))
@pytest.mark.parametrize("name", PAIRS)
def test_the_c_compiler_refuses_each_marked_line_and_no_other(name, compiler, python_include):
    pair = PAIRS[name]
    code, said = errors.said_by_c(pair, compiler, python_include)
    assert (code != 0) == (name != errors.HINTS)
    for label, line in pair.lines["c"].items():
        assert any(pair.words[label][1] in text for text in said.get(line, [])), (
            f"{label}, line {line}: {said.get(line)}"
        )
    first_of_a_chain = max(pair.lines["c"].values())  # after an END that lost its BEGIN nothing is told apart
    assert not [line for line in said if line not in pair.lines["c"].values() and line < first_of_a_chain]


def test_the_three_sentences_about_blocks_and_calls_are_the_same():
    """They are promised word for word."""
    words = PAIRS["blocks"].words
    same = [label for label in words if words[label][0] == words[label][1]]
    assert {"release_twice", "acquire_twice", "acquire_in_with_gil_function"} <= set(same)
    for pair in PAIRS.values():
        for label, (_, c) in pair.words.items():
            if c.startswith("Calling gil-requiring function"):
                assert c.startswith("Calling gil-requiring function not allowed without gil: "), label
    assert words["call_in_nogil_function"][1].startswith(words["call_in_nogil_function"][0])
