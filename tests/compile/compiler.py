# SPDX-License-Identifier: 0BSD
"""The compilers of this machine, and what they say about a file.

    gcc = identify("gcc")                                   Compiler("gcc", language="c", family="gcc", major=12)
    run = compile_file(gcc, ["-std=c11", "spam.c"])
    run.failed, run.text                                    exit code != 0, and all that was printed

Precompiled(gcc, ["-std=c11", ...], ["nogil.h"], folder) is a header compiled ahead: reading it anew would take three
quarters of the time of a case.

Rule: messages are read in English (LC_ALL=C), and no compiler runs longer than TIMEOUT seconds.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

TIMEOUT = 120
USUAL = ("gcc", "g++", "clang", "clang++")
STANDARDS = {"c": ("c11", "gnu17", "c2x"), "c++": ("c++11", "c++17", "c++20")}
ALL_STANDARDS = {
    "c": ("c11", "gnu11", "c17", "gnu17", "c2x", "gnu2x"),
    "c++": ("c++11", "gnu++11", "c++17", "gnu++17", "c++20", "gnu++20", "c++2b"),
}
STANDARD_HEADERS = ("cxxabi.h", "ios", "new", "stdexcept", "string", "typeinfo", "vector")  # of nogil.h in C++
MAIN_STANDARD = {"c": "gnu17", "c++": "c++17"}
WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror")


@dataclass(frozen=True)
class Compiler:
    """One compiler command."""

    command: str
    language: str  # c or c++
    family: str  # gcc or clang
    major: int

    def __str__(self):
        return Path(self.command).name


@dataclass(frozen=True)
class Run:
    """What a compiler did."""

    failed: bool
    text: str
    command: tuple


def compile_file(compiler, arguments):
    """Run the compiler with these arguments."""
    command = (compiler.command, *arguments)
    environment = dict(os.environ, LC_ALL="C", LANGUAGE="C")
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=TIMEOUT, env=environment)
    return Run(done.returncode != 0, done.stdout + done.stderr, command)


def identify(command):
    """The Compiler behind a command; None if there is no such command, or it is neither GCC nor Clang."""
    path = shutil.which(command)
    if not path:
        return None
    language = "c++" if "++" in Path(command).name else "c"
    ask = (path, "-dM", "-E", "-x", language, os.devnull)
    done = subprocess.run(ask, capture_output=True, text=True, errors="replace", timeout=TIMEOUT)
    macros = dict(re.findall(r"^#define (\w+) (.*)$", done.stdout, re.MULTILINE))
    for family, macro in (("clang", "__clang_major__"), ("gcc", "__GNUC__")):
        if macro in macros:
            return Compiler(command, language, family, int(macros[macro]))
    return None


def find_all():
    """Every GCC and Clang on PATH, the versioned ones too, each once."""
    found = {}
    named = re.compile(r"(gcc|g\+\+|clang|clang\+\+)(-\d+)?")
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        entries = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in (entry for entry in entries if named.fullmatch(entry)):
            # clang and clang++ are one file: the name decides the language, so it is part of what makes one.
            key = (os.path.realpath(os.path.join(folder, name)), "++" in name)
            found.setdefault(key, name)
    return [compiler for compiler in map(identify, sorted(found.values())) if compiler]


def knows_standard(compiler, standard):
    """Does this version of the compiler have this -std?"""
    arguments = ("-std=" + standard, "-fsyntax-only", "-x", compiler.language, os.devnull)
    return not compile_file(compiler, arguments).failed


class Precompiled:
    """Headers that are compiled ahead for one compiler and one set of options."""

    def __init__(self, compiler, flags, headers, folder):
        """Compile them in `folder`, a new one; `options` stays empty if that does not work."""
        self.options = []
        header = Path(folder, "ahead.h")
        header.write_text("".join(f"#include <{name}>\n" for name in headers), encoding="utf-8")
        output = header.with_suffix(".h.gch" if compiler.family == "gcc" else ".h.pch")
        arguments = (*flags, *WARNINGS, "-x", compiler.language + "-header", str(header), "-o", str(output))
        if not compile_file(compiler, arguments).failed:
            how = ("-include", str(header)) if compiler.family == "gcc" else ("-include-pch", str(output))
            self.options = list(how)
