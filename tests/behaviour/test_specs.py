# SPDX-License-Identifier: 0BSD
"""test_specs.py: what a caller learns from an exception spec, and that it costs no GIL to learn it."""

import importlib
import sys

import pytest
from conftest import VARIANT, gil_held_elsewhere

SENTINELS = (
    "int unsigned long_long size short char signed_char unsigned_char truth color double float nan minus_zero infinity "
    "pointer map_failed object text"
).split()


def test_sentinels_of_every_type_are_recognized_in_all_contexts(specs):
    """except(v) and except_maybe(v): v is an exception only as the spec says; other values never are."""
    assert specs.sentinels() == [(name, 0) for name in SENTINELS]


def test_the_result_may_go_anywhere(specs):
    """Into a wider variable, a member, an element, through a pointer, or nowhere."""
    assert specs.where_the_result_goes() == 0


def test_except_any_is_looked_up_after_each_call(specs):
    """For void, structs and values, in all contexts."""
    assert specs.except_any_in_all_contexts() == 0


def test_foreign_functions_can_have_specs(specs):
    """NOGIL_SPEC gives them to functions that know nothing of nogil.h."""
    assert specs.foreign_functions() == 0


def test_a_check_may_call_python_in_the_arguments(specs):
    """NOGIL_FAILED(f, r = f(PyLong_AsLong(o))) compiles wherever the GIL may be held."""
    assert specs.calls_python_in_its_arguments(21) == 42


# ------------------------------------------------------------------------------------------------- noexcept

QUIET_NAMES = sorted(
    f"quiet_{kind}_{name}"
    for kind in ("nogil", "with")
    for name in ("int", "double", "pointer", "color", "truth", "struct", "void")
)
release = pytest.mark.parametrize("release", [False, True], ids=["held", "released"])


@pytest.fixture
def unraisable(monkeypatch):
    """Give the list of what reaches sys.unraisablehook."""
    reports = []
    monkeypatch.setattr(
        sys, "unraisablehook", lambda report: reports.append((report.object, report.exc_type, str(report.exc_value)))
    )
    return reports


@release
def test_an_exception_in_a_noexcept_function_is_reported_by_name(specs, unraisable, release):
    """Each function is named once for each call, the zero value is returned, and nothing stays pending."""
    assert specs.noexcept_functions(True, release)
    # quiet_nogil_int is called once more
    assert sorted(name for name, _, _ in unraisable) == sorted([*QUIET_NAMES, "quiet_nogil_int"])
    assert {(type_, text) for _, type_, text in unraisable} == {(ValueError, "in a noexcept function")}


@release
def test_a_noexcept_function_that_raises_nothing_reports_nothing(specs, unraisable, release):
    """And returns its value."""
    assert specs.noexcept_functions(False, release)
    assert unraisable == []


@release
def test_an_exception_from_before_is_neither_reported_nor_lost(specs, unraisable, release):
    """A noexcept function answers for its own exceptions only."""
    with pytest.raises(LookupError, match="pending from before"):
        specs.noexcept_with_an_exception_pending(release)
    assert unraisable == []


def test_the_default_hook_prints_the_functions_name(child):
    """What a person sees on stderr has the name of the function in it."""
    result = child("import specs_c; specs_c.noexcept_functions(True, True)")
    assert result.returncode == 0
    assert result.stderr.count("quiet_with_struct") == 1
    assert "ValueError: in a noexcept function" in result.stderr


# --------------------------------------------------------------------------------------- looking takes no GIL


@pytest.mark.skipif(VARIANT == "limited", reason="under the limited API looking from a detached thread attaches")
@pytest.mark.parametrize("pending", [False, True], ids=["nothing pending", "exception pending"])
@pytest.mark.parametrize("raw", [False, True], ids=["NOGIL", "plain allow_threads"])
def test_looking_for_an_exception_takes_no_gil(specs, pending, raw):
    """NOGIL_FAILED and nogil_error_pending return while another thread has the GIL and does not let go."""
    with gil_held_elsewhere(specs):
        assert specs.look_while_another_thread_has_the_gil(pending, raw)


def test_looking_for_an_exception_takes_no_gil_on_a_foreign_thread(specs):
    """Neither where there is no thread state yet, nor later."""
    with gil_held_elsewhere(specs):
        assert specs.look_on_a_foreign_thread()


# ---------------------------------------------------------------------------------------- C++ exceptions

TABLE = {
    "bad_alloc": (MemoryError, "std::bad_alloc"),
    "bad_array_new_length": (MemoryError, "std::bad_array_new_length"),
    "bad_cast": (TypeError, "std::bad_cast"),
    "bad_typeid": (TypeError, "std::bad_typeid"),
    "domain_error": (ValueError, "domain"),
    "invalid_argument": (ValueError, "invalid"),
    "ios_base::failure": (OSError, "failure.*"),
    "out_of_range": (IndexError, "range"),
    "overflow_error": (OverflowError, "over"),
    "range_error": (ArithmeticError, "range"),
    "underflow_error": (ArithmeticError, "under"),
    "runtime_error": (RuntimeError, "runtime"),
    "logic_error": (RuntimeError, "logic"),
    "length_error": (RuntimeError, "length"),
    "system_error": (RuntimeError, "Permission denied"),
    "derived": (IndexError, "derived"),
    "own": (RuntimeError, "own"),
    "percent": (RuntimeError, "100%s %d %n of it"),
    "not ASCII": (RuntimeError, "grüß"),
    "not UTF-8": (RuntimeError, "a.*b"),
    "int": (RuntimeError, "Unknown exception"),
    "text": (RuntimeError, "Unknown exception"),
}
BY = [
    "nogil function",
    "with-gil function",
    "foreign function",
    "foreign void function",
    "void function",
    "function of double",
    "function of a pointer",
    "through functions without except_cpp",
]


@pytest.fixture
def cpp():
    """The C++ build of specs."""
    return importlib.import_module("specs_cc")


@pytest.mark.parametrize("which", TABLE)
@pytest.mark.parametrize("by", range(len(BY)), ids=BY)
@release
def test_a_cpp_exception_becomes_the_python_exception_of_the_table(cpp, which, by, release):
    """By every way of saying except_cpp, with the text of what()."""
    type_, text = TABLE[which]
    with pytest.raises(type_, match=f"^{text}$") as caught:
        cpp.throw_and_catch(which, by, release)
    assert caught.type is type_


@pytest.mark.parametrize("by", range(len(BY)), ids=BY)
@release
def test_without_a_cpp_exception_the_value_is_returned(cpp, by, release):
    """Even if it is the one of the spec."""
    assert cpp.throw_and_catch("nothing", by, release) == 17
    assert cpp.throw_and_catch("sentinel", by, release) in (-1, 0, 17)


def test_a_pending_python_exception_wins_over_the_cpp_one(cpp):
    """The Python exception is the more precise one."""
    with pytest.raises(KeyError, match="the cause"):
        cpp.python_exception_wins()


def test_a_function_with_except_cpp_never_throws(cpp):
    """Called directly it returns the value of its spec, with the exception pending."""
    with pytest.raises(IndexError):
        cpp.called_directly()
