# SPDX-License-Identifier: 0BSD
"""Cython's own tests about the GIL, read out of its source distribution: what there is to hold a twin against.

    python cython_compat/cython_sdist.py build/cython                   list them: file, name
    python cython_compat/cython_sdist.py build/cython --version 3.4.0   those of another release

Rule: names and messages are read, nothing is kept in this repository but the table that answers them (twins.ini). The
sdist comes from PyPI through pip, into the build folder, once for each version, when CMake configures; the pinned one
has to have the hash that is pinned with it (cmake/requirements-sdist.txt).
"""

import argparse
import fnmatch
import re
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "cmake" / "requirements-sdist.txt"
# In these files every test is about the GIL.
PATTERNS = (
    "run/*gil*",
    "run/exception_propagation*",
    "run/exceptionpropagation*",
    "run/funcexc*",
    "run/*parallel*",
    "run/pymutex*",
    "run/critical_section*",
    "run/libc_threads*",
    "errors/*gil*",
    "errors/*parallel*",
    "errors/*critical_section*",
    "errors/*mutex*",
    "errors/*_lock*",
    "errors/*num_threads*",
    "compile/*gil*",
)
# In any other file: the tests that have one of these words themselves, or the file if it is elsewhere in it.
WORDS = re.compile(
    r"\b(nogil|gil|GIL|prange|cython\.parallel|c?pymutex|critical_section|libc\.threads|py_safe_\w+|pythread_type_lock|"
    r"(freethreading|subinterpreters)_compatible)\b"
)
# About other things, though a pattern finds them.
NOT_MEANT = ("*swap_assign*", "*error_parallelism*")
WHOLE_FILE = "(the file)"
MODULE = "(the module)"
LONG = 106  # characters of a message

_STATEMENT = re.compile(r"^(?P<indent> *)(?P<kind>async def|def|cpdef|cdef|class)\b(?P<rest>[^#\n]*)")
_POSITION = re.compile(r"^\s*\d+:\s*\d+:\s*(?P<text>.+?)\s*$", re.MULTILINE)
_EXPECTED = re.compile(
    r"^_(?P<kind>ERRORS|WARNINGS|PERFORMANCE_HINTS) = u?(?P<q>\"\"\"|''')(?P<text>.*?)(?P=q)", re.M | re.S
)


def pinned_version():
    """The Cython release that this project is tested with."""
    return re.search(r"^Cython==(\S+)", PINNED.read_text(encoding="utf-8"), re.MULTILINE)[1]


def tests_folder(build, version):
    """Download and unpack the sdist below the folder `build` unless it is there; return its folder of tests.

    subprocess.CalledProcessError if pip cannot get it, or gets another one than the pinned.
    """
    build = Path(build)
    target = build / f"cython-{version}"
    if not target.is_dir():
        build.mkdir(parents=True, exist_ok=True)
        print(f"downloading the sdist of Cython {version} ...", file=sys.stderr, flush=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
        options = ["--no-deps", "--no-build-isolation", "--dest", str(build)]
        what = ["--no-binary", ":all:", f"Cython=={version}"]
        if version == pinned_version():
            what = ["--require-hashes", "--requirement", str(PINNED)]
        subprocess.run([*pip, *options, *what], check=True, timeout=300)
        (archive,) = [p for p in build.glob("*.tar.gz") if p.name.lower() == f"cython-{version}.tar.gz".lower()]
        with tarfile.open(archive) as tar:
            wanted = [m for m in tar.getmembers() if m.isfile() and "/tests/" in m.name and ".." not in m.name]
            for member in wanted:
                path = target.with_suffix(".part") / member.name.split("/tests/", 1)[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(tar.extractfile(member).read())
        target.with_suffix(".part").rename(target)
    return target


def names_in(text, name):
    """What one test file tests about the GIL: functions with a doctest, the module's doctest, expected messages.

    A text that is expected more than once has the number of times behind it, so that one more is noticed. A file
    without any of these is a test as a whole: it has to compile. A file that is not about the GIL has no names.
    """
    whole, not_meant = (any(fnmatch.fnmatch(name, p) for p in patterns) for patterns in (PATTERNS, NOT_MEANT))
    whole = whole and not not_meant
    if not whole and not WORDS.search(text):
        return []
    found = {}
    for match in _EXPECTED.finditer(text):
        for message in _POSITION.finditer(match["text"]):
            said = message["text"]
            if match["kind"] != "ERRORS":
                said = re.sub(r"'\w+'", "'...'", said)  # of whatever function
            if whole or WORDS.search(said):
                said = shortened(said)
                found[said] = found.get(said, 0) + 1
    messages = [said if times == 1 else f"{said} ({times} times)" for said, times in found.items()]
    if not name.startswith(("run/", "memoryview/", "buffers/")) or name.endswith(".srctree"):
        return messages or [WHOLE_FILE]
    lines = text.splitlines()
    starts = _starts(lines)
    tests = []
    if whole and ">>>" in "\n".join(lines[: starts[0]] if starts else lines):
        tests.append(MODULE)
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        function = _is_function(lines[start])
        body = "\n".join(lines[start + 1 : end])
        docstring = re.match(r"[^\"']*?[uUrR]?(\"\"\"|''')(.*?)\1", body, re.S)
        is_test = (docstring and ">>>" in docstring[2]) or function.startswith("test_")
        if is_test and (whole or WORDS.search(lines[start] + body)):
            tests.append(function)
    return [*messages, *dict.fromkeys(tests)] or [WHOLE_FILE]


def shortened(message):
    """The message, or the beginning of a long one."""
    return message if len(message) <= LONG else message[:LONG] + "..."


def _starts(lines):
    """The numbers of the lines where a function or a class begins at the left edge, or a function in such a class."""
    starts, in_class = [], False
    for number, line in enumerate(lines):
        statement = _STATEMENT.match(line)
        if not statement or not _is_function(line):
            continue
        if not statement["indent"]:
            in_class = re.search(r"\bclass\b", line) is not None
        elif not in_class:
            continue
        starts.append(number)
    return starts


def _is_function(line):
    """The name of the function or class that begins in this line, at the left edge or in a class; or None."""
    statement = _STATEMENT.match(line)
    if not statement or len(statement["indent"]) > 4:
        return None
    if statement["kind"] == "class" or statement["rest"].startswith(" class"):
        name = re.search(r"(\w+)\s*(?:\(|:)", statement["rest"])
    else:
        name = re.match(r"[^=(]*?(\w+)\s*\(", statement["rest"])  # not a variable that is given a value
    return name[1] if name else None


def all_tests(tests):
    """{file: [name, ...]} of everything that Cython tests about the GIL, files as paths such as run/nogil.pyx."""
    found = {}
    for path in sorted(Path(tests).glob("**/*")):
        if path.suffix in (".pyx", ".py", ".srctree"):
            name = path.relative_to(tests).as_posix()
            found[name] = names_in(path.read_text(encoding="utf-8", errors="replace"), name)
    return {name: names for name, names in found.items() if names}


def main(arguments=None):
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", help="the folder that the sdist is unpacked in")
    parser.add_argument("--version", default=pinned_version(), help="which release of Cython")
    options = parser.parse_args(arguments)
    for name, found in all_tests(tests_folder(options.build, options.version)).items():
        print(f"[{name}]", *found, "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
