# SPDX-License-Identifier: 0BSD
"""The chapters do what they say, in all three implementations, on any number of threads, and for bad input too.

The modules must be importable: run this as the CTest `examples`, or with PYTHONPATH set to the folder they were built
in. Every test has a watchdog; none of them sleeps or looks at a clock.
"""

import array
import contextlib
import errno
import gc
import math
import os
import pathlib
import re
import signal
import struct
import sys
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import HERE, WATCHDOG, driver, example_at_the_top, load, page_lines, run, run_program

CHAPTERS = ["heavy_compute", "callbacks", "parallel_pi", "buffers", "compute_pi", "corpus"]
SUFFIXES = {"libnogil": "", "cython": "_cython", "raw": "_raw"}
LARGEST_N = 2**32


@pytest.fixture(params=SUFFIXES)
def suffix(request):
    """Run the test once for each implementation."""
    return SUFFIXES[request.param]


def heavy_sum(n):
    """Return in Python what heavy_compute and sum_with_progress return."""
    return sum(i * i % 1000000007 for i in range(n))


def leibniz(first, last):
    """Return in Python what partial_pi returns, by the same operations in the same order."""
    total = 0.0
    for k in range(first, last):
        total += (-4.0 if k % 2 else 4.0) / (2.0 * k + 1.0)
    return total


def raised_by(function, *arguments):
    """Return the exception that the call raises."""
    with pytest.raises(BaseException) as caught:
        function(*arguments)
    return caught.value


# ------------------------------------------------------------------------------------------------ the GIL is released


def other_thread_ran_during(call, at_most):
    """Call `call()` until another Python thread has run meanwhile, at most so many times; return whether one has.

    The switch interval is set to a quarter of an hour, so no thread is made to hand over the GIL between two bytecodes.
    The other thread can then only run if `call` gives up the GIL by itself.
    """
    ready, go, ran = threading.Event(), threading.Lock(), []

    def other():
        ready.set()
        go.acquire()
        ran.append(True)

    go.acquire()
    interval = sys.getswitchinterval()
    thread = threading.Thread(target=other)
    thread.start()
    ready.wait()
    sys.setswitchinterval(900)
    try:
        go.release()  # from here on the other thread lacks nothing but the GIL
        for _ in range(at_most):
            call()
            if ran:
                break
        return bool(ran)
    finally:
        sys.setswitchinterval(interval)
        thread.join()


HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


@pytest.mark.parametrize(
    "chapter, function, arguments",
    [
        ("heavy_compute", "heavy_compute", (1_000_000,)),
        ("compute_pi", "compute_pi", (1_000_000,)),
        ("compute_pi", "partial_pi", (0, 1_000_000)),
        ("parallel_pi", "parallel_pi", (1_000_000,)),
        ("corpus", "checksum", (__file__,)),
        ("callbacks", "sum_with_progress", (1_000_000, 500_000, bool)),
        ("buffers", "add_arrays", (array.array("d", bytes(1_000_000)),) * 3),
    ],
)
def test_another_python_thread_runs_while_the_c_function_does(chapter, function, arguments, suffix):
    """Proof that the GIL is released: the other thread could not have run otherwise."""
    call = getattr(load(chapter, suffix), function)
    assert other_thread_ran_during(lambda: call(*arguments), at_most=10_000)


@pytest.mark.skipif(not HAS_GIL, reason="this Python has no GIL to keep")
def test_another_python_thread_does_not_run_while_a_function_keeps_the_gil():
    """The proof of the test above can fail: this one keeps the GIL, and is seen to."""
    assert not other_thread_ran_during(lambda: sum(range(100_000)), at_most=300)


# ------------------------------------------------------------------------------------------------------- heavy_compute


@pytest.mark.parametrize("n", [0, 1, 2, 31_623, 100_000])  # the square of 31,623 is the first above the modulus
def test_heavy_compute_gives_the_sum_that_python_gives(n, suffix):
    """Below, at and above the point from which the modulus matters."""
    assert load("heavy_compute", suffix).heavy_compute(n) == heavy_sum(n)


