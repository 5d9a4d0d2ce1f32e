#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""run.py: the stress matrix: every kind of thread, doing everything, at every time of the interpreter's life.

    {daemon, foreign, exit, static} x {attach, try, nested, decref_later}
        x {running, finalizing, finalized, re-initialised, forked} x {main, limited, sub, own}

    tests/stress/run.py --runs 25                                  # this Python
    tests/stress/run.py --runs 1000 --python P --log runs.txt      # on demand: some hours; again: goes on from there
    tests/stress/run.py --runs 300 --cells 'foreign/*/forked/*'
    tests/stress/run.py --self-test                                # does the watchdog bite?

daemon: a daemon thread of Python; foreign: a thread that Python never saw; exit: a destructor at thread exit; static: a
destructor of a static C++ object. main is the main interpreter (with its GIL, or on a free-threaded Python without),
limited the same with the limited API, sub a sub-interpreter that shares the GIL, own one that has its own.

Rule: each cell is a process of its own under a watchdog. It must exit with 0, in time, and print numbers that prove
that it did what its name says. A cell that cannot exist is listed with the reason; so is a Python that is not there.
"""

import argparse
import fnmatch
import hashlib
import itertools
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
THREADS = ("daemon", "foreign", "exit", "static")
OPERATIONS = ("attach", "try", "nested", "decref_later")
PHASES = ("running", "finalizing", "finalized", "re-initialised", "forked")
INTERPRETERS = ("main", "limited", "sub", "own")
LINE = re.compile(r"(\w+)=(-?\d+)")

QUESTION = """
import json, sys, sysconfig
names = "LDVERSION LIBDIR LIBPL LIBS SYSLIBS LDLIBRARY LIBRARY Py_ENABLE_SHARED Py_GIL_DISABLED MULTIARCH".split()
print(json.dumps(dict(
    {name: sysconfig.get_config_var(name) for name in names},
    version=list(sys.version_info[:3]), executable=sys.executable, prefix=sys.base_prefix,
    include=[sysconfig.get_path("include"), sysconfig.get_path("platinclude")])))
