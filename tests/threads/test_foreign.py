# SPDX-License-Identifier: 0BSD
"""Threads that Python never saw can use the GIL like any other."""

import threading

import foreign
import other_copy
import pytest

THREADS = 4


@pytest.fixture(autouse=True)
def no_state_is_left():
    """Each test leaves as many thread states as there were: those of its threads ended with the threads."""
    before = foreign.thread_states()
    yield
    assert foreign.thread_states() == before


class Notes:
    """A callback that counts, in a threading.local, how often each thread has called it."""

    def __init__(self):
        self.local = threading.local()
        self.counts = {}
        self.calls = []

    def __call__(self, i):
        """Count the call of this thread."""
        self.calls.append(i)
        self.local.count = getattr(self.local, "count", 0) + 1
        self.counts[threading.get_ident(), id(self.local.__dict__)] = self.local.count


def test_a_foreign_thread_attaches_again_and_again_with_one_state():
    assert foreign.run("blocks", THREADS, 200, Notes()) == THREADS * 200


def test_threading_local_survives_between_the_sections_of_a_foreign_thread():
    notes = Notes()
    foreign.run("blocks", THREADS, 200, notes)
    assert sorted(notes.counts.values()) == [200] * THREADS


def test_a_with_gil_function_is_a_callback_for_foreign_threads():
    notes = Notes()
    assert foreign.run("functions", THREADS, 200, notes) == THREADS * 200
    assert sorted(notes.counts.values()) == [200] * THREADS


def test_an_exception_stays_pending_on_a_foreign_thread_between_its_sections():
    def fail(i):
        raise ValueError(i)

    assert foreign.run("exceptions", THREADS, 100, fail) == THREADS * 100


def test_sections_work_inside_another_librarys_pygilstate_ensure():
    assert foreign.run("gilstate_around", THREADS, 100, None) == THREADS * 201


def test_another_librarys_pygilstate_ensure_works_inside_and_between_sections():
    assert foreign.run("gilstate_inside", THREADS, 100, None) == THREADS * 400


def test_sections_nest_and_mix_with_nogil_at_any_depth():
    assert foreign.run("nested", 2, 24, None) > 1000


@pytest.mark.parametrize("body", ["ends_in_a_section", "ends_in_a_released_block_of_a_section"])
def test_a_thread_that_ends_in_the_middle_of_a_section_lets_go_of_the_gil(body):
    assert foreign.run(body, THREADS, 1, Notes()) == THREADS


def test_a_pthread_key_destructor_may_attach():
    notes = Notes()
    assert foreign.run("in_a_key_destructor", THREADS, 1, notes) == THREADS + THREADS // 2
    assert sorted(notes.calls) == [0] * (THREADS // 2) + [1] * THREADS


def test_two_modules_with_a_copy_of_the_header_each_share_a_foreign_thread():
    notes = Notes()
    assert foreign.run_two_copies(other_copy.address_of_visit(), THREADS, 100, notes) > THREADS * 100
    assert len(notes.calls) == THREADS * 300


def test_a_python_thread_keeps_its_own_state_in_a_with_gil_function():
    notes = Notes()
    python_thread = threading.Thread(target=lambda: (notes(0), foreign.run("functions", 1, 1, notes), notes(0)))
    python_thread.start()
    python_thread.join(30)
    assert sorted(notes.counts.values()) == [1, 2]
