# SPDX-License-Identifier: 0BSD
"""Count on one variable from several threads in each way; print what came out and how long it took."""

import argparse
import threading
import time

WAYS = ["racing", "atomic", "locked", "batched", "held"]


def count(module, way, threads, n):
    """Let so many threads count to n each, all at once; return what they have counted together."""
    together = threading.Barrier(threads)

    def work():
        together.wait()
        module.add(way, n)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return module.take()


def main():
    """Parse the command line, run, print."""
    import shared_counter

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=5_000_000, help="how far each thread counts")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    wanted = options.threads * options.n
    print(f"{options.threads} threads count to {options.n} each:")
    for way in WAYS:
        start = time.perf_counter()
        counted = count(shared_counter, way, options.threads, options.n)
        took = 1e9 * (time.perf_counter() - start) / wanted
        verdict = "right" if counted == wanted else f"{100 * (wanted - counted) / wanted:.0f}% lost"
        print(f"  {way:8} {counted:12}  {verdict:10} {took:6.1f} ns each")


if __name__ == "__main__":
    main()
