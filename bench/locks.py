#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What an uncontended lock costs with nogil.h and with cython.pymutex, in one run.

    cmake --build build --target bench_locks            # builds the two modules and runs this
    python bench/locks.py --modules build/bench         # the same by hand

The rule: as interleaved.py has it, the empty loop taken off, and each operation in a process that never had a second
thread and in one that has.

cython.pymutex is CPython's PyMutex from 3.13 on, and a PyThread_type_lock before.
"""

import random

from interleaved import (
    ALONE,
    THREADED,
    Row,
    Table,
    both_ways,
    describe,
    load_modules,
    loops_in_turns,
    main,
    pin_to_core,
    show_progress,
)

OPERATIONS = {
    "lock_held": "lock and unlock, GIL held",
    "lock_released": "lock and unlock, without the GIL",
    "block_held": "a block with the lock, GIL held",
    "block_released": "a block with the lock, without the GIL",
    "once_done": "a call of what is done once, done",
}
IMPLEMENTATIONS = ("libnogil", "cython")
BAR = 1.0
NOISE = 0.03  # two builds of the same loop differ by as much


def measure(options):
    """Measure each operation, alone and with a second thread that sleeps."""
    modules = load_modules(options.modules, "locks", IMPLEMENTATIONS, "bench_locks")
    core, shuffled = pin_to_core(), random.Random(options.seed)

    def one_way(state):
        rows = []
        for operation, text in OPERATIONS.items():
            show_progress(f"{state}: {text}")
            rows.append(Row(operation, text, state, loops_in_turns(modules, operation, options, shuffled)))
        show_progress("")
        return rows

    return both_ways(one_way), describe(modules, pinned_to_core=core)


def table(rows, metadata):
    """Lay out the medians, the quartiles and the ratio."""
    lines = [f"Python {metadata['python_version'].split()[0]}, nanoseconds: median [quartiles]; ratio round by round"]
    for state in (ALONE, THREADED):
        lines += ["", f"{state:<46} {'nogil.h':<22} {'Cython':<22} {'ratio':>6}"]
        for row in rows:
            if row.state != state:
                continue
            cells = []
            for name in IMPLEMENTATIONS:
                low, middle, high = row.quartiles(name) if name in row.values else (0, 0, 0)
                cells.append(f"{f'{middle:.2f} [{low:.2f}-{high:.2f}]' if name in row.values else '':<22}")
            line = " ".join([f"{row.text:<46}", *cells])
            if "cython" in row.values:
                ratio = row.ratio("libnogil", "cython")
                verdict = "ok" if ratio <= BAR + NOISE else "short"
                line += f" {ratio:>6.3f}  {verdict} (<= {BAR:.2f}, give or take {NOISE})"
            lines.append(line.rstrip())
    return "\n".join(lines)


TABLE = Table("locks", measure, table)

if __name__ == "__main__":
    main(TABLE, __doc__)
