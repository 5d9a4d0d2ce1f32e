#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What NOGIL_PRANGE costs beside Cython's prange: entering a loop, and each iteration.

    cmake --build build/bench --target bench_parallel         # builds the two modules and runs this
    python bench/parallel.py --modules build/bench --threads 1 2

The rule: the same body, schedule and compiler flags; the two are measured in one process in short turns whose order is
shuffled each round, and compared turn against turn of the same round. Rows with one thread say what the library adds;
with more threads a machine that others use as well shows mostly its scheduler.
"""

import argparse
import array
import importlib
import json
import pathlib
import random
import statistics
import sys
from typing import NamedTuple

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
    Loop("can_fail_static", "iteration, except? -1 call, static", 100_000),
)


def load_modules(folder):
    """Import the two compiled modules from the folder that CMake built them in."""
    sys.path.insert(0, str(folder))
    try:
        return {name: importlib.import_module(f"parallel_{name}") for name in IMPLEMENTATIONS}
    except ImportError as error:
        sys.exit(f"parallel.py: {error}; build them with: cmake --build <build folder> --target bench_parallel")


def measure(modules, loop, threads, rounds, seconds, shuffled):
    """Return the nanoseconds for one entry or iteration, by implementation, a value for each round."""
    data = array.array("i", range(loop.iterations or 2))
    turns, took = 1, 0.0
    while took < seconds * 2.5e8:
        turns *= 4
        took = min(getattr(module, loop.name)(turns, threads, data)[0] for module in modules.values())
    turns = max(1, round(turns * seconds * 1e9 / took))
    values = {name: [] for name in modules}
    order, totals = list(modules), set()
    for _ in range(rounds):
        shuffled.shuffle(order)
        for name in order:
            took, total = getattr(modules[name], loop.name)(turns, threads, data)
            values[name].append(took / turns / (loop.iterations or 1))
            totals.add(total)
    if len(totals) != 1:
        sys.exit(f"parallel.py: {loop.name} did not compute the same: {sorted(totals)}")
    return values


def main():
    """Parse the command line, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, required=True, help="the folder of the compiled modules")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=0.02, help="of each turn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=pathlib.Path, help="write all values to this file")
    options = parser.parse_args()
    modules, shuffled, rows = load_modules(options.modules), random.Random(options.seed), []
    version = sys.version.split()[0]
    print(f"Python {version}, Cython {modules['cython'].cython_version}, {modules['libnogil'].compiler}")
    print(f"{'nanoseconds, median':<38} {'threads':>7} {'nogil.h':>10} {'Cython':>10} {'ratio':>7}  <= {BAR}")
    for threads in options.threads:
        for loop in LOOPS:
            values = measure(modules, loop, threads, options.rounds, options.seconds, shuffled)
            ratio = statistics.median(ours / theirs for ours, theirs in zip(*values.values()))
            ours, theirs = (statistics.median(values[name]) for name in IMPLEMENTATIONS)
            verdict = "ok" if ratio <= BAR else "short"
            print(f"{loop.text:<38} {threads:>7} {ours:>10.3f} {theirs:>10.3f} {ratio:>7.3f}  {verdict}", flush=True)
            rows.append({"loop": loop.name, "threads": threads, "nanoseconds": values, "ratio": ratio})
    if options.json:
        options.json.write_text(json.dumps({"python": version, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
