# SPDX-License-Identifier: 0BSD
"""contract.ini: each promise of the library has a pair that exists, and each public name of the headers is in one."""

import re

import behaviours
import errors
import table

FOLDER = table.TABLE.parent
ROWS = table.read(FOLDER / "contract.ini")
ERRORS = {f"{pair.name}.{label}" for pair in errors.read_all().values() for label in pair.words}
WITHOUT = "names without a twin"
PUBLIC = (
    r"^#define ((?:NOGIL|WITH_GIL|nogil)_\w+)",  # macros
    r"^} (nogil_\w+);",  # types
    r"^NOGIL_PRIV_\w+ [^=\n]*?(nogil_\w+)\(",  # functions
)


def public_names():
    """What a user may write, out of the headers."""
    found = set()
    for header in (FOLDER.parent / "include" / "nogil").glob("*.h"):
        text = header.read_text(encoding="utf-8")
        for pattern in PUBLIC:
            found.update(re.findall(pattern, text, re.MULTILINE))
    return {name for name in found if "_priv_" not in name.lower() and not name.endswith("_H")}


def names_in_twins():
    """Every word of the twins in C, and of the Cython code that uses the library."""
    files = [*FOLDER.glob("twins/*_c.c*"), *FOLDER.glob("errors/*.c"), *FOLDER.glob("interop/in_*")]
    return {word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}


def test_every_row_has_an_answer_that_exists():
    for row in ROWS:
        there = {"twin": behaviours.ALL, "error": ERRORS}.get(row.kind, ())
        assert [name for name in row.answers if name not in there] == [], str(row)


def test_every_public_name_is_in_a_twin_or_has_a_reason():
    names, used = public_names(), names_in_twins()
    without = {name for row in ROWS if row.file == WITHOUT for name in row.name.split(", ")}
    assert len(names) > 100
    assert {"NOGIL_BEGIN", "nogil_raise", "nogil_mutex", "nogil_ensure_gil", "NOGIL_EXPORT"} <= names
    assert sorted(names - used - without) == [], "write a twin, or a reason in contract.ini"
    assert sorted(without - (names - used)) == [], "these have a twin, or are no public names"
