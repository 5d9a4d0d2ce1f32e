# SPDX-License-Identifier: 0BSD
"""What NOGIL_BUFFER takes: every type, dimension and mode, of every kind of object; what it refuses, in which words.

Rule: what C has read is compared with what Python's own struct and memoryview say of the same memory.
"""

import array
import ctypes
import mmap
import struct
import sys

import pytest
from exporter import Exporter

LITTLE = sys.byteorder == "little"
NATIVE, FOREIGN = ("<", ">") if LITTLE else (">", "<")
LONG = struct.calcsize("l")
LONG_DOUBLE = ctypes.sizeof(ctypes.c_longdouble)

# What each C type takes: the one-letter codes of the struct module in native mode.
SIGNED = {1: "b", 2: "h", 4: "i" + ("l" if LONG == 4 else ""), 8: "qn" + ("l" if LONG == 8 else "")}
UNSIGNED = {size: codes.upper() for size, codes in SIGNED.items()}
TAKES = {
    "bool": "?",
    "char": "cbBs",
    "schar": SIGNED[1] + "cs",
    "uchar": UNSIGNED[1] + "cs",
    "short": SIGNED[2],
    "ushort": UNSIGNED[2],
    "int": SIGNED[4],
    "uint": UNSIGNED[4],
    "long": SIGNED[LONG],
    "ulong": UNSIGNED[LONG],
    "llong": SIGNED[8],
    "ullong": UNSIGNED[8],
    "int8": SIGNED[1] + "cs",
    "uint64": UNSIGNED[8],
    "ssize": SIGNED[struct.calcsize("n")],
    "size": UNSIGNED[struct.calcsize("n")],
    "half": "e",
    "float": "f",
    "double": "d",
    "ldouble": "g",
    "cfloat": ["Zf", "F"],
    "zdouble": ["Zd", "D"],
    "gldouble": ["Zg", "G"],
}
ALL_CODES = [*"?cbBshHiIlLqQnNefdg", "Zf", "Zd", "Zg", "F", "D", "G"]


def native_size(code):
    """How large an item of this code is in the mode '@'."""
    if code in "FDG" or code[0] == "Z":
        return 2 * native_size(code[-1].lower())
    return LONG_DOUBLE if code == "g" else struct.calcsize(code)


def standard_size(code):
    """The same in the modes = < >; 0 where it has none."""
    if code in "nN":
        return 0
    return struct.calcsize("=" + code) if code in "?cbBshHiIlLqQefd" else native_size(code)


def exporting(format, itemsize, count=3, **more):
    """An exporter of `count` items with different bytes."""
    memory = bytearray(i % 251 for i in range(1, count * itemsize + 1))
    return memory, Exporter(memory, format=format, itemsize=itemsize, shape=(count,), strides=(itemsize,), **more)


def refusal(function, *arguments):
    """The type and the words of the exception that the call raises."""
    with pytest.raises(Exception) as caught:
        function(*arguments)
    return type(caught.value), str(caught.value)


# ------------------------------------------------------------------------------------------------------ every type


def test_the_table_of_this_test_has_every_type(buffers):
    sizes = buffers.sizes()
    assert sorted(sizes) == sorted(TAKES)
    for name, codes in TAKES.items():
        assert {native_size(code) for code in codes} == {sizes[name]}


@pytest.mark.parametrize("name", TAKES)
@pytest.mark.parametrize("prefix", ["", "@", "^", "1", " "])
def test_a_type_takes_its_own_native_formats_and_no_other(buffers, name, prefix):
    for code in ALL_CODES:
        memory, exporter = exporting(prefix + code, native_size(code))
        if code in TAKES[name]:
            assert getattr(buffers, f"read_{name}")(exporter) == memory
            assert getattr(buffers, f"row_{name}")(exporter) == memory
        else:
            assert refusal(getattr(buffers, f"read_{name}"), exporter)[0] is TypeError
        assert exporter.gets == exporter.releases


