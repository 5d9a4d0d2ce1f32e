# SPDX-License-Identifier: 0BSD
"""WITH_GIL_TRY goes into the interpreter that was captured, or not at all; with-gil functions stay where they are."""

import sys
import threading

import interpreters
import pytest
from conftest import ALIVE, WAYS

HELD_WAYS = [*WAYS, "from_released"]  # a NOGIL block releases what is held
OWN_GIL = [False] + [True] * (sys.version_info >= (3, 12))
GILS = pytest.mark.parametrize("own_gil", OWN_GIL, ids=["shared GIL", "own GIL"][: len(OWN_GIL)])
ENTRIES = pytest.mark.parametrize(
    ("way", "detached"), [(way, False) for way in HELD_WAYS] + [(way, True) for way in WAYS]
)


@pytest.fixture
def home():
    """Give a handle of this interpreter."""
    handle = interpreters.capture()
    yield handle
    interpreters.release(handle)


@ENTRIES
def test_try_enters_this_interpreter_from_every_context(home, way, detached):
    assert interpreters.enter(way, home, detached) == interpreters.id()


@ENTRIES
def test_try_with_no_handle_takes_else(way, detached):
    assert interpreters.enter(way, None, detached) == -1


def test_releasing_no_handle_does_nothing():
    interpreters.release(None)


def test_no_interpreter_is_captured_without_the_gil():
    with pytest.raises(RuntimeError, match="nogil_interp_capture: this thread does not hold the GIL"):
        interpreters.capture_without_the_gil()


def test_an_interpreter_can_be_captured_and_released_often():
    for _ in range(30):
        handle = interpreters.capture()
        assert interpreters.enter("from_maybe", handle, False) == 0
        interpreters.release(handle)
        assert interpreters.enter("from_maybe", handle, False) == 0, "the record lives as long as its interpreter"


def test_try_makes_no_second_state_for_a_python_thread(home):
    before = interpreters.thread_states()
    seen = []

    def work():
        seen.extend(interpreters.enter("from_unknown", home, detached) for detached in (False, True))
        seen.append(interpreters.thread_states())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert seen == [0, 0, before + 1]


def test_foreign_threads_enter_and_leave_no_state_behind(home):
    before = interpreters.thread_states()
    assert interpreters.foreign_enter(home, 4, 90) == 360
    assert interpreters.thread_states() == before


@GILS
def test_try_goes_from_a_sub_interpreter_to_the_main_one_and_back(in_new_interpreter, own_gil):
    code = """
for way in [*ways, "from_released"]:
    assert interpreters.enter(way, interpreters.was_told(), False) == 0, way
    assert interpreters.id() != 0
for way in ways:
    assert interpreters.enter(way, interpreters.was_told(), True) == 0, way
"""
    in_new_interpreter(own_gil, code, before="interpreters.tell(interpreters.capture())")


@GILS
def test_try_enters_the_sub_interpreter_it_is_in(in_new_interpreter, own_gil):
    code = """
home = interpreters.capture()
for way in [*ways, "from_released"]:
    assert interpreters.enter(way, home, False) == interpreters.id() != 0, way
for way in ways:
    assert interpreters.enter(way, home, True) == interpreters.id(), way
assert interpreters.thread_states() == 1
"""
    in_new_interpreter(own_gil, code)


@GILS
def test_try_takes_else_when_the_sub_interpreter_has_ended(in_new_interpreter, own_gil):
    after = """
for way in [*ways, "from_released"]:
    assert interpreters.enter(way, interpreters.was_told(), False) == -1, way
for way in ways:
    assert interpreters.enter(way, interpreters.was_told(), True) == -1, way
assert interpreters.foreign_enter(interpreters.was_told(), 2, 9) == 0
"""
    in_new_interpreter(own_gil, "interpreters.tell(interpreters.capture())", after=after)


@GILS
def test_a_new_interpreter_is_not_mistaken_for_one_that_ended(in_new_interpreter, own_gil):
    before = (
        f"interpreters.in_new_interpreter({own_gil}, 'import interpreters; interpreters.tell(interpreters.capture())')"
    )
    code = """
interpreters.capture()
assert interpreters.enter('by_goto', interpreters.was_told(), False) == -1
assert interpreters.enter('by_goto', interpreters.was_told(), True) == -1
"""
    in_new_interpreter(own_gil, code, before=before)


@GILS
def test_foreign_threads_enter_a_sub_interpreter(in_new_interpreter, own_gil):
    code = """
assert interpreters.foreign_enter(interpreters.capture(), 4, 90) == 360
assert interpreters.thread_states() == 1
"""
    in_new_interpreter(own_gil, code, after="assert interpreters.foreign_enter(interpreters.capture(), 2, 9) == 18")


@GILS
def test_foreign_threads_enter_two_interpreters_in_turns(in_new_interpreter, own_gil):
    code = """
here = interpreters.capture()
for _ in range(3):
    assert interpreters.foreign_enter(here, 2, 9) == 18
    assert interpreters.foreign_enter(interpreters.was_told(), 2, 9) == 18
assert interpreters.foreign_enter_both(here, interpreters.was_told(), 4, 90) == 720
assert interpreters.thread_states() == 1
"""
    before = "interpreters.tell(interpreters.capture()); states = interpreters.thread_states()"
    in_new_interpreter(own_gil, code, before=before, after="assert interpreters.thread_states() == states")


@GILS
def test_a_with_gil_function_stays_in_the_interpreter_of_its_thread(in_new_interpreter, own_gil):
    in_new_interpreter(own_gil, "assert interpreters.with_gil_function_here() == (interpreters.id(),) * 3")


@GILS
def test_a_with_gil_function_stays_there_on_a_thread_that_the_sub_interpreter_started(in_new_interpreter, own_gil):
    code = """
import threading
seen = []
def work():
    seen.append(interpreters.with_gil_function_here())
    seen.append(interpreters.with_gil_function_in_plain_allow_threads())
thread = threading.Thread(target=work)
thread.start()
thread.join()
assert seen == [(interpreters.id(),) * 3, interpreters.id()], seen
"""
    in_new_interpreter(own_gil, code)


@GILS
def test_a_plain_section_uses_the_threads_own_state_after_a_section_in_another_interpreter(in_new_interpreter, own_gil):
    """3.12 notes the last state that a thread attached as the one for PyGILState_Ensure()."""
    code = """
import threading
seen = []
thread = threading.Thread(
    target=lambda: seen.append(interpreters.own_state_after_a_section_elsewhere(interpreters.was_told())))
thread.start()
thread.join()
assert seen == [(0, True)], seen
"""
    in_new_interpreter(own_gil, code, before="interpreters.tell(interpreters.capture())")
    # The other way round: a thread of the main interpreter, which has a gate, visits the sub-interpreter.
    code = "assert interpreters.visit_from_a_thread_of_main(interpreters.capture()) == (interpreters.id(), True)"
    in_new_interpreter(own_gil, code, before="interpreters.capture()")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="CPython itself deadlocks here, with its list of states locked")
@pytest.mark.parametrize("traces", ["", "import tracemalloc; tracemalloc.start()"], ids=["", "tracemalloc"])
def test_many_threads_without_a_state_come_and_go(child, traces):
    """tracemalloc takes the GIL where a state is allocated; without a GIL CPython stops all threads for the ninth."""
    code = "print(interpreters.foreign_enter(interpreters.was_told(), 12, 100) > 0)"
    assert child("\n".join([traces, ALIVE, code])) == ["True"]
