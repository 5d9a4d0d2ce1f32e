# SPDX-License-Identifier: 0BSD
"""Run a long loop that reports its progress, then stop one from its own progress callback."""

import argparse
from concurrent.futures import ThreadPoolExecutor

CALLS = 8


def run(module, threads, n, every):
    """Call `module.sum_with_progress(n, every, ...)` eight times, shared by `threads` threads.

    Returns for each call its result and the number of reports that its callback got.
    """

    def call(_):
        reports = []
        return module.sum_with_progress(n, every, reports.append), len(reports)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(call, range(CALLS)))


class Enough(Exception):
    """Raised by a callback that has seen enough."""


def main():
    """Parse the command line, run, print."""
    import callbacks

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=100_000_000, help="terms of the sum")
    parser.add_argument("--every", type=int, default=20_000_000, help="terms between two reports")
    options = parser.parse_args()

    def show(done):
        print(f"{done} of {options.n} done")

    def stop_early(done):
        show(done)
        if done >= options.n // 2:
            raise Enough(f"stopped after {done} terms")

    print("sum =", callbacks.sum_with_progress(options.n, options.every, show))
    try:
        callbacks.sum_with_progress(options.n, options.every, stop_early)
    except Enough as reason:
        print("the callback said:", reason)


if __name__ == "__main__":
    main()
