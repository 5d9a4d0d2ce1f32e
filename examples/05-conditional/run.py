# SPDX-License-Identifier: 0BSD
"""Find the largest of numbers and of objects, and see whether another thread could run meanwhile."""

import argparse
import array
import fractions
import sys
import threading


def watched(call):
    """Return the result of `call()`, and whether another thread, which lacked nothing but the GIL, ran meanwhile.

    The switch interval is set so high that the GIL changes hands only where it is released.
    """
    waits, go, ran = threading.Event(), threading.Lock(), []

    def other():
        waits.set()
        with go:
            ran.append(True)

    interval = sys.getswitchinterval()
    thread = threading.Thread(target=other)
    with go:
        thread.start()
        waits.wait()
        sys.setswitchinterval(900)
    try:
        return call(), bool(ran)
    finally:
        sys.setswitchinterval(interval)
        thread.join()


def main():
    """Parse the command line, run, print."""
    import generic

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=2_000_000, help="how many items")
    n = parser.parse_args().n
    kinds = {
        "long": array.array("l", range(n)),
        "double": array.array("d", range(n)),
        "bytes": bytes(n - 1) + b"\x07",
        "objects": [fractions.Fraction(i, 2) for i in range(min(n, 100_000))],
    }
    for name, items in kinds.items():
        result, ran = watched(lambda items=items: generic.largest(items))
        print(f"{name:8} largest {result!r:24} another thread {'ran meanwhile' if ran else 'had to wait'}")


if __name__ == "__main__":
    main()
