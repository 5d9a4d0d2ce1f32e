#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Write the C source of the module calls_cffi: calls_plain.c as cffi's API mode wraps it.

    python bench/calls_cffi.py build/bench/calls_cffi.c

The rule: what cffi writes is not changed; it is compiled with the flags of the others.
"""

import pathlib
import re
import sys

import cffi

HERE = pathlib.Path(__file__).resolve().parent


def main() -> None:
    """Write the file that the command line names."""
    declarations = re.search(r"/\* { \*/\n(.*)/\* } \*/", (HERE / "calls_plain.h").read_text(), re.DOTALL).group(1)
    builder = cffi.FFI()
    builder.cdef(declarations)
    builder.set_source("calls_cffi", '#include "calls_plain.h"\n')
    builder.emit_c_code(sys.argv[1])


if __name__ == "__main__":
    main()
