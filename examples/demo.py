# SPDX-License-Identifier: 0BSD
"""Run each chapter's job with libnogil, Cython and CPython's own macros on 1 and 2 threads; print one table.

The modules must be importable; `cmake --build <folder> --target demo` builds them and sees to that. A result that
differs between two of them, or between one thread and two, makes the exit status 1.

Each run of a job is timed alone, and the repeats of all three are interleaved, so that a slow moment of the machine
falls on all of them alike; a time in the table is the median of its repeats.
"""

import argparse
import importlib
import os
import platform
import runpy
import statistics
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
IMPLEMENTATIONS = [("libnogil", ""), ("Cython", "_cython"), ("CPython's macros", "_raw")]
THREADS = [1, 2]
COLUMNS = "{:<15} {:<17} {:>10} {:>10} {:>9}  {}"


def chapter_jobs(quick):
    """Return (chapter, job) pairs; `job(module, threads)` runs the chapter and returns its result."""
    less = 20 if quick else 1

    def driver(name):
        return runpy.run_path(str(next(HERE.glob(f"[0-9][0-9]-*/{name}.c")).with_name("run.py")))

    def job(name, *size):
        run = driver(name)["run"]
        return name, lambda module, threads: run(module, threads, *size)

    files = driver("corpus")["library_files"]()
    return [
        job("heavy_compute", 20_000_000 // less),
        job("callbacks", 20_000_000 // less, 20_000),
        job("parallel_pi", 80_000_000 // less),
        job("buffers", 4_000_000 // less, 10),
        job("compute_pi", 80_000_000 // less),
        job("corpus", files[::less]),
    ]


class Neighbours:
    """How many cores other programs used meanwhile, where the system says so (Linux does)."""

    def __init__(self):
        """Begin to watch."""
        self.began = self.now()

    @staticmethod
    def now():
        """Return the seconds so far: of the clock, of this process, of all processes; the last None if unknown."""
        try:
            # user nice system idle iowait irq softirq steal, summed over all cores; all but idle and iowait is work
            ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
            everybody = (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")
        except (OSError, ValueError, IndexError):
            everybody = None
        return time.perf_counter(), time.process_time(), everybody

    def cores(self):
        """Return how many cores they used on average since the beginning; 0.0 if that is unknown."""
        clock, own, everybody = self.now()
        if everybody is None or self.began[2] is None:
            return 0.0
        return max(0.0, everybody - self.began[2] - (own - self.began[1])) / (clock - self.began[0])


def measure(chapter, job, modules, repeats):
    """Run one job in all ways, `repeats` times each; return seconds and results by (implementation, threads)."""
    ways = [(name, threads) for name in modules for threads in THREADS]
    seconds = {way: [] for way in ways}
    results = {way: job(modules[way[0]], way[1]) for way in ways}  # not timed: files and code come into the caches
    for repeat in range(repeats):
        if repeat == 0 or sys.stderr.isatty():
            print(f"{chapter}: repeat {repeat + 1} of {repeats}", file=sys.stderr, flush=True)
        for way in ways[repeat % len(ways) :] + ways[: repeat % len(ways)]:
            start = time.perf_counter()
            result = job(modules[way[0]], way[1])
            seconds[way].append(time.perf_counter() - start)
            if result != results[way]:
                results[way] = result  # it changed between two runs of the same: the table will say so
    return {way: statistics.median(times) for way, times in seconds.items()}, results


def table_lines(chapter, seconds, results):
    """Yield the table's lines for one chapter, each with whether its results are those of the first line."""
    expected = next(iter(results.values()))
    for name, _ in IMPLEMENTATIONS:
        same = all(results[name, threads] == expected for threads in THREADS)
        times = [seconds[name, threads] for threads in THREADS]
        milliseconds = [f"{1000 * each:.1f} ms" for each in times]
        speedup = f"{times[0] / times[1]:.2f} x"
        yield COLUMNS.format(chapter, name, *milliseconds, speedup, "same" if same else "DIFFERS"), same


def main():
    """Parse the command line, run everything, print the table; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a twentieth of the work, to see that everything runs")
    parser.add_argument("--repeats", type=int, default=5, help="timed runs of each job in each way")
    parser.add_argument("--compiler", default="an unnamed compiler", help="what the modules were built with")
    options = parser.parse_args()
    if options.repeats < 1:
        parser.error("--repeats must be at least 1")

    try:
        jobs = [
            (chapter, job, {name: importlib.import_module(chapter + suffix) for name, suffix in IMPLEMENTATIONS})
            for chapter, job in chapter_jobs(options.quick)
        ]
    except ImportError as error:
        print(
            f"{error}: it is not built; run `cmake --workflow --preset demo`, which builds all of them", file=sys.stderr
        )
        return 2

    lines, all_same, neighbours = [], True, Neighbours()
    for chapter, job, modules in jobs:
        for line, same in table_lines(chapter, *measure(chapter, job, modules, options.repeats)):
            lines.append(line)
            all_same = all_same and same
        lines.append("")

    busy = neighbours.cores()
    header = COLUMNS.format("job", "implementation", "1 thread", "2 threads", "speed-up", "result")
    print("", header, "-" * len(header), *lines[:-1], "", sep="\n")

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if cores == 1:
        print("Only one core is available to this process: two threads cannot be faster than one here.")
    elif busy > 0.2 and os.cpu_count() - busy < max(THREADS) - 0.2:
        print(f"Other programs kept {busy:.1f} of {os.cpu_count()} cores busy meanwhile: the speed-ups are too small.")
    if not all_same:
        print("A result differs from the first line of its job.")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"Ran on {python}, {options.compiler}, {cores} core{'s' * (cores != 1)}, {platform.machine()}.")
    return 0 if all_same else 1


if __name__ == "__main__":
    sys.exit(main())