@pytest.mark.parametrize("name", TAKES)
@pytest.mark.parametrize("prefix", ["=", "<", ">", "!"])
def test_a_type_takes_standard_formats_of_its_size_in_the_byte_order_of_this_machine(buffers, name, prefix):
    size = buffers.sizes()[name]
    kinds = {code for code in ALL_CODES if any(native_kind(code) == native_kind(own) for own in TAKES[name])}
    order = {"=": NATIVE, "!": ">"}.get(prefix, prefix)
    for code in ALL_CODES:
        width = standard_size(code)
        memory, exporter = exporting(prefix + code, width or native_size(code))
        if width == size and code in kinds and (width == 1 or order == NATIVE):
            assert getattr(buffers, f"read_{name}")(exporter) == memory
        else:
            assert refusal(getattr(buffers, f"read_{name}"), exporter)[0] is TypeError


def native_kind(code):
    """Integer with its sign, real, complex, text, truth."""
    for kind in ("bhilqn", "BHILQN", "efdg", "cs", "?"):
        if code in kind:
            return kind
    return "complex"


def test_what_has_no_format_is_unsigned_bytes(buffers):
    memory, exporter = exporting(None, 1)
    assert buffers.read_uchar(exporter) == memory
    assert refusal(buffers.read_schar, exporter) == (
        TypeError,
        "'items' must have items of type signed char (1-byte signed integer), but those of this 'Exporter' are 'B' "
        "(1-byte unsigned integer)",
    )


@pytest.mark.parametrize(
    "format", ["", "dd", "2d", "10d", "T{d:x:d:y:}", "O", "P", "Zi", "Z", "1", "x", "@", "d d", "w"]
)
def test_what_is_not_one_number_is_refused(buffers, format):
    _, exporter = exporting(format, 8)
    kind, text = refusal(buffers.read_double, exporter)
    assert kind is TypeError
    assert text.endswith(f"are '{format}' (8-byte item that is not a single number)")


def test_a_format_that_lies_about_its_size_is_refused(buffers):
    """As ctypes did for long before it learned better: '<l' is 4 bytes by the book."""
    _, exporter = exporting("<l", 8)
    assert refusal(buffers.read_long, exporter)[0] is TypeError


def test_the_other_byte_order_is_named(buffers):
    _, exporter = exporting(FOREIGN + "d", 8)
    assert refusal(buffers.read_double, exporter) == (
        TypeError,
        "'items' must have items of type double (8-byte real number), but those of this 'Exporter' are "
        f"'{FOREIGN}d' ({'big' if LITTLE else 'little'}-endian 8-byte real number)",
    )


@pytest.mark.parametrize("name", TAKES)
def test_what_is_written_is_there(buffers, name):
    size = buffers.sizes()[name]
    memory, exporter = exporting(TAKES[name][0], size, count=5)
    new = bytes(reversed(memory)) if name != "bool" else b"\1\0\1\1\0"
    getattr(buffers, f"write_{name}")(exporter, new)
    assert memory == new


# -------------------------------------------------------------------------------------------------- every exporter


def test_bytes_are_read_and_not_written(buffers):
    assert buffers.read_uchar(b"spam") == b"spam"
    assert buffers.read_char(b"") == b""
    assert refusal(buffers.write_uchar, b"spam", b"eggs") == (
        BufferError,
        "'items' must be writable, but this 'bytes' is read-only",
    )


@pytest.mark.parametrize("code", "bBhHiIlLqQfd")
def test_an_array_is_read_and_written(buffers, code):
    names = [name for name, codes in TAKES.items() if code in codes]
    values = array.array(code, range(1, 6))
    for name in names:
        assert getattr(buffers, f"read_{name}")(values) == values.tobytes()
        getattr(buffers, f"write_{name}")(values, array.array(code, range(2, 7)).tobytes())
        assert values == array.array(code, range(2, 7))
        values = array.array(code, range(1, 6))


def test_slices_of_a_memoryview_are_strided(buffers):
    values = array.array("d", range(10))
    for part in slice(None), slice(2, 7), slice(None, None, 3), slice(None, None, -1), slice(8, 1, -2), slice(3, 3):
        view = memoryview(values)[part]
        assert buffers.read_double(view) == view.tobytes()
    buffers.write_double(memoryview(values)[::-2], array.array("d", [-1, -2, -3, -4, -5]).tobytes())
    assert values.tolist() == [0, -5, 2, -4, 4, -3, 6, -2, 8, -1]


