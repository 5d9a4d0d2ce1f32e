# SPDX-License-Identifier: 0BSD
"""Critical sections: one thread at a time on an object where there is no GIL, and a plain block where there is one."""

import sys

import pytest
import sections


def test_threads_count_right_in_sections_of_one_and_of_two_objects(worker):
    """In both orders at once, and with the same object twice, which must not wait for itself."""
    a, b = object(), object()
    sections.own(a, b)
    threads = [worker(sections.count, 4000) for _ in range(4)]
    for thread in threads:
        thread.result()
    assert sections.counted() == (16_000, 16_000)


def test_an_exception_leaves_the_section(worker):
    owner = object()
    with pytest.raises(ZeroDivisionError):
        sections.inside(owner, lambda: 1 // 0)
    assert worker(sections.inside, owner, lambda: "free").result() == "free"


def test_sections_nest(worker):
    a, b = object(), object()
    threads = [
        worker(sections.inside, *pair)
        for _ in range(20)
        for pair in [(a, lambda: sections.inside(b, lambda: 1)), (b, lambda: sections.inside(a, lambda: 1))]
    ]
    assert [thread.result() for thread in threads] == [1] * 40


@pytest.mark.skipif(not hasattr(sys, "_is_gil_enabled"), reason="3.13 asks modules about the GIL first")
def test_a_module_that_says_so_does_not_turn_the_gil_on(child):
    code = "import sys; before = sys._is_gil_enabled(); import sections; print(before == sys._is_gil_enabled())"
    assert child(code) == ["True"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the slot exists since 3.12")
def test_a_module_that_says_so_loads_in_an_interpreter_with_a_gil_of_its_own(child):
    name = "_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters"
    code = f"""
import {name} as interpreters, sys
inside = interpreters.create()
interpreters.run_string(inside, "import sys; sys.path[:] = %r; import sections; sections.inside(sys, dict)" % sys.path)
interpreters.destroy(inside)
print("to the end")
"""
    assert child(code) == ["to the end"]
