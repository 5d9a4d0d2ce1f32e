#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Write the C source of the module NAME_cffi: NAME_plain.c as cffi's API mode wraps it.

    python bench/plain_cffi.py calls build/bench/calls_cffi.c

The rule: what cffi writes is not changed; it is compiled with the flags of the others.
"""

import pathlib
import re
import sys

import cffi

HERE = pathlib.Path(__file__).resolve().parent


def declarations(name: str) -> str:
    """Return what NAME_plain.h declares, for cffi's parser of C."""
    return re.search(r"/\* { \*/\n(.*)/\* } \*/", (HERE / f"{name}_plain.h").read_text(), re.DOTALL).group(1)


def main() -> None:
    """Write the file that the command line names."""
    name, file = sys.argv[1:]
    builder = cffi.FFI()
    builder.cdef(declarations(name))
    builder.set_source(f"{name}_cffi", f'#include "{name}_plain.h"\n')
    builder.emit_c_code(file)


if __name__ == "__main__":
    main()
