# SPDX-License-Identifier: 0BSD
"""Count the bytes of the standard library into one object from several threads, and say which Python this is."""

import argparse
import pathlib
import sys
import sysconfig
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def library_files():
    """Return the bytes of each module of the standard library, packages left out."""
    return [path.read_bytes() for path in sorted(pathlib.Path(sysconfig.get_path("stdlib")).glob("*.py"))]


def run(module, threads, files):
    """Count all bytes of `files` into one histogram, shared by so many threads; return its counts.

    Each file is counted into a histogram of its own, which is then merged into the common one.
    """
    common = module.Histogram(256)

    def count(data):
        own = module.Histogram(256)
        own.add(data)
        common.merge(own)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(count, files))
    return common.counts()


def main():
    """Parse the command line, run, print."""
    import histogram

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="how often each file is counted")
    options = parser.parse_args()
    has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    files = [data * options.times for data in library_files()]
    print(f"Python {sys.version.split()[0]}", "with the GIL" if has_gil else "without a GIL")
    expected = sum(map(len, files))
    for threads in 1, 2:
        start = time.perf_counter()
        counted = sum(run(histogram, threads, files))
        seconds = time.perf_counter() - start
        verdict = "right" if counted == expected else f"WRONG, {expected} expected"
        print(f"{threads} thread{'s' * (threads > 1)}: {counted} bytes counted, {verdict}; {1000 * seconds:.0f} ms")

    # Each histogram is merged into the other at once. With two plain locks this is a deadlock.
    one, two = histogram.Histogram(2), histogram.Histogram(2)
    one.add(b"\1")
    together = threading.Barrier(2)

    def merge(into, other):
        together.wait()
        for _ in range(30):
            into.merge(other)

    pair = [threading.Thread(target=merge, args=arguments) for arguments in ((one, two), (two, one))]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    print("merged each into the other at once, without a deadlock")


if __name__ == "__main__":
    main()
