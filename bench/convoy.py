#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Short blocks beside busy threads: what each way to treat the GIL costs, and what it leaves to the others.

    cmake --build build --target bench_convoy        # builds the module, measures, writes convoy.json and convoy.svg
    python bench/convoy.py --modules build/bench --json convoy.json --plot convoy.svg

One thread runs blocks of computation, of 0.5 to 1000 us, one after the other; none to two Python threads compute in a
loop. Each block releases the GIL, keeps it (`held`), releases it from 100 us on (`sized`), or is NOGIL_BEGIN_ADAPTIVE.
Shown are the latency of a block (mean, median, 99th percentile), which has the time in it that the GIL took to come
back, and how much of a core the busy threads got (their processor time by the clock).

The rule: each cell is a process of its own, so that what a site has learned in one is not known in the next, and its
time has the learning in it. The thread with the blocks has one core and the busy ones have another; with --realtime
(root) nobody else's work disturbs them, as on a machine that has nothing else to do. The cells of one size are measured
one after the other, in a shuffled order.
"""

import argparse
import array
import json
import os
import pathlib
import platform
import random
import statistics
import sys
import tempfile
import threading
import time

from interleaved import CORES, HERE, load_modules, pin_to_core, run_itself, show_progress

WAYS = ("released", "held", "sized", "adaptive")
SIZES = (0.5, 2, 10, 50, 200, 1000)  # us
BUSY = (0, 1, 2)
COLORS = {"released": "tab:red", "held": "tab:gray", "sized": "tab:orange", "adaptive": "tab:blue"}


class BusyThreads:
    """Python threads that compute until they are told to stop."""

    def __init__(self, number):
        """Start them and wait until they run."""
        self.stop, self.started = False, threading.Semaphore(0)
        self.threads = [threading.Thread(target=self.compute) for _ in range(number)]
        for thread in self.threads:
            thread.start()
        for _ in self.threads:
            self.started.acquire()
        time.sleep(0.05)

    def compute(self):
        """Count."""
        pin_to_core(1)
        self.started.release()
        while not self.stop:
            for _ in range(1000):
                pass

    def processor_time(self):
        """Return the seconds that all of them have computed so far."""
        return sum(time.clock_gettime(time.pthread_getcpuclockid(thread.ident)) for thread in self.threads)

    def end(self):
        """Stop them."""
        self.stop = True
        for thread in self.threads:
            thread.join()


def measure_cell(module, way, microseconds, busy, seconds):
    """Measure one cell in this process: ns of a block and the cores that the busy threads had."""
    pinned = pin_to_core(0) is not None and len(CORES) > 1
    module.calibrate()
    threads = BusyThreads(busy)
    theirs = threads.processor_time()
    latencies, elapsed = module.run(way, microseconds * 1000, seconds, 0)
    theirs = threads.processor_time() - theirs
    threads.end()
    values = array.array("f", latencies)
    ordered = sorted(values)
    blocks = [site for site in module.sites() if site["function"] == "adaptive"]
    return {
        "way": way,
        "us": microseconds,
        "busy": busy,
        "blocks": len(ordered),
        "mean": elapsed * 1e9 / len(ordered),
        "p50": ordered[len(ordered) // 2],
        "p99": ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)],
        "others": theirs / elapsed,
        "pinned": pinned,
        "site": blocks[0] if blocks else None,
    }


def speed_up(module, way, microseconds, blocks):
    """Return how many times faster two threads, on a core each, do their blocks than one thread does all of them."""
    seconds = [0.0, 0.0]
    ready = threading.Barrier(2)

    def work(core):
        pin_to_core(core)
        ready.wait()
        seconds[core] = module.run(way, microseconds * 1000, 0, blocks)[1]

    alone = module.run(way, microseconds * 1000, 0, blocks)[1]
    threads = [threading.Thread(target=work, args=(core,)) for core in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 2 * alone / max(seconds)


def measure_two_threads(module, rounds, microseconds=10, seconds=0.1):
    """Return the speed-up of plain releases and of adaptive blocks, both in each round, and what a kept block costs."""
    pin_to_core(0)
    module.calibrate()
    blocks = int(seconds * 1e6 / microseconds)
    pairs = [[speed_up(module, way, microseconds, blocks) for way in ("released", "adaptive")] for _ in range(rounds)]
    kept = []
    for _ in range(rounds):
        loop, adaptive, released = (nanoseconds / 1_000_000 for nanoseconds in module.empty_blocks(1_000_000))
        kept.append([adaptive - loop, released - loop])
    return {"speed_up": pairs, "kept": kept, "us": microseconds}


def in_process(arguments, options):
    """Run this program for one result in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder, "result.json")
        before = ("chrt", "-r", "5") if options.realtime else ()
        run_itself(__file__, [*arguments, "--modules", options.modules, "--json", result], before)
        return json.loads(result.read_text())


def measure_all(options):
    """Measure all cells and the two threads."""
    order = random.Random(5)
    cells, done = [], 0
    total = len(options.sizes) * len(BUSY) * len(WAYS) + 1
    for microseconds in options.sizes:
        for busy in BUSY:
            ways = list(WAYS)
            order.shuffle(ways)
            for way in ways:
                done += 1
                show_progress(f"{done}/{total} {way}, {microseconds} us, {busy} busy")
                cells.append(in_process(["--cell", way, microseconds, busy, options.seconds], options))
    show_progress(f"{total}/{total} two threads, kept blocks")
    two = in_process(["--two-threads", options.rounds], options)
    show_progress("")
    return {
        "python": sys.version.split()[0],
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "seconds": options.seconds,
        "realtime": options.realtime,
        "cells": cells,
        "two_threads": two,
    }


