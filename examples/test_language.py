# SPDX-License-Identifier: 0BSD
"""The chapters about the language and about sharing: table, mistakes, generic, shared_counter, histogram."""

import array
import fractions
import math
import sys
import threading

import pytest
from conftest import driver, example_at_the_top, load, page_lines, run_program

HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


@pytest.mark.parametrize("chapter", ["table", "generic", "shared_counter", "histogram"])
def test_the_example_at_the_top_of_each_module_about_the_language_is_true(chapter):
    """The lines after >>> in the C file's first comment, run as a doctest."""
    attempted, failed = example_at_the_top(chapter)
    assert attempted >= 2
    assert failed == 0


# --------------------------------------------------------------------------------------------------------------- table

tables = pytest.mark.parametrize("suffix", ["", "_cython"], ids=["libnogil", "Cython"])


@tables
@pytest.mark.parametrize(
    "text, column, skip_bad, result",
    [
        (b"", 0, False, (0.0, 0, 0)),
        (b"1\n", 0, False, (1.0, 1, 0)),
        (b"-1\n", 0, False, (-1.0, 1, 0)),  # the sentinel, as a number
        (b"-1;x\n-1;y\n", 0, False, (-2.0, 2, 0)),
        (b"1;2\n3;four\n5;6\n", 1, True, (8.0, 2, 1)),
        (b"x\n\ny\n", 0, True, (0.0, 0, 3)),
        (b"7;" * 62 + b"8\n", 62, False, (8.0, 1, 0)),
        (b" " * 62 + b"1\n", 0, False, (1.0, 1, 0)),
    ],
)
def test_a_column_is_summed(text, column, skip_bad, result, suffix):
    """Whatever stands in the other columns, and with -1 among the numbers."""
    assert load("table", suffix).column_sum(text, column, skip_bad) == result


@tables
@pytest.mark.parametrize(
    "text, column, skip_bad, kind, message",
    [
        (b"1;2\n3;four\n", 1, False, ValueError, "line 2: 'four' is not a number"),
        (b"\n", 0, False, ValueError, "line 1: '' is not a number"),
        (b"1 2\n", 0, False, ValueError, "line 1: '1 2' is not a number"),
        (b"\xff\n", 0, False, ValueError, "line 1: '\ufffd' is not a number"),
        (b" " * 63 + b"1\n", 0, False, ValueError, "line 1: a field of 64 characters is not a number"),
        (b"1;2\n3\n", 1, True, IndexError, "line 2: it has 1 fields, so there is none with index 1"),
        (b"1;2\n3", 0, False, EOFError, "line 2: the text ends without a newline"),
        (b"x;2", 0, True, EOFError, "line 1: the text ends without a newline"),
        (b"", -1, False, ValueError, "column must not be negative, got -1"),
        ("1\n", 0, False, TypeError, None),
    ],
)
def test_what_stops_a_sum_is_raised_in_the_same_words_by_both(text, column, skip_bad, kind, message, suffix):
    """Only a ValueError of a line can be skipped, and the text may be used again after any of them."""
    with pytest.raises(kind) as caught:
        load("table", suffix).column_sum(text, column, skip_bad)
    assert type(caught.value) is kind
    assert message is None or str(caught.value) == message


def test_a_table_can_be_changed_again_after_a_sum_that_failed():
    """The buffer is released on the way out."""
    text = bytearray(b"1\nx\n")
    with pytest.raises(ValueError):
        load("table").column_sum(text, 0)
    text.extend(b"3\n")


def test_every_thread_sums_its_own_column():
    """Each has its own exception, or none."""
    table, chapter = load("table"), driver("table")
    text = chapter.make_table(500)
    assert chapter.run(table, 4, text) == [(column * 499 * 250.0, 500, 0) for column in range(chapter.COLUMNS)]


def test_the_page_of_table_shows_what_its_program_prints():
    """All but the sums."""
    printed = run_program("table", "--lines", "10")
    assert len(printed) == 8 + 4
    assert set(printed[8:]) <= set(page_lines("table"))


# ------------------------------------------------------------------------------------------------------------ mistakes