"""


class Unavailable(Exception):
    """Why a Python cannot be used here."""


@dataclass(frozen=True)
class Cell:
    """One place in the matrix."""

    thread: str
    operation: str
    phase: str
    interpreter: str

    def __str__(self):
        return f"{self.thread}/{self.operation}/{self.phase}/{self.interpreter}"


@dataclass
class Interpreter:
    """A Python to run on, and the programs built for it."""

    name: str
    facts: dict
    programs: dict = field(default_factory=dict)

    @property
    def version(self):
        """Its version as a tuple."""
        return tuple(self.facts["version"])

    @property
    def free_threaded(self):
        """Whether it has no GIL."""
        return bool(self.facts["Py_GIL_DISABLED"])


# ------------------------------------------------------------------------------------------------------- what may be


def impossible(cell, python):
    """Why this cell cannot exist on this Python; None if it can."""
    is_sub = cell.interpreter in ("sub", "own")
    if cell.interpreter == "limited" and python.free_threaded and python.version < (3, 15):
        return "a free-threaded Python before 3.15 has no limited API"
    if cell.interpreter == "own" and python.version < (3, 12):
        return "interpreters have their own GIL since 3.12"
    if is_sub and cell.phase == "forked":
        return "CPython's own os.fork() hangs (3.9 to 3.12) or aborts (3.13) in the child while a sub-interpreter lives"
    if cell.thread == "exit" and cell.phase == "forked" and python.version >= (3, 15):
        return "3.15's own Py_FinalizeEx() may hang in a child forked during another thread's first PyGILState_Ensure()"
    if cell.thread == "daemon" and is_sub and cell.phase in ("finalizing", "finalized", "re-initialised"):
        return "Py_EndInterpreter ends the process if a thread of that interpreter still exists"
    if cell.operation == "attach" and cell.phase == "finalized":
        return "a plain section after finalization waits for the end of the process, by contract (see tests/threads)"
    if cell.operation == "attach" and cell.phase == "re-initialised":
        if cell.thread == "daemon":
            return (
                "the thread's state went with its interpreter; what CPython does with such a daemon thread is its own"
            )
        if python.version >= (3, 15) and cell.thread != "static":
            return "3.15 keeps a C thread-local of the first life: such a thread is refused, and waits, by contract"
    return None


def check(cell, lines):
    """What is wrong with the lines that the processes of a run printed; None if nothing is."""
    numbers = [{name: int(value) for name, value in LINE.findall(line)} for line in lines]
    expected_lines = 3 if cell.phase == "forked" else 1
    if len(numbers) != expected_lines or not all("before" in n for n in numbers):
        return f"{len(numbers)} lines instead of {expected_lines}"
    last = numbers[-1]
    children = numbers[:-1]
    attach = cell.operation == "attach"
    plain_elsewhere = attach and cell.interpreter in ("sub", "own") and cell.thread in ("foreign", "exit")

    def wanted():
        for n in numbers:
            yield n["wrong"] == 0, "something was wrong inside"
            yield n["elses_before"] == 0, "ELSE was taken while the interpreter ran"
        yield last["before"] > 0, "no section ran before the event"
        if cell.thread == "static" and cell.phase in ("running", "finalizing"):
            yield last["after"] + last["elses"] > 0, "the destructor did nothing"
        if cell.phase == "running":
            yield last["elses"] == 0, "ELSE was taken"
        if cell.phase == "finalizing" and not attach and cell.thread != "static":
            yield last["elses"] > 0, "ELSE was never taken"
        if cell.phase == "finalizing" and plain_elsewhere:
            yield last["after"] > 0, "no plain section ran after the sub-interpreter ended"
        if cell.phase == "finalized":
            yield last["elses"] > 0, "ELSE was never taken"
            yield last["after"] == 0, "a section ran after the end"
        if cell.phase == "re-initialised":
            yield last["after"] > 0, "no section ran in the second life"
            yield attach or last["elses"] > 0, "the old handle never led to ELSE"
        if cell.phase == "forked":
            yield last["after"] > 0, "no section ran in the parent after the fork"
            for n in children:
                yield n["after"] > 0, "no section ran in the child"
        if cell.operation == "decref_later":
            yield last["pushed"] > 0, "nothing was given away"
            if cell.thread != "static" and cell.phase in ("running", "re-initialised", "forked"):
                for n in numbers:
                    yield n["pushed"] == n["dropped"], "not all that was given away was dropped"

    return next((why for right, why in wanted() if not right), None)


# -------------------------------------------------------------------------------------------------------- building


def find_python(path):
    """Ask a Python about itself."""
    try:
        done = subprocess.run([path, "-c", QUESTION], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(f"it does not run: {error}") from error
    facts = json.loads(done.stdout)
    name = ".".join(map(str, facts["version"])) + ("t" if facts["Py_GIL_DISABLED"] else "")
    return Interpreter(name, facts)


def libpython(python):
    """The file to link a program to, and the folders where it is looked for at run time."""
    facts = python.facts
    root = Path(facts["prefix"])
    folders = [facts["LIBDIR"], facts["LIBPL"], root / "lib", root / "lib" / (facts["MULTIARCH"] or "")]
    for folder in folders:
        for name in (f"libpython{facts['LDVERSION']}.so", f"libpython{facts['LDVERSION']}.so.1.0"):
            if facts["Py_ENABLE_SHARED"] and (Path(folder) / name).exists():
                return Path(folder) / name
    for folder in folders:
        if (Path(folder) / f"libpython{facts['LDVERSION']}.a").exists():
            return Path(folder) / f"libpython{facts['LDVERSION']}.a"
    raise Unavailable("there is no libpython to embed")


def loader(python):
    """Linker flags for a Python that brings its own C library along (see tests/interpreters/provide)."""
    readelf = shutil.which("readelf")
    if not readelf:
        return []
    path = os.path.realpath(python.facts["executable"])
    said = subprocess.run([readelf, "-ld", path], capture_output=True, text=True).stdout
    asked = re.search(r"program interpreter: (\S+)\]", said)
    paths = re.search(r"(?:RPATH|RUNPATH).*\[(.*)\]", said)
    flags = [f"-Wl,-rpath,{paths[1]}"] if paths else []
    if asked and not asked[1].startswith("/lib"):
        flags += [f"-Wl,--dynamic-linker={asked[1]}", "-Wl,--allow-shlib-undefined", "-Wl,--disable-new-dtags"]
    return flags


def build(python, folder, header, flags):
    """Compile the program of the cells for this Python, with and without the limited API."""
    facts = python.facts
    library = libpython(python)
    folder = folder / python.name
    folder.mkdir(parents=True, exist_ok=True)
    include = [f"-I{path}" for path in [header, *dict.fromkeys(facts["include"])]]
    include += [f"-I{Path(facts['prefix']).parent / 'include'}", f"-I{Path(facts['prefix']) / 'include'}"]
    shared = library.suffix != ".a"
    link = [str(library), "-rdynamic"]
    if shared:
        link += [f"-Wl,-rpath,{library.parent}"]
    else:
        link += f"{facts['LIBS'] or ''} {facts['SYSLIBS'] or ''}".split()
    link += ["-lpthread", "-ldl", "-lm", *loader(python)]
    cc, cxx = os.environ.get("CC", "cc"), os.environ.get("CXX", "c++")
    variants = {"main": []}
    if not (python.free_threaded and python.version < (3, 15)):
        variants["limited"] = ["-DPy_LIMITED_API=0x03090000"]
    for variant, definitions in variants.items():
        program = folder / f"cell-{variant}"
        common = ["-O2", "-g", "-Wall", "-Wextra", "-Werror", *definitions, *flags, *include]
        commands = [
            [cc, *common, "-c", HERE / "operations.c", "-o", f"{program}.o"],
            [cxx, *common, HERE / "cell.cc", f"{program}.o", "-o", program, *link],
        ]
        for command in commands:
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
            if done.returncode:
                raise Unavailable(f"the cells do not compile:\n{' '.join(map(str, command))}\n{done.stderr}")
        python.programs[variant] = str(program)


# --------------------------------------------------------------------------------------------------------- running


@dataclass
class Result:
    """What became of one run."""

    kind: str  # ok, crash, hang or wrong
    text: str = ""


def run_cell(python, cell, turn, limit, environment):
    """Run one process under the watchdog."""
    program = python.programs["limited" if cell.interpreter == "limited" else "main"]
    interpreter = "main" if cell.interpreter == "limited" else cell.interpreter
    command = [program, cell.thread, cell.operation, cell.phase, interpreter, str(turn)]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as error:
        # A session of its own: when the watchdog bites, forked children go too. Files, not pipes: a child that hangs
        # would keep a pipe open.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=error, env=environment, start_new_session=True
        )
        end = time.monotonic() + limit
        ended = None
        while ended is None and time.monotonic() < end:
            time.sleep(0.002)
            ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
        stacks = stacks_of(process.pid) if ended is None else ""
        # It is not reaped yet, so that its number, the session's, cannot be another process's by now.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        code = None if ended is None else process.returncode
        out.seek(0)
        error.seek(0)
        lines = out.read().splitlines()
        tail = "\n".join([*lines, *error.read().splitlines()[-15:]])
    if code is None:
        return Result("hang", f"still running after {limit} s\n{tail}\n{stacks}")
    if code < 0:
        return Result("crash", f"{signal.Signals(-code).name}\n{tail}")
    if code:
        return Result("crash" if code == 134 or code == 139 else "wrong", f"exit code {code}\n{tail}")
    why = check(cell, lines)
    return Result("wrong", f"{why}\n{tail}") if why else Result("ok")


def stacks_of(session):
    """Where each thread of each process of a session is, by gdb; what hangs once in 30,000 runs hangs now.

    session: the number of the session. Returns text for a person, also where there is no gdb or it may not look.
    """
    if not shutil.which("gdb"):
        return "(with gdb installed, the stacks of its threads would stand here)"
    text = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            command = ["gdb", "-p", stat.parent.name, "-batch", "-nx", "-ex", "thread apply all backtrace 30"]
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        except (OSError, subprocess.TimeoutExpired) as error:  # it has ended meanwhile, or gdb takes too long
            text.append(f"process {stat.parent.name}: {error}")
            continue
        frames = [line for line in done.stdout.splitlines() if line.startswith(("Thread ", "#"))]
        text += [f"process {stat.parent.name}:", *(frames or done.stderr.splitlines()[-3:])]
    return "\n".join(text)


def environment_for(python, turn):
    """Where an embedding program finds the standard library of this Python.

    In two runs of three glibc overwrites freed memory, so that a look at the state of a thread whose interpreter is
    gone, which mostly is as it was, is a crash.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment.update(PYTHONHOME=python.facts["prefix"], PYTHONFAULTHANDLER="1", PYTHONNOUSERSITE="1")
    if turn % 3:
        environment["GLIBC_TUNABLES"] = "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165"
    return environment


