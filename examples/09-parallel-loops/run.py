# SPDX-License-Identifier: 0BSD
"""Compute pi by one call, which uses one thread, then several, and print what each took."""

import argparse
import math
import os
import time


def run(module, threads, n):
    """Sum n terms; the C function itself has the threads."""
    return module.parallel_pi(n, threads)


def main():
    """Parse the command line, run, print."""
    import parallel_pi

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=200_000_000, help="terms of the series")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the second run")
    options = parser.parse_args()
    for threads in (1, options.threads):
        start = time.perf_counter()
        pi = run(parallel_pi, threads, options.n)
        print(f"{threads} thread(s): {time.perf_counter() - start:.3f} s, pi = {pi} (off by {abs(pi - math.pi):.1e})")


if __name__ == "__main__":
    main()
