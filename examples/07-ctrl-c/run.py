# SPDX-License-Identifier: 0BSD
"""Interrupt a long loop, a wait, and a loop that is deaf, each as Ctrl+C does."""

import argparse
import os
import signal
import threading


def interrupt_when_told(file):
    """Send SIGINT to the main thread, where Ctrl+C sends it too, as soon as a byte comes out of `file`."""

    def wait_and_send():
        os.read(file, 1)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    thread = threading.Thread(target=wait_and_send)
    thread.start()
    return thread


def interrupted(function, limit):
    """Call `function(limit, fd)` and interrupt it once it runs; return whether it came to its end nevertheless."""
    out, into = os.pipe()
    thread = interrupt_when_told(out)
    try:
        function(limit, into)
        thread.join()  # the loop was over before the signal was sent: it comes here
    except KeyboardInterrupt:
        pass
    thread.join()
    os.close(into)
    at_its_end = os.read(out, 1) == b">"
    os.close(out)
    return at_its_end


def main():
    """Parse the command line, run, print."""
    import interruptible

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=10_000_000_000, help="of the loop that is interrupted")
    parser.add_argument("--deaf-limit", type=int, default=5_000_000, help="of the loop that cannot be")
    parser.add_argument("--by-hand", action="store_true", help="wait for your own Ctrl+C")
    options = parser.parse_args()

    if options.by_hand:
        try:
            print("longest_chain() runs: press Ctrl+C", flush=True)
            print(interruptible.longest_chain(options.limit))
        except KeyboardInterrupt:
            print("stopped")
        return

    for function, limit in ("longest_chain", options.limit), ("deaf_longest_chain", options.deaf_limit):
        at_its_end = interrupted(getattr(interruptible, function), limit)
        print(f"{function}({limit}):", "deaf until its end" if at_its_end else "stopped by Ctrl+C")

    nothing_to_read, _ = os.pipe()
    told, tell = os.pipe()
    thread = interrupt_when_told(told)
    try:
        os.write(tell, b"!")
        interruptible.wait_readable(nothing_to_read)
    except KeyboardInterrupt:
        print("wait_readable(): stopped by Ctrl+C")
    thread.join()


if __name__ == "__main__":
    main()
