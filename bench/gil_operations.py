#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What each GIL operation costs with nogil.h, with CPython's own macros and calls, and with Cython, in one run.

    cmake --build build --target bench                        # builds the three modules and runs this
    python bench/gil_operations.py --modules build/bench      # the same by hand
    python bench/gil_operations.py --python ~/.pyenv/versions/3.*/bin/python3 --json bench.json

The rule: the three are measured in the same process, in short turns whose order is shuffled each round, and compared
turn against turn of the same round. A machine that slows down then slows down all three, and a ratio stays a ratio.
The loops are in C and Cython (gil_operations_*.c, .pyx); the cost of an empty loop is taken off. It is done in several
processes one after the other, because where the loader puts a library is worth a few per cent too.

Each operation is measured twice: in a process that never had a second thread, and with one that sleeps. glibc leaves
the atomic instructions out of its locks until a process makes its first thread, and the GIL is made of such locks: from
then on a release costs half as much again, whoever asks for it.
"""

import argparse
import contextlib
import importlib
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import threading
from typing import NamedTuple, Optional

import pyperf

HERE = pathlib.Path(__file__).resolve().parent
IMPLEMENTATIONS = ("libnogil", "macros", "cython")


class Operation(NamedTuple):
    """One row: the loop to run, what it does, and how much of which peer's time it may take, or of the clock's."""

    loop: str
    text: str
    peer: str = ""
    bar: Optional[float] = None
    makes_threads: bool = False
    bar_nanoseconds: Optional[float] = None


FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
OPERATIONS = (
    Operation("call", "call of a plain C function"),
    Operation("release", "release and take back, nobody waiting", "macros", 1.03),
    Operation("with_gil_held", "with-gil function, GIL already held", "cython", 0.40),
    Operation("with_gil_released", "with-gil function, from a NOGIL block", "cython", 0.87),
    Operation("except_any_released", "except_any void call, in a NOGIL block", "cython", 0.03),
    Operation("except_any_maybe", "except_any void call, nogil function, released"),
    Operation("except_any_held", "except_any void call, nogil function, held"),
    Operation("with_gil_inside", "WITH_GIL block inside a NOGIL block"),
    Operation("noexcept_released", "noexcept nogil function, from a NOGIL block"),
    Operation("noexcept_held", "noexcept nogil function, GIL held"),
    Operation("check_signals_released", "signal check every million turns, NOGIL block", bar_nanoseconds=1),
    Operation("check_signals_maybe", "the same in a nogil function", bar_nanoseconds=1),
    Operation("check_signals_plain", "the same in a plain C function", bar_nanoseconds=1),
    Operation(
        "foreign", "attach on a thread Python never saw", "macros", 0.02 if FREE_THREADED else 0.18, makes_threads=True
    ),
)


ALONE, THREADED = "only one thread so far", "another thread exists, asleep"


class Row(NamedTuple):
    """The result of one operation in one state of the process: what each implementation took in each round, in ns."""

    operation: Operation
    process: str
    nanoseconds: dict[str, list[float]]

    def ratio(self, peer: str) -> float:
        """Ours as a share of the peer's, each compared with the other of the same round."""
        pairs = zip(self.nanoseconds["libnogil"], self.nanoseconds[peer])
        # On a busy machine a call of 0.1 ns may come out shorter than the loop around it: such a round has no ratio.
        ratios = [ours / theirs for ours, theirs in pairs if theirs > 0]
        return statistics.median(ratios) if ratios else float("nan")

    def verdict(self) -> str:
        """Say "ok" or "short" of the bar, or nothing where the contract sets none."""
        if self.operation.bar_nanoseconds is not None:
            return "ok" if statistics.median(self.nanoseconds["libnogil"]) < self.operation.bar_nanoseconds else "short"
        if self.operation.bar is None:
            return ""
        return "ok" if self.ratio(self.operation.peer) <= self.operation.bar else "short"


def load_modules(folder: pathlib.Path) -> dict:
    """Import the three compiled modules from the folder that CMake built them in."""
    sys.path.insert(0, str(folder))
    modules = {}
    for name in IMPLEMENTATIONS:
        try:
            modules[name] = importlib.import_module(f"gil_operations_{name}")
        except ImportError as error:
            sys.exit(
                f"gil_operations.py: {error}\n  {folder} has no gil_operations_{name} built for this Python "
                f"({sys.version.split()[0]}).\n  Build them with: cmake --build <build folder> --target bench, or say "
                "where they are: --modules <build folder>/bench"
            )
    return modules


def pin_to_one_core() -> Optional[int]:
    """Keep this process on the core it runs on best, the last one it may use; None where that is not possible."""
    try:
        core = max(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {core})
    except (AttributeError, OSError):
        return None
    return core


def turns_for(module, loop: str, seconds: float) -> int:
    """Find how many turns of a loop take about that long."""
    turns = 1000
    while True:
        nanoseconds = getattr(module, loop)(turns)
        if nanoseconds >= seconds * 2.5e8:
            return max(1000, round(turns * seconds * 1e9 / nanoseconds))
        turns *= 4


