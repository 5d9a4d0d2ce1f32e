#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What a call from Python costs: a NOGIL_EXPORT, the same function wrapped by hand, by cffi's API mode, by ctypes.

    cmake --build build --target bench_calls                   # builds the modules and runs this
    python bench/calls.py --modules build/bench                # the same by hand

The rule: as in gil_operations.py: all ways in one process, in short turns whose order is shuffled each round, compared
turn against turn of the same round, in several processes one after the other. A turn is a `for` loop of Python around
the call; what the loop costs without a call is taken off. The arguments are made once.
"""

import argparse
import array
import ctypes
import importlib
import itertools
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Callable, NamedTuple, Optional

import gil_operations
from gil_operations import quartiles, show_progress

WAYS = ("export", "by_hand", "cffi", "ctypes")


class Call(NamedTuple):
    """One row: which function, what it does, its arguments, and the share of each peer's time it may take."""

    function: str
    text: str
    arguments: tuple
    bars: dict


# Those of the contract hold for a function that has something to convert; the others are held against by hand alone.
BARS = {"by_hand": 1.05, "cffi": 0.60, "ctypes": 0.12}
BY_HAND = {"by_hand": 1.05}
TEN = array.array("d", range(10))
CALLS = (
    Call("hypot2", "two doubles, GIL released", (3.0, 4.0), BARS),
    Call("hypot2_held", "two doubles, GIL kept", (3.0, 4.0), BY_HAND),
    Call("hypot2_adaptive", "two doubles, adaptive (by hand: GIL kept)", (3.0, 4.0), {"by_hand": 1.15}),
    Call("add", "two ints, GIL released", (3, 4), BARS),
    Call("add_held", "two ints, GIL kept", (3, 4), BY_HAND),
    Call("length", "a short str, GIL released", ("hello",), BY_HAND),
    Call("total", "an array of 10 doubles, GIL released", (TEN,), BY_HAND),
    Call("nothing", "no argument, no result, GIL released", (), BY_HAND),
)


class Row(NamedTuple):
    """The result of one row in one state of the process: nanoseconds of each way in each round."""

    call: Call
    process: str
    nanoseconds: dict

    def ratio(self, peer: str) -> float:
        """Ours as a share of the peer's, each compared with the other of the same round."""
        pairs = zip(self.nanoseconds["export"], self.nanoseconds[peer])
        return statistics.median(ours / theirs for ours, theirs in pairs)

    def verdicts(self) -> dict:
        """Give "ok" or "short" of each bar."""
        return {peer: "ok" if self.ratio(peer) <= bar else "short" for peer, bar in self.call.bars.items()}


def load(folder: pathlib.Path) -> dict:
    """Return the functions by way and name; cffi and ctypes get an array as their users give them one."""
    sys.path.insert(0, str(folder))
    try:
        export, by_hand, cffi_module = (importlib.import_module(f"calls_{name}") for name in WAYS[:3])
        (library,) = folder.glob("libcalls_plain.*")
    except (ImportError, ValueError) as error:
        sys.exit(f"calls.py: {error}\n  Build them with: cmake --build <build folder> --target bench_calls")
    functions = {
        "export": {call.function: getattr(export, call.function) for call in CALLS},
        "by_hand": {call.function: getattr(by_hand, call.function.replace("adaptive", "held")) for call in CALLS},
    }
    ffi, lib = cffi_module.ffi, cffi_module.lib
    functions["cffi"] = {
        "hypot2": lib.calls_hypot2,
        "add": lib.calls_add,
        "length": lambda text: lib.calls_length(text.encode()),
        "total": lambda values: lib.calls_total(ffi.from_buffer("double[]", values), len(values)),
        "nothing": lib.calls_nothing,
    }
    plain = ctypes.CDLL(str(library))
    for name, result, parameters in (
        ("hypot2", ctypes.c_double, [ctypes.c_double] * 2),
        ("add", ctypes.c_int, [ctypes.c_int] * 2),
        ("length", ctypes.c_long, [ctypes.c_char_p]),
        ("total", ctypes.c_double, [ctypes.POINTER(ctypes.c_double), ctypes.c_long]),
        ("nothing", None, []),
    ):
        function = getattr(plain, f"calls_{name}")
        function.restype, function.argtypes = result, parameters
    of_ten = ctypes.c_double * 10
    functions["ctypes"] = {
        "hypot2": plain.calls_hypot2,
        "add": plain.calls_add,
        "length": lambda text: plain.calls_length(text.encode()),
        "total": lambda values: plain.calls_total(of_ten.from_buffer(values), len(values)),
        "nothing": plain.calls_nothing,
    }
    return functions


def loop_of(count: int) -> Callable:
    """Make the loop that calls a function of `count` arguments; None instead of it measures the loop alone."""
    names = ", ".join(f"a{number}" for number in range(count))
    space: dict = {"repeat": itertools.repeat, "now": time.thread_time_ns}
    exec(
        f"def loop(function, arguments, turns):\n"
        f"    {names + ', = arguments' if names else 'pass'}\n"
        f"    turns = repeat(None, turns)\n"
        f"    start = now()\n"
        f"    if function is None:\n"
        f"        for _ in turns: pass\n"
        f"    else:\n"
        f"        for _ in turns: function({names})\n"
        f"    return now() - start\n",
        space,
    )
    return space["loop"]


