# SPDX-License-Identifier: 0BSD
"""C++: a throw leaves every section in order, and destructors of thread_local objects may use Python."""

import foreign
import throwing


def test_a_throw_out_of_any_part_on_a_foreign_thread_leaves_it_detached():
    before = foreign.thread_states()
    assert throwing.run("throw_out", 4, 50, None) == 4 * 50 * 3
    assert foreign.thread_states() == before


def test_a_throw_on_a_python_thread_leaves_it_attached():
    throwing.run("throw_out", 1, 1, None)
    assert throwing.throw_attached() is True


def test_destructors_of_thread_local_objects_attach_before_and_after_the_librarys_own_farewell():
    before = foreign.thread_states()
    calls = []
    assert throwing.run("in_thread_local_destructors", 4, 1, calls.append) == 2 + 2 * 4
    assert calls == [1] * 8
    assert foreign.thread_states() == before
