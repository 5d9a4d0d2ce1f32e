# SPDX-License-Identifier: 0BSD
"""The rooms: how each begins, which of them know compilers and Pythons, and that no two define the same name.

As system headers they would do that without a warning.
"""

import collections
import re

import pytest
from conftest import ROOT

ROOMS = sorted([*ROOT.glob("include/**/*.h"), *ROOT.glob("libnogil/*.c")])
#: The names of Python's own API, by version: written by api_check/generate.py.
TABLE = ROOT / "include/nogil/api_check.h"
KNOWING = [TABLE, ROOT / "include/nogil/platform.h", *ROOT.glob("include/nogil/platform/*")]
VERSIONS = re.compile(r"\b(PY_VERSION_HEX|NOGIL_PRIV_RUNNING_HEX|PYPY_VERSION|Py_GIL_DISABLED|__clang__|__GNUC__)\b")
DEFINED = re.compile(
    r"^#\s*define\s+(\w+)|^(?:static|NOGIL_PRIV_(?:INLINE|WARM|COLD|UNUSED))\b[^;{=#]*?\b(nogil_\w+)\([^;]*?\)\s*\{",
    re.M,
)


def each(rooms):
    """Run a test for each of these rooms."""
    return pytest.mark.parametrize("room", rooms, ids=lambda path: str(path.relative_to(ROOT)))


@each(ROOMS)
def test_a_room_opens_with_its_licence_what_it_is_for_and_the_rule_it_keeps(room):
    licence, opening = room.read_text(encoding="utf-8").split("*/")[:2]
    assert licence == "/* SPDX-License-Identifier: 0BSD "
    assert opening.startswith(f"\n/* {room.name}: ")
    assert "Rule: " in opening


@each(room for room in ROOMS if room not in KNOWING)
def test_only_the_platform_knows_compilers_and_pythons(room):
    """Others ask for what is different by its name, such as NOGIL_PRIV_HAS_GIL."""
    lines = enumerate(room.read_text(encoding="utf-8").splitlines(), 1)
    assert [f"{number}: {line}" for number, line in lines if VERSIONS.search(line)] == []


def test_no_name_is_defined_in_two_rooms():
    """But in the C and the C++ half of one room, of which a compiler sees one, and where it is defined #ifndef."""
    where = collections.defaultdict(set)
    for room in ROOMS:
        if room == TABLE:
            continue
        text = room.read_text(encoding="utf-8")
        for match in DEFINED.finditer(text):
            if text[: match.start()].endswith(f"#ifndef {match.group(1)}\n"):
                continue
            where[match.group(1) or match.group(2)].add(room.name.replace("_cpp.h", ".h"))
    assert len(where) > 300
    assert {name: sorted(files) for name, files in where.items() if len(files) > 1} == {}
