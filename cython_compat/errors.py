# SPDX-License-Identifier: 0BSD
"""The pairs of files that must not compile, errors/NAME.pyx and errors/NAME.c, and what is said about them.

    pair = read("blocks")
    pair.lines["c"]["release_twice"]        the line that is marked `//! release_twice`
    pair.words["release_twice"]             (Cython's words, the C compiler's words) out of errors/expected.ini

Rule: the compilers run here and nowhere else; they are asked in English and write nothing but a scratch file.
"""

import configparser
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "errors"
INCLUDE = HERE.parent / "include"
HINTS = "hints"  # the one pair that compiles
OPTIONS = {HINTS: ["-DNOGIL_PERF_HINTS"], "parallel": ["-DNOGIL_PRANGE_PLAIN"]}


@dataclass(frozen=True)
class Pair:
    """Two files with the same mistakes."""

    name: str
    lines: dict  # {"cython" or "c": {label: line number}}
    words: dict  # {label: (Cython's, C's)}


def read_all():
    """Every pair, by name."""
    ini = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    ini.optionxform = str
    ini.read(FOLDER / "expected.ini", encoding="utf-8")
    return {name: _read(name, ini[name]) for name in ini.sections()}


def _read(name, section):
    lines = {}
    for language, suffix, mark in (("cython", ".pyx", "#!"), ("c", ".c", "//!")):
        text = (FOLDER / (name + suffix)).read_text(encoding="utf-8")
        marked = re.compile(r"^(?P<code>.*?)" + re.escape(mark) + r" (?P<label>\w+)$", re.MULTILINE)
        lines[language] = {}
        for match in marked.finditer(text):  # a mark on a line of its own is for the next one
            number = text.count("\n", 0, match.start()) + (1 if match["code"].strip() else 2)
            lines[language][match["label"]] = number
    return Pair(name, lines, {label: tuple(words.strip().splitlines()) for label, words in section.items()})


def said_by_cython(pair):
    """(exit code, {line: [what is said]}) of Cython's compiler."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "cython", "-3", str(FOLDER / (pair.name + ".pyx")), "-o", f"{scratch}/out.c"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=100, cwd=scratch)
    return done.returncode, _by_line(pair.name + r"\.pyx:(\d+):\d+: (.*)", done.stdout + done.stderr)


def said_by_c(pair, compiler, python_include, standard="gnu17"):
    """(exit code, {line: [what is said]}) of a C compiler."""
    command = [compiler, f"-std={standard}", "-fsyntax-only", "-I", str(INCLUDE), "-isystem", python_include]
    command += [*OPTIONS.get(pair.name, []), str(FOLDER / (pair.name + ".c"))]
    environment = dict(os.environ, LC_ALL="C", LANGUAGE="C")
    who = subprocess.run([compiler, "--version"], capture_output=True, text=True, timeout=100).stdout
    if "clang" in who:
        command.append("-ferror-limit=0")  # 20 otherwise
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, env=environment)
    said = _by_line(pair.name + r"\.c:(\d+):\d+: (?:fatal )?(?:error|warning|note): (.*)", done.stderr)
    return done.returncode, {line: what for line, what in said.items() if "previous declaration" not in what[0]}


def _by_line(pattern, text):
    found = {}
    for line in text.splitlines():
        match = re.search(pattern, line)
        if match:
            found.setdefault(int(match[1]), []).append(match[2])
    return found
