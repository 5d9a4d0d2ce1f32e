# SPDX-License-Identifier: 0BSD
"""Have C threads log into Python, and go on logging when Python has ended."""

import argparse
import os
import threading


def main():
    """Parse the command line, run, leave while the threads log."""
    import log_forwarder

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2, help="C threads that log a line each millisecond")
    parser.add_argument("--lines", type=int, default=6, help="lines that Python waits for before it ends")
    options = parser.parse_args()

    enough, lines = threading.Event(), []

    def sink(line):
        os.write(1, f"python: {line}\n".encode())  # print() would keep the lines back until the end, in a buffer
        lines.append(line)
        if len(lines) >= options.lines:
            enough.set()

    log_forwarder.log("nobody has asked for lines yet")
    log_forwarder.sink = sink
    log_forwarder.chatter(options.threads)
    enough.wait()


if __name__ == "__main__":
    main()
