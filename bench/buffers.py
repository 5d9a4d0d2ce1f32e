#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What a call with a buffer costs with NOGIL_BUFFER, by hand with PyObject_GetBuffer, and with Cython's memoryviews.

    cmake --build build --target bench_buffers                # builds the three modules and runs this
    python bench/buffers.py --modules build/bench             # the same by hand

The rule: as interleaved.py has it. A turn is a Python loop of calls; the cost of the loop is in each of the three, so a
ratio here is a little too near to 1, never too good.

A call with ten doubles is all check and release; one with ten million is all memory. Bar of the contract: not slower
than Cython.
"""

import array
import functools
import itertools
import random
import time

from interleaved import Row, Table, describe, in_turns, load_modules, main, pin_to_core, show_progress

IMPLEMENTATIONS = ("libnogil", "by_hand", "cython")
BAR = 1.0
TOLERANCE = 0.02  # below it two that run the same instructions are told apart by where the loader put them

FUNCTIONS = (
    ("total_strided", "sum, strided"),
    ("total_contiguous", "sum, contiguous"),
    ("total_grid", "sum, two dimensions"),
    ("negate", "negate in place, contiguous"),
)
SIZES = (10, 10_000_000)


def time_calls(function, argument, calls: int) -> float:
    """Call it so often; return nanoseconds of this thread."""
    start = time.thread_time_ns()
    for _ in itertools.repeat(None, calls):
        function(argument)
    return time.thread_time_ns() - start


def calls_for(functions, argument, seconds: float) -> int:
    """Find how many calls of the fastest take that long."""
    once = max(time_calls(function, argument, 1) + 1 for function in functions)
    calls = 1
    while calls * once < seconds * 1e9 and calls < 1_000_000:
        calls *= 2
        once = min(time_calls(function, argument, calls) for function in functions) / calls + 1e-9
    return calls


def measure(options) -> tuple:
    """Measure each function with each size, by all implementations in turn."""
    modules = load_modules(options.modules, "buffers", IMPLEMENTATIONS, "bench_buffers_modules")
    core, shuffled, rows = pin_to_core(), random.Random(options.seed), []
    for size, (name, text) in itertools.product((10, 1000) if options.quick else SIZES, FUNCTIONS):
        text = f"{text}, {size} doubles"
        show_progress(text)
        values = array.array("d", [1.0]) * size
        view = memoryview(values).cast("B").cast("d", (2, size // 2)) if name == "total_grid" else values
        functions = {implementation: getattr(module, name) for implementation, module in modules.items()}
        calls = calls_for(functions.values(), view, options.seconds)

        def one_turn(function, view=view, calls=calls):
            return time_calls(function, view, calls) / calls

        turns = {
            implementation: functools.partial(one_turn, function) for implementation, function in functions.items()
        }
        rows.append(Row(name, text, f"{size} doubles", in_turns(turns, options.rounds, shuffled)))
    show_progress("")
    return rows, describe(modules, pinned_to_core=core)


def table(rows: list, metadata: dict) -> str:
    """Lay the rows out for a terminal."""
    head = f"{'':<40} {'NOGIL_BUFFER':<26} {'by hand':<26} {'Cython':<26} {'/hand':>7} {'/Cython':>8}"
    lines = [
        f"Python {metadata['python_version']}, Cython {metadata['cython']}, {metadata['compiler_libnogil']}",
        f"{metadata['processes']} processes of {metadata['rounds']} rounds, load {metadata['load_average']:.1f}",
        "Nanoseconds of the thread's own processor time a call, with Python's loop: median [quartiles]",
        "",
        head + "  bar",
    ]
    for row in rows:
        cells = []
        for name in IMPLEMENTATIONS:
            low, middle, high = row.quartiles(name)
            cells.append(f"{f'{middle:.0f} [{low:.0f}-{high:.0f}]':<26}")
        by_hand, cython = (row.ratio("libnogil", peer) for peer in IMPLEMENTATIONS[1:])
        verdict = "ok" if cython <= BAR + TOLERANCE else "short"
        ratios = f"{by_hand:>7.3f} {cython:>8.3f}  {verdict} (<= {BAR:.2f} ± {TOLERANCE} of Cython)"
        lines.append(f"{row.text:<40} {' '.join(cells)} {ratios}")
    return "\n".join(line.rstrip() for line in lines)


TABLE = Table("buffers", measure, table, processes=3, rounds=20, seconds=0.005, quick=(1, 3, 0.0005))

if __name__ == "__main__":
    main(TABLE, __doc__ or "")
