# SPDX-License-Identifier: 0BSD
"""twins.ini answers everything that Cython tests about the GIL, no more and no less."""

import shutil
from importlib import metadata

import behaviours
import compiler_messages
import cython_sdist
import errors
import pytest
import table
from conftest import with_compiler

ROWS = table.read()
ERRORS = {f"{pair.name}.{label}" for pair in errors.read_all().values() for label in pair.words}
DOCTEST = '    """\n    >>> brand_new()\n    """\n'
NEW = {  # file: what a release writes behind it, and what is then missing in the table
    "run/nogil.pyx": (f"\ndef test_brand_new():\n{DOCTEST}    pass\n", "test_brand_new"),
    "run/with_gil.pyx": (f"\nclass New:\n  def in_a_class(self):\n{DOCTEST}", "in_a_class"),
    "run/nogil_brand_new.pyx": (f"def one():\n{DOCTEST}", "one"),
    "run/about_lists.pyx": (f"def two():\n{DOCTEST}    with nogil: pass\ndef other():\n{DOCTEST}", "two"),
    "deep/er/three.pyx": ("cdef int three() nogil: pass\n", "(the file)"),
    "errors/nogil_new.pyx": ('_ERRORS = """\n1:2: Bad\n"""\n', "Bad"),
    "errors/lists.pyx": ("_ERRORS = '''\n1:2: Not without gil\n1:3: Bad list\n'''\n", "Not without gil"),
}


@pytest.fixture
def changed_copy(cython_sdist_tests, cython_tests, tmp_path):
    """A copy of Cython's tests about the GIL to change, and a function that says what the table then lacks."""
    copy = tmp_path / "tests"
    for name in set(cython_tests) - {compiler_messages.SECTION}:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(cython_sdist_tests / name, copy / name)
    return copy, lambda: table.complaints(ROWS, with_compiler(cython_sdist.all_tests(copy)), behaviours.ALL, ERRORS)


def test_every_test_of_cython_has_an_answer_and_no_answer_is_left_over(cython_tests):
    assert table.complaints(ROWS, cython_tests, behaviours.ALL, ERRORS) == []


def test_what_a_release_of_cython_brings_is_noticed(changed_copy):
    copy, complaints = changed_copy
    for name, (text, _) in NEW.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(text)
    expected = [f"{name}: {missing!r} is new in Cython: give it a line" for name, (_, missing) in sorted(NEW.items())]
    assert complaints() == expected


def test_the_same_error_once_more_in_a_file_is_noticed(changed_copy):
    copy, complaints = changed_copy
    file = copy / "errors" / "incorrectly_nested_gil_blocks.pyx"
    text, line = file.read_text(encoding="utf-8"), "\n22:9: Trying to acquire the GIL while it is already held."
    file.write_text(text.replace(line, line * 2), encoding="utf-8")
    assert [said.split("held.", 1)[1] for said in complaints()] == [
        " (4 times)' is new in Cython: give it a line",
        " (3 times)' is no longer in Cython: take its line away",
    ]


def test_what_a_release_takes_away_is_noticed(changed_copy):
    copy, complaints = changed_copy
    (copy / "run" / "withnogil.pyx").unlink()
    assert complaints() == [
        f"run/withnogil.pyx: '{name}' is no longer in Cython: take its line away" for name in ("f", "g")
    ]


def test_a_new_message_of_the_compiler_is_noticed(cython_tests, tmp_path):
    (tmp_path / "Nodes.py").write_text(
        "class New(Node):\n"
        '    gil_message = "Reading a Python sock"\n'
        "def check(self, name):\n"
        '    error(self.pos, f"{name} may not be " "a sock as we don\'t have the GIL")\n'
        '    error(self.pos, "Bad sock")\n'
        '    error(self.pos, "%s may not be a Python object as we don\'t have the GIL" % name)\n',
        encoding="utf-8",
    )
    messages = compiler_messages.of_the_compiler(tmp_path)
    assert compiler_messages.untested(messages, cython_tests) == [
        "... may not be a sock as we don't have the GIL",
        "Reading a Python sock not allowed without gil",
    ]
    assert len(compiler_messages.of_the_compiler()) > 70


def test_an_answer_that_does_not_exist_is_noticed(cython_tests):
    assert "run/withnogil.pyx: f: there is no twin blocks.released" in table.complaints(ROWS, cython_tests, {}, ERRORS)


def test_the_tests_are_those_of_the_cython_that_builds_the_twins():
    assert cython_sdist.pinned_version() == metadata.version("Cython")


def test_cython_really_has_tests(cython_tests):
    """A reader that found nothing would agree with an empty table."""
    assert len(cython_tests) > 100
    assert "test_nested_gil_blocks" in cython_tests["run/with_gil.pyx"]
    assert (
        "Trying to release the GIL while it was previously released."
        in cython_tests["errors/incorrectly_nested_gil_blocks.pyx"]
    )
