# SPDX-License-Identifier: 0BSD
"""test_errors.py: exceptions are raised, caught and carried in every context and on every kind of thread."""

import errno
import gc
import os
import sys
import threading
import traceback

import pytest

WHERE = ["held", "released", "plain allow_threads", "held in released", "new foreign", "foreign held", "kept foreign"]
where = pytest.mark.parametrize("where", range(len(WHERE)), ids=WHERE)

RAISE, RAISE_NULL, RAISE_ERRNO, RAISE_ERRNO_FILENAME, RAISE_FROM, RAISE_FROM_NOTHING, RAISE_NO_MEMORY, RAISE_TWICE = (
    range(8)
)
RAISE_NO_TEXT, RAISE_FROM_NO_TEXT = 8, 9
CATCH, CATCH_INTO_ERROR, CATCH_ALL, CATCH_INTO_FULL_ERROR = range(4)


class Counted(Exception):
    """An exception that knows how many of its kind there are."""

    alive = 0
    counting = threading.RLock()  # without a GIL += loses counts

    def __init__(self, *arguments):
        super().__init__(*arguments)
        with Counted.counting:
            Counted.alive += 1

    def __del__(self):
        with Counted.counting:
            Counted.alive -= 1


class Picky(Exception):
    """An exception that cannot be made from a text."""

    def __init__(self):
        super().__init__()


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """No exception of a test outlives it."""
    yield
    gc.collect()
    assert Counted.alive == 0


def raised(errors, which, where, type_, text=""):
    """Have C raise `type_` and return the exception."""
    try:
        errors.raise_somewhere(which, where, type_, text)
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


# -------------------------------------------------------------------------------------------------- raising


@where
@pytest.mark.parametrize("which, text", [(RAISE, "words 42 x abc"), (RAISE_NULL, "null")], ids=["-1", "NULL"])
def test_raise_formats_its_message(errors, where, which, text):
    """nogil_raise returns -1 and nogil_raise_null NULL, with the exception pending."""
    error = raised(errors, which, where, Counted)
    assert type(error) is Counted
    assert str(error) == text
    assert error.__cause__ is None
    assert error.__context__ is None


@where
@pytest.mark.parametrize("which", [RAISE_NO_TEXT, RAISE_FROM_NO_TEXT], ids=["raise", "raise from"])
def test_raise_without_a_format_makes_an_exception_without_arguments(errors, where, which):
    """As `raise KeyError`."""
    error = raised(errors, which, where, Counted)
    assert type(error) is Counted
    assert error.args == ()
    assert repr(error.__cause__) == ("None" if which == RAISE_NO_TEXT else "KeyError('the cause')")


@where
def test_raise_replaces_what_is_pending(errors, where):
    """As PyErr_Format does."""
    error = raised(errors, RAISE_TWICE, where, ValueError)
    assert (type(error), str(error)) == (ValueError, "the second")


@where
def test_raise_while_python_handles_an_exception_has_it_as_context(errors, where):
    """On the thread that handles it, as any other raise there; a foreign thread handles nothing."""
    try:
        raise LookupError("being handled")
    except LookupError as handled:
        error = raised(errors, RAISE, where, ValueError)
        assert error.__context__ is (handled if where < 4 else None)


@where
def test_raise_errno_makes_the_os_error_and_keeps_errno(errors, where):
    """The subclass of OSError is the one of errno. (That errno is kept is looked at in C.)"""
    error = raised(errors, RAISE_ERRNO, where, OSError)
    assert type(error) is FileNotFoundError
    assert error.errno == errno.ENOENT
    assert error.filename is None


@where
@pytest.mark.parametrize("name", ["plain.txt", "grüß/日本.txt"], ids=["ASCII", "not ASCII"])
def test_raise_errno_names_the_file(errors, where, name):
    """And errno survives the decoding of its name."""
    error = raised(errors, RAISE_ERRNO_FILENAME, where, OSError, name)
    assert type(error) is PermissionError
    assert error.errno == errno.EACCES
    assert error.filename == os.fsdecode(name.encode())


@where
def test_raise_from_has_cause_and_context(errors, where):
    """The pending exception is both."""
    error = raised(errors, RAISE_FROM, where, Counted)
    assert str(error) == "because of it"
    assert type(error.__cause__) is KeyError
    assert error.__cause__ is error.__context__
    assert error.__suppress_context__
    assert "direct cause" in "".join(traceback.format_exception(type(error), error, None))


