# SPDX-License-Identifier: 0BSD
"""Sum the columns of a table on several threads: a good one, one with bad lines, and one that is too short."""

import argparse
from concurrent.futures import ThreadPoolExecutor

COLUMNS = 8


def make_table(lines):
    """Return a table of so many lines and eight columns, as bytes; the numbers are whole, so each sum is exact."""
    return b"".join(b";".join(b"%d" % (line * column) for column in range(COLUMNS)) + b"\n" for line in range(lines))


def run(module, threads, text):
    """Sum each column of `text` by `module.column_sum`, shared by `threads` threads; return the sums."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda column: module.column_sum(text, column), range(COLUMNS)))


def main():
    """Parse the command line, run, print."""
    import table

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000, help="of the table")
    parser.add_argument("--threads", type=int, default=2, help="that sum columns")
    options = parser.parse_args()

    text = make_table(options.lines)
    for column, (total, lines, _) in enumerate(run(table, options.threads, text)):
        print(f"column {column}: {total:.0f} in {lines} lines")

    some_bad = b"1;2\n3;four\n5;6\n"
    print("with bad lines skipped:", table.column_sum(some_bad, 1, True))
    for bad, column in (some_bad, 1), (some_bad, 2), (b"1;2\n3;4", 0):
        try:
            table.column_sum(bad, column)
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
