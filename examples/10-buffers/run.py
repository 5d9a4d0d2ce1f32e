# SPDX-License-Identifier: 0BSD
"""Add two arrays: by one call for each item, by one call for all, and by one call for each of eight slices."""

import argparse
import array
import os
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

CALLS = 8


def run(module, threads, n, turns=1):
    """Call `module.add_arrays` on eight slices of n doubles, `turns` times, shared by `threads` threads.

    Returns the checksum of the sums. A slice of a memoryview is no copy: all calls write into one array.
    """
    a = (array.array("d", range(1000)) * (n // 1000 + 1))[:n]
    b = a[::-1]
    result = array.array("d", bytes(8 * n))
    views = memoryview(a), memoryview(b), memoryview(result)
    size = -(-n // CALLS)
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(turns):
            futures = [
                pool.submit(module.add_arrays, *(view[first : first + size] for view in views))
                for first in range(0, n, size)
            ]
            for future in futures:
                future.result()
    return zlib.crc32(result)


def main():
    """Parse the command line, run, print."""
    import buffers

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=1_000_000, help="how many sums")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the last run")
    options = parser.parse_args()
    a = array.array("d", range(options.n))
    b = array.array("d", range(options.n, 0, -1))
    result = array.array("d", bytes(8 * options.n))

    def one_call_each():
        for i in range(options.n):
            result[i] = buffers.add(a[i], b[i])

    def one_call():
        buffers.add_arrays(a, b, result)

    def one_call_a_slice():
        size, views = -(-options.n // CALLS), [memoryview(values) for values in (a, b, result)]
        with ThreadPoolExecutor(options.threads) as pool:
            slices = range(0, options.n, size)
            list(pool.map(lambda first: buffers.add_arrays(*(view[first : first + size] for view in views)), slices))

    for text, job in (
        ("one call for each sum", one_call_each),
        ("one call for all sums", one_call),
        (f"one call for each slice on {options.threads} thread(s)", one_call_a_slice),
    ):
        result[-1] = 0
        start = time.perf_counter()
        job()
        print(f"{text}: {time.perf_counter() - start:.4f} s, the last of {options.n} sums is {result[-1]}")


if __name__ == "__main__":
    main()
