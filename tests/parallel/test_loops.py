# SPDX-License-Identifier: 0BSD
"""Each iteration runs once, on the thread that the schedule says; what is left behind is what range() would leave."""

import array
import functools
import operator

import pytest

RANGES = [(0, 0, 1), (0, 1, 1), (0, 2, 1), (0, 7, 1), (0, 10_000, 1), (3, 11, 2), (3, 12, 2), (10, 0, -1), (10, 0, -3)]
RANGES += [(-5, 5, 1), (5, -5, 1), (-5, 5, -1), (0, -3, 1), (7, 8, 100), (2**62, 2**62 + 9, 4)]
KINDS = [(kind, chunk) for kind in ("static", "dynamic", "guided") for chunk in (0, 1, 3, 5000, -1, 2**62)]
WIDTHS = ["signed_char", "short", "int", "unsigned", "long", "size_t", "ssize_t", "long_long"]


@pytest.mark.parametrize("threads", [1, 2, 3, 20, 0, -1])
@pytest.mark.parametrize("kind, chunk", [*KINDS, ("runtime", 0)])
def test_each_iteration_runs_once_and_the_variable_has_the_last_value(loops, kind, chunk, threads):
    for start, stop, step in RANGES:
        expected = range(start, stop, step)
        calls, ids, last = loops.run(kind, chunk, threads, start, stop, step, len(expected))
        assert calls == b"\1" * len(expected)
        assert last == (expected[-1] if expected else -99)
        assert set(ids) <= set(range(max(threads, 64)))


def test_static_gives_each_thread_one_part_in_order(loops, team):
    _, ids, _ = loops.run("static", 0, 2, 0, 1001, 1, 1001)
    assert list(ids) == ([0] * 501 + [1] * 500 if team == 2 else [0] * 1001)


