# SPDX-License-Identifier: 0BSD
"""Compile mistakes.c once for each mistake in it, and print the line that is wrong beside what the compiler says."""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import sysconfig

SOURCE = pathlib.Path(__file__).resolve().with_name("mistakes.c")
INCLUDE = SOURCE.parents[2] / "include"
MISTAKES = sorted({int(number) for number in re.findall(r"MISTAKE [!=]= (\d+)", SOURCE.read_text())})


def compiler():
    """Return the C compiler: $CC, or cc."""
    command = os.environ.get("CC", "cc").split()
    if not shutil.which(command[0]):
        sys.exit(f"{command[0]} is not a C compiler on this machine: install one, or name it in $CC")
    return command


def messages(mistake, command=None):
    """Compile mistakes.c with this mistake; return the errors as (line, text), none where it compiles."""
    process = subprocess.run(
        [
            *(command or compiler()),
            *("-std=c11", "-fsyntax-only", f"-DMISTAKE={mistake}", f"-I{INCLUDE}"),
            *("-isystem", sysconfig.get_path("include"), str(SOURCE)),
        ],
        capture_output=True,
        text=True,
        env=dict(os.environ, LC_ALL="C"),
    )
    errors = re.findall(r"^.*mistakes\.c:(\d+):\d+: error: (.*)$", process.stderr, re.MULTILINE)
    if process.returncode and not errors:
        sys.exit(process.stderr)  # no mistake of ours: Python.h is missing, say
    return [(int(line), re.sub(r"due to requirement '.*?' (?=\")", "", text)) for line, text in errors]


def main():
    """Parse the command line, compile, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mistakes", type=int, nargs="*", help="which ones (default: all)")
    options = parser.parse_args()
    lines = SOURCE.read_text().split("\n")
    for mistake in options.mistakes or MISTAKES:
        errors = messages(mistake)
        print(f"mistake {mistake}:" + ("" if errors else " there is none with this number, so it compiles"))
        for line, text in ([error for error in errors if "_without_" in error[1]] or errors)[:1]:
            print(f"  {line:3}  {lines[line - 1].strip()}\n       {text}")


if __name__ == "__main__":
    main()
