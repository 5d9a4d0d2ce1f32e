#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""nogil/drop_in.h proven on extensions that were written without it: they build, and their own tests pass.

    python3 tests/drop_in/run.py                       # all of them, half an hour; needs a C and a C++ compiler, PyPI
    python3 tests/drop_in/run.py --only lz4 xxhash
    python3 tests/drop_in/run.py --work build/drop_in  # where everything goes, and stays (default: a temporary folder)

Rule: nothing of a package's source is changed. Each sdist is built three times: as it is, with `-include
nogil/drop_in.h`, and with -DNOGIL_DEBUG as well; each time its own tests run. A test that fails as it is may fail the
same way with the header (that is no finding); one that fails only with the header makes the exit status 1. What the
compiler refuses, and what NOGIL_DEBUG stops at, is listed at the end.

It is run on demand and not by CTest, because what others publish is not ours to keep passing.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BUILD_TOOLS = ["setuptools==80.9.0", "setuptools-scm==9.2.2", "wheel==0.45.1", "pkgconfig==1.5.5", "pytest==8.4.2"]
WAYS = {
    "as it is": [],
    "drop-in": ["-include", "nogil/drop_in.h"],
    "NOGIL_DEBUG": ["-include", "nogil/drop_in.h", "-DNOGIL_DEBUG"],
}
TIMEOUT = 900  # seconds for one build or one run of a package's tests


class Package(NamedTuple):
    """One sdist of PyPI and how its own tests are run."""

    name: str
    version: str
    tests: tuple  # arguments of python in the folder of the sdist
    needs: tuple = ()
    environment: tuple = ()


# What NOGIL_DEBUG says goes to the file descriptor 2, and must be in the log also where it ends the process.
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--capture=sys")
UNITTEST = ("-m", "unittest", "discover", "-s", "tests", "-t", ".")
# Left out: the files of some thousand combinations of options, a quarter of an hour each time.
LZ4_TESTS = ["tests/block/test_block_1.py", "tests/block/test_block_2.py", "tests/block/test_block_3.py"]
LZ4_TESTS += [f"tests/frame/test_frame_{number}.py" for number in (3, 5, 6, 8, 9)]
PACKAGES = [
    Package("lz4", "4.4.5", (*PYTEST, *LZ4_TESTS), ("psutil",)),
    Package("zstandard", "0.25.0", (*PYTEST, "tests"), (), (("PYTHON_ZSTANDARD_IMPORT_POLICY", "cext"),)),
    Package("xxhash", "4.1.0", (*PYTEST, "tests", "--ignore-glob=*benchmark*", "--ignore-glob=*pyright*")),
    Package("lmdb", "3.0.0", (*PYTEST, "tests"), ("patch-ng",)),
    Package("posix_ipc", "1.3.2", UNITTEST),
    Package("sysv_ipc", "1.2.0", UNITTEST),
    Package("psutil", "7.2.2", (*PYTEST, "tests/test_connections.py", "tests/test_misc.py")),
    Package("zopfli", "0.4.3", (*PYTEST, "tests")),
]


class Outcome(NamedTuple):
    """What one way of building one package came to."""

    built: bool
    counts: str  # "12 passed, 1 failed", or the reason why there are none
    failed: frozenset  # the names of its tests that failed
    findings: tuple


def run(command, log, **more):
    """Run a command with its output in a log; return whether it succeeded, and the output."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=TIMEOUT,
            **more,
        )
        output, code = done.stdout, done.returncode
    except subprocess.TimeoutExpired as late:
        output, code = f"{late.stdout or ''}\ndid not end within {TIMEOUT} s", 1
    log.write_text(output)
    return code == 0, output


def prepare(package, work):
    """Make a virtual environment with the tools and unpack the sdist; return its python and the folder."""
    folder = work / package.name
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(folder / "venv", with_pip=True)
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    ok, output = run([*pip, "install", *BUILD_TOOLS, *package.needs], folder / "tools.log")
    if ok and not any(folder.glob("*.tar.gz")):
        # The order of --no-deps matters to nobody: what is wanted is the sdist alone.
        wanted = f"{package.name}=={package.version}"
        fetch = [
            *pip,
            "download",
            "--no-deps",
            "--no-build-isolation",
            "--no-binary",
            package.name,
            "-d",
            folder,
            wanted,
        ]
        ok, output = run(fetch, folder / "fetch.log")
    if not ok:
        return None, output.strip().splitlines()[-1:] or ["pip failed"]
    source = folder / "source"
    if not source.exists():
        with tarfile.open(next(folder.glob("*.tar.gz"))) as sdist:
            sdist.extractall(folder / "unpacked", **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
        shutil.move(str(next((folder / "unpacked").iterdir())), source)
    return python, source


def blocks_in(source):
    """How often the macros that release the GIL stand in the C files of a folder."""
    files = [path for suffix in ("c", "h", "cc", "cpp") for path in source.rglob(f"*.{suffix}")]
    text = "".join(path.read_text(errors="replace") for path in files)
    return len(re.findall(r"\bPy_(?:BEGIN_ALLOW|UNBLOCK)_THREADS\b", text))


def findings_of(text):
    """The sentences in which the compiler, or NOGIL_DEBUG, says that something is wrong."""
    found = []
    for line in text.splitlines():
        if re.search(r"error: .*(gil|GIL|nogil)", line):
            found.append(line.strip())
        elif "nogil: " in line:  # pytest's dots may stand before it
            found.append(line[line.index("nogil: ") :].strip())
        elif found and found[-1].startswith("nogil: ") and line.startswith("  at "):
            found[-1] += line.rstrip()
    return tuple(dict.fromkeys(found))


def try_way(package, way, options, python, source, work):
    """Build and install the package in one way, then run its tests."""
    folder = work / package.name
    word = way.replace(" ", "_")
    copy = folder / word
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy)
    flags = " ".join(["-O2", f"-I{ROOT / 'include'}", *options])
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "CFLAGS": flags,
        "CXXFLAGS": flags,
        **dict(package.environment),
    }
    install = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--force-reinstall",
    ]
    built, output = run(
        [*install, "--no-build-isolation", "--no-cache-dir", "-v", copy], folder / f"{word}_build.log", env=environment
    )
    if not built:
        return Outcome(False, "does not build", frozenset(), findings_of(output))
    # What was built must not be found beside the tests instead of where it was installed.
    for shadow in (copy / package.name, copy / "src" / package.name):
        if shadow.is_dir():
            shutil.rmtree(shadow)
    passed, output = run([python, "-B", *package.tests], folder / f"{word}_tests.log", cwd=copy, env=environment)
    failed = frozenset(
        re.findall(r"^(?:FAILED|ERROR) (\S+)", output, re.M) + re.findall(r"^(?:FAIL|ERROR): (.+)$", output, re.M)
    )
    lines = [
        line.strip("= ") for line in output.splitlines() if re.search(r"\d+ (passed|failed)|^Ran \d+|^FAILED|^OK", line)
    ]
    counts = re.sub(r" in [0-9.:s ()]+$", "", lines[-1] if lines else "no tests ran")
    if lines and lines[-1].startswith(("OK", "FAILED (")):
        counts = f"{re.sub(' in .*', '', lines[-2])}, {lines[-1]}"
    if not passed and not failed:
        failed = frozenset(["the run itself"])
        counts += " (the run ended early)"
    return Outcome(True, counts, failed, findings_of(output))


def main():
    """Read the command line, try every package in every way, print a table and the findings."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--only", nargs="+", choices=[package.name for package in PACKAGES], metavar="NAME")
    parser.add_argument("--work", type=Path, help="the folder for everything that is made")
    options = parser.parse_args()
    work = (options.work or Path(tempfile.mkdtemp(prefix="nogil-drop-in-"))).resolve()
    chosen = [package for package in PACKAGES if not options.only or package.name in options.only]
    worse, findings, rows = False, [], []
    for package in chosen:
        print(f"{package.name} {package.version}: fetching", file=sys.stderr, flush=True)
        python, source = prepare(package, work)
        if not python:
            rows.append((f"{package.name} {package.version}", "", f"skipped: {' '.join(source)}", "", ""))
            continue
        before, row = None, [f"{package.name} {package.version}", str(blocks_in(source))]
        for way, words in WAYS.items():
            print(f"{package.name} {package.version}: {way}", file=sys.stderr, flush=True)
            outcome = try_way(package, way, words, python, source, work)
            before = before or outcome
            new = (outcome.failed - before.failed) or (before.built and not outcome.built)
            worse = worse or bool(new)
            row.append(outcome.counts + (" <-- WORSE" if new else ""))
            findings += [f"{package.name}, {way}: {text}" for text in outcome.findings]
        rows.append(row)
    rows[:0] = [("its own tests", "blocks", *WAYS)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    print()
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    print("\nfindings:", *(findings or ["none"]), sep="\n  ")
    print(f"\neverything is in {work}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
