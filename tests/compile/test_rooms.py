# SPDX-License-Identifier: 0BSD
"""The rooms do not use each other's names for something else: as system headers they would do so without a warning."""

import collections
import re

from conftest import ROOT

DEFINED = re.compile(
    r"^#\s*define\s+(\w+)|^(?:static|NOGIL_PRIV_(?:INLINE|WARM|COLD|UNUSED))\b[^;{=#]*?\b(nogil_\w+)\([^;]*?\)\s*\{",
    re.M,
)


def test_no_name_is_defined_in_two_rooms():
    """But in the C and the C++ half of one room, of which a compiler sees one, and where it is defined #ifndef."""
    rooms = collections.defaultdict(set)
    for path in [*ROOT.glob("include/nogil/*.h"), *ROOT.glob("libnogil/*.c")]:
        if path.name == "api_check.h":  # Python's names
            continue
        text = path.read_text(encoding="utf-8")
        for match in DEFINED.finditer(text):
            if text[: match.start()].endswith(f"#ifndef {match.group(1)}\n"):
                continue
            rooms[match.group(1) or match.group(2)].add(path.name.replace("_cpp.h", ".h"))
    assert len(rooms) > 300
    assert {name: sorted(where) for name, where in rooms.items() if len(where) > 1} == {}
