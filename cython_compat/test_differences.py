# SPDX-License-Identifier: 0BSD
"""What docs/cython.md says is different everywhere is different; if that ends one day, the page is to change."""

import sys
import threading

import pytest


def functions_in_the_traceback(call):
    """The names of all functions in the traceback of what call() raises, without this one."""
    with pytest.raises(KeyError) as raised:
        call()
    names, traceback = [], raised.value.__traceback__
    while traceback:
        names.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    return names[1:]


def test_cython_adds_its_functions_to_the_traceback_and_c_does_not(twin_of):
    cython = functions_in_the_traceback(twin_of("functions", "cython").exception_through_a_nogil_function)
    c = functions_in_the_traceback(twin_of("functions", "c").exception_through_a_nogil_function)
    assert [name.split(".")[-1] for name in cython[-2:]] == ["passes_it_on", "fails_with_gil"]
    assert c == []


def test_cython_qualifies_the_name_of_an_unraisable_and_c_does_not(twin_of):
    names, before = [], sys.unraisablehook
    sys.unraisablehook = lambda args: names.append(args.object)
    try:
        for language in ("cython", "c"):
            twin_of("functions", language).noexcept_void()
    finally:
        sys.unraisablehook = before
    assert names == ["functions_cython.swallows_void"] * 2 + ["swallows_void"] * 2


def test_a_local_of_a_foreign_thread_survives_in_c_and_not_in_cython(twin_of):
    for language, expected in (("cython", [None, None]), ("c", [None, "kept"])):
        local, seen = threading.local(), []

        def look(_, local=local, seen=seen):
            seen.append(getattr(local, "value", None))
            local.value = "kept"

        twin_of("threads", language).foreign_thread(look)
        assert seen == expected
