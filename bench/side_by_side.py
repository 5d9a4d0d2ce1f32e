#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Measure all tables with all peers that could be built, and write the numbers, the pictures and the report.

    cmake --workflow --preset bench                           # sets everything up, builds, and runs this: minutes
    python bench/side_by_side.py --modules build/bench/bench --quick
    python bench/side_by_side.py --from-json results.json --to elsewhere     # draw again, measure nothing

The rule: a table is a file beside this one and is measured by it; here is only in which order, with which peers, and
where the results go: results.json (which `python -m pyperf` reads), report.html, and a picture for each table.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import sys

import pyperf
from interleaved import HERE, from_suite, metadata_of, show_progress, suite_of

LOOPS = ("cython_fast_gil", "pybind11", "nanobind", "pyo3")

#: table -> processes, rounds, and which peers it can have beside its own. The order is that of the report.
TABLES = {
    "gil_operations": (3, 20, LOOPS),
    "contended": (2, 6, LOOPS),
    "calls": (3, 12, ("cython", "cffi_abi", "pybind11", "nanobind", "pyo3")),
    "jobs": (2, 9, ("pyo3",)),
    "once": (1, 5, LOOPS),
}
#: Those that --realtime is for: jobs.py computes on all cores, and would leave the system none.
LEAVE_A_CORE = ("gil_operations", "contended", "calls", "once")
#: What every build has.
OWN = ("cython", "cffi_abi")


def measure(options) -> pyperf.BenchmarkSuite:
    """Measure one table after the other; return all of them as one suite that knows of the peers, too."""
    peers = json.loads((options.modules / "peers.json").read_text())
    there = {*OWN, *(name for name, known in peers.items() if known["built"])}
    known = {
        f"peer_{name}": one["version"] if one["built"] else f"not built: {one['reason']}" for name, one in peers.items()
    }
    benchmarks = []
    for number, table in enumerate(options.only, 1):
        os.environ["BENCH_STEP"] = f"[{number}/{len(options.only)}] {table}: "
        processes, rounds, peers_of_table = TABLES[table]
        arguments = ["--modules", str(options.modules), "--also", *(one for one in peers_of_table if one in there)]
        arguments += ["--quick"] if options.quick else ["--rounds", str(rounds)]
        before = ("chrt", "-r", "5") if options.realtime and table in LEAVE_A_CORE else ()
        processes = 1 if options.quick else processes
        suite = suite_of(str(HERE / f"{table}.py"), arguments, processes, options.seed, before)
        benchmarks += suite.get_benchmarks()
    os.environ["BENCH_STEP"] = ""
    version = (HERE.parent / "include" / "nogil" / "version.h").read_text()
    known["peer_libnogil"] = version.split('NOGIL_VERSION "')[1].split('"')[0]
    known.update({f"peer_{name}": importlib.metadata.version(name) for name in ("cython", "cffi")})
    for benchmark in benchmarks:
        benchmark.update_metadata(known)
    return pyperf.BenchmarkSuite(benchmarks)


def main() -> None:
    """Read the command line, measure, write, say how the bars stand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, help="folder of the compiled modules")
    parser.add_argument("--to", type=pathlib.Path, default=pathlib.Path(), help="folder of the results (default .)")
    parser.add_argument("--only", nargs="+", choices=TABLES, default=list(TABLES), help="these tables")
    parser.add_argument("--quick", action="store_true", help="a few short rounds: does it run, not what does it cost")
    parser.add_argument("--realtime", action="store_true", help="before everybody else's work (chrt; needs root)")
    parser.add_argument("--seed", type=int, default=3, help="for the order within the rounds")
    parser.add_argument(
        "--from-json", type=pathlib.Path, nargs="+", metavar="FILE", help="measure nothing, show these numbers"
    )
    options = parser.parse_args()
    if not options.from_json and not options.modules:
        parser.error("--modules: where are they? Or give numbers with --from-json")

    import page
    import pictures

    options.to.mkdir(parents=True, exist_ok=True)
    results = options.to / "results.json"
    if options.from_json:
        suites = [pyperf.BenchmarkSuite.load(str(file)) for file in options.from_json]
        suite = pyperf.BenchmarkSuite([benchmark for one in suites for benchmark in one.get_benchmarks()])
    else:
        suite = measure(options)
        suite.dump(str(results), replace=True)
    show_progress("drawing")
    tables, metadata = from_suite(suite), metadata_of(suite)
    report = options.to / "report.html"
    page.write(tables, metadata, pictures.draw(tables, options.to / "pictures"), report)
    show_progress("")
    for text, state, measured, bar, verdict in page.bar_lines(tables):
        print(f"{text:<56} {state:<30} {measured:>7.3f} ({bar}) {verdict}")
    for name, text in sorted(metadata.items()):
        if name.startswith("peer_"):
            print(f"{name[5:]}: {text}")
    if options.quick:
        print("After --quick these numbers say that everything runs, and nothing else.")
    print(f"The report: {report.resolve()}")
    missing = [table for table in options.only if table not in tables and not options.from_json]
    if missing:
        sys.exit(f"side_by_side.py: there are no rows of {', '.join(missing)}")


if __name__ == "__main__":
    main()