class Log:
    """The runs that are done, one a line, so that an interrupted program goes on where it was."""

    def __init__(self, path, pythons):
        """Read what is there; it must be of the same compiled programs."""
        digest = hashlib.sha256()
        for program in [program for python in pythons for _, program in sorted(python.programs.items())]:
            digest.update(Path(program).read_bytes())
        head = f"# programs {digest.hexdigest()}"
        lines = Path(path).read_text().splitlines() if path and Path(path).exists() else []
        if lines and lines[0] != head:
            sys.exit(
                f"run.py: {path} has the runs of other programs (the library or the flags have changed); remove it"
            )
        self.done = {}
        for line in lines[1:]:
            name, cell, turn, kind = line.split()
            self.done[name, cell, int(turn)] = kind
        self.file = open(path, "a", buffering=1) if path else None
        if self.file and not lines:
            print(head, file=self.file)

    def add(self, name, cell, turn, kind):
        """Remember one."""
        if self.file:
            print(name, cell, turn, kind, file=self.file)


def duration(seconds):
    """Return it as a person says it."""
    minutes = round(seconds) // 60
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min {round(seconds) % 60:02} s"


def run_all(pythons, cells, options, seed, log):
    """Run each cell so many times, or until Ctrl+C, SIGTERM or the end of the minutes; results by (python, cell).

    All cells once, in random order, then all once more: whenever it is stopped, each has had as many runs.
    """
    results = {(p.name, c): Counter() for p in pythons for c in cells[p.name]}
    failures = []
    work = []
    for python in pythons:
        for cell, turn in itertools.product(cells[python.name], range(options.runs)):
            kind = log.done.get((python.name, str(cell), turn))
            if kind is None:
                work.append((python, cell, turn))
            else:
                results[python.name, cell][kind] += 1
                if kind != "ok":
                    failures.append((python.name, cell, turn, Result(kind, "(of an earlier run, see its output)")))
    if log.done:
        print(f"{sum(map(sum, map(Counter.values, results.values())))} runs are done already")
    random.Random(seed).shuffle(work)
    work.sort(key=lambda item: item[2])
    begin = shown = time.monotonic()
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())

    def one(item):
        python, cell, turn = item
        if time.monotonic() - begin > options.minutes * 60:
            stopped.set()
        if stopped.is_set():
            return item, None
        return item, run_cell(python, cell, turn, options.timeout, environment_for(python, turn))

    with ThreadPoolExecutor(options.jobs) as pool:
        for done, ((python, cell, turn), result) in enumerate(pool.map(one, work), 1):
            if result is None:
                continue
            results[python.name, cell][result.kind] += 1
            log.add(python.name, cell, turn, result.kind)
            if result.kind != "ok":
                failures.append((python.name, cell, turn, result))
                print(f"\n{result.kind}: {python.name} {cell} turn {turn}: {result.text}", flush=True)
            now = time.monotonic()
            if now - shown > 5 or done == len(work):
                shown = now
                left = (now - begin) / done * (len(work) - done)
                print(f"{done}/{len(work)} runs, {len(failures)} failures, {duration(left)} left", flush=True)
    if stopped.is_set():
        print("stopped before the end; what follows is what there is so far")
    return results, failures


