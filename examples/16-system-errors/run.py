# SPDX-License-Identifier: 0BSD
"""Check every file of this Python's standard library on one thread, then on several, and print what each took."""

import argparse
import os
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor

NOT_THE_LIBRARY = {"site-packages", "dist-packages", "__pycache__"}


def library_files():
    """Return the paths of all files of the standard library, largest first.

    Installed packages are not part of it, and __pycache__ is left out because Python itself may write there at any
    time. The largest first, so that no thread starts on a long file when the others are done.
    """
    found = []
    for folder, folders, names in os.walk(sysconfig.get_path("stdlib")):
        folders[:] = sorted(set(folders) - NOT_THE_LIBRARY)
        paths = (os.path.join(folder, name) for name in sorted(names))
        found.extend((os.path.getsize(path), path) for path in paths if os.path.isfile(path))
    return [path for size, path in sorted(found, key=lambda entry: -entry[0])]


def run(module, threads, files):
    """Call `module.checksum` for each of `files`, shared by `threads` threads; return the results in that order.

    Each task takes many files: handing over a task costs more than checking a small file does. Dealing them out like
    cards gives each task large and small ones.
    """
    tasks = 8
    results = [None] * len(files)

    def check(task):
        results[task::tasks] = [module.checksum(path) for path in files[task::tasks]]

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(check, range(tasks)))
    return results


def main():
    """Parse the command line, run, print."""
    import corpus

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of the second run")
    options = parser.parse_args()
    files = library_files()
    run(corpus, 1, files)  # so that both timed runs find the files in memory
    for threads in (1, options.threads):
        start = time.perf_counter()
        lines = sum(lines for crc, lines in run(corpus, threads, files))
        print(f"{threads} thread(s): {time.perf_counter() - start:.3f} s, {len(files)} files, {lines} lines")


if __name__ == "__main__":
    main()
