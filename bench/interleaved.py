# SPDX-License-Identifier: 0BSD
"""Measure things side by side: in short turns, in a shuffled order, each compared with the others of its round.

    values = in_turns({"ours": lambda: ours.release(1000), "theirs": lambda: theirs.release(1000)}, 30, seed)
    row = Row("release", "release and take back", ALONE, values)
    row.ratio("ours", "theirs")                 # the median of 30 ratios, one for each round
    main(Table("locks", measure, show), __doc__)     # a command line for a whole table, in several processes

The rule: what is compared ran in the same process within the same milliseconds. A machine that slows down then slows
down all of it, and a ratio stays a ratio. That is why this room exists: pyperf runs one benchmark to its end and then
the next, minutes apart. Its classes hold the values, describe the machine, make the statistics and write the file (so
`python -m pyperf stats FILE` and `compare_to` read it); only the order is ours.

A table is measured in several processes one after the other, because where the loader puts a library is worth a few per
cent too.
"""

import argparse
import contextlib
import math
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import threading
from typing import Callable, NamedTuple, Optional

import pyperf

HERE = pathlib.Path(__file__).resolve().parent

# glibc leaves the atomic instructions out of its locks until a process makes its first thread, and the GIL is made of
# such locks: from then on a release costs half as much again, whoever asks for it. So these are two tables.
ALONE, THREADED = "only one thread so far", "another thread exists, asleep"

#: The least that a value can be, in nanoseconds: what is done in no time may come out shorter than the loop around it.
LEAST = 1e-6


class Row(NamedTuple):
    """One line of a table: what each peer took in each round."""

    name: str  # the function that was called
    text: str  # what it does
    state: str  # of the process, or how many threads
    values: dict  # peer -> nanoseconds (or bytes), a value for each round; the same place is the same round
    unit: str = "second"

    def benchmark(self, peer: str, metadata: Optional[dict] = None) -> pyperf.Benchmark:
        """Return the peer's values as pyperf holds them: in seconds, or in bytes."""
        scale = 1e9 if self.unit == "second" else 1
        values = [max(value, LEAST) / scale for value in self.values[peer]]
        known = {"name": self.name, **(metadata or {}), "unit": self.unit}
        return pyperf.Benchmark([pyperf.Run(values, metadata=known, collect_metadata=False)])

    def quartiles(self, peer: str) -> list:
        """Return the lower quartile, the median and the upper quartile, in nanoseconds (or bytes)."""
        benchmark, scale = self.benchmark(peer), 1e9 if self.unit == "second" else 1
        return [benchmark.percentile(percent) * scale for percent in (25, 50, 75)]

    def median(self, peer: str) -> float:
        """Return the median, in nanoseconds (or bytes)."""
        return self.quartiles(peer)[1]

    def ratio(self, ours: str, theirs: str) -> float:
        """Ours as a share of theirs, each compared with the other of the same round."""
        pairs = zip(self.values[ours], self.values[theirs])
        # On a busy machine a call of 0.1 ns may come out shorter than the loop around it: such a round has no ratio.
        ratios = [mine / other for mine, other in pairs if other > LEAST]
        return statistics.median(ratios) if ratios else math.nan


class Table(NamedTuple):
    """What is measured in one process, how it is shown, and how much of it makes a measurement."""

    name: str
    measure: Callable[[argparse.Namespace], tuple]  # options -> rows, what to know about them
    show: Callable[[list, dict], str]  # rows, metadata -> text for a terminal
    processes: int = 5
    rounds: int = 30
    seconds: float = 0.003  # of each turn
    quick: tuple = (1, 5, 0.0005)  # the three with --quick: does it run, not what does it cost
    options: tuple = ()  # ((name, keywords of add_argument), ...): what not every table has


#: The option of a table that can have further peers.
ALSO = (
    "--also",
    {"nargs": "*", "default": [], "metavar": "PEER", "help": "measure these, too (peers/build.py makes them)"},
)


# ------------------------------------------------------------------------------------------------------------- turns


