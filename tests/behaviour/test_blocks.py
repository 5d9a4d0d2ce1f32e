# SPDX-License-Identifier: 0BSD
"""test_blocks.py: blocks on Python's threads, on foreign ones, beside other libraries and under contention."""

import importlib
import threading

import pytest
from conftest import VARIANT, gil_held_elsewhere
from watchdog import HAS_GIL


def test_with_gil_keeps_a_gil_that_is_held(blocks):
    """WITH_GIL in a plain function that has the GIL changes nothing."""
    assert blocks.with_gil_where_it_is_held()


def test_with_gil_acquires_under_plain_allow_threads(blocks):
    """WITH_GIL in a plain function attaches the state that Py_BEGIN_ALLOW_THREADS has saved, again and again."""
    assert blocks.with_gil_under_allow_threads()


def test_allow_threads_works_inside_with_gil(blocks):
    """A plain Py_BEGIN_ALLOW_THREADS inside our blocks is understood by blocks further down."""
    assert blocks.allow_threads_inside_with_gil()


def test_other_libraries_may_call_gilstate_within_our_blocks(blocks):
    """PyGILState_Ensure and Release nest in any block."""
    assert blocks.gilstate_calls_within_blocks()


def test_a_foreign_thread_has_one_state_as_long_as_it_lives(blocks):
    """The state that the first WITH_GIL makes is the state of each later one, and of no other thread."""
    states = blocks.call_on_foreign_thread(None, 100)
    assert len(states) == 100
    assert len(set(states)) == 1


def test_threading_local_survives_between_sections_of_a_foreign_thread(blocks):
    """What a callback puts into a threading.local is there at the next callback on the same thread."""
    local, seen = threading.local(), []

    def callback(i):
        seen.append(getattr(local, "last", None))
        local.last = i

    blocks.call_on_foreign_thread(callback, 5)
    assert seen == [None, 0, 1, 2, 3]
    assert not hasattr(local, "last")


def test_current_thread_survives_between_sections_of_a_foreign_thread(blocks):
    """threading knows the foreign thread as one and the same."""
    names = []
    blocks.call_on_foreign_thread(lambda i: names.append(threading.current_thread()), 3)
    assert len(set(map(id, names))) == 1
    assert names[0] is not threading.current_thread()


def test_a_foreign_threads_state_goes_when_the_thread_ends(blocks):
    """No thread state and no threading.local is left behind."""

    class Flag:
        def __init__(self, gone):
            self.gone = gone

        def __del__(self):
            self.gone.append(True)

    before, gone, local = blocks.thread_states(), [], threading.local()
    for _ in range(20):
        blocks.call_on_foreign_thread(lambda i: setattr(local, "flag", Flag(gone)), 2)
    assert blocks.thread_states() == before
    assert len(gone) == 40


def test_a_thread_state_is_counted_while_its_foreign_thread_lives(blocks):
    """The count that the test before relies on does see such a state."""
    before, during = blocks.thread_states(), []
    blocks.call_on_foreign_thread(lambda i: during.append(blocks.thread_states()), 2)
    assert during == [before + 1, before + 1]


def test_ten_thousand_sections_on_one_foreign_thread(blocks):
    """They all find the same state."""
    assert len(set(blocks.call_on_foreign_thread(None, 10000))) == 1


def test_foreign_thread_on_which_another_library_made_the_state(blocks):
    """We use it while it is there, leave its end to its owner, and make our own afterwards."""
    before = blocks.thread_states()
    for _ in range(10):
        assert blocks.gilstate_calls_around_on_foreign_thread()
    assert blocks.thread_states() == before


def test_foreign_thread_on_which_another_library_uses_our_state(blocks):
    """Its Ensure and Release leave our kept state alive."""
    before = blocks.thread_states()
    for _ in range(10):
        assert blocks.gilstate_calls_within_on_foreign_thread()
    assert blocks.thread_states() == before


