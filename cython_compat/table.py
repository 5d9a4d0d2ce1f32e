# SPDX-License-Identifier: 0BSD
"""twins.ini: what answers each of Cython's tests about the GIL.

    for row in read():
        row.file, row.name          run/nogil.pyx, test_unraisable
        row.kind, row.answers       "twin", ("functions.noexcept_value",)

Rule: a row has one of the three kinds, and says something behind it.
"""

import configparser
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "twins.ini"
KINDS = ("twin", "error", "none")


class TableError(ValueError):
    """The table cannot be understood."""


@dataclass(frozen=True)
class Row:
    """One test of Cython's."""

    file: str
    name: str
    kind: str  # one of KINDS
    text: str  # names, or a reason

    @property
    def answers(self):
        """The names of the twins, or of the marked lines."""
        return tuple(self.text.split()) if self.kind in ("twin", "error") else ()

    def __str__(self):
        return f"{self.file}: {self.name}"


def read(path=TABLE):
    """Every row; TableError with the first one that is not as it should be."""
    ini = configparser.ConfigParser(delimiters=(" =",), comment_prefixes=("#",), interpolation=None, default_section="")
    ini.optionxform = str
    ini.read(path, encoding="utf-8")
    rows = []
    for file in ini.sections():
        for name, value in ini[file].items():
            kind, _, text = " ".join(value.split()).partition(" ")
            if kind not in KINDS or not text:
                raise TableError(f"{file}: {name} = {value!r}: write one of {', '.join(KINDS)} and then what")
            rows.append(Row(file, name, kind, text))
    return rows


def complaints(rows, tests, twins, errors):
    """Sentences about what does not fit: `tests` as cython_sdist.all_tests() has it, `twins` and `errors` names."""
    listed = {(row.file, row.name) for row in rows}
    known = {(file, name) for file, names in tests.items() for name in names}
    said = [f"{file}: {name!r} is new in Cython: give it a line" for file, name in sorted(known - listed)]
    said += [f"{file}: {name!r} is no longer in Cython: take its line away" for file, name in sorted(listed - known)]
    for row in rows:
        there = {"twin": twins, "error": errors}.get(row.kind, ())
        said += [f"{row}: there is no {row.kind} {name}" for name in row.answers if name not in there]
    return said