def test_a_memoryview_can_be_cast_to_what_is_wanted(buffers):
    assert buffers.read_double(memoryview(bytearray(24)).cast("d")) == bytes(24)
    (_, _, *strides), _ = buffers.look_2(memoryview(bytearray(48)).cast("d", (2, 3)))
    assert strides == [24, 8]


@pytest.mark.parametrize(
    "type", ["bool", "byte", "ubyte", "short", "int", "uint", "long", "ulong", "longlong", "float"]
)
def test_ctypes_arrays_are_taken(buffers, type):
    values = (getattr(ctypes, f"c_{type}") * 3)(1, 0, 1)
    name = {"byte": "schar", "ubyte": "uchar", "longlong": "llong"}.get(type, type)
    assert getattr(buffers, f"read_{name}")(values) == bytes(values)


def test_two_dimensions_of_ctypes_are_taken(buffers):
    values = (ctypes.c_double * 3 * 2)((1, 2, 3), (4, 5, 6))
    assert buffers.look_2(values) == ((2, 3, 24, 8), 91.0)


def test_mapped_memory_is_taken(buffers):
    with mmap.mmap(-1, 4096) as memory:
        buffers.write_uchar(memory, b"x" * 4096)
        assert memory[:] == b"x" * 4096
        assert buffers.read_char(memory) == memory[:]
        assert buffers.during(memory, lambda: refusal(memory.close)) == (
            BufferError,
            "cannot close exported pointers exist",
        )


@pytest.mark.parametrize("count", [0, 3])
def test_a_bytearray_cannot_be_resized_meanwhile(buffers, count):
    memory = bytearray(b"spam" * count)
    assert buffers.during(memory, lambda: refusal(memory.append, 1)[0]) is BufferError
    memory.append(1)


def test_the_object_lives_as_long_as_its_buffer(buffers):
    class Memory(bytearray):
        def __del__(self):
            log.append("gone")

    log = []
    objects = [Memory(b"spam")]
    # during() has the only other reference: its argument. Its caller's is dropped meanwhile.
    buffers.during(memoryview(objects.pop()), lambda: log.append("running"))
    assert log == ["running", "gone"]


@pytest.mark.parametrize("empty", [bytearray(), array.array("d"), memoryview(b"").cast("d"), (ctypes.c_double * 0)()])
def test_an_empty_array_is_no_failure(buffers, empty):
    if isinstance(empty, bytearray):
        empty = memoryview(empty).cast("d")
    assert buffers.has_data(empty) == (1, 0)


def test_empty_memory_at_null_is_no_failure(buffers):
    assert buffers.has_data(Exporter(bytearray(), format="d", itemsize=8, shape=(0,), is_null=True)) == (1, 0)


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0, 0)])
def test_an_empty_array_of_two_dimensions_is_contiguous(buffers, shape):
    exporter = Exporter(bytearray(), format="d", itemsize=8, shape=shape, strides=(5, 7))
    assert buffers.look_2(exporter) == ((*shape, 5, 7), 0.0)
    assert buffers.look_2_contiguous(exporter)[1] == 0.0


# ------------------------------------------------------------------------------------------------- every dimension


def weighted(items):
    """What look_N returns as the sum: each item times its place."""
    return float(sum(place * item for place, item in enumerate(items, 1)))


@pytest.mark.parametrize("shape", [(5,), (1,), (4, 3), (1, 7), (2, 3, 4), (3, 1, 2), (2, 3, 4, 5), (1, 1, 1, 1)])
def test_every_item_is_found_by_its_indices(buffers, shape):
    count = len(memoryview(bytes(8 * _product(shape))).cast("d"))
    values = array.array("d", [i * i % 31 for i in range(count)])
    view = memoryview(values).cast("B").cast("d", shape)
    strides = tuple(8 * _product(shape[k + 1 :]) for k in range(len(shape)))
    for end in "", "_contiguous":
        assert getattr(buffers, f"look_{len(shape)}{end}")(view) == ((*shape, *strides), weighted(values))


def _product(numbers):
    product = 1
    for number in numbers:
        product *= number
    return product


