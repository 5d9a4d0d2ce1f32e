#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What a call with a buffer costs with NOGIL_BUFFER, by hand with PyObject_GetBuffer, and with Cython's memoryviews.

    cmake --build build --target bench_buffers                # builds the three modules and runs this
    python bench/buffers.py --modules build/bench             # the same by hand

The rule: as in gil_operations.py. The three are called in the same process, in short turns whose order is shuffled each
round, and compared turn against turn of the same round. A turn is a Python loop of calls; the cost of the loop is in
each of the three, so a ratio here is a little too near to 1, never too good.

A call with ten doubles is all check and release; one with ten million is all memory. Bar of the contract: not slower
than Cython.
"""

import argparse
import array
import itertools
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple, Optional

import gil_operations as operations

IMPLEMENTATIONS = ("libnogil", "by_hand", "cython")
BAR = 1.0
TOLERANCE = 0.02  # below it two that run the same instructions are told apart by where the loader put them


class Row(NamedTuple):
    """One function with one size of array: what each implementation took in each round, in ns a call."""

    function: str
    text: str
    size: int
    nanoseconds: dict

    def ratio(self, peer: str) -> float:
        """Ours as a share of the peer's, each compared with the other of the same round."""
        pairs = zip(self.nanoseconds["libnogil"], self.nanoseconds[peer])
        return statistics.median(ours / theirs for ours, theirs in pairs)

    def verdict(self) -> str:
        """Say "ok" or "short" of the bar."""
        return "ok" if self.ratio("cython") <= BAR + TOLERANCE else "short"


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


def measure(modules: dict, sizes, rounds: int, seconds: float, seed: int) -> list:
    """Measure each function with each size, by all implementations in turn."""
    shuffled, rows = random.Random(seed), []
    for size, (name, text) in itertools.product(sizes, FUNCTIONS):
        operations.show_progress(f"{text}, {size} doubles")
        values = array.array("d", [1.0]) * size
        view = memoryview(values).cast("B").cast("d", (2, size // 2)) if name == "total_grid" else values
        functions = {implementation: getattr(module, name) for implementation, module in modules.items()}
        once = max(time_calls(function, view, 1) + 1 for function in functions.values())
        calls = 1
        while calls * once < seconds * 1e9 and calls < 1_000_000:
            calls *= 2
            once = min(time_calls(function, view, calls) for function in functions.values()) / calls + 1e-9
        nanoseconds = {implementation: [] for implementation in modules}
        order = list(modules)
        for _ in range(rounds):
            shuffled.shuffle(order)
            for implementation in order:
                nanoseconds[implementation].append(time_calls(functions[implementation], view, calls) / calls)
        rows.append(Row(name, text, size, nanoseconds))
    operations.show_progress("")
    return rows


def load_modules(folder: pathlib.Path) -> dict:
    """Import the three compiled modules from the folder that CMake built them in."""
    sys.path.insert(0, str(folder))
    try:
        return {name: __import__(f"buffers_{name}") for name in IMPLEMENTATIONS}
    except ImportError as error:
        sys.exit(f"buffers.py: {error}\n  Build it with: cmake --build <build folder> --target bench_buffers_modules")


def table(rows: list, metadata: dict) -> str:
    """Lay the rows out for a terminal."""
    head = f"{'':<40} {'NOGIL_BUFFER':<26} {'by hand':<26} {'Cython':<26} {'/hand':>7} {'/Cython':>8}"
    lines = [
        f"Python {metadata['python_version']}, Cython {metadata['cython']}, {metadata['compiler_libnogil']}",
        f"{metadata['processes']} processes of {metadata['rounds']} rounds, load {metadata['load_average'][0]:.1f}",
        "Nanoseconds of the thread's own processor time a call, with Python's loop: median [quartiles]",
        "",
        head + "  bar",
    ]
    for row in rows:
        cells = []
        for name in IMPLEMENTATIONS:
            low, middle, high = operations.quartiles(row.nanoseconds[name])
            cells.append(f"{f'{middle:.0f} [{low:.0f}-{high:.0f}]':<26}")
        ratios = f"{row.ratio('by_hand'):>7.3f} {row.ratio('cython'):>8.3f}"
        text = f"{row.text}, {row.size} doubles"
        lines.append(f"{text:<40} {' '.join(cells)} {ratios}  {row.verdict()} (<= {BAR:.2f} ± {TOLERANCE} of Cython)")
    return "\n".join(line.rstrip() for line in lines)


def as_json(rows: list, metadata: dict) -> dict:
    """Return every single value, and the ratios."""
    return {
        "metadata": metadata,
        "rows": [
            {**row._asdict(), "ratio": {peer: row.ratio(peer) for peer in IMPLEMENTATIONS[1:]}, "bar": BAR}
            for row in rows
        ],
    }


def run_once(arguments: list) -> dict:
    """Run this program in a process of its own and return the JSON that it writes."""
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder, "result.json")
        if subprocess.run([sys.executable, __file__, *arguments, "--one-process", "--json", str(result)]).returncode:
            sys.exit("buffers.py: could not measure, see above")
        return json.loads(result.read_text())


def main() -> None:
    """Read the command line, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, default=pathlib.Path(), help="folder of the compiled modules")
    parser.add_argument("--processes", type=int, help="one after the other (default 3, with --quick 1)")
    parser.add_argument("--rounds", type=int, help="of each row in each process (default 20, with --quick 3)")
    parser.add_argument("--quick", action="store_true", help="small arrays, few rounds: does it run")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all values")
    parser.add_argument("--seed", type=int, default=3, help="for the order within the rounds")
    parser.add_argument("--one-process", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    processes: int = arguments.processes or (1 if arguments.quick else 3)
    rounds: int = arguments.rounds or (3 if arguments.quick else 20)
    metadata: Optional[dict] = None
    if arguments.one_process:
        modules, core = load_modules(arguments.modules), operations.pin_to_one_core()
        sizes = (10, 1000) if arguments.quick else SIZES
        rows = measure(modules, sizes, rounds, 0.0005 if arguments.quick else 0.005, arguments.seed)
        settings = {"processes": processes, "rounds": rounds, "seed": arguments.seed}
        metadata = operations.describe(modules, core, settings)
    else:
        results = []
        for number in range(processes):
            options = ["--modules", str(arguments.modules), "--rounds", str(rounds)]
            options += ["--seed", str(arguments.seed + number), "--processes", str(processes)]
            results.append(run_once(options + ["--quick"] * arguments.quick))
        metadata, rows = results[-1]["metadata"], []
        for same in zip(*(result["rows"] for result in results)):
            values = {name: [ns for one in same for ns in one["nanoseconds"][name]] for name in IMPLEMENTATIONS}
            rows.append(Row(same[0]["function"], same[0]["text"], same[0]["size"], values))
        print(table(rows, metadata))
    if arguments.json:
        arguments.json.write_text(json.dumps(as_json(rows, metadata), indent=1) + "\n")


if __name__ == "__main__":
    main()