def table(pythons, cells, absent, results):
    """Print what ran, by Python, kind of thread and interpreter; and what did not, with the reason."""
    print(f"\n{'python':10} {'interpreter':12} {'thread':8} {'cells':>5} {'runs':>7} {'ok':>7} crash hang wrong")
    for python in pythons:
        for interpreter, thread in itertools.product(INTERPRETERS, THREADS):
            chosen = [c for c in cells[python.name] if (c.interpreter, c.thread) == (interpreter, thread)]
            total = sum((results[python.name, c] for c in chosen), Counter())
            if chosen:
                print(
                    f"{python.name:10} {interpreter:12} {thread:8} {len(chosen):5} {sum(total.values()):7} "
                    f"{total['ok']:7} {total['crash']:5} {total['hang']:4} {total['wrong']:5}"
                )
    for name, reasons in absent.items():
        for reason, missing in reasons.items():
            print(f"{name}: {len(missing)} cells cannot be: {reason}")
            print("    " + ", ".join(map(str, missing)))


def self_test(python):
    """Prove that a deadlock, a crash and a process that did nothing are each found. Returns how many were not."""
    wrong = 0
    environment = environment_for(python, 0)
    for phase, kind in (("deadlock", "hang"), ("crash", "crash"), ("lie", "wrong")):
        result = run_cell(python, Cell("foreign", "try", phase, "main"), 0, 3, environment)
        wrong += result.kind != kind
        if kind == "hang" and shutil.which("gdb"):
            lacks = "#" not in result.text and "ptrace" not in result.text  # which a container may forbid
            wrong += lacks
            print(f"self-test: gdb says where its threads are: {'WRONG: ' + result.text if lacks else 'ok'}")
        print(f"self-test: a {phase} is found to be a {result.kind}: {'ok' if result.kind == kind else 'WRONG'}")
    return wrong