def test_items_are_written_by_their_indices(buffers):
    values = array.array("d", bytes(8 * 120))
    assert buffers.number(memoryview(values).cast("B").cast("d", (2, 3, 4, 5))) == 120
    assert values.tolist() == list(range(1, 121))


def test_negative_and_overlapping_strides_of_many_dimensions(buffers):
    """As an exporter may have them: backwards in one dimension, standing still in another."""
    memory = bytearray(array.array("d", range(24)).tobytes())
    exporter = Exporter(memory, format="d", itemsize=8, shape=(2, 3, 4), strides=(0, -64, 16), offset=16 * 8)
    items = [16 - 8 * j + 2 * k for _ in range(2) for j in range(3) for k in range(4)]
    assert buffers.look_3(exporter) == ((2, 3, 4, 0, -64, 16), weighted(items))


def test_missing_strides_mean_contiguous_and_a_missing_shape_all_there_is(buffers):
    memory = bytearray(array.array("d", range(6)).tobytes())
    exporter = Exporter(memory, format="d", itemsize=8, shape=(2, 3))
    assert buffers.look_2(exporter) == ((2, 3, 24, 8), weighted(range(6)))
    assert buffers.look_1(Exporter(memory, format="d", itemsize=8)) == ((6, 8), weighted(range(6)))


def test_a_dimension_of_one_may_have_any_stride(buffers):
    """numpy's relaxed strides; what is contiguous gets the stride that is meant."""
    memory = bytearray(array.array("d", range(3)).tobytes())
    exporter = Exporter(memory, format="d", itemsize=8, shape=(1, 3, 1), strides=(12345, 8, -7))
    assert buffers.look_3(exporter) == ((1, 3, 1, 12345, 8, -7), weighted(range(3)))
    assert buffers.look_3_contiguous(exporter) == ((1, 3, 1, 24, 8, 8), weighted(range(3)))


def test_each_index_is_evaluated_once(buffers):
    assert buffers.evaluate_once((ctypes.c_double * 2 * 2)((7, 8), (9, 10))) == (7.0, 1, 1)


# --------------------------------------------------------------------------------------------------------- refusals


def grid(**more):
    """An exporter of 4 by 3 doubles."""
    how = {"format": "d", "itemsize": 8, "shape": (4, 3), "strides": (24, 8), **more}
    return Exporter(bytearray(200), **how)


ITEMS = "'v' must have items of type double (8-byte real number), but those of this"
A_BUFFER = "'v' must be a buffer of double, such as an array, a memoryview or a numpy.ndarray"
REFUSALS = [
    ("look_2", lambda: 7, TypeError, f"{A_BUFFER}, not 'int'"),
    ("look_2", lambda: None, TypeError, f"{A_BUFFER}, not 'NoneType'"),
    ("look_2", lambda: array.array("d"), TypeError, "'v' must have 2 dimensions, but this 'array' has 1"),
    ("look_1", grid, TypeError, "'v' must have 1 dimension, but this 'Exporter' has 2"),
    ("look_1", lambda: grid(shape=(), strides=()), TypeError, "'v' must have 1 dimension, but this 'Exporter' has 0"),
    (
        "look_4",
        lambda: grid(shape=(1,) * 6, strides=(8,) * 6),
        TypeError,
        "'v' must have 4 dimensions, but this 'Exporter' has 6",
    ),
    ("look_1", lambda: array.array("f"), TypeError, f"{ITEMS} 'array' are 'f' (4-byte real number)"),
    ("look_1", lambda: array.array("q"), TypeError, f"{ITEMS} 'array' are 'q' (8-byte signed integer)"),
    (
        "look_2_writable",
        lambda: grid(readonly=True),
        BufferError,
        "'v' must be writable, but this 'Exporter' is read-only",
    ),
    (
        "look_1_writable",
        lambda: memoryview(bytes(8)).cast("d"),
        BufferError,
        "'v' must be writable, but this 'memoryview' is read-only",
    ),
    (
        "look_2",
        lambda: grid(suboffsets=(0, -1)),
        BufferError,
        "'v' must be one block of memory, but this 'Exporter' is a list of rows (it has suboffsets): pass a copy of it",
    ),
    (
        "look_2_contiguous",
        lambda: grid(strides=(48, 16)),
        BufferError,
        "'v' must be C-contiguous, but this 'Exporter' of shape (4, 3) has strides (48, 16): pass a copy of it",
    ),
    (
        "look_2_contiguous",
        lambda: grid(strides=(8, 32)),
        BufferError,
        "'v' must be C-contiguous, but this 'Exporter' of shape (4, 3) has strides (8, 32): pass a copy of it",
    ),
    (
        "look_1_contiguous",
        lambda: memoryview(array.array("d", range(4)))[::-1],
        BufferError,
        "'v' must be C-contiguous, but this 'memoryview' of shape (4,) has strides (-8,): pass a copy of it",
    ),
    (
        "look_2",
        lambda: grid(offset=4),
        BufferError,
        "'v' must be aligned as double is, but the items of this 'Exporter' are not: pass a copy of it",
    ),
    (
        "look_2",
        lambda: grid(strides=(25, 8)),
        BufferError,
        "'v' must be aligned as double is, but the items of this 'Exporter' are not: pass a copy of it",
    ),
    (
        "look_2",
        lambda: grid(shape=(4, -3)),
        BufferError,
        "'v' must say how many items it has, and this 'Exporter' does not",
    ),
]