def test_heavy_compute_takes_what_has_an_index(suffix):
    """__index__ is what makes an object an integer for Python."""

    class Two:
        def __index__(self):
            return 2

    assert load("heavy_compute", suffix).heavy_compute(Two()) == 1


def test_heavy_compute_gives_each_of_four_threads_its_own_result(suffix):
    """No variable of the C function is shared."""
    sizes = [50_000 + i for i in range(20)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(load("heavy_compute", suffix).heavy_compute, sizes)) == [heavy_sum(n) for n in sizes]


# ---------------------------------------------------------------------------------------------------------- compute_pi


@pytest.mark.parametrize("n", [0, 1, 2, 1000, 12_345])
def test_compute_pi_gives_the_same_bits_as_python(n, suffix):
    """The same operations in the same order round in the same way."""
    assert load("compute_pi", suffix).compute_pi(n) == leibniz(0, n)


def test_compute_pi_comes_close_to_pi(suffix):
    """The error of the series is smaller than its next term."""
    n = 1_000_000
    assert abs(load("compute_pi", suffix).compute_pi(n) - math.pi) < 4 / (2 * n + 1)


@pytest.mark.parametrize("first, last", [(0, 0), (0, 7), (7, 7), (7, 1000), (8, 1001)])
def test_partial_pi_sums_the_terms_it_was_asked_for(first, last, suffix):
    """An odd first term starts with a minus."""
    assert load("compute_pi", suffix).partial_pi(first, last) == leibniz(first, last)


def test_pi_in_parts_is_the_same_on_any_number_of_threads(suffix):
    """The parts are added in their order, whoever summed them."""
    run, module = driver("compute_pi").run, load("compute_pi", suffix)
    results = {run(module, threads, 100_003) for threads in (1, 2, 5)}
    assert len(results) == 1
    assert abs(results.pop() - math.pi) < 1e-4


# --------------------------------------------------------------------------------------------- parallel_pi, mandelbrot


