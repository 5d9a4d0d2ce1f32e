# SPDX-License-Identifier: 0BSD
"""docs/errors.md, written from the snippets and from what the compilers really print.

    python tests/compile/errors_page.py --write     write the page
    python tests/compile/errors_page.py             print it

Each snippet that says `instead:` is an entry. Rule: nothing on the page is typed by hand but the sentences of this file
and the head comments of the snippets; test_errors_page.py compares the page with a fresh one.

The page shows the messages of GCC_MAJOR and CLANG_MAJOR, since each version words some of them a little differently.
"""

import argparse
import re
import sys
import sysconfig
import textwrap
from pathlib import Path

import compiler as compilers
import snippet as snippets
from case import Case, Headers, is_for
from variants import PLAIN

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "errors.md"
GCC_MAJOR, CLANG_MAJOR = 12, 14

FOLDERS = {
    "context": "The GIL is held or released already",
    "api": "The Python API without the GIL",
    "conditions": "Conditions",
    "ends": "A missing END, an END too many",
    "jumps": "Jumps into a block",
    "adaptive": "Blocks that may keep the GIL",
    "specs": "Exception specs",
    "parameters": "Parameter lists",
    "objects": "Object types",
    "buffers": "Buffers",
    "exports": "Exported functions",
    "platform": "Compilers and Pythons",
    "hints": "Performance hints",
    "parallel": "A parallel loop is left or written in a way that cannot be",
}

HEAD = f"""<!-- SPDX-License-Identifier: 0BSD -->
<!-- Written by tests/compile/errors_page.py from tests/compile/snippets: change those and run it with --write. -->

# The errors of nogil.h

What can be wrong at compile time fails at compile time. Each entry shows code that is refused, what GCC {GCC_MAJOR} and
Clang {CLANG_MAJOR} say about it, and the code to write instead. The errors about the GIL are worded as Cython's
compiler words them; `// refused` marks the line that the compiler names. Other versions print the same words in a
slightly different frame. Clang puts the condition that failed before the words; here it is left out (`'...'`).

Every entry is a test: the first form must fail with these words, the second must compile without a warning.
"""


class PageError(RuntimeError):
    """The page cannot be written on this machine."""


def find_compilers():
    """{(family, language): Compiler} of the versions that the page shows; PageError names the missing one."""
    found = {}
    for family, names, major in (("gcc", ("gcc", "g++"), GCC_MAJOR), ("clang", ("clang", "clang++"), CLANG_MAJOR)):
        for name in names:
            candidates = map(compilers.identify, (name, f"{name}-{major}"))
            of_version = [one for one in candidates if one and (one.family, one.major) == (family, major)]
            if not of_version:
                raise PageError(f"no {name} {major}, whose messages docs/errors.md shows")
            found[family, of_version[0].language] = of_version[0]
    return found


def page(python_include, nogil_include=ROOT / "include"):
    """The text of the page."""
    headers = Headers("", Path(nogil_include), Path(python_include))
    found = find_compilers()
    entries = {}
    for snippet in snippets.read_all():
        if snippet.words("instead"):
            entries.setdefault(snippet.path.parent.name, []).append(_entry(snippet, found, headers))
    unknown = sorted(set(entries) - set(FOLDERS))
    if unknown:
        raise PageError(f"give {unknown[0]} a heading in FOLDERS")
    parts = [HEAD]
    for folder, heading in FOLDERS.items():
        parts += [f"## {heading}\n", *entries.get(folder, [])]
    return "\n".join(parts)


def _entry(snippet, found, headers):
    """One entry: the title, the refused code, the messages, what to write instead."""
    language = snippet.languages[0]
    lines = [f"### {snippet.title[0].upper()}{snippet.title[1:]}", ""]
    options = snippet.wrong_options(language)
    if snippet.wrong.strip() != snippet.mended.strip():
        lines += [*_code(language, snippet.wrong), ""]
    elif snippet.words("wrong-options-" + language):
        lines += [f"Compiled with `{' '.join(options)}`:", ""]
    words_differ = any(key.endswith("c++") for key, _ in snippet.said if key.startswith("expect"))
    lines += ["```text"]
    for shown in snippet.languages if words_differ else snippet.languages[:1]:
        for family, name in (("gcc", "GCC"), ("clang", "Clang")):
            if is_for(snippet, found[family, shown]):
                case = Case(snippet, "wrong", found[family, shown], compilers.MAIN_STANDARD[shown], PLAIN, headers)
                who = name if shown == language else f"{name}, {shown.upper()}"
                lines += [f"{who}: {text}" for text in _messages(case)]
    lines += ["```", "", *textwrap.wrap(snippet.text("instead"), 118, break_on_hyphens=False)]
    if snippet.wrong.strip() != snippet.mended.strip():
        lines += ["", *_code(language, snippet.mended)]
    return "\n".join(lines) + "\n"


def _code(language, text):
    """A fenced block."""
    return [f"```{'cpp' if language == 'c++' else 'c'}", text.strip("\n"), "```"]


def _messages(case):
    """The errors up to the first one that has the expected words, without their place; or that one alone."""
    run = case.compile()
    complaints = case.complaints(run)
    if complaints:
        raise PageError(f"{case.snippet.path.name}, {case.compiler}: {'; '.join(complaints)}\n{run.text[:2000]}")
    expected = case.snippet.expected(case.compiler.family, case.compiler.language)
    kind = "note|warning" if case.snippet.only_notes else "error"
    said = []
    for line in run.text.splitlines():
        found = re.match(rf"[^ ].*?:\d+:\d+: (?:fatal )?((?:{kind}): .*)$", line)
        if found:
            text = re.sub(r"due to requirement '.*' \"", "due to requirement '...' \"", found[1])
            said.append(re.sub(r"; did you mean '.*'\?$", "", text))
            if any(words in line for words in expected):
                break
    return said[-1:] if case.snippet.wrong_options(case.compiler.language) else said[:2] + said[2:][-1:]


def main(arguments=None):
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/errors.md instead of printing it")
    parser.add_argument("--python-include", default=sysconfig.get_path("include"), help="the folder of Python.h")
    options = parser.parse_args(arguments)
    try:
        text = page(options.python_include)
    except PageError as error:
        print(f"errors_page: {error}", file=sys.stderr)
        return 1
    if options.write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
