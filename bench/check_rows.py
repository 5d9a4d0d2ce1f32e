#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The smoke test of the benchmark: a quick run gives every row, in both states of the process, by all three.

    python bench/check_rows.py build/bench

The rule: no time is judged here. A test that fails on a loaded machine says nothing about the library.
"""

import pathlib
import subprocess
import sys
import tempfile

import gil_operations
import pyperf
from interleaved import ALONE, THREADED, from_suite


def main() -> None:
    """Run gil_operations.py --quick on the modules of a folder and look at the JSON."""
    expected = {
        (operation.loop, process)
        for operation in gil_operations.OPERATIONS
        for process in (ALONE, THREADED)
        if process == THREADED or not operation.makes_threads
    }
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder, "rows.json")
        program = [sys.executable, gil_operations.__file__, "--quick", "--modules", sys.argv[1], "--json", str(result)]
        subprocess.run(program, check=True)
        rows = from_suite(pyperf.BenchmarkSuite.load(str(result)))["gil_operations"]
    found = {(row.name, row.state) for row in rows}
    if found != expected:
        sys.exit(f"check_rows.py: missing rows {sorted(expected - found)}, unknown rows {sorted(found - expected)}")
    for row in rows:
        for name in gil_operations.IMPLEMENTATIONS:
            rounds = len(row.values[name])
            if rounds != 5:
                sys.exit(f"check_rows.py: {row.name} of {name} has {rounds} rounds, not 5")


if __name__ == "__main__":
    main()