def measure(modules: dict, process: str, rounds: int, seconds: float, seed: int) -> list[Row]:
    """Measure all operations, one after the other, and each by all implementations in turn."""
    shuffled = random.Random(seed)
    operations = [one for one in OPERATIONS if process == THREADED or not one.makes_threads]
    rows = []
    for number, operation in enumerate(operations, 1):
        # One count for all three: an empty loop and a loop of calls are then the same length for each.
        show_progress(f"{process}: {number}/{len(operations)} {operation.text}")
        turns = min(turns_for(module, operation.loop, seconds) for module in modules.values())
        nanoseconds: dict[str, list[float]] = {name: [] for name in modules}
        order = list(modules)
        for _ in range(rounds):
            shuffled.shuffle(order)
            for name in order:
                empty = modules[name].empty(turns)
                full = getattr(modules[name], operation.loop)(turns)
                nanoseconds[name].append((full - empty) / turns)
        rows.append(Row(operation, process, nanoseconds))
    show_progress("")
    return rows


@contextlib.contextmanager
def another_thread():
    """Have a second thread that waits for an event."""
    done = threading.Event()
    sleeper = threading.Thread(target=done.wait)
    sleeper.start()
    try:
        yield
    finally:
        done.set()
        sleeper.join()


def measure_both_ways(modules: dict, rounds: int, seconds: float, seed: int) -> list[Row]:
    """Measure in a process that has had one thread only, then with a second one that waits for an event."""
    rows = measure(modules, ALONE, rounds, seconds, seed)
    with another_thread():
        return rows + measure(modules, THREADED, rounds, seconds, seed)


def show_progress(text: str) -> None:
    """Say on stderr what is being done: over the line before on a terminal, line by line elsewhere."""
    if sys.stderr.isatty():
        print(f"\r{text}\033[K", end="", file=sys.stderr, flush=True)
    elif text:
        print(text, file=sys.stderr, flush=True)


def quartiles(values: list[float]) -> list[float]:
    """Return the lower quartile, the median and the upper quartile."""
    return statistics.quantiles(values, n=4, method="inclusive")


def describe(modules: dict, core: Optional[int], settings: dict) -> dict:
    """Collect what a reader must know to compare this run with another."""
    metadata = pyperf.Run([1.0], collect_metadata=True).get_metadata()
    wanted = ("cpu_model_name", "platform", "python_implementation", "python_version", "python_compiler", "cpu_freq")
    described = {name: str(metadata[name]) for name in wanted if name in metadata}
    described.update({f"compiler_{name}": module.compiler for name, module in modules.items()})
    described["cython"] = modules["cython"].cython_version
    described["pinned_to_core"] = core
    described["load_average"] = list(os.getloadavg())
    described.update(settings)
    return described


def table(rows: list[Row], metadata: dict) -> str:
    """Lay the rows out for a terminal: median [lower-upper quartile] in nanoseconds, then ratios."""
    core = metadata["pinned_to_core"]
    lines = [
        f"Python {metadata['python_version']}, Cython {metadata['cython']}, {metadata['compiler_libnogil']}",
        f"{metadata.get('cpu_model_name', 'unknown processor')}, "
        + (f"pinned to core {core}" if core is not None else "not pinned: this system has no sched_setaffinity")
        + f", {metadata['processes']} processes of {metadata['rounds']} rounds, load {metadata['load_average'][0]:.1f}",
        "Nanoseconds of the thread's own processor time, without the loop: median [quartiles]; ratios round by round",
    ]
    process = ""
    for row in rows:
        if row.process != process:
            process = row.process
            head = f"{process:<46} {'nogil.h':<22} {'CPython macros':<22} {'Cython':<22} {'/macros':>8} {'/Cython':>8}"
            lines += ["", head + "  bar"]
        cells = []
        for name in IMPLEMENTATIONS:
            low, middle, high = quartiles(row.nanoseconds[name])
            cells.append(f"{f'{middle:.2f} [{low:.2f}-{high:.2f}]':<22}")
        bar = ""
        if row.operation.bar is not None:
            peer = "macros" if row.operation.peer == "macros" else "Cython"
            bar = f"{row.verdict():<5} (<= {row.operation.bar:.2f} of {peer})"
        elif row.operation.bar_nanoseconds is not None:
            bar = f"{row.verdict():<5} (< {row.operation.bar_nanoseconds:g} ns)"
        ratios = [f"{row.ratio(peer):>8.3f}" for peer in ("macros", "cython")]
        lines.append(" ".join([f"{row.operation.text:<46}", *cells, *ratios]) + "  " + bar)
    return "\n".join(line.rstrip() for line in lines)