@where
def test_raise_from_nothing_is_a_plain_raise(errors, where):
    """Without a pending exception there is no cause."""
    error = raised(errors, RAISE_FROM_NOTHING, where, Counted)
    assert str(error) == "because of nothing"
    assert error.__cause__ is None


@where
def test_raise_no_memory_is_a_memory_error(errors, where):
    """As PyErr_NoMemory."""
    assert type(raised(errors, RAISE_NO_MEMORY, where, None)) is MemoryError


@where
def test_an_exception_class_that_cannot_be_made_raises_its_own_error(errors, where):
    """The TypeError of the class arrives, no crash."""
    error = raised(errors, RAISE, where, Picky)
    assert type(error) is TypeError
    error = raised(errors, RAISE_FROM, where, Picky)
    assert type(error) is TypeError


# ------------------------------------------------------------------------------------------------- catching


@where
@pytest.mark.parametrize(
    "caught",
    [Counted, Exception, (KeyError, Counted), ((KeyError,), (TypeError, Exception))],
    ids=["its class", "a base class", "a tuple", "nested tuples"],
)
def test_catch_clears_what_matches(errors, where, caught):
    """By class, base class or tuple."""
    assert errors.catch_somewhere(CATCH, where, Counted, caught) == 2


@where
@pytest.mark.parametrize("caught", [KeyError, (KeyError, TypeError), ()], ids=["another class", "a tuple", "no class"])
@pytest.mark.parametrize("which", [CATCH, CATCH_INTO_ERROR], ids=["cleared", "into error"])
def test_catch_leaves_what_does_not_match(errors, where, which, caught):
    """It is still pending."""
    with pytest.raises(Counted, match="to be caught"):
        errors.catch_somewhere(which, where, Counted, caught)


@where
def test_catch_null_clears_everything(errors, where):
    """Even what is no Exception."""
    assert errors.catch_somewhere(CATCH_ALL, where, KeyboardInterrupt, None) == 2


@where
def test_catch_into_an_error_can_be_restored_once(errors, where):
    """And the error is empty afterwards."""
    with pytest.raises(Counted, match="to be caught"):
        errors.catch_somewhere(CATCH_INTO_ERROR, where, Counted, Exception)


@where
def test_an_error_that_holds_an_exception_keeps_it(errors, where):
    """A later one is dropped."""
    with pytest.raises(Counted, match="to be caught"):
        errors.catch_somewhere(CATCH_INTO_FULL_ERROR, where, Counted, None)


# ------------------------------------------------------------------------------------------------- carrying


def test_an_exception_keeps_identity_and_traceback_on_its_way_over_threads(errors):
    """From one foreign thread over another to the caller."""
    made = []

    def deep_inside():
        made.append(Counted("carried"))
        raise made[0]

    def callback():
        deep_inside()

    try:
        errors.carry(callback)
    except Counted as error:
        assert error is made.pop()
        names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        assert names[-2:] == ["callback", "deep_inside"]
        assert names[0] == "test_an_exception_keeps_identity_and_traceback_on_its_way_over_threads"
    else:
        raise AssertionError("nothing was raised")


def test_nothing_is_carried_where_nothing_is_raised(errors):
    """The error stays empty."""
    assert errors.carry(lambda: None) is None


def test_the_first_error_of_many_threads_wins(errors):
    """Whichever it is, exactly one arrives, and all others are freed."""
    for _ in range(10):
        with pytest.raises(Counted) as caught:
            errors.race_errors(Counted, 16, 20)
        assert 0 <= int(str(caught.value)) < 16
        del caught
        gc.collect()
        assert Counted.alive == 0


def test_many_rounds_leave_no_reference(errors):
    """Ten thousand rounds of everything: the counts are as before."""
    errors.many_rounds(Counted, 10)
    gc.collect()
    counts = [sys.getrefcount(thing) for thing in (Counted, OSError, KeyError, None)]
    objects, threads = len(gc.get_objects()), len(sys._current_frames())
    assert errors.many_rounds(Counted, 10000) == 0
    gc.collect()
    assert Counted.alive == 0
    assert [sys.getrefcount(thing) for thing in (Counted, OSError, KeyError)] == counts[:3]
    assert abs(sys.getrefcount(None) - counts[3]) < 100
    assert abs(len(gc.get_objects()) - objects) < 20
    assert len(sys._current_frames()) == threads