def c_compiler():
    """Return the compiler that mistakes/run.py would take, or skip."""
    try:
        return driver("mistakes").compiler()
    except SystemExit as missing:
        pytest.skip(str(missing))


def test_without_a_mistake_it_is_a_module_that_works():
    """It sums, names, and raises what it should."""
    mistakes = load("mistakes")
    assert mistakes.doubles(5) == 20
    assert mistakes.doubles(1001) == 1001000
    assert mistakes.name(2) == "two"
    with pytest.raises(ValueError, match="n must be at most 1000, got 1001"):
        mistakes.doubles(1002)
    with pytest.raises(LookupError, match="3 has no name here"):
        mistakes.name(3)


MISTAKES = {
    1: "unknown exception spec for double_of",
    2: "Calling gil-requiring function not allowed without gil: PyErr_SetString",
    3: "",  # each compiler has its own words for a jump
    4: "Calling gil-requiring function not allowed without gil: Py_XINCREF",
    5: "Trying to release the GIL while it was previously released.",
    6: "Trying to acquire the GIL while it is already held.",
    7: "Non-constant condition in a WITH_GIL_BEGIN_IF(<condition>) statement",
    8: "NOGIL_BEGIN_without_NOGIL_END",
}


def test_each_mistake_is_refused_in_these_words():
    """And without one the same file compiles, so nothing else is wrong with it."""
    chapter, command = driver("mistakes"), c_compiler()
    assert chapter.messages(0, command) == []
    assert sorted(MISTAKES) == [mistake for mistake in chapter.MISTAKES if mistake]
    for mistake, words in MISTAKES.items():
        errors = chapter.messages(mistake, command)
        assert any(words in text for _, text in errors), (mistake, errors)


def test_the_page_of_mistakes_shows_the_lines_that_its_program_prints():
    """The words of the compiler are those of GCC there; the lines are the same for all."""
    c_compiler()
    lines = [line.strip() for line in run_program("mistakes")]
    numbered = [line for line in lines if line[0].isdigit() or line.startswith("mistake")]
    assert len(numbered) == 16
    assert set(numbered) <= set(page_lines("mistakes"))


# ------------------------------------------------------------------------------------------------------------- generic


@pytest.mark.parametrize(
    "items, result",
    [
        (array.array("l", [3, -1, 9, 9]), 9),
        (array.array("d", [-2.5, -math.inf]), -2.5),
        (b"abc", 99),
        (bytearray(b"\0"), 0),
        ([3, 10**30, 7], 10**30),
        (("b", "c", "a"), "c"),
        (iter([1]), 1),
    ],
)
def test_the_largest_is_found_among_numbers_and_objects(items, result):
    """Of each type that has a loop."""
    assert load("generic").largest(items) == result


@pytest.mark.parametrize(
    "items, kind, text",
    [
        ([], ValueError, "there is no largest of nothing"),
        (b"", ValueError, "there is no largest of nothing"),
        (array.array("f", [1]), TypeError, r"items must be long \('l'\), double \('d'\) or bytes \('B'\), not 'f'"),
        ([1, "a"], TypeError, "not supported between"),
        (7, TypeError, "not iterable"),
    ],
)
def test_what_has_no_largest_is_refused(items, kind, text):
    """What a comparison raises is raised."""
    with pytest.raises(kind, match=text):
        load("generic").largest(items)


def test_numbers_are_compared_without_the_gil_and_objects_with_it():
    """Another thread runs during the one, and not during the other, unless there is no GIL."""
    chapter, generic = driver("generic"), load("generic")
    numbers = array.array("l", range(3_000_000))

    def until_watched(call):
        return any(chapter.watched(call)[1] for _ in range(1000))

    assert until_watched(lambda: generic.largest(numbers))
    if HAS_GIL:
        objects = [fractions.Fraction(i, 2) for i in range(2000)]
        assert not any(chapter.watched(lambda: generic.largest(objects))[1] for _ in range(20))


def test_each_kind_has_a_line_in_what_generic_prints():
    """With a size other than that of the page."""
    printed = run_program("generic", "-n", "1000")
    assert [line.split()[0] for line in printed] == ["long", "double", "bytes", "objects"]


# ------------------------------------------------------------------------------------------------------ shared_counter


