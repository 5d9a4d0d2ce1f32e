# SPDX-License-Identifier: 0BSD
"""The comparison itself: whatever one twin does otherwise than the other, from outside, becomes a sentence."""

import ctypes
import sys
import threading

import behaviours
import pytest
from observation import ROUNDS, TAKEN_BY_THE_INTERPRETER, grows, observe


class Twin:
    """A module in Python: one function, and what the probes noted."""

    def __init__(self, function):
        self.run = function
        self.notes = []

    def probe(self, label, attached):
        """What probe.c does in the real ones."""
        self.notes.append((label, attached, threading.get_ident()))

    def take_probes(self):
        """The notes since the last call."""
        notes, self.notes = self.notes, []
        return notes


def raises(error, cause=None, context=None, hidden=False):
    """A function that raises it."""

    def run(twin):
        error.__cause__, error.__context__, error.__suppress_context__ = cause, context, hidden
        raise error.with_traceback(None)

    return run


def is_unraisable(error, name):
    """A function that hands it to sys.unraisablehook."""

    def run(twin):
        hook_arguments = type("Arguments", (), dict(exc_type=type(error), exc_value=error, object=name))
        sys.unraisablehook(hook_arguments)

    return run


def notes(label, attached):
    """A function with one probe."""
    return lambda twin: twin.probe(label, attached)


def elsewhere(twin):
    """A probe on another thread."""
    thread = threading.Thread(target=twin.probe, args=("in", True))
    thread.start()
    thread.join()


def deeper(twin):
    """An exception that comes through one Python function more."""
    raises(ValueError("a"))(twin)


def leaves_an_exception(twin):
    """What a C function can do: an exception that sys.exc_info() still has when it has returned."""
    ctypes.pythonapi.PyErr_SetExcInfo.argtypes = [ctypes.py_object] * 3
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(ValueError))
    error = ValueError("left over")
    for thing in (ValueError, error, None):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))
    ctypes.pythonapi.PyErr_SetExcInfo(ValueError, error, None)


USUAL = raises(ValueError("a"))
A, B = KeyError("a"), KeyError("b")
OTHERWISE = {
    "result": (lambda twin: 1, lambda twin: 2),
    "result: its type": (lambda twin: 1, lambda twin: True),
    "result: the type of an item": (lambda twin: [(1,)], lambda twin: [(1.0,)]),
    "result: a zero": (lambda twin: 0.0, lambda twin: -0.0),
    "exception": (USUAL, lambda twin: None),
    "exception: its type": (USUAL, raises(KeyError("a"))),
    "exception: its text": (USUAL, raises(ValueError("b"))),
    "exception: its arguments": (USUAL, raises(type("ValueError", (ValueError,), {"__str__": lambda _: "a"})("c", 1))),
    "exception: its context": (USUAL, raises(ValueError("a"), context=A)),
    "exception: the text of its context": (raises(ValueError("a"), context=A), raises(ValueError("a"), context=B)),
    "exception: its cause": (raises(ValueError("a"), context=A), raises(ValueError("a"), context=A, cause=A)),
    "exception: context hidden": (raises(ValueError("a"), None, A), raises(ValueError("a"), None, A, hidden=True)),
    "exception: traceback": (USUAL, deeper),
    "unraisable": (is_unraisable(A, "f"), lambda twin: None),
    "unraisable: type": (is_unraisable(A, "f"), is_unraisable(ValueError("a"), "f")),
    "unraisable: text": (is_unraisable(A, "f"), is_unraisable(B, "f")),
    "unraisable: function": (is_unraisable(A, "f"), is_unraisable(A, "module.g")),
    "printed": (lambda twin: print("a"), lambda twin: print("b")),
    "gil": (notes("in", True), notes("in", False)),
    "gil: which probe": (notes("in", True), notes("out", True)),
    "threads": (notes("in", True), elsewhere),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_a_difference_is_seen(what):
    usual, other = (Twin(function) for function in OTHERWISE[what])
    seen = observe(usual, lambda module: module.run(module))
    assert seen.differences(observe(usual, lambda module: module.run(module))) == []
    differences = seen.differences(observe(other, lambda module: module.run(module)))
    assert [sentence.split(":")[0] for sentence in differences] == [what.split(":")[0]]


@pytest.mark.parametrize("what", [what for what in OTHERWISE if what.startswith("exception")])
def test_a_difference_is_seen_where_an_entry_catches_the_exception(what):
    """Most entries call a twin more than once, by behaviours.outcomes()."""

    def drive(module):
        return behaviours.outcomes(lambda _: module.run(module), 0)

    usual, other = (observe(Twin(function), drive) for function in OTHERWISE[what])
    assert usual.differences(observe(Twin(OTHERWISE[what][0]), drive)) == []
    assert len(usual.differences(other)) == 1


def test_an_exception_that_is_left_over_is_seen():
    seen = observe(Twin(lambda twin: None), lambda module: module.run(module))
    try:
        other = observe(Twin(leaves_an_exception), lambda module: module.run(module))
    finally:
        for _ in range(3):
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(None))
        ctypes.pythonapi.PyErr_SetExcInfo(None, None, None)
    assert seen.differences(other) == ["exception_left_over: ('bool', 'False') here, ('bool', 'True') there"]


def test_one_object_or_one_reference_a_round_is_seen():
    kept, thing = [], object()

    def drive(module):
        return module.run(module)

    blocks, references = grows(Twin(lambda twin: None), drive, [thing])
    assert max(blocks, abs(references)) < TAKEN_BY_THE_INTERPRETER
    blocks, references = grows(Twin(lambda twin: kept.append([])), drive, [thing])
    assert blocks > 0.9 * ROUNDS
    _, references = grows(Twin(lambda twin: ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))), drive, [None, thing])
    assert references > 0.9 * ROUNDS
    _, references = grows(Twin(lambda twin: ctypes.pythonapi.Py_DecRef(ctypes.py_object(thing))), drive, [None, thing])
    assert references < -0.9 * ROUNDS
