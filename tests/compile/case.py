# SPDX-License-Identifier: 0BSD
"""A case: one form of one snippet, compiled in one way; and what is wrong with the outcome.

    case = Case(snippet, "wrong", gcc, "c11", PLAIN, headers)
    run = case.compile(folder)
    case.complaints(run)          [] or sentences such as "compiles, but must not"

Rule: a wrong form is compiled without a single -W or -Werror, so only a hard error makes it fail; a mended one with all
warnings as errors, and it must not print a word.
"""

import re
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import compiler as compilers
from compiler import Compiler
from snippet import Snippet
from variants import PLAIN, Variant


@dataclass(frozen=True)
class Headers:
    """Where the header files are."""

    name: str  # for the test's name: "" for the rooms, "single file" for the vendored header
    nogil: Path
    python: Path

    @property
    def minor(self):
        """The 12 of Python 3.12."""
        text = (self.python / "patchlevel.h").read_text(encoding="utf-8")
        return int(re.search(r"PY_MINOR_VERSION\s+(\d+)", text).group(1))


@dataclass(frozen=True)
class Case:
    """One compilation."""

    snippet: Snippet
    form: str  # wrong or mended
    compiler: Compiler
    standard: str
    variant: Variant
    headers: Headers

    def __str__(self):
        how = [str(self.compiler), self.standard, self.variant.name, self.headers.name]
        return f"{self.snippet.title} - {' '.join(word for word in how if word not in ('', 'plain'))}"

    @property
    def flags(self):
        """The options that decide what the headers are."""
        flags = ["-std=" + self.standard, "-I", str(self.headers.nogil), "-isystem", str(self.headers.python)]
        flags += ["-D" + define for define in self.snippet.words("defines")]
        flags += self.snippet.words("options")
        flags += self.variant.options
        return tuple(flag for flag in flags if flag != "-c")

    @property
    def headers_ahead(self):
        """What may be compiled ahead for this case and others like it; nothing if its wrong form has options."""
        if self.form == "wrong" and self.snippet.wrong_options(self.compiler.language):
            return ()
        if self.snippet.begins_with_nogil:
            return ("nogil.h",)
        return compilers.STANDARD_HEADERS if self.compiler.language == "c++" else ()

    def arguments(self):
        """What the compiler is called with, without a place for its output."""
        if self.form == "wrong":
            more = ["-DWRONG", *self.snippet.wrong_options(self.compiler.language)]
        else:
            more = compilers.WARNINGS
        return [*self.flags, *more, "-x", self.compiler.language, str(self.snippet.path)]

    def compile(self, ahead=None):
        """Run the compiler; `ahead` is a Precompiled of the same flags."""
        before = ahead.options if ahead else []
        if "-c" not in (*self.variant.options, *self.snippet.words("options")):
            return compilers.compile_file(self.compiler, [*before, "-fsyntax-only", *self.arguments()])
        with tempfile.TemporaryDirectory() as folder:
            output = ["-c", "-o", str(Path(folder, "snippet.o"))]
            return compilers.compile_file(self.compiler, [*before, *self.arguments(), *output])

    def complaints(self, run):
        """Sentences about what is not as the snippet says."""
        if self.form == "mended":
            return (["does not compile"] if run.failed else []) + (["is not silent"] if run.text.strip() else [])
        said = []
        if self.snippet.only_notes and run.failed:
            said.append("does not compile, but must, with a note")
        elif not self.snippet.only_notes and not run.failed:
            said.append("compiles, but must not")
        expected = self.snippet.expected(self.compiler.family, self.compiler.language)
        if not expected:
            said.append(f"does not say what {self.compiler.family} prints for {self.compiler.language}")
        said += [f"lacks the words {words!r}" for words in expected if words not in run.text]
        named = {int(number) for number in re.findall(re.escape(self.snippet.path.name) + r":(\d+)", run.text)}
        said += [f"does not name line {line}, which is at fault" for line in self.snippet.refused if line not in named]
        return said


def cases_of(snippet, compiler, standards, variants, headers):
    """The cases of a snippet for a compiler: what has nothing but to compile in each standard and in each variant.

    Of two forms the mended one in every second standard, the wrong one in every third, since what refuses it is the
    same in all of them; the first of them changes from snippet to snippet, so together they see each standard.
    """
    if not is_for(snippet, compiler):
        return
    first = zlib.crc32(snippet.title.encode())
    for turn, standard in enumerate(standards, first if len(standards) > 2 else 0):
        if snippet.has_wrong_form and turn % 3 == 0:
            yield Case(snippet, "wrong", compiler, standard, PLAIN, headers)
        if not snippet.has_wrong_form or turn % 2 == 0:
            yield Case(snippet, "mended", compiler, standard, PLAIN, headers)
    main = compilers.MAIN_STANDARD[compiler.language]
    for variant in variants:
        if variant.name == "limited3.12" and headers.minor < 12:  # older headers do not have what it has
            continue
        if compiler.language in variant.languages and not {variant.name, main} & set(snippet.words("without")):
            yield Case(snippet, "mended", compiler, main, variant, headers)


def is_for(snippet, compiler):
    """Is the snippet written in the compiler's language, and for its family?"""
    return compiler.language in snippet.languages and compiler.family in (snippet.words("only") or [compiler.family])
