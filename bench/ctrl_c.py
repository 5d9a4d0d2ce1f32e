#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""How long it takes from Ctrl+C to the KeyboardInterrupt that ends a NOGIL_PRANGE.

    cmake --build build/bench --target bench_ctrl_c          # builds the module and runs this
    python bench/ctrl_c.py --modules build/bench --signals 100

The rule: the loop would not end by itself. The signal comes at a random moment, from another thread; the time runs from
just before it is sent until the main thread catches the exception, and so has in it that the threads of the loop finish
the iterations they are at. `waits` is a static loop whose caller is done at once and waits for the others; `busy`, one
beside a Python thread that computes, from which the GIL has to be had before handlers can run.
"""

import argparse
import contextlib
import json
import os
import pathlib
import random
import signal
import statistics
import sys
import threading
import time
from typing import NamedTuple

BAR = 100.0  # ms


class Loop(NamedTuple):
    """One row: how the loop is called."""

    schedule: str
    threads: int
    microseconds: float
    checks: bool = False
    detached: bool = False
    waits: bool = False
    busy: bool = False


LOOPS = (
    *(Loop(schedule, 2, us) for schedule in ("static", "dynamic", "guided") for us in (0.1, 10, 1000)),
    *(Loop(schedule, 1, 10) for schedule in ("static", "dynamic")),
    *(Loop(schedule, 2, us, checks=True) for schedule in ("static", "dynamic") for us in (0.1, 10)),
    *(Loop(schedule, 2, 10, detached=True) for schedule in ("static", "dynamic")),
    *(Loop("static", 2, us, waits=True) for us in (10, 1000)),
    Loop("static", 2, 10, waits=True, detached=True),
    Loop("static", 2, 10, busy=True),
    Loop("static", 2, 10, checks=True, busy=True),
)


@contextlib.contextmanager
def busy_thread(wanted):
    """Run a Python thread that computes meanwhile."""
    stop = threading.Event()

    def spin():
        while not stop.is_set():
            for _ in range(1000):
                pass

    thread = threading.Thread(target=spin)
    if wanted:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        if wanted:
            thread.join()


def one(run, loop, delay):
    """Interrupt one loop after so many seconds; the milliseconds until it was over."""
    sent = []

    def send():
        time.sleep(delay)
        sent.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=send)
    try:
        sender.start()
        run(loop.schedule, loop.threads, loop.microseconds, loop.checks, loop.detached, loop.waits)
        sys.exit("ctrl_c.py: a loop that is to be interrupted has ended")
    except KeyboardInterrupt:
        caught = time.perf_counter()
    sender.join()
    return (caught - sent[0]) * 1e3


def main():
    """Parse the command line, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, required=True, help="the folder of the compiled module")
    parser.add_argument("--signals", type=int, default=40, help="for each row")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=pathlib.Path, help="write all values to this file")
    options = parser.parse_args()
    sys.path.insert(0, str(options.modules))
    try:
        from ctrl_c_loops import run
    except ImportError as error:
        sys.exit(f"ctrl_c.py: {error}; build it with: cmake --build <build folder> --target bench_ctrl_c")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    moments, rows = random.Random(options.seed), []
    print(f"Python {sys.version.split()[0]}, milliseconds from the signal to the exception, {options.signals} signals")
    print(f"{'schedule':<9}{'threads':>8}{'iteration':>12}  {'':<22}{'median':>8}{'most':>8}  <= {BAR:g}")
    for loop in LOOPS:
        with busy_thread(loop.busy):
            times = [one(run, loop, moments.uniform(0.1, 0.2)) for _ in range(options.signals)]
        ways = [name for name in ("checks", "detached", "waits", "busy") if getattr(loop, name)]
        verdict = "ok" if max(times) <= BAR else "late"
        print(
            f"{loop.schedule:<9}{loop.threads:>8}{loop.microseconds:>9g} us  {' '.join(ways):<22}"
            f"{statistics.median(times):>8.1f}{max(times):>8.1f}  {verdict}",
            flush=True,
        )
        rows.append({**loop._asdict(), "milliseconds": times})
    if options.json:
        options.json.write_text(json.dumps({"python": sys.version, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
