# SPDX-License-Identifier: 0BSD
"""Cython's own tests about the GIL, read out of its source distribution: what there is to hold a twin against.

    python cython_compat/cython_sdist.py build/cython                   list them: file, name
    python cython_compat/cython_sdist.py build/cython --version 3.4.0   those of another release

Rule: names and messages are read, nothing is kept in this repository but the table that answers them (twins.ini). The
sdist comes from PyPI through pip, into the build folder, once for each version.
"""

import argparse
import fnmatch
import re
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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
    "errors/*lock*",
    "compile/*gil*",
)
# About other things, though a pattern finds them.
NOT_MEANT = ("*swap_assign*", "*block*scop*", "*error_parallelism*")
WHOLE_FILE = "(the file)"
MODULE = "(the module)"

_STATEMENT = re.compile(r"^(?P<indent> *)(?P<kind>async def|def|cpdef|cdef|class)\b(?P<rest>[^#\n]*)")
_POSITION = re.compile(r"^\s*\d+:\s*\d+:\s*(?P<text>.+?)\s*$", re.MULTILINE)
_EXPECTED = re.compile(
    r"^_(?P<kind>ERRORS|WARNINGS|PERFORMANCE_HINTS) = u?(?P<q>\"\"\"|''')(?P<text>.*?)(?P=q)", re.M | re.S
)


def pinned_version():
    """The Cython release that this project is tested with."""
    text = (ROOT / "cmake" / "requirements-test.txt").read_text(encoding="utf-8")
    return re.search(r"^Cython==(\S+)$", text, re.MULTILINE)[1]


def tests_folder(build, version):
    """Download and unpack the sdist below the folder `build` unless it is there; return its folder of tests."""
    build = Path(build)
    target = build / f"cython-{version}"
    if not target.is_dir():
        build.mkdir(parents=True, exist_ok=True)
        print(f"downloading the sdist of Cython {version} ...", file=sys.stderr, flush=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
        options = ["--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--dest", str(build)]
        subprocess.run([*pip, *options, f"Cython=={version}"], check=True, timeout=300)
        (archive,) = [p for p in build.glob("*.tar.gz") if p.name.lower() == f"cython-{version}.tar.gz".lower()]
        with tarfile.open(archive) as tar:
            wanted = [m for m in tar.getmembers() if m.isfile() and "/tests/" in m.name and ".." not in m.name]
            for member in wanted:
                path = target.with_suffix(".part") / member.name.split("/tests/", 1)[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(tar.extractfile(member).read())
        target.with_suffix(".part").rename(target)
    return target


def files_about_the_gil(tests):
    """The test files that PATTERNS find, as paths such as run/nogil.pyx."""
    found = set()
    for path in Path(tests).glob("*/*"):
        name = path.relative_to(tests).as_posix()
        meant = any(fnmatch.fnmatch(name, pattern) for pattern in PATTERNS)
        if (
            meant
            and path.suffix in (".pyx", ".py", ".srctree")
            and not any(fnmatch.fnmatch(name, n) for n in NOT_MEANT)
        ):
            found.add(name)
    return sorted(found)


def names_in(text, name):
    """What one test file tests: functions with a doctest, the module's doctest, expected errors, warnings and hints.

    A file without any of these is a test as a whole: it has to compile.
    """
    found = []
    for match in _EXPECTED.finditer(text):
        for message in _POSITION.finditer(match["text"]):
            said = message["text"]
            if match["kind"] != "ERRORS":
                said = re.sub(r"'\w+'", "'...'", said)  # of whatever function
            found.append(said)
    if not name.startswith("run/") or name.endswith(".srctree"):
        return list(dict.fromkeys(found)) or [WHOLE_FILE]
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines) if _is_function(line)]
    if ">>>" in "\n".join(lines[: starts[0]] if starts else lines):
        found.append(MODULE)
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        function = _is_function(lines[start])
        body = "\n".join(lines[start + 1 : end])
        docstring = re.match(r"[^\"']*?[uUrR]?(\"\"\"|''')(.*?)\1", body, re.S)
        if (docstring and ">>>" in docstring[2]) or function.startswith("test_"):
            found.append(function)
    return list(dict.fromkeys(found)) or [WHOLE_FILE]


def _is_function(line):
    """The name of the function or class that begins in this line, at the left edge or in a class; or None."""
    statement = _STATEMENT.match(line)
    if not statement or len(statement["indent"]) > 4:
        return None
    if statement["kind"] == "class" or statement["rest"].startswith(" class"):
        name = re.search(r"(\w+)\s*(?:\(|:)", statement["rest"])
    else:
        name = re.search(r"(\w+)\s*\(", statement["rest"])
    return name[1] if name else None


def all_tests(tests):
    """{file: [name, ...]} of everything that Cython tests about the GIL."""
    return {
        name: names_in((Path(tests) / name).read_text(encoding="utf-8"), name) for name in files_about_the_gil(tests)
    }


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