def test_static_with_chunks_deals_them_out_in_turn(loops, team):
    _, ids, _ = loops.run("static", 3, 2, 0, 20, 1, 20)
    assert list(ids) == [i // 3 % team for i in range(20)]


@pytest.mark.parametrize("kind", ["dynamic", "guided"])
def test_a_chunk_is_run_by_one_thread(loops, kind):
    _, ids, _ = loops.run(kind, 50, 3, 0, 1000, 1, 1000)
    parts = [ids[i] for i in range(1000) if i == 0 or ids[i] != ids[i - 1]]
    assert len(parts) <= 20
    if kind == "dynamic":
        assert all(len(set(ids[i : i + 50])) == 1 for i in range(0, 1000, 50))


@pytest.mark.parametrize("schedule", ["static", "static,7", "dynamic", "dynamic,9", "guided,2", "auto"])
def test_runtime_is_what_the_environment_says(child, schedule):
    code = "calls, ids, last = loops.run('runtime', 0, 2, 0, 100, 1, 100)\nprint(calls == b'\\1' * 100, last)\n"
    code += "print(*ids if hasattr(loops, 'has_threads') else ())"
    same, ids = child(code, OMP_SCHEDULE=schedule)
    assert same == "True 99"
    if ids and schedule == "static,7":
        assert ids.split() == [str(i // 7 % 2) for i in range(100)]
    if ids and schedule in ("static", "auto"):
        assert ids.split() == ["0"] * 50 + ["1"] * 50


def test_a_step_of_zero_is_an_error(loops):
    with pytest.raises(ValueError, match=r"NOGIL_PRANGE: step\(\) must not be zero"):
        loops.width_int(0, 10, 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_loop_variable_may_have_any_width(loops, width):
    run = getattr(loops, "width_" + width)
    for start, stop, step in [(0, 127, 1), (0, 0, 1), (5, 120, 7), (100, 0, -9)]:
        expected = range(start, stop, step)
        assert run(start, stop, step) == (sum(expected), expected[-1] if expected else 0)


def test_the_loop_variable_comes_up_to_the_ends_of_its_type(loops):
    for width, low, high in [("signed_char", -128, 127), ("short", -(2**15), 2**15 - 1), ("int", 2**31 - 9, 2**31 - 1)]:
        expected = range(low, high + 1)
        assert getattr(loops, "width_" + width)(low, high + 1, 1) == (sum(expected), high)
    assert loops.width_long_long(-(2**63), 2**63 - 1, 2**61)[1] == -(2**63) + 7 * 2**61


def test_a_run_of_iterations_takes_50_us_by_what_the_last_one_took(loops):
    """And is at most 64 times as long as that, if the clock cannot tell; -1000 ms stand for no time at all."""
    assert loops.next_run(4, None, "static", 0) == 4
    assert loops.next_run(4, -1000, "static", 0) == 256
    assert loops.next_run(1 << 19, -1000, "static", 0) == 1 << 20
    assert 1 <= loops.next_run(1 << 20, 1000, "static", 0) <= 52  # fewer if this process had to wait
    assert loops.next_run(4, 1000, "static", 0) == 1
    # With a chunk, not more than that; Ctrl+C is looked for after at least 64.
    assert loops.next_run(4096, -1000, "static", 5000) == 5000
    assert loops.next_run(4, -1000, "dynamic", 1) == 64


@pytest.mark.parametrize("n", [0, 1, 2, 5, 1000, 50_000])
def test_reductions(loops, n):
    values = [(i * 7919) % 997 for i in range(n)]
    fold = functools.partial(functools.reduce)
    assert loops.reductions(array.array("l", values)) == (
        1 + sum(values),
        1 - sum(values),
        0.5 + 0.25 * n,
        pytest.approx(0) if n > 400 else fold(operator.mul, (2 for v in values if v % 3 == 0), 1),
        fold(operator.and_, (v | 16 for v in values), -1),
        fold(operator.or_, values, 0),
        fold(operator.xor, values, 0),
        min(values, default=2**63 - 1),
        max(values, default=-(2**63)),
        1,
        int(77 in values),
    )


@pytest.mark.parametrize("n", [0, 1, 1000])
def test_reductions_of_other_types(loops, n):
    """Scalars that are no integers, and arrays below and above the size that is kept in registers."""
    assert loops.reductions_of_other_types(n) == (
        n,
        0.5 + 0.5 * n,
        (1 + n) % 256,
        1 + n,
        ((n + 1) // 2, 10 + n // 2),
        tuple(k + sum(range(k, n, 6)) for k in range(6)),
    )


BREAKS = ["break", "BREAK", "BREAK, inner", "BREAK, with the GIL"]
CONTINUES = ["continue", "CONTINUE", "CONTINUE, inner", "CONTINUE, with the GIL"]


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("how", BREAKS)
def test_break_stops_the_loop_and_its_values_count(loops, how, threads):
    for at in (0, 1, 499, 999):
        i, last, odd = loops.leave(how, at, 1000, threads)
        assert (i, last) == (at, 1000 + at)
        assert odd <= 500
        if threads == 1:
            assert odd == at // 2


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("how", CONTINUES)
def test_continue_skips_the_rest_of_one_iteration(loops, how, threads):
    for at in (0, 1, 500, 501, 999):
        assert loops.leave(how, at, 1000, threads) == (999, 1999 if at == 999 else 999, 500 - at % 2)


@pytest.mark.parametrize("how", ["break, inner", "continue, with the GIL", "not at all"])
def test_an_inner_loop_has_its_own_break_and_continue(loops, how):
    assert loops.leave(how, 3, 1000, 2) == (999, 999, 500)


def test_no_iteration_leaves_all_values_alone(loops):
    assert loops.leave("break", 0, 0, 2) == (-99, -1, 0)
    assert loops.leave("break", 0, -5, 2) == (-99, -1, 0)


def test_loops_nest(loops):
    assert loops.nested(20, 30, -1, -1) == sum(range(20)) * sum(range(30))
    with pytest.raises(ValueError, match=r"^3, 17$"):
        loops.nested(20, 30, 3, 17)


def test_an_inner_loop_ends_when_the_outer_one_has_failed(loops):
    with pytest.raises(ValueError, match="outer"):
        loops.nested_stops()