@pytest.mark.parametrize("n", [0, 1, 63, 64, 12_345])
def test_parallel_pi_adds_the_parts_in_their_order_on_any_number_of_threads(n, suffix):
    """So the result is the same to the last bit."""
    expected = 0.0
    for part in range(64):
        expected += leibniz(n * part // 64, n * (part + 1) // 64)
    assert {load("parallel_pi", suffix).parallel_pi(n, threads) for threads in (0, 1, 2, 5)} == {expected}


def test_the_picture_is_the_same_on_any_number_of_threads():
    """And so is its PNG file, which has the size that its head says."""
    mandelbrot, chapter = load("mandelbrot"), driver("mandelbrot")
    pictures = {bytes(chapter.run(mandelbrot, threads, 90, 50)) for threads in (1, 2, 3)}
    assert len(pictures) == 1
    picture = pictures.pop()
    assert len(set(picture)) > 100
    file = chapter.png(picture, 90, 50)
    assert file[:8] == b"\x89PNG\r\n\x1a\n" and file[16:24] == b"\0\0\0\x5a\0\0\0\x32"
    rows = zlib.decompress(file[file.index(b"IDAT") + 4 : file.index(b"IEND") - 8])
    assert [rows[271 * row + 1 : 271 * (row + 1)] for row in range(50)] == [
        picture[270 * row : 270 * (row + 1)] for row in range(50)
    ]


def test_each_row_is_reported_once_and_an_exception_stops_the_picture():
    """From whichever thread it comes."""
    render, seen = load("mandelbrot").render, []
    render(bytearray(3 * 8 * 500), 8, 500, 0.0, 0.0, 3.0, 100, seen.append, 2)
    assert sorted(seen) == list(range(500))
    reason = KeyError("enough")

    def progress(row):
        seen.append(row)
        raise reason

    del seen[:]
    assert raised_by(render, bytearray(3 * 8 * 50_000), 8, 50_000, 0.0, 0.0, 3.0, 100, progress, 2) is reason
    assert len(seen) < 1000


@pytest.mark.parametrize(
    "arguments, words",
    [
        ((bytearray(3), 0, 1, 0.0, 0.0, 1.0), "cannot paint 0 x 1 pixels"),
        ((bytearray(3), 2**20, 2**20, 0.0, 0.0, 1.0), "cannot paint 1048576 x 1048576 pixels"),
        ((bytearray(4), 1, 1, 0.0, 0.0, 1.0), "the buffer must have 3 * 1 * 1 bytes, it has 4"),
    ],
)
def test_a_picture_that_does_not_fit_is_refused(arguments, words):
    """Before anything is written."""
    error = raised_by(load("mandelbrot").render, *arguments)
    assert (type(error), str(error)) == (ValueError, words)


def test_the_program_writes_the_picture(tmp_path):
    """With both times in its output."""
    output = tmp_path / "picture.png"
    printed = run_program("mandelbrot", "--size", "64", "40", "--threads", "3", "--output", output)
    assert [re.sub(r": .* s,", ":", line) for line in printed] == [f"{n} thread(s): 64 x 40 pixels" for n in (1, 3)]
    assert output.read_bytes().startswith(b"\x89PNG")


# -------------------------------------------------------------------------------------------------------------- corpus


def expected_summary(path):
    """Return what checksum returns, by zlib."""
    data = pathlib.Path(path).read_bytes()
    return zlib.crc32(data), data.count(b"\n")


def test_every_file_of_the_standard_library_has_the_crc_that_zlib_gives(suffix):
    """Real input, on four threads at a time."""
    corpus = driver("corpus")
    files = corpus.library_files()
    assert any(path.endswith("threading.py") for path in files)
    assert corpus.run(load("corpus", suffix), 4, files) == [expected_summary(path) for path in files]


@pytest.mark.parametrize("size", [0, 1, 32_767, 32_768, 32_769, 100_000])
def test_a_file_of_any_size_is_read_whole(size, tmp_path, suffix):
    """Around the size of the buffer that it is read through, and without a newline at the end."""
    path = tmp_path / "data"
    path.write_bytes((b"some words\n" * (size // 11 + 1))[:size])
    assert load("corpus", suffix).checksum(path) == expected_summary(path)


@pytest.mark.parametrize("kind", [str, os.fsencode, pathlib.Path])
def test_a_path_may_be_str_bytes_or_path(kind, suffix):
    """Whatever open() takes, except a file descriptor."""
    assert load("corpus", suffix).checksum(kind(__file__)) == expected_summary(__file__)


def test_a_name_that_is_not_utf8_is_found_and_named_in_the_error(tmp_path, suffix):
    """On Linux a file name is bytes, and Python's str for it has surrogates."""
    checksum, path = load("corpus", suffix).checksum, os.fsencode(tmp_path) + b"/caf\xe9"
    error = raised_by(checksum, path)
    assert isinstance(error, FileNotFoundError)
    assert os.fsencode(error.filename) == path
    try:
        with open(path, "wb") as file:
            file.write(b"one\ntwo\n")
    except OSError:
        pytest.skip("this file system has no such names")
    assert checksum(path)[1] == 2


def test_a_missing_file_and_a_directory_raise_what_open_raises(tmp_path, suffix):
    """The same type, the same text, the same file name as from Python's own open()."""
    for path, number in (tmp_path / "missing", errno.ENOENT), (tmp_path, errno.EISDIR):
        error, expected = raised_by(load("corpus", suffix).checksum, str(path)), raised_by(open, str(path))
        assert (type(error), str(error), error.errno) == (type(expected), str(expected), number)
        assert error.filename == str(path)


def test_a_failure_on_one_thread_is_no_failure_on_another(tmp_path, suffix):
    """errno and the pending exception belong to a thread."""
    checksum = load("corpus", suffix).checksum
    paths = [__file__ if i % 3 else str(tmp_path / f"missing {i}") for i in range(300)]

    def outcome(path):
        try:
            return checksum(path)
        except OSError as error:
            return error.filename

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(outcome, paths))
    assert outcomes == [expected_summary(__file__) if path == __file__ else path for path in paths]


def test_nothing_stays_open_and_no_reference_is_lost_after_an_error(tmp_path, suffix):
    """A directory can be opened and then not read: the longest of the error paths."""
    checksum, path = load("corpus", suffix).checksum, os.fsencode(tmp_path)
    files, references = len(os.listdir("/dev/fd")), sys.getrefcount(path)
    for _ in range(100):
        with contextlib.suppress(IsADirectoryError):  # pytest.raises would keep the traceback, and that the path
            checksum(path)
    assert len(os.listdir("/dev/fd")) == files
    assert sys.getrefcount(path) == references


# ----------------------------------------------------------------------------------------------------------- callbacks


@pytest.mark.parametrize(
    "n, every, reports",
    [(0, 3, []), (1, 3, [1]), (9, 3, [3, 6, 9]), (10, 3, [3, 6, 9, 10]), (10, sys.maxsize, [10]), (2, 1, [1, 2])],
)
def test_progress_is_reported_after_each_step_and_at_the_end(n, every, reports, suffix):
    """With the number of terms that are done."""
    seen = []
    assert load("callbacks", suffix).sum_with_progress(n, every, seen.append) == heavy_sum(n)
    assert seen == reports


def test_an_exception_in_the_callback_stops_the_loop_and_is_raised_as_it_is(suffix):
    """The very object that the callback raised, and not one more call of the callback."""
    seen, reason = [], KeyError("enough")

    def progress(done):
        seen.append(done)
        if len(seen) == 3:
            raise reason

    # Without the stop the loop would take minutes, and the callback would be called four million times.
    assert raised_by(load("callbacks", suffix).sum_with_progress, LARGEST_N, 1000, progress) is reason
    assert seen == [1000, 2000, 3000]


def test_the_function_works_again_after_an_exception(suffix):
    """Nothing is left behind, neither a pending exception nor a wrong GIL state."""
    sum_with_progress = load("callbacks", suffix).sum_with_progress
    assert isinstance(raised_by(sum_with_progress, 10, 3, lambda done: 1 // 0), ZeroDivisionError)
    assert sum_with_progress(10, 3, bool) == heavy_sum(10)


def test_a_signal_handler_that_raises_stops_the_loop(suffix):
    """Ctrl+C: Python runs its handler in the callback, on the main thread."""

    def progress(done):
        signal.raise_signal(signal.SIGINT)
        for _ in range(100):  # the handler runs at one of these turns at the latest
            pass

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        error = raised_by(load("callbacks", suffix).sum_with_progress, LARGEST_N, 1000, progress)
    finally:
        signal.signal(signal.SIGINT, before)
    assert isinstance(error, KeyboardInterrupt)


def test_a_callback_runs_on_the_thread_that_asked_for_it(suffix):
    """Four threads at once, each with a callback and a threading.local of its own."""
    sum_with_progress = load("callbacks", suffix).sum_with_progress
    local, together = threading.local(), threading.Barrier(4)

    def call(_):
        local.seen = []
        together.wait(WATCHDOG)
        result = sum_with_progress(10_000, 100, lambda done: local.seen.append((done, threading.get_ident())))
        return result, local.seen == [(done, threading.get_ident()) for done in range(100, 10_001, 100)]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(call, range(4))) == [(heavy_sum(10_000), True)] * 4


def test_a_callback_may_call_the_function_again(suffix):
    """Released, held, released, held: one inside the other."""
    sum_with_progress, seen = load("callbacks", suffix).sum_with_progress, []
    sum_with_progress(2, 1, lambda done: seen.append(sum_with_progress(100 * done, 50, bool)))
    assert seen == [heavy_sum(100), heavy_sum(200)]


def test_no_reference_to_the_callback_or_its_result_is_lost(suffix):
    """The result of a callback is dropped, whatever it is."""
    sum_with_progress, result = load("callbacks", suffix).sum_with_progress, object()

    def progress(done):
        return result

    before = sys.getrefcount(progress), sys.getrefcount(result)
    sum_with_progress(1000, 1, progress)
    assert (sys.getrefcount(progress), sys.getrefcount(result)) == before


# ------------------------------------------------------------------------------------------------------------- buffers


def test_one_call_adds_as_many_calls_do(suffix):
    """Item by item, and an empty array is no special case."""
    buffers = load("buffers", suffix)
    for n in 0, 1, 1000:
        a, b = array.array("d", range(n)), array.array("d", range(n, 0, -1))
        result = array.array("d", bytes(8 * n))
        assert buffers.add_arrays(a, b, result) is None
        assert result.tolist() == [buffers.add(x, y) for x, y in zip(a, b)]


def test_slices_are_added_without_a_copy(suffix):
    """Forwards, backwards, with gaps, and from other objects than arrays."""
    add_arrays, result = load("buffers", suffix).add_arrays, bytearray(8 * 20)
    doubles = memoryview(result).cast("d")
    a, b = memoryview(array.array("d", range(10)))[::-2], memoryview(struct.pack("5d", *range(5))).cast("d")
    add_arrays(a, b, doubles[3::4])
    assert doubles.tolist()[3::4] == [9.0, 8.0, 7.0, 6.0, 5.0]
    assert sum(doubles) == 35.0


def test_an_array_may_be_added_to_itself(suffix):
    """The same memory three times: each call gets what was there before."""
    values = array.array("d", [1, 2, 3])
    load("buffers", suffix).add_arrays(values, values, values)
    assert values.tolist() == [2, 4, 6]


@pytest.mark.parametrize(
    "wrong, words",
    [
        (
            array.array("f", [1]),
            "'b' must have items of type double (8-byte real number), but those of this 'array' are ",
        ),
        (memoryview(bytes(8)).cast("d", (1, 1)), "'b' must have 1 dimension, but this 'memoryview' has 2"),
        ([1.0], "'b' must be a buffer of double, such as an array, a memoryview or a numpy.ndarray, not 'list'"),
    ],
)
def test_a_wrong_array_is_named_and_the_others_are_free_again(wrong, words, suffix):
    """In our words by libnogil; by all without a lock that is left behind."""
    values = array.array("d", [1])
    error = raised_by(load("buffers", suffix).add_arrays, values, wrong, values)
    assert isinstance(error, (TypeError, ValueError))
    if not suffix:
        assert str(error).startswith(words)
    del error
    gc.collect()  # Cython's views may hang on a traceback
    values.append(2)


def test_many_threads_add_into_one_array(suffix):
    """Slices of a memoryview do not overlap."""
    results = {driver("buffers").run(load("buffers", suffix), threads, 10_007, 3) for threads in (1, 2, 5)}
    expected = array.array("d", (array.array("d", range(1000)) * 11)[:10_007])
    sums = array.array("d", map(lambda x, y: x + y, expected, expected[::-1]))
    assert results == {zlib.crc32(sums)}


# ----------------------------------------------------------------------------------------------------------- bad input

DOUBLES = [array.array("d", bytes(8 * n)) for n in range(4)]
REFUSED = [
    ("heavy_compute", "heavy_compute", (-1,), ValueError, "n must not be negative, got -1"),
    ("heavy_compute", "heavy_compute", (2**32 + 1,), ValueError, "n must be at most 4294967296, got 4294967297"),
    ("heavy_compute", "heavy_compute", ("7",), TypeError, "'str' object cannot be interpreted as an integer"),
    ("heavy_compute", "heavy_compute", (7.0,), TypeError, "'float' object cannot be interpreted as an integer"),
    ("heavy_compute", "heavy_compute", (2**64,), OverflowError, None),
    ("heavy_compute", "heavy_compute", (), TypeError, None),
    ("heavy_compute", "heavy_compute", (1, 2), TypeError, None),
    ("compute_pi", "compute_pi", (-1,), ValueError, "n must not be negative, got -1"),
    ("compute_pi", "compute_pi", (None,), TypeError, "'NoneType' object cannot be interpreted as an integer"),
    ("compute_pi", "compute_pi", (-(2**64),), OverflowError, None),
    ("compute_pi", "partial_pi", (-1, 1), ValueError, "need 0 <= first <= last, got -1 and 1"),
    ("compute_pi", "partial_pi", (2, 1), ValueError, "need 0 <= first <= last, got 2 and 1"),
    ("compute_pi", "partial_pi", (0, 1.5), TypeError, None),  # 3.9 has other words for a float
    ("compute_pi", "partial_pi", (0,), TypeError, None),
    ("parallel_pi", "parallel_pi", (-1,), ValueError, "n must not be negative or enormous, got -1"),
    ("parallel_pi", "parallel_pi", (2**62,), ValueError, f"n must not be negative or enormous, got {2**62}"),
    ("parallel_pi", "parallel_pi", (1, -1), ValueError, "threads must not be negative, got -1"),
    ("parallel_pi", "parallel_pi", (2**64,), OverflowError, None),
    ("parallel_pi", "parallel_pi", (), TypeError, None),
    ("corpus", "checksum", (1,), TypeError, "expected str, bytes or os.PathLike object, not int"),
    ("corpus", "checksum", ("a\0b",), ValueError, None),
    ("corpus", "checksum", (), TypeError, None),
    ("callbacks", "sum_with_progress", (-1, 1, bool), ValueError, "n must not be negative, got -1"),
    ("callbacks", "sum_with_progress", (2**33, 1, bool), ValueError, "n must be at most 4294967296, got 8589934592"),
    ("callbacks", "sum_with_progress", (1, 0, bool), ValueError, "every must be at least 1, got 0"),
    ("callbacks", "sum_with_progress", (1, 1, None), TypeError, "progress must be callable, got NoneType"),
    ("callbacks", "sum_with_progress", ("1", 1, bool), TypeError, "'str' object cannot be interpreted as an integer"),
    ("callbacks", "sum_with_progress", (1, 1), TypeError, None),
    ("buffers", "add", (1,), TypeError, None),
    ("buffers", "add", (1, "2"), TypeError, "must be real number, not str"),
    ("buffers", "add_arrays", (DOUBLES[3], DOUBLES[3]), TypeError, None),
    (
        "buffers",
        "add_arrays",
        (DOUBLES[3], DOUBLES[2], DOUBLES[3]),
        ValueError,
        "a, b and result must have the same length, got 3, 2 and 3",
    ),
    ("buffers", "add_arrays", (DOUBLES[3], 7, DOUBLES[3]), TypeError, None),
    ("buffers", "add_arrays", (DOUBLES[3], DOUBLES[3], memoryview(bytes(24)).cast("d")), BufferError, None),
]


@pytest.mark.parametrize("chapter, function, arguments, kind, text", REFUSED)
def test_wrong_arguments_are_refused_in_the_same_words(chapter, function, arguments, kind, text, suffix):
    """By all implementations alike. Where the text is None it is not ours, and only the type is compared."""
    error = raised_by(getattr(load(chapter, suffix), function), *arguments)
    assert type(error) is kind
    if text is not None:
        assert str(error) == text


# ---------------------------------------------------------------------------------------------- the drivers, the table


@pytest.mark.parametrize(
    "chapter, arguments, words",
    [
        ("heavy_compute", ["-n", "1000", "--threads", "3"], f"heavy_compute(1000) = {heavy_sum(1000)}"),
        ("compute_pi", ["-n", "100000", "--threads", "3"], "pi = 3.1415"),
        ("parallel_pi", ["-n", "100000", "--threads", "3"], "3 thread(s): "),
        ("corpus", ["--threads", "3"], "3 thread(s): "),
        ("callbacks", ["-n", "1000", "--every", "300"], "the callback said: stopped after 600 terms"),
        ("buffers", ["-n", "1000", "--threads", "3"], "on 3 thread(s): "),
    ],
)
def test_each_chapter_has_a_program_that_uses_it(chapter, arguments, words):
    """In a process of its own, with other sizes than the page shows."""
    assert any(words in line for line in run_program(chapter, *arguments))


@pytest.mark.parametrize(
    "chapter", ["heavy_compute", "compute_pi", "parallel_pi", "callbacks", "buffers"]
)  # corpus depends on the Python
def test_the_page_of_a_chapter_shows_what_its_program_prints(chapter):
    """All but the times."""
    arguments = [] if chapter == "callbacks" else ["--threads", "2"]
    printed, page = (
        [re.sub(r"[0-9.]+ s, ", "TIME, ", line) for line in lines]
        for lines in (run_program(chapter, *arguments), page_lines(chapter))
    )
    assert printed and set(printed) <= set(page)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_example_at_the_top_of_each_module_is_true(chapter, tmp_path, monkeypatch):
    """The lines after >>> in the C file's first comment, run as a doctest."""
    monkeypatch.chdir(tmp_path)
    attempted, failed = example_at_the_top(chapter)
    assert attempted >= 2
    assert failed == 0


DEMO = [sys.executable, HERE / "demo.py", "--quick", "--repeats", "1"]


def test_the_demo_prints_one_row_for_each_job_and_implementation():
    """All results the same, no line wider than a terminal, and where it ran at the end."""
    process = run(*DEMO, "--compiler", "A Compiler 1.0")
    assert process.returncode == 0, process.stderr
    lines = process.stdout.splitlines()
    rows = [line.split()[0] for line in lines if line.endswith("  same")]
    assert rows == [chapter for chapter in CHAPTERS for _ in SUFFIXES]
    assert max(map(len, lines)) <= 100
    assert lines[-1].startswith("Ran on ") and "A Compiler 1.0" in lines[-1]


@pytest.mark.parametrize("suffix_of_the_wrong_one", SUFFIXES.values())
def test_the_demo_fails_when_a_result_differs(tmp_path, suffix_of_the_wrong_one):
    """Whichever implementation it is that is wrong."""
    wrong = tmp_path / f"heavy_compute{suffix_of_the_wrong_one}.py"
    wrong.write_text("def heavy_compute(n):\n    return n\n")
    process = run(*DEMO, PYTHONPATH=os.pathsep.join([str(tmp_path), *sys.path]))
    assert process.returncode == 1, process.stderr
    assert "DIFFERS" in process.stdout
    assert "A result differs" in process.stdout


def test_the_demo_says_how_to_build_the_modules_when_they_are_missing():
    """In one line."""
    process = run(*DEMO, PYTHONPATH="")
    assert process.returncode == 2
    assert "heavy_compute" in process.stderr and "cmake --workflow --preset demo" in process.stderr


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system cannot keep a process to one core")
def test_the_demo_says_so_when_there_is_only_one_core():
    """A speed-up of 1 is then no fault of anybody."""
    code = (
        "import os, runpy, sys; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]); "
        "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    process = run(DEMO[0], "-c", code, *DEMO[1:])
    assert process.returncode == 0, process.stderr
    assert "Only one core is available" in process.stdout
    assert " 1 core," in process.stdout.splitlines()[-1]
