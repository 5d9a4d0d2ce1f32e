#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""How long it takes from Ctrl+C to the KeyboardInterrupt that ends a NOGIL_PRANGE.

    cmake --build build/bench --target bench_ctrl_c          # builds the module and runs this
    python bench/ctrl_c.py --modules build/bench --rounds 100

The rule: the loop would not end by itself. The signal comes at a random moment, from another thread; the time runs from
just before it is sent until the main thread catches the exception, and so has in it that the threads of the loop finish
the iterations they are at. Two lengths: after 10,000 short iterations come 1,000 long ones. `waits` is a static loop
whose caller is done at once and waits for the others; `busy`, one beside a Python thread that computes, from which the
GIL has to be had before handlers can run. A round is one signal.
"""

import functools
import os
import random
import signal
import sys
import threading
import time
from typing import NamedTuple

from convoy import BusyThreads
from interleaved import Row, Table, describe, in_turns, load_modules, main, show_progress

BAR = 100.0  # ms


class Loop(NamedTuple):
    """One row: how the loop is called."""

    schedule: str
    threads: int
    microseconds: float
    slower: int = 1
    checks: bool = False
    detached: bool = False
    waits: bool = False
    busy: bool = False

    @property
    def text(self):
        """How it is called, in words."""
        ways = [name for name in ("checks", "detached", "waits", "busy") if getattr(self, name)]
        long = f"{self.microseconds:g} us" + (f" and {self.microseconds * self.slower:g} us" if self.slower > 1 else "")
        return " ".join([f"{self.schedule}, iterations of {long}", *ways])


LOOPS = (
    *(Loop(schedule, 2, us) for schedule in ("static", "dynamic", "guided") for us in (0.1, 10, 1000)),
    *(Loop("static", threads, 0.1, slower=1000) for threads in (1, 2)),
    *(Loop(schedule, 1, 10) for schedule in ("static", "dynamic")),
    *(Loop(schedule, 2, us, checks=True) for schedule in ("static", "dynamic") for us in (0.1, 10)),
    *(Loop(schedule, 2, 10, detached=True) for schedule in ("static", "dynamic")),
    *(Loop("static", 2, us, waits=True) for us in (10, 1000)),
    Loop("static", 2, 10, waits=True, detached=True),
    Loop("static", 2, 10, busy=True),
    Loop("static", 2, 10, checks=True, busy=True),
)


def interrupt(run, loop, moments):
    """Interrupt one loop at a random moment; the nanoseconds until it was over."""
    delay, sent = moments.uniform(0.1, 0.2), []

    def send():
        time.sleep(delay)
        sent.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=send)
    try:
        sender.start()
        run(loop.schedule, loop.threads, loop.microseconds, loop.slower, loop.checks, loop.detached, loop.waits)
        sys.exit("ctrl_c.py: a loop that is to be interrupted has ended")
    except KeyboardInterrupt:
        caught = time.perf_counter()
    sender.join()
    return (caught - sent[0]) * 1e9


def measure(options):
    """Measure each loop."""
    modules = load_modules(options.modules, "ctrl_c", ("loops",), "bench_ctrl_c_modules")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    moments, rows = random.Random(options.seed), []
    for number, loop in enumerate(LOOPS, 1):
        show_progress(f"{number}/{len(LOOPS)} {loop.text}")
        threads = BusyThreads(int(loop.busy))
        turn = functools.partial(interrupt, modules["loops"].run, loop, moments)
        values = in_turns({"libnogil": turn}, options.rounds, moments)
        rows.append(Row(loop.text, loop.text, str(loop.threads), values))
        threads.end()
    show_progress("")
    return rows, describe(modules)


def table(rows, metadata):
    """Lay the rows out for a terminal: milliseconds."""
    version = metadata["python_version"].split()[0]
    lines = [
        f"Python {version}, milliseconds from the signal to the exception, {metadata['rounds']} signals",
        f"{'':<52}{'threads':>8}{'median':>8}{'most':>8}  <= {BAR:g}",
    ]
    for row in rows:
        most = max(row.values["libnogil"]) / 1e6
        verdict = "ok" if most <= BAR else "late"
        lines.append(f"{row.text:<52}{row.state:>8}{row.median('libnogil') / 1e6:>8.1f}{most:>8.1f}  {verdict}")
    return "\n".join(lines)


TABLE = Table("ctrl_c", measure, table, processes=1, rounds=40, quick=(1, 2, 0))

if __name__ == "__main__":
    main(TABLE, __doc__)