def as_json(rows: list[Row], metadata: dict) -> dict:
    """Return everything a report needs: each single value too, so that other statistics can be made of them."""
    return {
        "metadata": metadata,
        "operations": [
            {
                "operation": row.operation.loop,
                "text": row.operation.text,
                "process": row.process,
                "nanoseconds": row.nanoseconds,
                "quartiles": {name: quartiles(values) for name, values in row.nanoseconds.items()},
                "ratio": {peer: row.ratio(peer) for peer in IMPLEMENTATIONS[1:]},
                "peer": row.operation.peer,
                "bar": row.operation.bar,
                "bar_nanoseconds": row.operation.bar_nanoseconds,
                "verdict": row.verdict(),
            }
            for row in rows
        ],
    }


def run_as(python: str, arguments: list[str]) -> dict:
    """Run this program under that interpreter with these arguments and return the JSON it writes."""
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder, "result.json")
        if subprocess.run([python, __file__, *arguments, "--json", str(result)]).returncode:
            sys.exit(f"gil_operations.py: {python} could not measure, see above")
        return json.loads(result.read_text())


def merged(results: list[dict]) -> list[Row]:
    """Put the rounds of several processes together."""
    loops = {operation.loop: operation for operation in OPERATIONS}
    rows = []
    for same in zip(*(result["operations"] for result in results)):
        values = {name: [ns for one in same for ns in one["nanoseconds"][name]] for name in IMPLEMENTATIONS}
        rows.append(Row(loops[same[0]["operation"]], same[0]["process"], values))
    return rows


def build_for(python: str) -> pathlib.Path:
    """Build the modules for another Python in a folder of its own, and return that folder."""
    version = subprocess.check_output([python, "-c", "import sys; print(sys.version.split()[0])"], text=True).strip()
    build = HERE.parent / "build" / f"bench-{version}"
    configure = ["cmake", "-S", str(HERE.parent), "-B", str(build), f"-DPython_EXECUTABLE={python}"]
    configure += ["-DCMAKE_BUILD_TYPE=Release", "-DNOGIL_BUILD_BENCH=ON"]
    configure += ["-DNOGIL_BUILD_TESTS=OFF", "-DNOGIL_BUILD_EXAMPLES=OFF", "-DNOGIL_BUILD_RUNTIME=OFF"]
    for command in (configure, ["cmake", "--build", str(build), "--target", "bench_modules"]):
        show_progress(f"Python {version}: {' '.join(command[:2])}")
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit(f"gil_operations.py: for Python {version}, {' '.join(command)} said:\n{done.stdout}")
    show_progress("")
    return build


def main() -> None:
    """Read the command line, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, default=HERE, help="folder of the compiled modules")
    parser.add_argument("--processes", type=int, help="one after the other (default 5, with --quick 1)")
    parser.add_argument("--rounds", type=int, help="of each operation in each process (default 30, with --quick 5)")
    parser.add_argument("--seconds", type=float, help="length of one turn (default 0.003, with --quick 0.0005)")
    parser.add_argument("--seed", type=int, default=3, help="for the order within the rounds")
    parser.add_argument("--quick", action="store_true", help="a few short rounds: does it run, not what does it cost")
    parser.add_argument(
        "--json", type=pathlib.Path, metavar="FILE", help="write all values and what they were taken on"
    )
    parser.add_argument("--python", nargs="+", metavar="PATH", help="build for these Pythons instead and run on each")
    parser.add_argument("--one-process", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    arguments.processes = arguments.processes or (1 if arguments.quick else 5)
    arguments.rounds = arguments.rounds or (5 if arguments.quick else 30)
    arguments.seconds = arguments.seconds or (0.0005 if arguments.quick else 0.003)
    if arguments.rounds < 2:
        parser.error("--rounds: a quartile needs at least 2 rounds")
    settings = {name: getattr(arguments, name) for name in ("processes", "rounds", "seconds", "seed")}
    passed_on = [text for name, value in settings.items() for text in (f"--{name}", str(value))]

    if arguments.python:
        written: object = []
        for python in arguments.python:
            build = build_for(python)
            result = run_as(str(build / "venv" / "bin" / "python"), ["--modules", str(build / "bench"), *passed_on])
            written.append(result)
            print()
    elif arguments.one_process:
        modules = load_modules(arguments.modules)
        core = pin_to_one_core()
        rows = measure_both_ways(modules, arguments.rounds, arguments.seconds, arguments.seed)
        written = as_json(rows, describe(modules, core, settings))
    else:
        results = []
        for number in range(arguments.processes):
            show_progress(f"process {number + 1} of {arguments.processes}")
            settings["seed"] = arguments.seed + number
            passed_on = [text for name, value in settings.items() for text in (f"--{name}", str(value))]
            results.append(run_as(sys.executable, ["--one-process", "--modules", str(arguments.modules), *passed_on]))
        rows = merged(results)
        metadata = {**results[-1]["metadata"], "seed": arguments.seed}
        print(table(rows, metadata))
        written = as_json(rows, metadata)
    if arguments.json:
        arguments.json.write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main()
