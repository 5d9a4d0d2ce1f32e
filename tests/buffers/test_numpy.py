# SPDX-License-Identifier: 0BSD
"""Arrays of numpy, of every type and layout."""

import pytest

numpy = pytest.importorskip("numpy", reason="there is no wheel of numpy for this Python")

TYPES = {
    "bool": "?", "schar": "b", "uchar": "B", "short": "h", "ushort": "H", "int": "i", "uint": "I", "long": "l",
    "ulong": "L", "llong": "q", "ullong": "Q", "half": "e", "float": "f", "double": "d", "ldouble": "g",
    "cfloat": "F", "zdouble": "D", "gldouble": "G", "ssize": "p", "size": "P",
}  # fmt: skip
NATIVE_ONLY = ("ldouble", "gldouble")  # numpy itself refuses to export them in the other byte order


@pytest.mark.parametrize("name", TYPES)
def test_every_numeric_type_is_read_and_written(buffers, name):
    values = numpy.arange(7).astype(TYPES[name])
    read, write = getattr(buffers, f"read_{name}"), getattr(buffers, f"write_{name}")
    assert read(values) == values.tobytes()
    assert read(values[::-2]) == values[::-2].tobytes()
    write(values, values[::-1].tobytes())
    assert (values == numpy.arange(7)[::-1].astype(TYPES[name])).all()


@pytest.mark.parametrize("name", [name for name in TYPES if name not in ("bool", "schar", "uchar", *NATIVE_ONLY)])
def test_the_other_byte_order_is_refused(buffers, name):
    values = numpy.arange(7).astype(TYPES[name])
    with pytest.raises(TypeError, match="-endian"):
        getattr(buffers, f"read_{name}")(values.astype(values.dtype.newbyteorder("S")))
    assert getattr(buffers, f"read_{name}")(values.astype(values.dtype.newbyteorder("="))) == values.tobytes()


def expected(values):
    """What look_N returns of this array."""
    weights = numpy.arange(1, values.size + 1)
    return (*values.shape, *values.strides), float((values.ravel() * weights).sum())


@pytest.mark.parametrize(
    "layout",
    [
        lambda a: a,
        lambda a: a.T,
        lambda a: a[::2, :, ::-1],
        lambda a: a[1:2, :, 3:],
        lambda a: numpy.broadcast_to(a[:1], a.shape),
        lambda a: numpy.asfortranarray(a),
        lambda a: a[:, 1:1],
    ],
)
def test_every_layout_is_read_as_numpy_reads_it(buffers, layout):
    values = layout(numpy.arange(60.0).reshape(3, 4, 5))
    (*sizes, _, _, _), total = found = buffers.look_3(values)
    assert found == expected(values) if values.size else (sizes, total) == ([*values.shape], 0.0)
    contiguous = values.flags.c_contiguous and values.flags.writeable
    if contiguous:
        assert buffers.look_3_contiguous(values)[1] == expected(values)[1]
    else:
        with pytest.raises(BufferError):
            buffers.look_3_contiguous(values)


def test_a_read_only_array_is_refused_where_it_would_be_written(buffers):
    values = numpy.zeros((2, 2))
    values.flags.writeable = False
    assert buffers.look_2(values)[1] == 0.0
    with pytest.raises(BufferError, match="'v' must be writable, but this 'ndarray' is read-only"):
        buffers.look_2_writable(values)


@pytest.mark.parametrize("type", ["M8[s]", "m8[s]", "U3", "O", [("x", "d"), ("y", "d")], "S3"])
def test_what_are_no_numbers_is_refused(buffers, type):
    with pytest.raises((TypeError, BufferError), match="'v' must"):
        buffers.look_1(numpy.zeros(3, type))


def test_a_field_of_a_packed_record_is_not_aligned(buffers):
    records = numpy.zeros(3, numpy.dtype([("flag", "b"), ("x", "d")]))
    with pytest.raises(BufferError, match="'v' must be aligned as double is"):
        buffers.look_1(records["x"])
    assert buffers.look_1(records["x"].copy())[0] == (3, 8)


def test_an_array_cannot_be_resized_meanwhile(buffers):
    values = numpy.zeros(8, "B")
    with pytest.raises(ValueError):
        buffers.during(values, lambda: values.resize(100))
