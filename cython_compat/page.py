# SPDX-License-Identifier: 0BSD
"""docs/cython.md, written from a run of the twins: Cython's syntax, C's, what both showed, what differs and why.

    NOGIL_TWINS=build/test/cython_compat/twins python cython_compat/page.py --write     write the page
    NOGIL_TWINS=build/test/cython_compat/twins python cython_compat/page.py --check     is it up to date? 0 or 1
    NOGIL_TWINS=build/test/cython_compat/twins python cython_compat/page.py             print it

Rule: nothing on the page is typed by hand but the sentences of this file, of behaviours.py and of twins.ini;
test_page.py compares the page with a fresh one.
"""

import argparse
import importlib
import os
import sys
import textwrap
from pathlib import Path

import behaviours
import cython_sdist
import errors
import table
from observation import observe

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cython.md"
WIDE = 118

HEAD = """<!-- SPDX-License-Identifier: 0BSD -->
<!-- Written by cython_compat/page.py from a run of the twins: change those and run it with --write. -->

# From Cython to C

Each row is a pair of functions, one in Cython and one in C, in [cython_compat/twins](../cython_compat/twins). The test
calls both in the same way and compares the result with its type, each exception with its text, cause and context, the
Python functions in its traceback, what goes to `sys.unraisablehook`, what is printed, whether the GIL is held at each
probe, which thread ran, and what 10,000 rounds leave behind. *Both* is what the run of this page saw: `-` is a probe
without the GIL, `+` one with it. [contract.ini](../cython_compat/contract.ini) says which pairs hold which promise.

Cython code can use the library itself, and C functions made with it: see
[nogil.pxd](../cython_compat/nogil.pxd).
"""

EVERYWHERE = """## What differs everywhere

These hold for every row; `test_differences.py` and `test_errors.py` keep them true.

| | Cython | C | why |
|---|---|---|---|
| The check after a call | written by the compiler | `NOGIL_FAILED(f, r = f(1))` | C has no hidden control flow |
| Traceback | has a line for each Cython function | has Python's functions alone | a C function has no frame |
| Name in `sys.unraisablehook` | `module.function` | `function` | a macro knows no module |
| `threading.local` on a thread that Python never saw | new for each call | kept | the thread state is made once |
| Exception raised on such a thread, without the GIL around | lost, or a crash | kept | the same |
| Objects in a released block | refused, except `raise` and `assert` | refused; `nogil_raise` is allowed | |
"""

ERRORS = """## What both compilers refuse

Each line is refused in [cython_compat/errors](../cython_compat/errors), by Cython in the .pyx file and by GCC and Clang
in the .c file. `=` is the same words; *call* stands for "Calling gil-requiring function not allowed without gil: ".
"""

TESTS = """## Cython's own tests

Every test function, expected error and hint about the GIL in the test-suite of Cython {version} has an answer in
[twins.ini](../cython_compat/twins.ini): twins, refused lines, or a reason why C has no such thing.
"""

CALL = "Calling gil-requiring function not allowed without gil: "


def page(module_of):
    """The text of the page; `module_of(topic, language)` gives a module of the twins."""
    parts = [HEAD]
    for topic, heading in behaviours.TOPICS.items():
        parts += [f"## {heading}", "", "| | Cython | C | both |", "|---|---|---|---|"]
        notes = []
        for entry in behaviours.ALL.values():
            if entry.topic != topic:
                continue
            seen = observe(module_of(topic, "c"), entry.drive, entry.at_once)
            mark = ""
            if entry.differs:
                notes.append(entry.differs) if entry.differs not in notes else None
                mark = f" [{notes.index(entry.differs) + 1}]"
            shown = shorten(seen) + (" (C alone)" if entry.better else "")
            parts.append(row(entry.name.replace("_", " ") + mark, entry.cython, entry.c, shown))
        parts.append("")
        for number, note in enumerate(notes, 1):
            parts += textwrap.wrap(note, WIDE, initial_indent=f"{number}. ", subsequent_indent="   ")
        parts += [""] if notes else []
    parts += [EVERYWHERE, ERRORS, "| | Cython | C |", "|---|---|---|"]
    for pair in errors.read_all().values():
        for label, (cython, c) in pair.words.items():
            said = "=" if c == cython else c.replace(CALL, "*call* ")
            parts.append(row(f"{pair.name}: {label.replace('_', ' ')}", cython.replace("`", "'"), said))
    return "\n".join([*parts, "", *tests_of_cython()]) + "\n"


def tests_of_cython():
    """The last part: how many of Cython's tests have which answer, and each reason."""
    files, reasons = {}, {}
    for one in table.read():
        files.setdefault(one.file, []).append(one.kind)
        if one.kind == "none":
            reasons.setdefault(one.text, []).append(f"{one.file.split('/')[-1].split('.')[0]}: {one.name}")
    lines = [TESTS.format(version=cython_sdist.pinned_version()), "| file | twins | refused | none |"]
    lines.append("|---|---|---|---|")
    for file, kinds in files.items():
        lines.append(row(file, *(kinds.count(kind) or "" for kind in table.KINDS)))
    lines.append(row("in all", *(sum(kinds.count(kind) for kinds in files.values()) for kind in table.KINDS)))
    lines += ["", "Without a twin:", ""]
    for text, names in sorted(reasons.items()):
        few = [name.replace("`", "'") for name in names] if len(names) < 4 else [f"{len(names)} tests"]
        lines += textwrap.wrap(f"{text} ({'; '.join(few)})", WIDE, initial_indent="- ", subsequent_indent="  ")
    return lines


def row(*cells):
    """A line of a table."""
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def shorten(seen):
    """An Observation in a few words."""
    words = []
    if seen.exception:
        words.append(repr(seen.exception))
        for way in ("cause", "context"):
            if seen.exception.described[way]:
                words.append(f"{way} {seen.exception.described[way]['type']}")
    elif seen.result is not None:
        result = repr(seen.result)
        words.append(result if len(result) <= 60 else result[:57] + "...")
    if seen.unraisable:
        words.append("unraisable: " + ", ".join(f"{kind} in {name}" for kind, _, name in seen.unraisable))
    if seen.printed:
        words.append(f"prints {seen.printed.strip()}")
    if seen.gil:
        states = "".join("+" if attached else "-" for _, attached in seen.gil)
        words.append("GIL " + (states if len(states) <= 12 else states[:10] + "..."))
    if max(seen.threads, default=0) > 0:
        words.append("another thread")
    return "; ".join(f"`{word}`" if "`" not in word else word for word in words)


def main(arguments=None):
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/cython.md instead of printing it")
    parser.add_argument("--check", action="store_true", help="1 if docs/cython.md is not what this run would write")
    options = parser.parse_args(arguments)
    sys.path.insert(0, os.environ["NOGIL_TWINS"])
    text = page(lambda topic, language: importlib.import_module(f"{topic}_{language}"))
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    elif options.check:
        if PAGE.read_text(encoding="utf-8") != text:
            print(f"{PAGE.name} is out of date: run cython_compat/page.py --write", file=sys.stderr)
            return 1
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