@pytest.mark.parametrize("function, given, kind, text", REFUSALS)
def test_each_misfit_is_one_clear_exception(buffers, function, given, kind, text):
    given = given()
    assert refusal(getattr(buffers, function), given) == (kind, text)
    if isinstance(given, Exporter):
        assert given.gets == given.releases > 0


def test_suboffsets_that_lead_nowhere_are_none(buffers):
    assert buffers.look_2(grid(suboffsets=(-1, -1)))[0] == (4, 3, 24, 8)


@pytest.mark.parametrize("function", ["look_1", "look_1_writable"])
@pytest.mark.parametrize("kind", [BufferError, ValueError, TypeError])
def test_an_exporter_that_refuses_is_the_cause(buffers, function, kind):
    reason = kind("not today")
    exporter = Exporter(bytearray(8), fail=reason)
    with pytest.raises(BufferError) as caught:
        getattr(buffers, function)(exporter)
    assert str(caught.value) == "'v' must be a buffer of double, but this 'Exporter' does not give one: not today"
    assert caught.value.__cause__ is reason
    assert exporter.gets == exporter.releases == 0


@pytest.mark.parametrize("reason", [MemoryError(), KeyboardInterrupt(), ZeroDivisionError()], ids=repr)
def test_an_error_that_is_not_about_the_buffer_stays_what_it_is(buffers, reason):
    with pytest.raises(type(reason)) as caught:
        buffers.look_1(Exporter(bytearray(8), fail=reason))
    assert caught.value is reason


def test_a_released_memoryview_is_refused(buffers):
    view = memoryview(array.array("d", [1]))
    view.release()
    kind, text = refusal(buffers.look_1, view)
    assert kind is BufferError
    assert text.startswith("'v' must be a buffer of double, but this 'memoryview' does not give one: ")


def test_null_is_refused(buffers):
    assert refusal(buffers.of_null) == (SystemError, "'spam' must be a buffer of double, not NULL")


def test_the_first_of_several_errors_wins(buffers):
    ones = array.array("d", [1, 1])
    assert buffers.both(ones, ones) == 4
    assert "'first'" in refusal(buffers.both, 1, ones)[1]
    assert "'second'" in refusal(buffers.both, ones, 1)[1]
    assert "'first'" in refusal(buffers.both, 1, 2)[1]
    ones.append(1)  # nothing of it is still held


def test_what_is_released_because_it_does_not_fit_keeps_the_error(buffers):
    """Its owner may run Python code then, with no exception in its way."""
    pending = []
    kind, _ = refusal(buffers.look_1, grid(on_release=pending.append))
    assert (kind, pending) == (TypeError, [None])


def test_cpp_functions_and_templates_take_a_buffer(buffers):
    if not hasattr(buffers, "in_cpp"):
        pytest.skip("this is the C module")
    values = array.array("d", [2, 3, 4])
    assert buffers.in_cpp(values) == (9.0, 4.0)
    assert values[0] == 4.0
