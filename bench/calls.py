#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What a call from Python costs: a NOGIL_EXPORT, the same function wrapped by hand, by cffi's API mode, by ctypes.

    cmake --build build --target bench_calls                   # builds the modules and runs this
    python bench/calls.py --modules build/bench                # the same by hand

The rule: as interleaved.py has it. A turn is a `for` loop of Python around the call; what the loop costs without a call
is taken off. The arguments are made once.
"""

import array
import ctypes
import functools
import importlib
import itertools
import pathlib
import random
import sys
import time
from typing import Callable, NamedTuple

import cffi
import plain_cffi
from interleaved import ALSO, Row, Table, both_ways, describe, in_turns, load_modules, main, pin_to_core, show_progress

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


def load(folder: pathlib.Path, also=()) -> dict:
    """Return the functions by way and name; cffi and ctypes get an array as their users give them one."""
    modules = load_modules(folder, "calls", WAYS[:3], "bench_calls_modules")
    export, by_hand, cffi_module = modules.values()
    (library,) = folder.glob("libcalls_plain.*")
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
    if "cffi_abi" in also:
        by_name = cffi.FFI()
        by_name.cdef(plain_cffi.declarations("calls"))
        opened = by_name.dlopen(str(library))
        functions["cffi_abi"] = {name: getattr(opened, f"calls_{name}") for name in ("hypot2", "add", "nothing")}
    for way in also:
        if way != "cffi_abi":
            module = importlib.import_module(f"calls_{way}")
            functions[way] = {name: getattr(module, name) for name in functions["by_hand"] if hasattr(module, name)}
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


def measure(options) -> tuple:
    """Measure all rows, one after the other, and each in all ways in turn."""
    functions, core, shuffled = (
        load(options.modules.resolve(), options.also),
        pin_to_core(),
        random.Random(options.seed),
    )

    def one_way(state):
        rows = []
        for number, call in enumerate(CALLS, 1):
            show_progress(f"{state}: {number}/{len(CALLS)} {call.text}")
            ways = {way: known[call.function] for way, known in functions.items() if call.function in known}
            rows.append(Row(call.function, call.text, state, measure_call(call, ways, options, shuffled)))
        show_progress("")
        return rows

    return both_ways(one_way), describe({"export": importlib.import_module("calls_export")}, pinned_to_core=core)


def measure_call(call: Call, ways: dict, options, shuffled: random.Random) -> dict:
    """Return the nanoseconds of each way in each round."""
    loop, arguments = loop_of(len(call.arguments)), call.arguments
    expected = ways["by_hand"](*arguments)
    for way, function in ways.items():
        if function(*arguments) != expected:
            sys.exit(f"calls.py: {call.function} of {way} gives {function(*arguments)}, not {expected}")
    turns = 100
    while loop(ways["export"], arguments, turns) < options.seconds * 1e9:
        turns *= 2

    def one_turn(function):
        empty = loop(None, arguments, turns)
        return (loop(function, arguments, turns) - empty) / turns

    return in_turns(
        {way: functools.partial(one_turn, function) for way, function in ways.items()}, options.rounds, shuffled
    )


def table(rows: list, metadata: dict) -> str:
    """Lay the rows out for a terminal: median [quartiles] in nanoseconds, then ratios and bars."""
    version = metadata["python_version"].split()[0]
    lines = [f"Python {version}, {metadata['compiler_export']}, cffi {cffi.__version__}"]
    lines += ["Nanoseconds of the thread's own processor time a call, without the loop: median [quartiles]"]
    calls, state = {call.function: call for call in CALLS}, ""
    for row in rows:
        bars = calls[row.name].bars
        if row.state != state:
            state = row.state
            lines += ["", f"{state:<44} {'NOGIL_EXPORT':<20}{'by hand':<20}{'cffi':<20}{'ctypes':<20} ratio (bar)"]
        cells, ratios = [], []
        for way in WAYS:
            there = way in row.values
            cells.append("{1:.1f} [{0:.1f}-{2:.1f}]".format(*row.quartiles(way)) if there else "")
            if there and way != "export":
                ratio = row.ratio("export", way)
                verdict = f" {'ok' if ratio <= bars[way] else 'short'} (<= {bars[way]})" if way in bars else ""
                ratios.append(f"{ratio:.3f}{verdict} of {way}")
        lines.append(f"{row.text:<44} " + "".join(f"{cell:<20}" for cell in cells) + " " + ", ".join(ratios))
    return "\n".join(line.rstrip() for line in lines)


TABLE = Table("calls", measure, table, rounds=20, seconds=0.005, quick=(1, 3, 0.0005), options=(ALSO,))

if __name__ == "__main__":
    main(TABLE, __doc__ or "")
