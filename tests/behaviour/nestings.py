# SPDX-License-Identifier: 0BSD
"""nestings.py: write a C function for every way in which blocks and functions of nogil.h can be nested.

    python3 nestings.py --depth 4 --suffix c build/nestings_1.c build/nestings_2.c

A level is one of the ten in LEVELS. A nesting is written if the compiler accepts it: not WITH_GIL where the GIL is
held, not NOGIL where it is released. The files share the work, and are linked into one module (see walk.h).
"""

import argparse
import itertools
from pathlib import Path

#: name -> (opening, closing, what the GIL is inside, what the context is inside); "same" as outside, "entry" unknown.
LEVELS = {
    "NOGIL_BEGIN": ("NOGIL_BEGIN", "NOGIL_END", "0", "released"),
    "NOGIL_BEGIN_IF(1)": ("NOGIL_BEGIN_IF(1)", "NOGIL_END", "0", "released"),
    "NOGIL_BEGIN_IF(0)": ("NOGIL_BEGIN_IF(0)", "NOGIL_END", "same", "same"),
    "NOGIL_SCOPE": ("{ NOGIL_SCOPE();", "}", "0", "released"),
    "WITH_GIL_BEGIN": ("WITH_GIL_BEGIN", "WITH_GIL_END", "1", "held"),
    "WITH_GIL_BEGIN_IF(1)": ("WITH_GIL_BEGIN_IF(1)", "WITH_GIL_END", "1", "held"),
    "WITH_GIL_BEGIN_IF(0)": ("WITH_GIL_BEGIN_IF(0)", "WITH_GIL_END", "same", "same"),
    "WITH_GIL_SCOPE": ("{ WITH_GIL_SCOPE();", "}", "1", "held"),
    "nogil function": ("NOGIL_FUNCTION", None, "same", "maybe"),
    "with-gil function": ("WITH_GIL_FUNCTION", None, "1", "held"),
}

#: The specs take turns. The second word is what NOGIL_FAILED must answer; no function here returns -77 or raises.
SPECS = [
    ("except_any", "w->pending"),
    ("except_maybe(-77)", "0"),
    ("noexcept", "0"),
    ("except(-77)", "0"),
]


class Nesting:
    """One nesting: its levels, and what the GIL and the context are inside each of them."""

    def __init__(self, levels):
        """Follow the GIL and the context through `levels`; self.compiles and self.detached say what came out."""
        self.levels = levels
        self.compiles = True
        self.detached = True  # may it be called without the GIL?
        self.gil = ["WALK_ENTRY"]
        context = "unknown"
        for level in levels:
            _, _, gil, inside = LEVELS[level]
            if inside == "released":
                if context == "released":
                    self.compiles = False
                if context == "unknown":
                    self.detached = False
            if inside == "held" and context == "held" and level != "with-gil function":
                self.compiles = False
            self.gil.append(self.gil[-1] if gil == "same" else gil)
            context = context if inside == "same" else inside

    def functions(self):
        """Split the levels into those of one C function each; each but the first starts with a function level."""
        parts = [[]]
        for depth, level in enumerate(self.levels):
            if LEVELS[level][1] is None:
                parts.append([])
            parts[-1].append((depth + 1, level))
        return parts


def write_function(lines, nesting, name, parts, index, number, innermost_loop):
    """Write the C function of parts[index] after the one that it calls."""
    part = parts[index]
    is_last = index == len(parts) - 1
    if not is_last:
        write_function(lines, nesting, name, parts, index + 1, number, innermost_loop)
    blocks = [(depth, level) for depth, level in part if LEVELS[level][1]]
    if index == 0:
        outside = 0
        lines.append(f"static long {name}(walk *w)")
    else:
        outside, level = part[0]
        spec = SPECS[(number + index) % len(SPECS)][0]
        lines.append(f"static {LEVELS[level][0]}(long, {name}_{index}, {spec}, (walk *, w))")
    lines += ["{", "    long local = w->seed * 7, result = 0;", f"    WALK_STEP({nesting.gil[outside]});"]
    loop_at = None
    if is_last and blocks:
        lines.append("again:;")
        loop_at = blocks[-1 if innermost_loop else 0][0]
    for depth, level in blocks:
        if depth == loop_at:
            lines.append("    for (int turn = 0; turn < 2; turn++) {")
            lines.append(f"    WALK_STEP({nesting.gil[depth - 1]});")
        lines += [f"    {LEVELS[level][0]}", f"    WALK_STEP({nesting.gil[depth]});"]
    if is_last:
        lines.append(f"    local += {len(blocks)};")
        lines.append("    WALK_VISIT(local)")
        if blocks:
            lines.append("    if (w->visits == 1) {")
            lines.append("        if (w->way == WALK_BREAK) break;")
            lines.append("        if (w->way == WALK_CONTINUE) continue;")
            lines.append("        if (w->way == WALK_AGAIN) goto again;")
            for position, (depth, _) in enumerate(blocks):
                lines.append(f"        if (w->way == WALK_GOTO_1 + {position}) goto after_{depth};")
            lines.append("    }")
    else:
        callee = f"{name}_{index + 1}"
        called = parts[index + 1][0][0] - 1
        if (number + index) % 2:
            should = SPECS[(number + index + 1) % len(SPECS)][1]
            lines.append(f"    walk_failed(w, NOGIL_FAILED({callee}, result = {callee}(w)), {should}, __LINE__);")
        else:
            lines.append(f"    result = {callee}(w);")
        lines.append(f"    WALK_STEP({nesting.gil[called]}); (void)local;")
    for depth, level in reversed(blocks):
        lines.append(f"    {LEVELS[level][1]}")
        if is_last:
            lines.append(f"    after_{depth}:;")
        lines.append(f"    WALK_STEP({nesting.gil[depth - 1]});")
        if depth == loop_at:
            lines += ["    if (w->way != WALK_CONTINUE) break;", "    }"]
            lines.append(f"    WALK_STEP({nesting.gil[depth - 1]});")
    lines += ["    return result;", "}", ""]


def main():
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()

    nestings = []
    for depth in range(1, arguments.depth + 1):
        for levels in itertools.product(LEVELS, repeat=depth):
            nesting = Nesting(levels)
            if nesting.compiles:
                nestings.append(nesting)

    for index, path in enumerate(arguments.files):
        lines = ["/* Written by nestings.py. */", '#include "nestings.h"', ""]
        table = []
        for number in range(index, len(nestings), len(arguments.files)):
            nesting = nestings[number]
            parts = nesting.functions()
            blocks = sum(1 for _, level in parts[-1] if LEVELS[level][1])
            loops = (False, True) if len(nesting.levels) <= 3 and blocks > 1 else (False,)
            for innermost_loop in loops:
                name = f"nest_{number}{'_inner' if innermost_loop else ''}"
                write_function(lines, nesting, name, parts, 0, number, innermost_loop)
                path_text = " > ".join(nesting.levels) + (" (loop inside)" if innermost_loop else "")
                table.append(
                    f'    {{"{path_text}", {name}, {len(nesting.levels)}, {int(nesting.detached)}, {blocks}}},'
                )
        part = f"nestings_{index + 1}"
        lines += [f"extern const nesting {part}[];", f"const nesting {part}[] = {{", *table, "};"]
        lines += [f"extern const int {part}_size;", f"const int {part}_size = {len(table)};", ""]
        path.write_text("\n".join(lines))


if __name__ == "__main__":
    main()
