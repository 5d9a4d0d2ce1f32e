# SPDX-License-Identifier: 0BSD
"""Compute pi on one thread, then on several, and print what each took."""

import argparse
import math
import os
import time
from concurrent.futures import ThreadPoolExecutor

PARTS = 8


def run(module, threads, n):
    """Sum n terms in eight parts, shared by `threads` threads.

    Each part is summed by one thread, and fsum adds the parts with a single rounding, so the result is the same to the
    last bit whoever computed them.
    """
    bounds = [n * part // PARTS for part in range(PARTS + 1)]
    with ThreadPoolExecutor(threads) as pool:
        return math.fsum(pool.map(module.partial_pi, bounds[:-1], bounds[1:]))


def main():
    """Parse the command line, run, print."""
    import compute_pi

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=200_000_000, help="terms of the series")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the second run")
    options = parser.parse_args()
    for threads in (1, options.threads):
        start = time.perf_counter()
        pi = run(compute_pi, threads, options.n)
        print(f"{threads} thread(s): {time.perf_counter() - start:.3f} s, pi = {pi} (off by {abs(pi - math.pi):.1e})")


if __name__ == "__main__":
    main()