def main():
    """Build, run, report; 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=25, help="runs of each cell (default %(default)s)")
    parser.add_argument("--python", action="append", metavar="P", help="a Python to run on; may be repeated")
    parser.add_argument("--cells", default="*", metavar="PATTERN", help="e.g. 'foreign/*/forked/*'")
    parser.add_argument("--json", metavar="FILE", help="write the figures there")
    parser.add_argument("--minutes", type=float, default=1e9, help="stop then (the table says how many there were)")
    parser.add_argument("--log", metavar="FILE", help="note each run there, and leave out those that it has already")
    parser.add_argument("--self-test", action="store_true", help="prove the watchdog first, on the first Python")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (default %(default)s)")
    parser.add_argument("--timeout", type=float, default=60, help="seconds until a run counts as a hang")
    parser.add_argument("--seed", type=int, default=None, help="of the random order (default: the time)")
    parser.add_argument("--build", metavar="DIR", help="where to compile (default: a temporary folder)")
    parser.add_argument("--include", default=str(HERE.parents[1] / "include"), help="where nogil.h is")
    parser.add_argument("--flags", default="", help="more flags for the compiler, e.g. -DNOGIL_DEBUG")
    options = parser.parse_args()

    seed = options.seed if options.seed is not None else int(time.time())
    pythons, absent, cells = [], {}, {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.build or temporary)
        for path in options.python or [sys.executable]:
            try:
                python = find_python(path)
                build(python, folder, options.include, options.flags.split())
            except Unavailable as why:
                print(f"skipped: {path}: {why}")
                continue
            pythons.append(python)
            cells[python.name], absent[python.name] = [], {}
            for cell in itertools.starmap(Cell, itertools.product(THREADS, OPERATIONS, PHASES, INTERPRETERS)):
                if not fnmatch.fnmatch(str(cell), options.cells):
                    continue
                reason = impossible(cell, python)
                if reason:
                    absent[python.name].setdefault(reason, []).append(cell)
                else:
                    cells[python.name].append(cell)
        if not pythons:
            print("there is no Python to run on")
            return 1
        failed = self_test(pythons[0]) if options.self_test else 0
        if options.runs == 0:
            return 1 if failed else 0
        print(f"seed {seed}")
        log = Log(options.log, pythons)
        results, failures = run_all(pythons, cells, options, seed, log)
    table(pythons, cells, absent, results)
    n_cells = sum(map(len, cells.values()))
    kinds = Counter(result.kind for *_, result in failures)
    for name, cell, turn, result in failures:
        print(f"\nFAILED {result.kind}: {name} {cell} turn {turn}\n{result.text}")
    print(
        f"\n{n_cells} cells, {sum(map(sum, map(Counter.values, results.values())))} runs, {len(failures)} failures "
        f"({kinds['crash']} crash, {kinds['hang']} hang, {kinds['wrong']} wrong)"
    )
    if options.json:
        figures = {
            "seed": seed,
            "runs_per_cell": options.runs,
            "cells": {name: {str(c): dict(results[name, c]) for c in chosen} for name, chosen in cells.items()},
            "impossible": {
                name: {reason: [str(c) for c in missing] for reason, missing in reasons.items()}
                for name, reasons in absent.items()
            },
            "failures": [
                {"python": name, "cell": str(cell), "turn": turn, "kind": result.kind, "text": result.text}
                for name, cell, turn, result in failures
            ],
        }
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n")
    return 1 if failures or failed else 0


if __name__ == "__main__":
    sys.exit(main())
