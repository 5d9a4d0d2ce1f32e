#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What NOGIL_PRANGE costs beside Cython's prange: entering a loop, and each iteration.

    cmake --build build/bench --target bench_parallel         # builds the two modules and runs this
    python bench/parallel.py --modules build/bench --threads 1 2

The rule: as interleaved.py has it, and the same body, schedule and compiler flags. Rows with one thread say what the
library adds; with more threads a machine that others use as well shows mostly its scheduler.
"""

import array
import functools
import random
import sys
from typing import NamedTuple

from interleaved import Row, Table, describe, in_turns, load_modules, main, show_progress

BAR = 1.05
IMPLEMENTATIONS = ("libnogil", "cython")


class Loop(NamedTuple):
    """One row: the function to call, what it does, and how many iterations one loop has (0: the entry is the row)."""

    name: str
    text: str
    iterations: int


LOOPS = (
    Loop("entry", "entry, body cannot fail", 0),
    Loop("entry_can_fail", "entry, body can fail", 0),
    Loop("sum_static", "iteration, sum of ints, static", 200_000),
    Loop("sum_guided", "iteration, sum of ints, guided", 200_000),
    Loop("call_static", "iteration, call, static", 100_000),
    Loop("call_dynamic", "iteration, call, dynamic", 20_000),
    Loop("double_static", "iteration, sum of doubles from a call, static", 100_000),
    Loop("can_fail_static", "iteration, except? -1 call, static", 100_000),
)


def measure_loop(modules, loop, threads, options, shuffled):
    """Return the nanoseconds for one entry or iteration, by implementation, a value for each round."""
    data = array.array("i", range(loop.iterations or 2))
    turns, took = 1, 0.0
    while took < options.seconds * 2.5e8:
        turns *= 4
        took = min(getattr(module, loop.name)(turns, threads, data)[0] for module in modules.values())
    turns = max(1, round(turns * options.seconds * 1e9 / took))
    totals = set()

    def one_turn(function):
        took, total = function(turns, threads, data)
        totals.add(total)
        return took / turns / (loop.iterations or 1)

    contestants = {name: functools.partial(one_turn, getattr(module, loop.name)) for name, module in modules.items()}
    values = in_turns(contestants, options.rounds, shuffled)
    if len(totals) != 1:
        sys.exit(f"parallel.py: {loop.name} did not compute the same: {sorted(totals)}")
    return values


def measure(options):
    """Measure each loop with each number of threads."""
    modules = load_modules(options.modules, "parallel", IMPLEMENTATIONS, "bench_parallel_modules")
    shuffled, rows = random.Random(options.seed), []
    for threads in options.threads:
        for loop in LOOPS:
            show_progress(f"{threads} threads: {loop.text}")
            values = measure_loop(modules, loop, threads, options, shuffled)
            rows.append(Row(loop.name, loop.text, str(threads), values))
    show_progress("")
    return rows, describe(modules)


def table(rows, metadata):
    """Lay the rows out for a terminal."""
    lines = [
        f"Python {metadata['python_version'].split()[0]}, Cython {metadata['cython']}, {metadata['compiler_libnogil']}",
        f"{'nanoseconds, median':<46} {'threads':>7} {'nogil.h':>10} {'Cython':>10} {'ratio':>7}  <= {BAR}",
    ]
    for row in rows:
        ours, theirs = (row.median(name) for name in IMPLEMENTATIONS)
        ratio = row.ratio(*IMPLEMENTATIONS)
        verdict = "ok" if ratio <= BAR else "short"
        lines.append(f"{row.text:<46} {row.state:>7} {ours:>10.3f} {theirs:>10.3f} {ratio:>7.3f}  {verdict}")
    return "\n".join(lines)


THREADS = {"type": int, "nargs": "+", "default": [1, 2]}
TABLE = Table(
    "parallel",
    measure,
    table,
    processes=1,
    rounds=25,
    seconds=0.02,
    quick=(1, 2, 0.002),
    options=(("--threads", THREADS),),
)

if __name__ == "__main__":
    main(TABLE, __doc__)
