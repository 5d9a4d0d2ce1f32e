# SPDX-License-Identifier: 0BSD
"""A snippet: one source file that says in its head comment what a compiler must make of it.

    /* SPDX-License-Identifier: 0BSD */
    /* a NOGIL block inside a NOGIL block is refused

       expect: Trying to release the GIL while it was previously released.
       instead: The GIL is released already: leave the inner block away. */
    #include <nogil.h>
    #ifdef WRONG
    ...                                 the form that must not compile; `// refused` marks the line that is at fault
    #else
    ...                                 its mended twin, which must compile silently
    #endif

Rule: both forms stand in one file, so that what they differ in is all that can make the first one fail. A snippet
without `expect` has one form only, and that one must compile.

The head comment starts with the title, a sentence. The keys after it, each optional, a longer text goes on in the next
line:

    expect:         words that the compiler has to print; one line each. `expect-gcc`, `expect-clang`, `expect-c`,
                    `expect-c++`, `expect-gcc-c++` and so on hold for that compiler or language only
    note:           as `expect`, but the form marked WRONG compiles, and these words come as a note or warning
    languages:      c, c++ or both (both)
    only:           gcc or clang, where the error exists with one of them only
    defines:        macros for both forms
    options:        compiler options for both forms
    wrong-options:  compiler options for the WRONG form; `wrong-options-c`, `wrong-options-c++`
    without:        standards and variants (see variants.py) in which the snippet cannot be compiled
    instead:        what to write instead; with it, the snippet is an entry of docs/errors.md
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "snippets"

KEYS = ("expect", "note", "languages", "only", "defines", "options", "wrong-options", "without", "instead")
_HEAD = re.compile(r"\A/\* SPDX-License-Identifier: 0BSD \*/\n/\* (?P<text>.*?) \*/\n", re.DOTALL)
_KEY = re.compile(r"^ +(?P<key>(?:%s)[a-z+-]*): (?P<text>.*)$" % "|".join(KEYS))
_QUALIFIED = re.compile(r"(?:-(?:gcc|clang))?(?:-(?:c\+\+|c))?")


class HeadError(ValueError):
    """The head comment of a snippet cannot be understood."""


@dataclass(frozen=True)
class Snippet:
    """One source file, read."""

    path: Path
    title: str
    said: tuple  # of (key, text), in the order of the file
    wrong: str  # the text of the WRONG form, without its #ifdef; empty if there is none
    mended: str
    refused: tuple  # the numbers of the lines that are marked `// refused`
    begins_with_nogil: bool  # is #include <nogil.h> the first line of its code?

    @property
    def has_wrong_form(self):
        """Is there a form that must fail, or that the compiler must say something about?"""
        return bool(self.wrong)

    @property
    def only_notes(self):
        """Does the wrong form compile, with a note?"""
        return any(key.startswith("note") for key, _ in self.said)

    @property
    def languages(self):
        """The languages that the snippet is written in."""
        if self.path.suffix == ".cc":
            return ("c++",)
        return tuple(self.words("languages")) or ("c", "c++")

    def words(self, key):
        """All words given for `key`."""
        return [word for said, text in self.said if said == key for word in text.split()]

    def text(self, key):
        """The text given for `key`, or the empty string."""
        return " ".join(text for said, text in self.said if said == key)

    def expected(self, family, language):
        """The words that a compiler of that family has to print for the wrong form."""
        holds = {"", "-" + family, "-" + language, f"-{family}-{language}"}
        return [text for key, text in self.said for kind in ("expect", "note") if key in {kind + end for end in holds}]

    def wrong_options(self, language):
        """Compiler options for the wrong form."""
        folder = str(self.path.parent)
        words = self.words("wrong-options") + self.words("wrong-options-" + language)
        return [word.replace("{folder}", folder) for word in words]


def read(path):
    """Read one snippet; raise HeadError with what is wrong with its head comment or its two forms."""
    source = path.read_text(encoding="utf-8")
    head = _HEAD.match(source)
    if not head:
        raise HeadError(f"{path.name}: must begin with the SPDX line and a head comment")
    title, said = _read_head(path, head["text"])
    wrong, mended, start = _split(path, source[head.end() :], source[: head.end()].count("\n") + 1)
    expects = any(key.startswith(("expect", "note")) for key, _ in said)
    if expects and not (wrong and mended):
        raise HeadError(f"{path.name}: what is refused needs both forms, #ifdef WRONG ... #else ... #endif")
    if wrong and not expects:
        raise HeadError(f"{path.name}: has a WRONG form, but does not say what to expect of it")
    refused = tuple(start + n for n, line in enumerate(wrong.splitlines()) if line.endswith("// refused"))
    if any(key.startswith("expect") for key, _ in said) and not refused and "wrong-options" not in head["text"]:
        raise HeadError(f"{path.name}: mark the line at fault with // refused")
    begins_with_nogil = source[head.end() :].lstrip().startswith("#include <nogil.h>")
    return Snippet(path, title, said, wrong, mended, refused, begins_with_nogil)


def _read_head(path, text):
    """The title, and the (key, text) pairs after it."""
    title, said = [], []
    for line in text.splitlines():
        found = _KEY.match(line)
        if found:
            stem = next(key for key in KEYS if found["key"].startswith(key))
            if not _QUALIFIED.fullmatch(found["key"][len(stem) :]):
                raise HeadError(f"{path.name}: there is no key {found['key']!r}")
            said.append((found["key"], found["text"].strip()))
        elif re.match(r"^ +[a-z+-]+: ", line) and not said:
            raise HeadError(f"{path.name}: there is no key {line.strip()!r}")
        elif line.strip() and said:
            key, before = said[-1]
            said[-1] = (key, f"{before} {line.strip()}")
        elif line.strip():
            title.append(line.strip())
    return " ".join(title), tuple(said)


def _split(path, body, first_line):
    """The two forms and the line number at which the wrong one begins."""
    lines = body.splitlines(keepends=True)
    at = {}
    for n, line in enumerate(lines):
        for word in ("#ifdef WRONG", "#else", "#endif"):
            if line.rstrip() == word and ("#ifdef WRONG" in at or word == "#ifdef WRONG"):
                if word in at:
                    raise HeadError(f"{path.name}: a second {word}, but there is one #ifdef WRONG ... #endif only")
                at[word] = n
    if not at:
        return "", body, first_line
    if len(at) < 3:
        raise HeadError(f"{path.name}: #ifdef WRONG needs both #else and #endif")
    begin, middle, end = at["#ifdef WRONG"], at["#else"], at["#endif"]
    return "".join(lines[begin + 1 : middle]), "".join(lines[middle + 1 : end]), first_line + begin + 1


def read_all():
    """Every snippet, folder by folder."""
    return [read(path) for path in sorted(FOLDER.rglob("*.c")) + sorted(FOLDER.rglob("*.cc"))]
