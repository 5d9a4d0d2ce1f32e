# SPDX-License-Identifier: 0BSD
"""Call C functions that were exported with one line each, rightly and wrongly, and two at once."""

import argparse
import array
import inspect
import os
from concurrent.futures import ThreadPoolExecutor


def said(function, *args, **kwargs):
    """Return the result of a call as text, or what it raised."""
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main():
    """Parse the command line, run, print."""
    import exports

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=3_000_000, help="of the primes")
    parser.add_argument("--threads", type=int, default=2, help="that count them at once")
    options = parser.parse_args()

    print(f"hypot2{inspect.signature(exports.hypot2)}: {exports.hypot2.__doc__.splitlines()[0]}")
    print("hypot2(3, y=4) =", said(exports.hypot2, 3, y=4))
    print("hypot2(3) ->", said(exports.hypot2, 3))
    print("hypot2(3, 'four') ->", said(exports.hypot2, 3, "four"))
    print("count_primes(-1) ->", said(exports.count_primes, -1))

    values = array.array("d", [1, 2, 3, 6])
    exports.scale(values, by=10)
    print("moments of", values.tolist(), "=", said(exports.moments, values))
    print("moments of ints ->", said(exports.moments, array.array("i", [1, 2])))
    print("file_size(os.devnull) =", said(exports.file_size, os.devnull))
    print("file_size('no/such/file') ->", said(exports.file_size, "no/such/file"))

    with ThreadPoolExecutor(options.threads) as pool:
        print("primes:", list(pool.map(exports.count_primes, [options.limit] * options.threads)))


if __name__ == "__main__":
    main()
