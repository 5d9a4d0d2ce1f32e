# SPDX-License-Identifier: 0BSD
"""The command line of the package: python -m libnogil --includes, for Makefiles and shell scripts.

Rule: one option, one line on stdout that can stand in a command; everything else goes to stderr.

    cc $(python -m libnogil --cflags) -shared -fPIC spam.c -o spam$(python3-config --extension-suffix)
    python -m libnogil stubs spam > spam.pyi      # what type checkers read, see stubs.py
"""

import argparse
import shlex
import sys
import sysconfig

from . import __version__, get_cmake_dir, get_include, get_pkgconfig_dir


def python_includes():
    """Return the folders with this Python's headers, each once."""
    paths = sysconfig.get_paths()
    return list(dict.fromkeys([paths["include"], paths["platinclude"]]))


def flags(folders):
    """Return the folders as -I options, quoted for a shell."""
    return shlex.join(f"-I{folder}" for folder in folders)


OPTIONS = {
    "--includes": ("-I options for nogil.h and for Python.h", lambda: flags([get_include(), *python_includes()])),
    "--cflags": ("-I option for nogil.h alone, as pkg-config prints it", lambda: flags([get_include()])),
    "--cmakedir": ("the folder with nogilConfig.cmake", get_cmake_dir),
    "--pkgconfigdir": ("the folder with nogil.pc", get_pkgconfig_dir),
    "--version": ("the version of libnogil", lambda: __version__),
}


def main(arguments=None):
    """Print what the one option asks for and return the exit status; a wrong option ends with status 2."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["stubs"]:
        from . import stubs

        return stubs.main(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python -m libnogil",
        description="Where the files of libnogil are.",
        allow_abbrev=False,
        epilog="python -m libnogil stubs MODULE prints the stub file (.pyi) of a built module.",
    )
    choice = parser.add_mutually_exclusive_group()
    for option, (text, answer) in OPTIONS.items():
        choice.add_argument(option, dest="answer", action="store_const", const=answer, help=text)
    known, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.error(f"there is no option {unknown[0]}; the options are {', '.join(OPTIONS)}")
    if not known.answer:
        parser.error(f"say what to print: one of {', '.join(OPTIONS)}")
    print(known.answer())
    return 0


if __name__ == "__main__":
    sys.exit(main())
