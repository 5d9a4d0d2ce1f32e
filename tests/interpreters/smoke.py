#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""smoke.py: does the library compile and run at all on the Python that runs this?

    tests/interpreters/provide pypy3                   # name, program, include folder
    <program> tests/interpreters/smoke.py <include folder>

Rule: it needs nothing but a C compiler ($CC, or cc) and the standard library: no pip, no CMake.
"""

import faulthandler
import os
import subprocess
import sys
import tempfile
from array import array
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    """Compile smoke.c, import it, run all of it."""
    if len(sys.argv) != 2:
        sys.exit("usage: smoke.py <folder of Python.h>")
    faulthandler.dump_traceback_later(60, exit=True)
    with tempfile.TemporaryDirectory() as folder:
        include = [f"-I{HERE.parents[1] / 'include'}", f"-I{sys.argv[1]}", f"-I{Path(sys.argv[1]).parent}"]
        warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]
        command = [os.environ.get("CC", "cc"), "-std=c11", "-O2", "-shared", "-fPIC", *warnings, *include]
        command += [str(HERE / "smoke.c"), "-o", str(Path(folder, "smoke" + EXTENSION_SUFFIXES[0])), "-lpthread"]
        if subprocess.run(command).returncode:
            sys.exit("smoke.py: it does not compile: " + " ".join(command))
        sys.path.insert(0, folder)
        import smoke

        calls = []

        def successor(i):
            calls.append(i)
            return i + 1

        before = sys.getrefcount(successor) if hasattr(sys, "getrefcount") else 0
        assert smoke.blocks(successor) is True
        assert smoke.foreign_threads(successor) is True
        assert len(calls) == 100 + 4 * 50
        numbers = array("d", [1, 2, 3])
        assert smoke.writable_buffer(numbers) is True
        assert smoke.writable_buffer(memoryview(array("d", [6]))) is True
        assert list(numbers) == [0, 0, 0]
        for _ in range(1000):  # what was given away is dropped by now, or by a pending call between two lines
            pass
        after = sys.getrefcount(successor) if hasattr(sys, "getrefcount") else 0
        assert after == before, f"{after - before} references were not dropped"
    print(f"{sys.implementation.name} {sys.version.split()[0]}: ok")


if __name__ == "__main__":
    main()
