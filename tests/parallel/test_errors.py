# SPDX-License-Identifier: 0BSD
"""An exception of any thread becomes the caller's, the first one, and the GIL is in order behind every loop."""

import sys
import threading
import traceback

import pytest
from conftest import MODULES
from watchdog import run_child

CONTEXTS = ["unknown, held", "unknown, released", "held", "maybe, held", "maybe, released", "released", "foreign"]
SPECS = {"except": (ValueError, "always"), "except_maybe": (KeyError, "maybe"), "except_any": (IndexError, "any")}


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_loop_may_stand_in_any_context(loops, name):
    for n in (0, 1, 2, 1000):
        assert loops.context(name, n) == sum(range(n))


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("spec", SPECS)
def test_a_function_that_has_raised_fails_the_loop(loops, spec, threads):
    kind, word = SPECS[spec]
    for at in (0, 1, 500, 999):
        with pytest.raises(kind) as caught:
            loops.fail(spec, at, 1000, threads, None)
        assert caught.value.args == (f"{word} {at}",)
    assert loops.fail(spec, -1, 1000, threads, None) is None


@pytest.mark.parametrize("how", ["with-gil function", "with-gil block"])
def test_an_exception_keeps_its_traceback_and_its_identity(loops, how):
    reason = LookupError("enough")

    def at_fault(i):
        if i == 700:
            raise reason

    def callback(i, number):
        at_fault(i)

    with pytest.raises(LookupError) as caught:
        loops.fail(how, -1, 1000, 2, callback)
    assert caught.value is reason
    names = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert names[-2:] == ["callback", "at_fault"]
    assert reason.__context__ is None and reason.__cause__ is None


def test_the_first_exception_wins_and_the_others_are_dropped(loops, team):
    together = threading.Barrier(team)
    raised = []

    class Counted(Exception):
        pass

    def callback(i, number):
        if len(raised) < team:
            together.wait(30)
            raised.append(Counted(i))
            raise raised[-1]

    with pytest.raises(Counted) as caught:
        loops.fail("with-gil block", -1, 1000, team, callback)
    assert len(raised) == team and caught.value in raised
    others = [error for error in raised if error is not caught.value]
    del caught
    for error in others:  # nobody else holds them: the list, the loop variable and the argument
        assert sys.getrefcount(error) <= 4


def test_what_a_failure_leaves_undone_is_not_begun(loops, team):
    seen = []

    def callback(i, number):
        seen.append(i)
        raise ValueError

    for _ in range(20):
        with pytest.raises(ValueError):
            loops.each(callback, 100_000, team)
    assert len(seen) <= 20 * team


def test_an_exception_that_an_iteration_leaves_pending_is_not_lost(loops):
    for at in (0, 500, 999):
        with pytest.raises(ValueError, match=f"^left pending by {at}$"):
            loops.fail("left pending", at, 1000, 2, None)
    assert loops.fail("left pending", -1, 1000, 2, None) is None


def test_a_loop_may_fail_without_an_exception(loops):
    for at in (0, 500, 999):
        assert loops.fail("without exception", at, 1000, 2, None) == "failed without an exception"


def test_a_cpp_exception_goes_on_behind_the_loop(loops):
    if loops.__name__ != "loops_cc":
        pytest.skip("only C++ throws")
    for at in (0, 500, 999):
        assert loops.throwing(at, 1000, 2) == (f"thrown by {at}", 0)
    assert loops.throwing(-500, 1000, 2) == ("thrown with the GIL by -500", 0)
    assert loops.throwing(5000, 1000, 2) == ("", 0)


@pytest.mark.parametrize("where", ["the main thread", "another thread"])
@pytest.mark.parametrize("threads", [1, 2])
def test_exit_in_the_body_ends_the_process(loops, threads, where):
    """With its status. The caller's thread ends in the midst of the loop, and nothing is to wait for it."""
    leave = f"{loops.__name__}.leave_by_exit({threads}, 5)"
    code = leave if where == "the main thread" else f"t = threading.Thread(target=lambda: {leave}); t.start(); t.join()"
    done = run_child(f"import threading, {loops.__name__}; {code}", MODULES)
    assert (done.returncode, done.stdout, done.stderr) == (5, "", "")
