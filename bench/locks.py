#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What an uncontended lock costs with nogil.h and with cython.pymutex, in one run.

    cmake --build build --target bench_locks            # builds the two modules and runs this
    python bench/locks.py --modules build/bench         # the same by hand

The rule is that of gil_operations.py, whose parts these are: same process, short turns in shuffled order, compared turn
against turn of the same round, the empty loop taken off, several processes one after the other, and each operation in a
process that never had a second thread and in one that has.

cython.pymutex is CPython's PyMutex from 3.13 on, and a PyThread_type_lock before.
"""

import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import threading

from gil_operations import ALONE, HERE, THREADED, pin_to_one_core, quartiles, show_progress, turns_for

OPERATIONS = {
    "lock_held": "lock and unlock, GIL held",
    "lock_released": "lock and unlock, without the GIL",
    "block_held": "a block with the lock, GIL held",
    "block_released": "a block with the lock, without the GIL",
    "once_done": "a call of what is done once, done",
}
BAR = 1.0
NOISE = 0.03  # two builds of the same loop differ by as much


def load(folder: pathlib.Path) -> dict:
    """Import the two modules."""
    sys.path.insert(0, str(folder))
    try:
        import locks_cython
        import locks_libnogil
    except ImportError as error:
        sys.exit(f"locks.py: {error}\n  Build them with: cmake --build <build folder> --target bench_locks")
    return {"libnogil": locks_libnogil, "cython": locks_cython}


def measure(modules: dict, process: str, rounds: int, seconds: float, seed: int) -> dict:
    """Measure each operation; the nanoseconds of each round by operation and implementation."""
    shuffled, rows = random.Random(seed), {}
    for operation, text in OPERATIONS.items():
        show_progress(f"{process}: {text}")
        able = {name: module for name, module in modules.items() if hasattr(module, operation)}
        turns = min(turns_for(module, operation, seconds) for module in able.values())
        row: dict = {name: [] for name in able}
        order = list(able)
        for _ in range(rounds):
            shuffled.shuffle(order)
            for name in order:
                empty = able[name].empty(turns)
                row[name].append((getattr(able[name], operation)(turns) - empty) / turns)
        rows[operation] = row
    show_progress("")
    return rows


def one_process(options: argparse.Namespace) -> dict:
    """Measure alone, and with a second thread that sleeps."""
    modules = load(options.modules)
    pin_to_one_core()
    results = {ALONE: measure(modules, ALONE, options.rounds, options.seconds, options.seed)}
    done = threading.Event()
    sleeper = threading.Thread(target=done.wait)
    sleeper.start()
    try:
        results[THREADED] = measure(modules, THREADED, options.rounds, options.seconds, options.seed)
    finally:
        done.set()
        sleeper.join()
    return results


def table(results: list) -> str:
    """Lay out the medians, the quartiles and the ratio."""
    lines = [f"Python {sys.version.split()[0]}, nanoseconds: median [quartiles]; ratio round by round"]
    for process in (ALONE, THREADED):
        lines += ["", f"{process:<46} {'nogil.h':<22} {'Cython':<22} {'ratio':>6}"]
        for operation, text in OPERATIONS.items():
            cells = {}
            for name in ("libnogil", "cython"):
                cells[name] = [value for result in results for value in result[process][operation].get(name, [])]
            shown = []
            for values in cells.values():
                low, middle, high = quartiles(values) if values else (0, 0, 0)
                shown.append(f"{f'{middle:.2f} [{low:.2f}-{high:.2f}]' if values else '':<22}")
            line = " ".join([f"{text:<46}", *shown])
            pairs = [ours / theirs for ours, theirs in zip(cells["libnogil"], cells["cython"]) if theirs > 0]
            if pairs:
                ratio = statistics.median(pairs)
                line += (
                    f" {ratio:>6.3f}  {'ok' if ratio <= BAR + NOISE else 'short'} (<= {BAR:.2f}, give or take {NOISE})"
                )
            lines.append(line.rstrip())
    return "\n".join(lines)


def main() -> None:
    """Read the command line, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, default=HERE, help="folder of the compiled modules")
    parser.add_argument("--processes", type=int, default=5, help="one after the other")
    parser.add_argument("--rounds", type=int, default=30, help="of each operation in each process, at least 2")
    parser.add_argument("--seconds", type=float, default=0.003, help="length of one turn")
    parser.add_argument("--seed", type=int, default=3, help="for the order within the rounds")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all values")
    parser.add_argument("--one-process", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rounds < 2:
        parser.error("--rounds: a quartile needs at least 2 rounds")
    if options.one_process:
        options.json.write_text(json.dumps(one_process(options)))
        return
    results = []
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder, "result.json")
        for number in range(options.processes):
            show_progress(f"process {number + 1} of {options.processes}")
            command = [sys.executable, __file__, "--one-process", "--modules", str(options.modules)]
            command += ["--rounds", str(options.rounds), "--seconds", str(options.seconds)]
            command += ["--seed", str(options.seed + number), "--json", str(result)]
            subprocess.run(command, check=True)
            results.append(json.loads(result.read_text()))
    print(table(results))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
