#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What each GIL operation costs with nogil.h, with CPython's own macros and calls, and with Cython, in one run.

    cmake --build build --target bench_gil_operations         # builds the three modules and runs this
    python bench/gil_operations.py --modules build/bench      # the same by hand
    python bench/gil_operations.py --python ~/.pyenv/versions/3.*/bin/python3 --json bench.json

The rule: as interleaved.py has it. The loops are in C and Cython (gil_operations_*.c, .pyx); the cost of an empty loop
is taken off. Each operation is measured twice: in a process that never had a second thread, and with one that sleeps.
"""

import argparse
import pathlib
import random
import subprocess
import sys
import sysconfig
from typing import NamedTuple, Optional

from interleaved import (
    ALSO,
    HERE,
    THREADED,
    Row,
    Table,
    both_ways,
    describe,
    load_modules,
    loops_in_turns,
    main,
    pin_to_core,
    run_itself,
    show_progress,
)

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


def verdict(row: Row, operation: Operation) -> str:
    """Say "ok" or "short" of the bar, or nothing where the contract sets none."""
    if operation.bar_nanoseconds is not None:
        return "ok" if row.median("libnogil") < operation.bar_nanoseconds else "short"
    if operation.bar is None:
        return ""
    return "ok" if row.ratio("libnogil", operation.peer) <= operation.bar else "short"


def measure(options) -> tuple:
    """Measure all operations, one after the other, and each by all implementations in turn."""
    modules = load_modules(
        options.modules, "gil_operations", IMPLEMENTATIONS + tuple(options.also), "bench_gil_operations_modules"
    )
    core, shuffled = pin_to_core(), random.Random(options.seed)

    def one_way(state):
        operations = [one for one in OPERATIONS if state == THREADED or not one.makes_threads]
        rows = []
        for number, one in enumerate(operations, 1):
            show_progress(f"{state}: {number}/{len(operations)} {one.text}")
            rows.append(Row(one.loop, one.text, state, loops_in_turns(modules, one.loop, options, shuffled)))
        show_progress("")
        return rows

    return both_ways(one_way), describe(modules, pinned_to_core=core)


def table(rows: list, metadata: dict) -> str:
    """Lay the rows out for a terminal: median [lower-upper quartile] in nanoseconds, then ratios."""
    core = metadata.get("pinned_to_core")
    lines = [
        f"Python {metadata['python_version']}, Cython {metadata['cython']}, {metadata['compiler_libnogil']}",
        f"{metadata.get('cpu_model_name', 'unknown processor')}, "
        + (f"pinned to core {core}" if core is not None else "not pinned: this system has no sched_setaffinity")
        + f", {metadata['processes']} processes of {metadata['rounds']} rounds, load {metadata['load_average']:.1f}",
        "Nanoseconds of the thread's own processor time, without the loop: median [quartiles]; ratios round by round",
    ]
    operations, state = {one.loop: one for one in OPERATIONS}, ""
    for row in rows:
        operation = operations[row.name]
        if row.state != state:
            state = row.state
            head = f"{state:<46} {'nogil.h':<22} {'CPython macros':<22} {'Cython':<22} {'/macros':>8} {'/Cython':>8}"
            lines += ["", head + "  bar"]
        cells = []
        for name in IMPLEMENTATIONS:
            low, middle, high = row.quartiles(name)
            cells.append(f"{f'{middle:.2f} [{low:.2f}-{high:.2f}]':<22}")
        bar = ""
        if operation.bar is not None:
            peer = "macros" if operation.peer == "macros" else "Cython"
            bar = f"{verdict(row, operation):<5} (<= {operation.bar:.2f} of {peer})"
        elif operation.bar_nanoseconds is not None:
            bar = f"{verdict(row, operation):<5} (< {operation.bar_nanoseconds:g} ns)"
        ratios = [f"{row.ratio('libnogil', peer):>8.3f}" for peer in ("macros", "cython")]
        lines.append(" ".join([f"{operation.text:<46}", *cells, *ratios]) + "  " + bar)
    return "\n".join(line.rstrip() for line in lines)


def build_for(python: str) -> pathlib.Path:
    """Build the modules for another Python in a folder of its own, and return that folder."""
    version = subprocess.check_output([python, "-c", "import sys; print(sys.version.split()[0])"], text=True).strip()
    build = HERE.parent / "build" / f"bench-{version}"
    configure = ["cmake", "-S", str(HERE.parent), "-B", str(build), f"-DPython_EXECUTABLE={python}"]
    configure += ["-DCMAKE_BUILD_TYPE=Release", "-DNOGIL_BUILD_BENCH=ON"]
    configure += ["-DNOGIL_BUILD_TESTS=OFF", "-DNOGIL_BUILD_EXAMPLES=OFF", "-DNOGIL_BUILD_RUNTIME=OFF"]
    for command in (configure, ["cmake", "--build", str(build), "--target", "bench_gil_operations_modules"]):
        show_progress(f"Python {version}: {' '.join(command[:2])}")
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit(f"gil_operations.py: for Python {version}, {' '.join(command)} said:\n{done.stdout}")
    show_progress("")
    return build


def on_each_python(pythons: list, json: Optional[pathlib.Path], arguments: list) -> None:
    """Build the modules for each of these Pythons and measure there; the version goes into the name of each file."""
    for python in pythons:
        build = build_for(python)
        if json:
            version = build.name.partition("-")[2]
            arguments = [*arguments, "--json", json.with_name(f"{json.stem}-{version}{json.suffix}")]
        run_itself(__file__, ["--modules", build / "bench", *arguments], python=str(build / "venv" / "bin" / "python"))
        print()


PYTHON = {"nargs": "+", "metavar": "PATH", "help": "build for these Pythons instead and run on each"}
TABLE = Table("gil_operations", measure, table, options=(("--python", PYTHON), ALSO))

if __name__ == "__main__":
    before = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    before.add_argument("--python", nargs="+")
    before.add_argument("--json", type=pathlib.Path)
    chosen, others = before.parse_known_args()
    if chosen.python:
        on_each_python(chosen.python, chosen.json, others)
    else:
        main(TABLE, __doc__ or "")
