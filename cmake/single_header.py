#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Write the library as one self-contained nogil.h: the rooms in the order in which nogil.h includes them, then the
cold half.

Rule: what a compiler would have read, once and in the same order; nothing is reworded.

    python3 cmake/single_header.py build/single/nogil.h
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPDX = "/* SPDX-License-Identifier: 0BSD */"
SYSTEM_HEADER = "#pragma GCC system_header"
INCLUDE = re.compile(r'\s*#\s*include\s+"([^"]+)"')
# runtime.h looks for the cold half in two places; here it has a third one: this file.
LOOKS_FOR_COLD = re.compile(r'#if __has_include\("libnogil/cold\.c"\).*?#endif\n', re.DOTALL)

BANNER = """\
{spdx}
/* nogil.h {version}: the whole of libnogil in one file, to be copied into a project.

   Written by cmake/single_header.py from include/nogil.h, include/nogil/ and libnogil/: change those, not this. */
"""


def version():
    """The version as include/nogil/version.h has it."""
    text = (ROOT / "include/nogil/version.h").read_text(encoding="utf-8")
    return re.search(r'#define NOGIL_VERSION "(.+)"', text).group(1)


def expand(file, seen):
    """The lines of `file` with each quoted include replaced by that file, the first time that it is met."""
    seen.add(file)
    text = file.read_text(encoding="utf-8")
    if file.name == "runtime.h":
        text, found = LOOKS_FOR_COLD.subn('#include "../../libnogil/cold.c"\n', text)
        if found != 1:
            sys.exit(f"{file}: expected one '#if __has_include(\"libnogil/cold.c\")' … '#endif', found {found}")
    for number, line in enumerate(text.splitlines(), 1):
        if line in (SPDX, SYSTEM_HEADER):
            continue
        include = INCLUDE.match(line)
        if not include:
            yield line
            continue
        included = (file.parent / include.group(1)).resolve()
        if not included.is_file():
            sys.exit(f"{file}:{number}: there is no {included}")
        if included not in seen:
            yield f"/* {'=' * 40} {included.relative_to(ROOT)} */"
            yield from expand(included, seen)
            yield ""


def main():
    """Write the file that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("usage: single_header.py OUTPUT")
    output = Path(sys.argv[1])
    guard_and_rest = list(expand(ROOT / "include/nogil.h", set()))
    body = "\n".join(guard_and_rest).replace("#define NOGIL_H\n", f"#define NOGIL_H\n{SYSTEM_HEADER}\n", 1)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(BANNER.format(spdx=SPDX, version=version()) + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
