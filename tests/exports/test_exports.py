# SPDX-License-Identifier: 0BSD
"""test_exports.py: a NOGIL_EXPORT called from Python, with every type, every mix of arguments and every failure.

Rule: where Python has a function of its own that does the same, its result and its words are what is expected; the
Python that runs the test decides.
"""

import array
import ctypes
import errno
import gc
import inspect
import itertools
import mmap
import os
import pydoc
import sys
import threading

import pytest
from conftest import MODULES, VARIANT
from watchdog import HAS_GIL, run_child

needs_arrays = pytest.mark.skipif(VARIANT == "limited", reason="the limited API of 3.9 has no buffers")


def error_of(function, *args, **kwargs):
    """Return the type and the text of what the call raises."""
    with pytest.raises(BaseException) as caught:  # which one it is, is for the caller to say
        function(*args, **kwargs)
    return caught.type, str(caught.value)


# --------------------------------------------------------------------------------------------- every type, both bounds


def bounds(exports):
    for name, (size, is_signed) in exports.sizes().items():
        bits = 8 * size
        yield name, *((-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed else (0, (1 << bits) - 1))
    for bits in (8, 16, 32, 64):
        yield f"int{bits}_t", -(1 << bits - 1), (1 << bits - 1) - 1
        yield f"uint{bits}_t", 0, (1 << bits) - 1


def test_every_integer_type_takes_its_bounds_and_gives_them_back(exports):
    for name, least, most in bounds(exports):
        echo = getattr(exports, f"echo_{name}")
        for value in (least, least + 1, -1, 0, 1, 255, 256, most - 1, most):
            if least <= value <= most:
                assert echo(value) == value, name
                assert type(echo(value)) is int


def test_one_beyond_a_bound_is_an_overflow_error_that_names_function_argument_and_bounds(exports):
    for name, least, most in bounds(exports):
        echo = getattr(exports, f"echo_{name}")
        text = f"echo_{name}() argument 'value' must be between {least} and {most}"
        for value in (least - 1, most + 1, -(1 << 64), 1 << 64, -(1 << 200), 1 << 200):
            if not least <= value <= most:
                assert error_of(echo, value) == (OverflowError, text)


class Index:
    """An integer that is not an int."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        if isinstance(self.value, BaseException):
            raise self.value
        return self.value


class Real:
    """A number that is not a float."""

    def __init__(self, value):
        self.value = value

    def __float__(self):
        if isinstance(self.value, BaseException):
            raise self.value
        return self.value


def test_an_object_with_index_is_an_integer(exports):
    for name, least, most in bounds(exports):
        echo = getattr(exports, f"echo_{name}")
        assert echo(Index(most)) == most
        assert echo(Index(least)) == least
        assert error_of(echo, Index(most + 1))[0] is OverflowError
    assert exports.echo_int_(True) == 1
    assert error_of(exports.echo_int_, Index(KeyError("mine"))) == (KeyError, "'mine'")
    assert error_of(exports.echo_int_, Index(OverflowError("mine"))) == (OverflowError, "mine")
    assert error_of(exports.echo_uint8_t, Index(TypeError("mine"))) == (TypeError, "mine")


@pytest.mark.parametrize("wrong", [1.0, "1", None, b"1", [1], object()], ids=repr)
def test_what_is_not_an_integer_is_refused_in_the_words_of_operator_index(exports, wrong):
    import operator

    _, text = error_of(operator.index, wrong)
    for name in ("int_", "uint8_t", "long_long", "size_t"):
        assert error_of(getattr(exports, f"echo_{name}"), wrong) == (
            TypeError,
            f"echo_{name}() argument 'value': {text}",
        )


@pytest.mark.parametrize("value", [0.0, -0.0, 1.5, -1.0, 1e308, -1e308, float("inf"), 5, -1, True, 2**60], ids=repr)
def test_a_double_takes_any_real_number(exports, value):
    for name in ("double_", "long_double"):
        result = getattr(exports, f"echo_{name}")(value)
        assert (type(result), result, str(result)) == (float, float(value), str(float(value)))
    nan = exports.echo_double_(float("nan"))
    assert nan != nan


def test_a_float_is_rounded_but_never_made_infinite(exports):
    assert exports.echo_float_(0.1) == ctypes.c_float(0.1).value
    assert exports.echo_float_(float("-inf")) == float("-inf")
    assert exports.echo_float_(3.4028234663852886e38) == 3.4028234663852886e38
    assert error_of(exports.echo_float_, 1e39) == (
        OverflowError,
        "echo_float_() argument 'value' is too large for a C float",
    )


def test_what_is_not_a_real_number_is_refused_in_the_words_of_python(exports):
    import math

    for wrong in ("1", None, [1], object()):
        _, text = error_of(math.sqrt, wrong)
        expected = text if text.startswith("must be") else f"must be real number, not {type(wrong).__name__}"
        assert error_of(exports.echo_double_, wrong) == (TypeError, f"echo_double_() argument 'value' {expected}")
    assert exports.echo_double_(Real(2.5)) == 2.5
    assert exports.echo_double_(Index(3)) == 3.0
    assert error_of(exports.echo_double_, Real(TypeError("mine"))) == (TypeError, "mine")
    kind, text = error_of(exports.echo_double_, 10**400)
    assert kind is OverflowError and "echo_double_() argument 'value'" in text


def test_bool_takes_the_truth_of_anything(exports):
    for value in (True, False, 0, 1, [], [0], "", "no", None, 0.0, 0.5):
        assert exports.echo_bool_(value) is bool(value)

    class NeitherNor:
        def __bool__(self):
            raise KeyError("neither")

    assert error_of(exports.echo_bool_, NeitherNor()) == (KeyError, "'neither'")


def test_char_is_one_character_or_one_byte(exports):
    for number in range(256):
        assert exports.echo_char_(chr(number)) == chr(number)
        assert exports.echo_char_(bytes([number])) == chr(number)
    for wrong in ("", "ab", "\u0100", "\ud800", b"", b"ab"):
        assert error_of(exports.echo_char_, wrong) == (
            ValueError,
            "echo_char_() argument 'value' must be one character, at most U+00FF, or one byte",
        )
    assert error_of(exports.echo_char_, 65) == (TypeError, "echo_char_() argument 'value' must be str, not int")


def test_text_is_utf8_without_a_nul(exports):
    for text in ("", "abc", "äöü€", "\U0001f40d", "x" * 100_000):
        assert exports.echo_text(text) == text
    assert error_of(exports.echo_text, "a\0b") == (
        ValueError,
        "echo_text() argument 'value': embedded null character",
    )
    assert error_of(exports.echo_text, "\ud800")[0] is UnicodeEncodeError


@pytest.mark.parametrize("wrong", [b"abc", 1, None, ["abc"]], ids=repr)
def test_what_is_not_a_str_is_refused_in_the_words_of_python(exports, wrong):
    kind, text = error_of("".encode, encoding=wrong)  # "encode() argument 'encoding' must be str, not int"
    expected = text.replace("encode()", "echo_text()").replace("'encoding'", "'value'")
    assert error_of(exports.echo_text, wrong) == (kind, expected)


# ------------------------------------------------------------------------------------- positional and keyword arguments


def python_functions():
    """Functions of Python with the parameters of some exported ones."""
    space = {}
    exec(
        "def none(): return 0\n"
        "def one(a): return a\n"
        "def two(a, b): return 10 * a + b\n"
        "def three(alpha, beta, gamma): return 100 * alpha + 10 * beta + gamma\n"
        "def twelve(a, b, c, d, e, f, g, h, i, j, k, l):\n"
        "    return sum(x << n for n, x in enumerate((a, b, c, d, e, f, g, h, i, j, k, l)))\n",
        space,
    )
    return [space[name] for name in ("none", "one", "two", "three", "twelve")]


def outcome(function, args, kwargs):
    try:
        return function(*args, **kwargs)
    except TypeError as error:
        return str(error)


@pytest.mark.parametrize("python", python_functions(), ids=lambda function: function.__name__)
def test_every_mix_of_positional_and_keyword_arguments_does_what_a_function_of_python_does(exports, python):
    export = getattr(exports, python.__name__)
    names = list(inspect.signature(python).parameters)
    few = names if len(names) <= 3 else [names[0], names[5], names[11]]
    keywords = [*few, "nonsense", few[0][:-1] + "x" if few else "x", "", "é", "a b"]
    seen = set()
    for count in range(len(names) + 3):
        for more in itertools.chain(range(3), [len(names)] * (len(names) > 3)):
            groups = itertools.combinations(keywords, more) if more < 3 else [names, names[1:], names[:-1]]
            for group in groups:
                args, kwargs = tuple(range(1, count + 1)), {name: number for number, name in enumerate(group)}
                expected = outcome(python, args, kwargs)
                assert outcome(export, args, kwargs) == expected, (args, kwargs)
                seen.add(expected if isinstance(expected, int) else expected.split("() ")[1][:8])
    assert len(seen) >= (3 if names else 2)


def test_keywords_may_come_in_any_order_and_need_not_be_interned(exports):
    for order in itertools.permutations([("alpha", 1), ("beta", 2), ("gamma", 3)]):
        assert exports.three(**{"".join(list(name)): value for name, value in order}) == 123
    assert exports.three(1, gamma=3, beta=2) == 123


def test_a_parameter_that_cannot_be_one_in_python_still_has_an_error_text(exports):
    assert exports.keyword(5, 3) == exports.keyword(**{"lambda": 3, "from": 5}) == 2
    assert error_of(exports.keyword, 1) == (TypeError, "keyword() takes other arguments than these: see help(keyword)")


def test_the_first_wrong_argument_is_the_one_that_is_named(exports):
    assert "argument 'a'" in error_of(exports.two, "x", "y")[1]
    assert "argument 'b'" in error_of(exports.two, 1, "y")[1]
    assert "argument 'a'" in error_of(exports.two, b="y", a="x")[1]


def test_an_exception_that_comes_from_nowhere_is_no_ones(exports):
    with pytest.raises(TypeError) as caught:
        exports.two(1)
    assert caught.value.__cause__ is None and caught.value.__context__ is None
    try:
        raise KeyError("before")
    except KeyError as before:
        with pytest.raises(TypeError) as caught:
            exports.two("x", 1)
        assert caught.value.__context__ is before


# --------------------------------------------------------------------------------------------------------- results


def test_results_are_a_value_none_or_a_tuple(exports):
    assert exports.none() == exports.none_in_parentheses() == 0
    assert exports.nothing() is None
    assert exports.one_out(3) == 1.5
    assert exports.divide(17, 5) == (3, 2)
    assert exports.three_results(True) == ("text", 0, "!")
    assert exports.three_results(False) == (None, 0, "!")
    assert exports.status_and_out(4) == 8


def test_a_function_may_have_another_name_in_python(exports):
    assert exports.abs(-3) == 3
    assert exports.abs.__name__ == "abs"
    assert not hasattr(exports, "named_otherwise")
    assert error_of(exports.abs)[1] == "abs() missing 1 required positional argument: 'x'"


def test_an_object_passes_through_unchanged(exports):
    thing = object()
    assert exports.itself(thing) is thing


# --------------------------------------------------------------------------------------------------------- failures


@pytest.mark.parametrize("name", ["any", "any_void", "always_minus_one", "status_and_out"])
def test_what_the_body_raises_is_raised(exports, name):
    function = getattr(exports, name)
    assert error_of(function, -5) == (ValueError, "-5 is negative")
    assert function(5) in (5, None, 10)


def test_a_value_that_may_mean_an_exception_is_looked_at(exports):
    assert exports.maybe_minus_one(3, False) == 3
    assert exports.maybe_minus_one(3, True) == -1
    assert error_of(exports.maybe_minus_one, -1, False) == (ValueError, "-1 is negative")
    assert exports.maybe_nan(4.0) == 4.0
    assert error_of(exports.maybe_nan, -4.0) == (ValueError, "no root")
    nan = exports.maybe_nan(float("nan"))
    assert nan != nan
    assert exports.null_text(False) is None
    assert error_of(exports.null_text, True) == (KeyError, "'gone'")
    assert exports.never_fails(-1) == -1


def test_a_division_by_zero_leaves_no_result(exports):
    assert error_of(exports.divide, 3, 0) == (ZeroDivisionError, "3 / 0")


def test_errno_becomes_the_os_error_of_its_number(exports):
    assert exports.fail_with(0) == 7
    for number in (errno.ENOENT, errno.EACCES, errno.ENOSPC):
        with pytest.raises(OSError) as caught:
            exports.fail_with(number)
        expected = OSError(number, os.strerror(number))
        assert type(caught.value) is type(expected)
        assert (caught.value.errno, caught.value.strerror) == (number, os.strerror(number))
        assert caught.value.filename is None


def test_the_os_error_names_the_file(exports):
    assert exports.fail_with_file(0, "x") is None
    for path in ("/no/such/file", "grün", ""):
        with pytest.raises(FileNotFoundError) as caught:
            exports.fail_with_file(errno.ENOENT, path)
        assert caught.value.filename == path


def test_an_exception_that_the_body_has_raised_goes_before_errno(exports):
    assert error_of(exports.raise_not_errno) == (KeyError, "'this one'")


def test_a_cpp_exception_is_raised_as_cythons_table_says():
    import exports_cc

    assert exports_cc.throws(0) == 0
    assert error_of(exports_cc.throws, 1) == (IndexError, "thrown")
    assert error_of(exports_cc.throws, 2) == (RuntimeError, "Unknown exception")
    assert error_of(exports_cc.throws_held, 1)[0] is MemoryError
    assert exports_cc.throws_held(0) == 0


# ---------------------------------------------------------------------------------------------------------- the GIL


def test_the_policy_decides_who_has_the_gil(exports):
    assert exports.always_has() is exports.always_by_name_has() is False
    assert exports.never_has() is True
    assert [exports.sized_has(10, n) for n in (1, 10, 11)] == [True, True, False]
    assert exports.adaptive_has() in (True, False)


def test_called_in_c_the_function_sees_to_the_gil_itself(exports):
    assert exports.from_c() == ((0, 1, 1, 1), (0, 1, 0, 0), 1)


def test_an_exported_function_may_call_itself(exports):
    assert exports.fibonacci(20) == 6765


def test_a_body_may_take_the_gil_and_call_back(exports):
    seen = []
    assert exports.call_back(lambda n: seen.append(n) or n, 5) == 4
    assert seen == [0, 1, 2, 3, 4]
    assert error_of(exports.call_back, lambda n: 1 // (3 - n), 5) == (
        ZeroDivisionError,
        error_of(lambda: 1 // 0)[1],
    )


def test_other_threads_run_while_a_body_does(exports):
    """One call waits in its body for what only another thread can do: two calls meet at a barrier."""
    barrier = threading.Barrier(2, timeout=60)
    results = []

    def call():
        results.append(exports.call_back(lambda n: barrier.wait() >= 0, 3))

    threads = [threading.Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert results == [True, True]


# ----------------------------------------------------------------------------------------------------------- arrays

FORMATS = {
    "signed_char": "b", "unsigned_char": "B", "short_": "h", "unsigned_short": "H", "int_": "i", "unsigned_int": "I",
    "long_": "l", "unsigned_long": "L", "long_long": "q", "unsigned_long_long": "Q", "float_": "f", "double_": "d",
}  # fmt: skip


@needs_arrays
def test_an_array_is_pointer_and_length(exports):
    for name, code in FORMATS.items():
        total = getattr(exports, f"total_{name}")
        for values in ([], [1], [1, 2, 3], range(100)):
            assert total(array.array(code, values)) == sum(values), name
    assert exports.total_char_(b"abc") == exports.total_unsigned_char(bytearray(b"abc")) == sum(b"abc")
    assert exports.total_bool_(memoryview(b"\1\0\1").cast("?")) == 2


@needs_arrays
def test_an_array_may_be_any_exporter_of_the_same_items(exports):
    doubles = array.array("d", range(10))
    assert exports.total_double_(memoryview(doubles)[2:5]) == 9
    assert exports.total_double_((ctypes.c_double * 3)(1, 2, 3)) == 6
    assert exports.total_int_((ctypes.c_int * 3)(1, 2, 3)) == 6
    with mmap.mmap(-1, 4096) as memory:
        memory[:3] = b"\1\2\3"
        assert exports.total_unsigned_char(memory) == 6
    if array.array("l").itemsize == 8:
        assert exports.total_long_(array.array("q", [1, 2])) == exports.total_long_long(array.array("l", [1, 2])) == 3


@needs_arrays
def test_a_writable_array_is_written_in_place(exports):
    doubles = array.array("d", [1, 2, 3])
    assert exports.scale(doubles, 2) is None
    assert list(doubles) == [2, 4, 6]
    exports.scale(memoryview(doubles)[1:], by=10)
    assert list(doubles) == [2, 40, 60]
    b = array.array("i", [0] * 3)
    assert exports.two_arrays(array.array("i", [7, 8]), b, 0) == 2
    assert list(b) == [7, 8, 0]


@needs_arrays
def test_each_thing_that_can_be_wrong_with_an_array_has_one_error(exports):
    doubles = array.array("d", range(6))
    where = "total_double_() argument 'values'"
    for wrong, name in ((1, "int"), ([1.0], "list"), (None, "NoneType")):
        text = f"{where}: a bytes-like object is required, not '{name}'"
        assert error_of(exports.total_double_, wrong) == (TypeError, text)
    for wrong in (array.array("f", [1]), array.array("q", [1]), bytes(8), memoryview(bytes(8)).cast("q")):
        kind, text = error_of(exports.total_double_, wrong)
        assert kind is TypeError and text.startswith(f"{where} must have floating-point items of 8 bytes, not '")
    kind, text = error_of(exports.total_int_, array.array("I", [1]))
    assert kind is TypeError and text.endswith("must have signed integer items of 4 bytes, not 'I' of 4")
    big_endian = (ctypes.c_double.__ctype_be__ * 2)(1, 2)
    assert error_of(exports.total_double_, big_endian)[0] is (TypeError if sys.byteorder == "little" else None)
    two = memoryview(bytes(doubles)).cast("d", (2, 3))
    assert error_of(exports.total_double_, two) == (TypeError, f"{where} must have 1 dimension, not 2")
    none = memoryview(bytes(8)).cast("d", ())
    assert error_of(exports.total_double_, none) == (TypeError, f"{where} must have 1 dimension, not 0")
    for gaps in (memoryview(doubles)[::2], memoryview(doubles)[::-1]):
        text = f"{where} must be contiguous: there are gaps between its items"
        assert error_of(exports.total_double_, gaps) == (BufferError, text)
    odd = memoryview(bytearray(25))[1:].cast("d")
    assert error_of(exports.total_double_, odd)[0] is BufferError
    for fixed in (memoryview(doubles).toreadonly(), memoryview(bytes(16)).cast("d")):
        text = "scale() argument 'values' must be writable, and this is read-only"
        assert error_of(exports.scale, fixed, 2) == (BufferError, text)
    assert error_of(exports.scale, bytes(8), 2)[0] is BufferError


@needs_arrays
def test_the_memory_of_an_array_is_locked_during_the_call_and_free_after_it(exports):
    text = bytearray(b"abc")
    assert error_of(exports.call_with_array, text, lambda: text.extend(b"more"))[0] is BufferError
    assert exports.call_with_array(text, lambda: None) == ord("a")
    text.extend(b"more")
    a, b = array.array("i", [1]), array.array("i", [2])
    for wrong in ((a, b, 1), (a, b, "x"), (a, b"x", 0), (a, array.array("d"), 0)):
        error_of(exports.two_arrays, *wrong)
        a.append(1)
        b.append(1)


# --------------------------------------------------------------------------------------- what a reader of it is told


def test_signature_help_and_docstring(exports):
    assert str(inspect.signature(exports.divide)) == "(a, b)"
    assert str(inspect.signature(exports.none)) == "()"
    assert exports.divide.__text_signature__ == "($module, a, b)"
    assert exports.divide.__doc__ == "Quotient and remainder.\n\ndivide(a: int, b: int) -> tuple[int, int]"
    assert exports.nothing.__doc__ == "nothing() -> None"
    assert exports.three_results.__doc__ == "three_results(some: bool) -> tuple[str | None, int, str]"
    assert exports.echo_text.__doc__ == "echo_text(value: str) -> str | None"
    assert exports.twelve.__doc__.startswith("Twelve.\n\ntwelve(a: int, b: int, ")
    assert exports.twelve.__doc__.endswith("l: int) -> int")
    assert "divide(a, b)" in pydoc.plain(pydoc.render_doc(exports.divide))
    assert [*inspect.signature(exports.twelve).parameters] == list("abcdefghijkl")


@needs_arrays
def test_an_array_is_a_buffer_in_the_docstring(exports):
    assert exports.scale.__doc__ == "Multiply each.\n\nscale(values: Buffer, by: float) -> None"
    assert str(inspect.signature(exports.scale)) == "(values, by)"


# ----------------------------------------------------------------------------------------- nothing is left behind


def test_ten_thousand_calls_leave_no_reference_behind(exports):
    thing, big, text, real = object(), 1 << 40, "text" * 10, 12345.678
    calls = [
        lambda: exports.echo_long_long(big),
        lambda: exports.echo_text(text),
        lambda: exports.echo_double_(real),
        lambda: exports.two(b=1, a=2),
        lambda: exports.divide(big // big, 1),
        lambda: exports.three_results(thing),
        lambda: exports.itself(thing),
        lambda: exports.fail_with_file(0, text),
    ]
    failing = [
        lambda: exports.echo_int_(big),
        lambda: exports.echo_text(thing),
        lambda: exports.echo_double_(text),
        lambda: exports.divide(1, 0),
        lambda: exports.fail_with_file(2, text),
        lambda: exports.two(1, 2, thing),
        lambda: exports.two(thing, unknown=thing),
    ]
    if VARIANT != "limited":
        values = array.array("d", [1])
        calls.append(lambda: exports.total_double_(values))
        failing.append(lambda: exports.total_int_(values))
    counted = (big, text, real, thing)

    def repeat(turns):
        for call in calls:
            for _ in range(turns):
                call()
        for call in failing:
            for _ in range(turns // 50):
                try:
                    call()
                except (TypeError, OverflowError, ZeroDivisionError, OSError):
                    pass
                else:
                    raise AssertionError("must fail")

    repeat(200)
    gc.collect()
    before = [sys.getrefcount(one) for one in counted]
    blocks = sys.getallocatedblocks()
    repeat(10_000)
    gc.collect()
    assert [sys.getrefcount(one) for one in counted] == before
    if HAS_GIL:  # without one memory is given back later
        assert sys.getallocatedblocks() - blocks < 500


INTERPRETER = """
import sys
source = '''
import sys
sys.path[:] = %r
import exports_{language} as exports
assert exports.three(1, gamma=3, beta=2) == 123
assert exports.divide(7, 2) == (3, 1)
for wrong in (lambda: exports.two(1), lambda: exports.echo_int8_t(128), lambda: exports.any(-1)):
    try:
        wrong()
    except (TypeError, OverflowError, ValueError):
        pass
    else:
        raise AssertionError("no error")
''' % sys.path
for _ in range(3):
    if sys.version_info >= (3, 13):
        import _interpreters
        interpreter = _interpreters.create("{kind}")
        failed = _interpreters.exec(interpreter, source)
        assert failed is None, failed
        _interpreters.destroy(interpreter)
    else:
        import _xxsubinterpreters
        options = {{"isolated": "{kind}" == "isolated"}} if sys.version_info >= (3, 10) else {{}}
        interpreter = _xxsubinterpreters.create(**options)
        _xxsubinterpreters.run_string(interpreter, source)
        _xxsubinterpreters.destroy(interpreter)
exec(source)
"""


@pytest.mark.parametrize("kind", ["legacy", "isolated"])
@pytest.mark.parametrize("language", ["c", "cc"], ids=["C", "C++"])
@pytest.mark.skipif(sys.implementation.name != "cpython", reason="PyPy has one interpreter")
def test_it_works_in_sub_interpreters_and_in_the_main_one_afterwards(language, kind):
    if kind == "isolated" and (sys.version_info < (3, 12) or VARIANT.startswith("limited")):
        pytest.skip("this Python, or this limited API, has no interpreters with a GIL of their own")
    code = INTERPRETER.format(language=language, kind=kind)
    done = run_child(code, MODULES)
    assert (done.returncode, done.stderr) == (0, "")