def bars(result):
    """Yield a line for each bar of the contract: what it is, what was measured, whether that is enough."""
    cells = {(cell["way"], cell["us"], cell["busy"]): cell for cell in result["cells"]}
    plain, adaptive = cells.get(("released", 10, 1)), cells.get(("adaptive", 10, 1))
    if plain and adaptive:
        ratio = adaptive["mean"] / plain["mean"]
        yield "adaptive of a plain release, 10 us, one busy thread", ratio, "<=", 0.02
        yield "cores of the busy thread beside it", adaptive["others"], ">=", 0.3
    two = result["two_threads"]
    yield (
        "speed-up of two adaptive threads of that of released ones",
        statistics.median(pair[1] / pair[0] for pair in two["speed_up"]),
        ">=",
        0.95,
    )
    yield "ns of a block that keeps the GIL", statistics.median(kept for kept, _ in two["kept"]), "<=", 3.5


def table(result):
    """Lay the cells out for a terminal."""
    lines = [f"Python {result['python']}, {result['machine']}: us of a block, and cores of the busy threads"]
    lines.append(f"{'block':>9} {'busy':>4}  " + "".join(f"{way + ': mean  p50  p99  others':>38}" for way in WAYS))
    by_place = {}
    for cell in result["cells"]:
        by_place.setdefault((cell["us"], cell["busy"]), {})[cell["way"]] = cell
    for (microseconds, busy), ways in by_place.items():
        texts = []
        for way in WAYS:
            cell = ways[way]
            numbers = [f"{cell[name] / 1000:.4g}" for name in ("mean", "p50", "p99")]
            texts.append(f"{'  '.join(numbers)}  {cell['others']:.2f}")
        lines.append(f"{microseconds:>6} us {busy:>4}  " + "".join(f"{text:>38}" for text in texts))
    for text, value, sign, bar in bars(result):
        good = value <= bar if sign == "<=" else value >= bar
        lines.append(f"{text}: {value:.3f} ({sign} {bar}: {'ok' if good else 'short'})")
    return "\n".join(lines)


def plot(result, file):
    """Draw latency over block length, a column for each number of busy threads, and what those got."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.fonttype"] = "none"  # text as text: a third of the size
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(2, len(BUSY), figsize=(4.6 * len(BUSY), 7.2), sharex=True, squeeze=False)
    for column, busy in enumerate(BUSY):
        top, bottom = axes[0][column], axes[1][column]
        for way in WAYS:
            cells = [cell for cell in result["cells"] if cell["way"] == way and cell["busy"] == busy]
            sizes = [cell["us"] for cell in cells]
            top.plot(sizes, [cell["mean"] / 1000 for cell in cells], "o-", color=COLORS[way], label=f"{way}: mean")
            top.plot(sizes, [cell["p50"] / 1000 for cell in cells], ":", color=COLORS[way], label=f"{way}: median")
            top.plot(sizes, [cell["p99"] / 1000 for cell in cells], "--", color=COLORS[way], label=f"{way}: 99%")
            bottom.plot(sizes, [cell["others"] for cell in cells], "o-", color=COLORS[way], label=way)
        top.set(xscale="log", yscale="log", title=f"{busy or 'no'} busy thread{'s' * (busy != 1)}")
        top.grid(alpha=0.3)
        bottom.set(xscale="log", xlabel="length of a block without the GIL, us", ylim=(-0.05, 1.1))
        bottom.grid(alpha=0.3)
    axes[0][0].set_ylabel("from block to block, us")
    axes[1][0].set_ylabel("cores that the busy threads had")
    axes[0][0].legend(fontsize=7, ncols=2)
    axes[1][-1].legend(fontsize=8)
    figure.suptitle(f"Short blocks beside busy threads, Python {result['python']}, {result['machine']}")
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)


def main():
    """Read the command line, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--modules", type=pathlib.Path, default=HERE, help="folder of the compiled module")
    parser.add_argument("--seconds", type=float, help="of each cell (default 1, with --quick 0.05)")
    parser.add_argument("--rounds", type=int, help="of two threads (default 15, with --quick 2)")
    parser.add_argument(
        "--quick", action="store_true", help="two sizes, short cells: does it run, not what does it cost"
    )
    parser.add_argument("--realtime", action="store_true", help="before everybody else's work (chrt; needs root)")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all numbers")
    parser.add_argument("--plot", type=pathlib.Path, metavar="FILE", help="draw them; .svg, .png, ... (matplotlib)")
    parser.add_argument("--from-json", type=pathlib.Path, metavar="FILE", help="measure nothing, show these numbers")
    parser.add_argument("--cell", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--two-threads", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.seconds = options.seconds or (0.05 if options.quick else 1.0)
    options.rounds = options.rounds or (2 if options.quick else 15)
    options.sizes = (2, 10) if options.quick else SIZES

    if options.cell or options.two_threads:
        module = load_modules(options.modules, "convoy", ["blocks"], "bench_convoy_module")["blocks"]
        if options.two_threads:
            written = measure_two_threads(module, options.two_threads)
        else:
            way, (microseconds, busy, seconds) = options.cell[0], map(float, options.cell[1:])
            written = measure_cell(module, way, microseconds, int(busy), seconds)
        options.json.write_text(json.dumps(written))
        return
    result = json.loads(options.from_json.read_text()) if options.from_json else measure_all(options)
    print(table(result))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n")
    if options.plot:
        plot(result, options.plot)


if __name__ == "__main__":
    main()