@pytest.mark.parametrize("way", ["atomic", "locked", "batched"])
def test_no_count_is_lost(way):
    """On four threads at once."""
    assert driver("shared_counter").count(load("shared_counter"), way, 4, 20_000) == 80_000


@pytest.mark.skipif(not HAS_GIL, reason="without a GIL this is the way that loses counts")
def test_no_count_is_lost_while_the_gil_is_held():
    """The GIL is the lock."""
    assert driver("shared_counter").count(load("shared_counter"), "held", 4, 20_000) == 80_000


def test_a_race_can_be_lost_and_can_be_won():
    """It is one of these two; which one depends on the machine and the moment."""
    assert 20_000 <= driver("shared_counter").count(load("shared_counter"), "racing", 4, 20_000) <= 80_000


def test_a_way_that_is_none_is_refused():
    """The message names them."""
    with pytest.raises(ValueError, match="way must be racing, atomic, locked, batched or held, not 'fast'"):
        load("shared_counter").add("fast", 1)


def test_the_program_of_shared_counter_tries_each_way():
    """And says which were right."""
    printed = run_program("shared_counter", "-n", "1000", "--threads", "3")
    assert printed[0] == "3 threads count to 1000 each:"
    rows = {line.split()[0]: "right" in line for line in printed[1:]}
    assert list(rows) == driver("shared_counter").WAYS
    assert rows["atomic"] and rows["locked"] and rows["batched"]


# ----------------------------------------------------------------------------------------------------------- histogram


def test_every_byte_of_the_standard_library_is_counted_once_on_any_number_of_threads():
    """The counts are those that bytes.count gives."""
    chapter, histogram = driver("histogram"), load("histogram")
    files = chapter.library_files()
    everything = b"".join(files)
    expected = [everything.count(bytes([byte])) for byte in range(256)]
    assert chapter.run(histogram, 1, files) == expected
    assert chapter.run(histogram, 4, files) == expected


def test_two_histograms_that_are_merged_into_each_other_at_once_do_not_deadlock():
    """Each locks both, in one order."""
    histogram, together = load("histogram"), threading.Barrier(2)
    one, two = histogram.Histogram(1), histogram.Histogram(1)

    def merge(into, other):
        together.wait()
        for _ in range(1000):
            into.merge(other)

    threads = [threading.Thread(target=merge, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert one.counts() == two.counts() == [0]


def test_a_histogram_may_be_merged_with_itself():
    """One lock, not two."""
    one = load("histogram").Histogram(2)
    one.add(b"\0\1\1")
    one.merge(one)
    assert one.counts() == [2, 4]


@pytest.mark.parametrize(
    "call, kind, text",
    [
        (lambda module: module.Histogram(0), ValueError, "size must be 1 to 256, got 0"),
        (lambda module: module.Histogram(257), ValueError, "size must be 1 to 256, got 257"),
        (lambda module: module.Histogram(2).add(b"\1\2"), ValueError, "item 1 is 2, but must be below 2"),
        (lambda module: module.Histogram(2).add("text"), TypeError, None),
        (lambda module: module.Histogram(2).merge(b""), TypeError, "a Histogram can be merged, not 'bytes'"),
        (lambda module: module.Histogram(2).merge(module.Histogram(3)), ValueError, "the sizes differ: 2 and 3"),
    ],
)
def test_wrong_arguments_of_a_histogram_are_refused(call, kind, text):
    """And a histogram that refused something counts on."""
    with pytest.raises(kind, match=text):
        call(load("histogram"))


def test_a_histogram_without_init_is_empty():
    """__new__ alone makes one, and Python allows it."""
    histogram = load("histogram").Histogram
    empty = histogram.__new__(histogram)
    assert empty.counts() == []
    with pytest.raises(ValueError):
        empty.add(b"\0")


def test_init_a_second_time_makes_a_histogram_anew():
    """Nothing of the first one is left, or leaks."""
    one = load("histogram").Histogram(1)
    one.add(b"\0")
    one.__init__(2)
    assert one.counts() == [0, 0]


def test_the_program_of_histogram_counts_right():
    """On one thread and on two."""
    printed = run_program("histogram", "--times", "1")
    assert [" right;" in line for line in printed] == [False, True, True, False]
