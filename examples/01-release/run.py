# SPDX-License-Identifier: 0BSD
"""Run heavy_compute on one thread, then on several, and print what each took."""

import argparse
import os
import time
from concurrent.futures import ThreadPoolExecutor

CALLS = 8


def run(module, threads, n):
    """Call `module.heavy_compute(n)` eight times, shared by `threads` threads; return the results."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(module.heavy_compute, [n] * CALLS))


def main():
    """Parse the command line, run, print."""
    import heavy_compute

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=20_000_000, help=f"terms of each of the {CALLS} calls")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the second run")
    options = parser.parse_args()
    for threads in (1, options.threads):
        start = time.perf_counter()
        results = run(heavy_compute, threads, options.n)
        print(f"{threads} thread(s): {time.perf_counter() - start:.3f} s, heavy_compute({options.n}) = {results[0]}")


if __name__ == "__main__":
    main()
