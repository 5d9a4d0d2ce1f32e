# SPDX-License-Identifier: 0BSD
"""test_functions.py: with-gil and nogil functions are the plain C functions that they look like."""

import importlib
import threading

import pytest


def test_parameters_pass_through_in_order(functions):
    """None to sixteen, each of its own type, with and without the GIL, in both kinds of functions."""

    def expected(n):
        total = 0
        for position in range(1, n + 1):
            total = total * 3 + position
        return total

    results = functions.parameters()
    assert len(results) == 4 * 17
    for mode, n, result in results:
        assert result == expected(n), f"mode {mode}, {n} parameters"


def test_values_of_every_type_are_returned(functions):
    """Integers, floats, bool, enum, pointers, structs small and big, and void."""
    assert functions.return_types() == []


def test_functions_are_declared_in_one_file_and_defined_in_another(functions):
    """With their specs, recursion and the GIL in each."""
    assert functions.across_source_files()


@pytest.mark.parametrize("release", [False, True], ids=["held", "released"])
def test_a_with_gil_function_is_a_callback_for_qsort(functions, release):
    """The C library calls back into Python, whether it runs with the GIL or without."""
    assert functions.sort_with_qsort([5, 3, 9, 1, 7], lambda x: -x, release) == [9, 7, 5, 3, 1]
    threads = []
    functions.sort_with_qsort([2, 1], lambda x: threads.append(threading.current_thread()) or x, release)
    assert set(threads) == {threading.current_thread()}


@pytest.mark.parametrize("release", [False, True], ids=["held", "released"])
def test_an_exception_in_a_callback_stays_pending_until_the_caller_looks(functions, release):
    """The with-gil callback raises inside qsort; the exception arrives."""
    with pytest.raises(ZeroDivisionError):
        functions.sort_with_qsort([5, 3, 9], lambda x: 1 // 0, release)


def test_a_nogil_function_is_a_callback_for_qsort(functions):
    """With the GIL and without."""
    assert functions.sort_ints() == ([1, 3, 5, 9], [1, 3, 5, 9])


def test_functions_are_start_routines_of_threads(functions):
    """pthread_create takes either kind; the thread state is one for each thread."""
    states = []
    assert functions.start_routines(states)
    assert len(states) == 3
    assert states[1] == states[2]


def test_addresses_are_those_of_plain_functions(functions):
    """And calls through them do the same."""
    assert functions.addresses()


def test_func_is_the_name_of_the_body(functions):
    """__func__ is documented to be the name of the second function that the braces belong to (function.h)."""
    assert functions.name_inside() == "nogil_priv_body_my_name"


def test_cpp_objects_pass_through():
    """Strings, references and move-only objects, as parameters and as results."""
    joined = importlib.import_module("functions_cc").objects_pass_through()
    assert joined == "a-long enough not to be stored inside-c"


def test_cpp_arguments_are_not_copied():
    """A temporary that is passed by value is moved into the body, not copied."""
    assert importlib.import_module("functions_cc").copies_of_an_argument() == 0
