# SPDX-License-Identifier: 0BSD
"""twins.ini answers everything that Cython tests about the GIL, no more and no less."""

import behaviours
import errors
import pytest
import table

ROWS = table.read()
ERRORS = {f"{pair.name}.{label}" for pair in errors.read_all().values() for label in pair.words}
INCLUDE = table.TABLE.parent.parent / "include" / "nogil"


def test_every_test_of_cython_has_an_answer_and_no_answer_is_left_over(cython_tests):
    assert table.complaints(ROWS, cython_tests, behaviours.ALL, ERRORS) == []


def test_a_new_and_a_vanished_test_of_cython_are_noticed(cython_tests):
    """The check itself, on a release that has one more and one less."""
    other = {**cython_tests, "run/nogil.pyx": [*cython_tests["run/nogil.pyx"][1:], "test_brand_new"]}
    said = table.complaints(ROWS, other, behaviours.ALL, ERRORS)
    assert len(said) == 2
    assert "test_brand_new" in said[0]
    assert "no longer in Cython" in said[1]
    assert "run/withnogil.pyx: f: there is no twin blocks.released" in table.complaints(ROWS, cython_tests, {}, ERRORS)


def test_cython_really_has_tests(cython_tests):
    """A reader that found nothing would agree with an empty table."""
    assert len(cython_tests) > 30
    assert "test_nested_gil_blocks" in cython_tests["run/with_gil.pyx"]
    assert (
        "Trying to acquire the GIL while it is already held."
        in cython_tests["errors/incorrectly_nested_gil_blocks.pyx"]
    )


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind == "waits"], ids=str)
def test_has_a_twin_once_the_library_has_that_part(row):
    if (INCLUDE / row.text).exists():
        pytest.skip(f"{row.text} is here: write the twin")
    pytest.skip(f"waits for {row.text}")