def measure(functions: dict, process: str, rounds: int, seconds: float, seed: int) -> list:
    """Measure all rows, one after the other, and each in all ways in turn."""
    shuffled = random.Random(seed)
    rows = []
    for number, call in enumerate(CALLS, 1):
        show_progress(f"{process}: {number}/{len(CALLS)} {call.text}")
        loop = loop_of(len(call.arguments))
        ways = {way: functions[way][call.function] for way in WAYS if call.function in functions[way]}
        expected = ways["by_hand"](*call.arguments)
        for way, function in ways.items():
            if function(*call.arguments) != expected:
                sys.exit(f"calls.py: {call.function} of {way} gives {function(*call.arguments)}, not {expected}")
        turns = 100
        while loop(ways["export"], call.arguments, turns) < seconds * 1e9:
            turns *= 2
        nanoseconds: dict = {way: [] for way in ways}
        order = list(ways)
        for _ in range(rounds):
            shuffled.shuffle(order)
            for way in order:
                empty = loop(None, call.arguments, turns)
                full = loop(ways[way], call.arguments, turns)
                nanoseconds[way].append(max(full - empty, 1) / turns)
        rows.append(Row(call, process, nanoseconds))
    show_progress("")
    return rows


def one_process(folder: pathlib.Path, rounds: int, seconds: float, seed: int) -> dict:
    """Measure alone, then with a second thread that sleeps; return what the caller prints."""
    functions = load(folder)
    core = gil_operations.pin_to_one_core()
    rows = measure(functions, gil_operations.ALONE, rounds, seconds, seed)
    with gil_operations.another_thread():
        rows += measure(functions, gil_operations.THREADED, rounds, seconds, seed)
    compiler = importlib.import_module("calls_export").compiler
    metadata = {"python": sys.version.split()[0], "compiler": compiler, "core": core}
    metadata["cffi"] = importlib.import_module("cffi").__version__
    return {"metadata": metadata, "rows": [[row.call.function, row.process, row.nanoseconds] for row in rows]}


def merged(results: list) -> list:
    """Put the rounds of several processes together."""
    calls = {call.function: call for call in CALLS}
    rows = []
    for same in zip(*(result["rows"] for result in results)):
        function, process, first = same[0]
        rows.append(Row(calls[function], process, {way: [ns for one in same for ns in one[2][way]] for way in first}))
    return rows


def table(rows: list, metadata: dict) -> str:
    """Lay the rows out for a terminal: median [quartiles] in nanoseconds, then ratios and bars."""
    lines = [f"Python {metadata['python']}, {metadata['compiler']}, cffi {metadata['cffi']}"]
    lines += ["Nanoseconds of the thread's own processor time a call, without the loop: median [quartiles]"]
    process = ""
    for row in rows:
        if row.process != process:
            process = row.process
            lines += ["", f"{process:<44} {'NOGIL_EXPORT':<20}{'by hand':<20}{'cffi':<20}{'ctypes':<20} ratio (bar)"]
        cells = []
        for way in WAYS:
            values = row.nanoseconds.get(way)
            cells.append("{1:.1f} [{0:.1f}-{2:.1f}]".format(*quartiles(values)) if values else "")
        verdicts = {peer: f" {verdict} (<= {row.call.bars[peer]})" for peer, verdict in row.verdicts().items()}
        ratios = [
            f"{row.ratio(peer):.3f}{verdicts.get(peer, '')} of {peer}" for peer in WAYS[1:] if peer in row.nanoseconds
        ]
        lines.append(f"{row.call.text:<44} " + "".join(f"{cell:<20}" for cell in cells) + " " + ", ".join(ratios))
    return "\n".join(line.rstrip() for line in lines)


def main(arguments: Optional[list] = None) -> None:
    """Read the command line, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, required=True, help="folder of the compiled modules")
    parser.add_argument("--processes", type=int, default=5, help="one after the other (default 5)")
    parser.add_argument("--rounds", type=int, default=20, help="of each row in each process (default 20)")
    parser.add_argument("--seconds", type=float, default=0.005, help="length of one turn (default 0.005)")
    parser.add_argument("--quick", action="store_true", help="a few short rounds: does it run, not what does it cost")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all values")
    parser.add_argument("--one-process", type=int, metavar="SEED", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.quick:
        options.processes, options.rounds, options.seconds = 1, 3, 0.0005
    if options.one_process is not None:
        written = one_process(options.modules.resolve(), options.rounds, options.seconds, options.one_process)
    else:
        results = []
        for number in range(options.processes):
            show_progress(f"process {number + 1} of {options.processes}")
            with tempfile.TemporaryDirectory() as folder:
                result = pathlib.Path(folder, "result.json")
                command = [sys.executable, __file__, "--modules", str(options.modules), "--one-process", str(number)]
                command += ["--rounds", str(options.rounds), "--seconds", str(options.seconds), "--json", str(result)]
                if subprocess.run(command).returncode:
                    sys.exit("calls.py: could not measure, see above")
                results.append(json.loads(result.read_text()))
        rows = merged(results)
        print(table(rows, results[0]["metadata"]))
        written = {
            "metadata": results[0]["metadata"],
            "rows": [
                {
                    "function": row.call.function,
                    "text": row.call.text,
                    "process": row.process,
                    "nanoseconds": row.nanoseconds,
                    "ratio": {peer: row.ratio(peer) for peer in row.nanoseconds if peer != "export"},
                    "bars": row.call.bars,
                    "verdicts": row.verdicts(),
                }
                for row in rows
            ],
        }
    if options.json:
        options.json.write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main()
