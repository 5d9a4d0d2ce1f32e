#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What a user pays once: the time to compile a module, how large it is, the time to import it.

    cmake --build build/bench --target bench_once             # builds the modules and runs this
    python bench/once.py --modules build/bench/bench

The rule: as interleaved.py has it, with whole processes as turns, and their processor time. `macros` is the module
without the header. The flags are those of the build; what is measured is the compiler alone, without the linker, and
for Cython with Cython. Sizes are of code and data in memory, as `size` counts them.
"""

import functools
import json
import os
import pathlib
import random
import resource
import shlex
import subprocess
import sys
import tempfile

from interleaved import ALSO, HERE, Row, Table, describe, in_turns, load_modules, main, show_progress

IMPLEMENTATIONS = ("libnogil", "macros", "cython")
CHAPTER = HERE.parent / "examples" / "01-release" / "heavy_compute"
EMPTY = {"libnogil": "#include <nogil.h>\n", "macros": "#include <Python.h>\n"}
IMPORT = "import sys, time; sys.path.insert(0, sys.argv[1]); began = time.perf_counter_ns(); import {}; "
IMPORT += "print(time.perf_counter_ns() - began)"


def run(*commands):
    """Run commands one after the other; return the nanoseconds of processor time that they took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit(f"once.py: {shlex.join(map(str, command))} said:\n{done.stdout}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e9


def memory_of(file):
    """Return the bytes of code and data of an object or a library."""
    sizes = subprocess.run(["size", str(file)], stdout=subprocess.PIPE, text=True, check=True).stdout
    return sum(map(int, sizes.splitlines()[1].split()[:3]))


def commands_for(compilers, source, to):
    """Return what compiles a source to an object; a .pyx goes through Cython first."""
    compiler = [*compilers["cc"], *compilers["flags"], f"-I{HERE}"]
    if source.suffix != ".pyx":
        return [[*compiler, "-c", source, "-o", to]]
    translated = to.with_suffix(".c")
    return [
        [sys.executable, "-m", "cython", "-3", source, "-o", translated],
        [*compiler, "-w", "-c", translated, "-o", to],
    ]


def sources_in(folder):
    """Return what is compiled: row -> text, and peer -> source."""
    for peer, text in EMPTY.items():
        (folder / f"empty_{peer}.c").write_text(text)
    chapter = {"libnogil": f"{CHAPTER}.c", "macros": f"{CHAPTER}_raw.c", "cython": f"{CHAPTER}_cython.pyx"}
    return {
        "include": ("a file that only includes it", {p: folder / f"empty_{p}.c" for p in EMPTY}),
        "chapter": ("the chapter heavy_compute", {peer: pathlib.Path(file) for peer, file in chapter.items()}),
        "loops": (
            "the loops of gil_operations",
            {p: HERE / f"gil_operations_{p}.{'pyx' if p == 'cython' else 'c'}" for p in IMPLEMENTATIONS},
        ),
    }


def time_import(module, folder):
    """Return the nanoseconds that a fresh Python takes to import it."""
    command = [sys.executable, "-I", "-c", IMPORT.format(module), str(folder)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def measure(options):
    """Compile, weigh, import."""
    compilers = json.loads((options.modules / "compilers.json").read_text())
    names = IMPLEMENTATIONS + tuple(options.also)
    modules = load_modules(options.modules, "gil_operations", names, "bench_once_modules")
    shuffled, rows = random.Random(options.seed), []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for row, (text, sources) in sources_in(folder).items():
            show_progress(f"compiling {text}")
            objects = {peer: folder / f"{row}_{peer}.o" for peer in sources}
            turns = {
                peer: functools.partial(run, *commands_for(compilers, source, objects[peer]))
                for peer, source in sources.items()
            }
            rows.append(Row(row, f"compiling {text}", "", in_turns(turns, options.rounds, shuffled)))
            sizes = {peer: [memory_of(file)] * 2 for peer, file in objects.items()}
            rows.append(Row(f"{row}_size", f"the object of {text}", "", sizes, "byte"))
    show_progress("importing")
    files = {name: pathlib.Path(module.__file__) for name, module in modules.items()}
    rows.append(
        Row("module_size", "a module of those loops", "", {n: [memory_of(f)] * 2 for n, f in files.items()}, "byte")
    )
    turns = {
        name: functools.partial(time_import, f"gil_operations_{name}", options.modules.resolve()) for name in names
    }
    rows.append(Row("import", "importing it", "", in_turns(turns, 4 * options.rounds, shuffled)))
    show_progress("")
    return rows, describe(modules, flags=" ".join(compilers["flags"]), cores=os.cpu_count())


def table(rows, metadata):
    """Lay the rows out for a terminal: milliseconds, or kilobytes."""
    lines = [f"Python {metadata['python_version'].split()[0]}, {metadata['flags']}"]
    for row in rows:
        scale, unit = (1e6, "ms") if row.unit == "second" else (1024, "KiB")
        cells = [f"{peer} {round(row.median(peer)) / scale:.3g} {unit}" for peer in row.values]
        lines.append(f"{row.text}: {', '.join(cells)}")
    return "\n".join(lines)


TABLE = Table("once", measure, table, processes=1, rounds=7, seconds=1, quick=(1, 2, 1), options=(ALSO,))

if __name__ == "__main__":
    main(TABLE, __doc__)