def in_turns(contestants: dict, rounds: int, seed) -> dict:
    """Call each contestant once a round, in an order that is shuffled each round; return what they gave, in ns."""
    shuffled = seed if isinstance(seed, random.Random) else random.Random(seed)
    values: dict = {name: [] for name in contestants}
    order = list(contestants)
    for _ in range(rounds):
        shuffled.shuffle(order)
        for name in order:
            values[name].append(max(contestants[name](), LEAST))
    return values


def turns_for(loop: Callable[[int], float], seconds: float, least: int = 1000) -> int:
    """Find how many turns of a loop, which returns nanoseconds, take about that long."""
    turns = least
    while True:
        nanoseconds = loop(turns)
        if nanoseconds >= seconds * 2.5e8:
            return max(least, round(turns * seconds * 1e9 / nanoseconds))
        turns *= 4


def loops_in_turns(modules: dict, loop: str, options: argparse.Namespace, shuffled: random.Random) -> dict:
    """Measure the loop of that name of each module that has it; what the module's empty loop takes is taken off."""
    able = {name: module for name, module in modules.items() if hasattr(module, loop)}
    # One count for all: an empty loop and a loop of calls are then the same length for each.
    turns = min(turns_for(getattr(module, loop), options.seconds) for module in able.values())

    def one_turn(module):
        empty = module.empty(turns)
        return (getattr(module, loop)(turns) - empty) / turns

    # module is bound now, not when it is called
    contestants = {name: lambda module=module: one_turn(module) for name, module in able.items()}
    return in_turns(contestants, options.rounds, shuffled)


# ----------------------------------------------------------------------------------------------------- this process


def pin_to_core(number: int = -1) -> Optional[int]:
    """Keep this thread on one of the cores that it may use, the last unless told; None where that is not possible."""
    try:
        core = CORES[number if number < 0 else min(number, len(CORES) - 1)]
        os.sched_setaffinity(0, {core})
    except (AttributeError, IndexError, OSError):
        return None
    return core


CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


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


def both_ways(measure: Callable[[str], list]) -> list:
    """Measure in a process that has had one thread only, then with a second one that waits for an event."""
    rows = measure(ALONE)
    with another_thread():
        return rows + measure(THREADED)


def load_modules(folder: pathlib.Path, prefix: str, names, target: str) -> dict:
    """Import the modules prefix_name from the folder that they were built in; say what to build where one is not."""
    sys.path.insert(0, str(folder.resolve()))
    try:
        return {name: __import__(f"{prefix}_{name}") for name in names}
    except ImportError as error:
        sys.exit(
            f"{prefix}.py: {error}\n  {folder} has no such module built for this Python ({sys.version.split()[0]}).\n"
            f"  Build them with: cmake --build <build folder> --target {target}, or say where they are: "
            "--modules <build folder>/bench"
        )


def show_progress(text: str) -> None:
    """Say on stderr what is being done: over the line before on a terminal, line by line elsewhere."""
    text = f"{os.environ.get('BENCH_STEP', '')}{text}" if text else ""
    if sys.stderr.isatty():
        print(f"\r{text}\033[K", end="", file=sys.stderr, flush=True)
    elif text:
        print(text, file=sys.stderr, flush=True)


def describe(modules: dict, **more) -> dict:
    """Collect what a reader must know to compare this run with another: machine, versions, compilers."""
    described = {
        name: value
        for name, value in pyperf.Run([1.0], collect_metadata=True).get_metadata().items()
        if not name.startswith(("hostname", "mem_", "command_", "runnable_", "uptime", "boot_"))
    }
    described["load_average"] = os.getloadavg()[0]
    for name, module in modules.items():
        described[f"compiler_{name}"] = getattr(module, "compiler", "unknown")
        if hasattr(module, "cython_version"):
            described["cython"] = module.cython_version
    described.update({name: value for name, value in more.items() if value is not None})
    return described


# ----------------------------------------------------------------------------------------------------------- the file


def as_suite(table: str, rows: list, metadata: dict) -> pyperf.BenchmarkSuite:
    """Return the rows as pyperf writes them: a benchmark for each row, state and peer."""
    benchmarks = []
    for row in rows:
        for peer in row.values:
            name = "/".join(part for part in (table, row.name, row.state, peer) if part)
            place = {"table": table, "row": row.name, "text": row.text, "state": row.state or "-", "peer": peer}
            benchmarks.append(row.benchmark(peer, {**metadata, **place, "name": name}))
    return pyperf.BenchmarkSuite(benchmarks)


