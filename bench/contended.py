#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""A block of 10 us that releases the GIL, beside none, one and two threads that compute in Python.

    cmake --build build/bench --target bench_contended        # builds the modules and runs this
    python bench/contended.py --modules build/bench/bench

The rule: as interleaved.py has it. The thread with the blocks has one core and the busy ones another, and a turn is
as many blocks as fit into its time. What is shown is the mean time of a block on the wall, the wait for the GIL in it,
and how much of a core the busy threads had meanwhile. convoy.py has blocks of other lengths, and what an adaptive site
learns; here it has learned by the second round.
"""

import functools
import random
import time

from convoy import BusyThreads
from interleaved import ALSO, CORES, Row, Table, describe, in_turns, load_modules, main, pin_to_core, show_progress

IMPLEMENTATIONS = ("libnogil", "macros", "cython")
BUSY = {0: "nobody else", 1: "one busy thread", 2: "two busy threads"}


def one_turn(block, seconds, threads, shares):
    """Run blocks for so long; return the nanoseconds of one, and remember what the busy threads had meanwhile."""
    began, theirs = time.perf_counter(), threads.processor_time()
    nanoseconds = block(int(seconds * 1e9))
    shares.append((threads.processor_time() - theirs) / (time.perf_counter() - began) * 1e9)
    return nanoseconds


def measure(options):
    """Measure with each number of busy threads."""
    names = IMPLEMENTATIONS + tuple(options.also)
    modules = load_modules(options.modules, "gil_operations", names, "bench_contended_modules")
    blocks = {name: module.block for name, module in modules.items()}
    blocks["adaptive"] = modules["libnogil"].block_adaptive
    shuffled, rows = random.Random(options.seed), []
    pin_to_core(0)
    for busy, state in BUSY.items():
        show_progress(f"{busy + 1}/{len(BUSY)} {state}")
        threads, shares = BusyThreads(busy), {name: [] for name in blocks}
        turns = {
            name: functools.partial(one_turn, block, options.seconds, threads, shares[name])
            for name, block in blocks.items()
        }
        values = in_turns(turns, options.rounds, shuffled)
        threads.end()
        rows.append(Row("block", "a block of 10 us", state, values))
        if busy:
            rows.append(Row("share", "of a core, for the busy threads", state, shares))
    show_progress("")
    return rows, describe(modules, separate_cores=str(len(CORES) > 1))


def table(rows, metadata):
    """Lay the rows out for a terminal: microseconds of a block, and shares."""
    lines = [f"Python {metadata['python_version'].split()[0]}: us of a block of 10 us on the wall, median [quartiles]"]
    for row in rows:
        lines += ["", f"{row.text}, {row.state}"]
        for peer in row.values:
            scale = 1e3 if row.name == "block" else 1e9
            low, middle, high = (value / scale for value in row.quartiles(peer))
            lines.append(f"    {peer:<20} {middle:>10.4g} [{low:.4g}-{high:.4g}]")
    return "\n".join(lines)


TABLE = Table(
    "contended",
    measure,
    table,
    processes=2,
    rounds=6,
    seconds=0.3,
    quick=(1, 2, 0.02),
    options=(ALSO,),
)

if __name__ == "__main__":
    main(TABLE, __doc__)