@pytest.mark.parametrize(
    "host, guest", [("blocks_c", "blocks_cc"), ("blocks_cc", "blocks_c"), ("blocks_c", "blocks_c")]
)
@pytest.mark.parametrize("thread", ["python", "foreign"])
def test_two_modules_with_their_own_copies_share_a_thread(host, guest, thread):
    """Each finds the state that the other one keeps or has released."""
    host, guest = importlib.import_module(host), importlib.import_module(guest)
    before = host.thread_states()
    assert getattr(host, f"visited_on_{thread}_thread")(guest.get_visit())
    assert host.thread_states() == before


def test_the_gil_excludes_foreign_threads_from_each_other(blocks):
    """Sixteen foreign threads count in a plain variable without losing a step; where there is no GIL they only run."""
    before = blocks.thread_states()
    threads, count, collisions = blocks.crowd(16, 500)
    assert threads == 16
    assert not HAS_GIL or (count, collisions) == (16 * 500, 0)
    assert blocks.thread_states() == before


@pytest.mark.parametrize(
    "form",
    range(5),
    ids=[
        "NOGIL_END",
        "WITH_GIL in NOGIL",
        "WITH_GIL under allow_threads",
        "with-gil function",
        "first attach of a foreign thread",
    ],
)
def test_errno_survives_an_acquisition_that_waits(blocks, form):
    """Another thread holds the GIL at the moment at which we take it."""
    with gil_held_elsewhere(blocks):
        assert blocks.take_from_a_holder(form)


def test_yield_lets_other_threads_run(blocks):
    """A loop in C that yields is ended by a Python thread that it lets run."""
    seen = []
    other = threading.Thread(target=seen.append, args=(1,))
    other.start()
    assert blocks.yield_until(seen) == 1
    other.join(60)


def test_a_conditional_block_is_generic_over_objects(blocks):
    """NOGIL_BEGIN_IF(!NOGIL_IS_OBJECT(x)) releases for numbers and not for objects."""
    assert blocks.blocks_generic_over_type(None)


def test_two_scopes_in_one_pair_of_braces(blocks):
    """WITH_GIL_SCOPE after NOGIL_SCOPE holds the GIL again, and both end with the brace."""
    assert blocks.scopes_after_each_other()


@pytest.mark.parametrize("before", [False, True], ids=["never attached before", "attached before"])
def test_with_gil_works_in_a_key_destructor_and_leaves_no_state(blocks, before):
    """The destructor of a pthread key runs after our own clean-up."""
    states = blocks.thread_states()
    assert blocks.with_gil_in_key_destructor(before)
    assert blocks.thread_states() == states


# ------------------------------------------------------------------------------------------------- C++ only


@pytest.fixture
def cpp():
    """The C++ build of blocks."""
    return importlib.import_module("blocks_cc")


def test_destructors_run_inside_their_block(cpp):
    """An object that is made in a block is destroyed while the GIL is as in the block."""
    assert cpp.destructors_run_inside_their_block()


def test_a_throw_is_caught_at_any_level(cpp):
    """A handler runs with the GIL as it was at its try."""
    assert cpp.a_throw_is_caught_at_any_level()


def test_lambdas_have_blocks_too(cpp):
    """A lambda has blocks of its own, and one in a block can capture it."""
    assert cpp.lambdas_have_blocks_too()


@pytest.mark.parametrize("order", [0, 1, 2], ids=["never before", "attached before", "attached after"])
def test_with_gil_in_a_thread_local_destructor(cpp, order):
    """A thread_local object may use the GIL at the end of its thread, and no state is left behind."""
    states = cpp.thread_states()
    assert cpp.with_gil_in_thread_local_destructor(order)
    assert cpp.thread_states() == states


@pytest.mark.parametrize("depth", [0, 1], ids=["in NOGIL", "in WITH_GIL in NOGIL"])
def test_a_foreign_thread_may_end_in_a_block(cpp, depth):
    """pthread_exit unwinds the blocks in C++, and the state goes."""
    states = cpp.thread_states()
    assert cpp.thread_exits_in_a_block(depth)
    assert cpp.thread_states() == states


def test_the_variant_is_named():
    """A misspelt variant would silently skip what only that variant has."""
    assert VARIANT in {"plain", "debug", "O0", "O3", "single_header", "linked", "limited"}