def from_suite(suite: pyperf.BenchmarkSuite) -> dict:
    """Return the rows by table, the reverse of as_suite."""
    tables: dict = {}
    for benchmark in suite.get_benchmarks():
        known, unit = benchmark.get_metadata(), benchmark.get_unit()
        place = (known["row"], known["text"], "" if known["state"] == "-" else known["state"], unit)
        rows = tables.setdefault(known["table"], {})
        scale = 1e9 if unit == "second" else 1
        row = rows.setdefault(place, Row(*place[:3], {}, unit))
        row.values[known["peer"]] = [value * scale for value in benchmark.get_values()]
    return {name: list(rows.values()) for name, rows in tables.items()}


def metadata_of(suite: pyperf.BenchmarkSuite) -> dict:
    """Return what is known of the last process of the first benchmark."""
    return suite.get_benchmarks()[0].get_runs()[-1].get_metadata()


# ----------------------------------------------------------------------------------------------------- the command line


def run_itself(program: str, arguments: list, before: tuple = (), python: str = sys.executable) -> None:
    """Run a program of this folder in a process of its own; end this one if it fails, or takes a quarter of an hour."""
    command = [*before, python, program, *map(str, arguments)]
    if subprocess.run(command, timeout=900).returncode:
        sys.exit(f"{pathlib.Path(program).name}: could not measure, see above: {' '.join(command)}")


def suite_of(program: str, arguments: list, processes: int, seed: int, before: tuple = ()) -> pyperf.BenchmarkSuite:
    """Run a table in so many processes, one after the other, and put what they wrote together."""
    suite: Optional[pyperf.BenchmarkSuite] = None
    for number in range(processes):
        show_progress(f"process {number + 1} of {processes}")
        with tempfile.TemporaryDirectory() as folder:
            result = pathlib.Path(folder, "result.json")
            run_itself(program, [*arguments, "--one-process", "--seed", seed + number, "--json", result], before)
            written = pyperf.BenchmarkSuite.load(str(result))
        if suite is None:
            suite = written
        else:
            suite.add_runs(written)
    show_progress("")
    assert suite is not None
    return suite


def main(table: Table, doc: str, arguments: Optional[list] = None) -> None:
    """Read the command line, measure the table, print it, write it."""
    program = sys.modules["__main__"].__file__ or ""
    parser = argparse.ArgumentParser(description=doc.split("\n\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, default=HERE, help="folder of the compiled modules")
    parser.add_argument("--processes", type=int, help=f"one after the other (default {table.processes})")
    parser.add_argument("--rounds", type=int, help=f"of each row in each process (default {table.rounds})")
    parser.add_argument("--seconds", type=float, help=f"length of one turn (default {table.seconds})")
    parser.add_argument("--seed", type=int, default=3, help="for the order within the rounds")
    parser.add_argument("--quick", action="store_true", help="a few short rounds: does it run, not what does it cost")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all values, as pyperf does")
    parser.add_argument("--one-process", action="store_true", help=argparse.SUPPRESS)
    for name, keywords in table.options:
        parser.add_argument(name, **keywords)
    options = parser.parse_args(arguments)
    wanted = table.quick if options.quick else (table.processes, table.rounds, table.seconds)
    for name, default in zip(("processes", "rounds", "seconds"), wanted):
        if getattr(options, name) is None:
            setattr(options, name, default)
    if options.rounds < 2:
        parser.error("--rounds: a quartile needs at least 2 rounds")

    if options.one_process:
        rows, metadata = table.measure(options)
        metadata.update(processes=options.processes, rounds=options.rounds)
        suite = as_suite(table.name, rows, metadata)
    else:
        passed_on = list(sys.argv[1:] if arguments is None else arguments)
        for name in ("processes", "rounds", "seconds"):
            passed_on += [f"--{name}", str(getattr(options, name))]
        suite = suite_of(program, passed_on, options.processes, options.seed)
        print(table.show(from_suite(suite)[table.name], metadata_of(suite)))
    if options.json:
        suite.dump(str(options.json), replace=True)
