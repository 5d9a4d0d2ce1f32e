# SPDX-License-Identifier: 0BSD
"""Let a thread made in C call back into Python: to its end, until it is stopped, until it fails, and at a slow pace."""

import queue
import threading


def main():
    """Run, print."""
    import producer

    thread = producer.start(lambda number, value: print(f"reading {number} is {value}"), 3)
    print("it took", producer.join(thread), "readings")

    # A threading.local is there again at the next reading: the thread keeps its state between two calls.
    local, seen = threading.local(), threading.Event()

    def count(number, value):
        local.calls = getattr(local, "calls", 0) + 1
        if local.calls == 1000:
            seen.set()

    thread = producer.start(count)
    seen.wait()
    print("stopped after 1000 readings at least:", producer.stop(thread) >= 1000)

    # An exception ends the thread, and is raised where somebody waits for it.
    def refuse_the_third(number, value):
        if number == 2:
            raise ValueError(f"cannot use reading {number}")

    thread = producer.start(refuse_the_third)
    try:
        producer.join(thread)
    except ValueError as error:
        print("the callback said:", error)

    # A callback that waits makes the thread wait: a queue of two places, and the thread is never further ahead.
    readings = queue.Queue(2)
    thread = producer.start(lambda number, value: readings.put(value), 5)
    print("from the queue:", [readings.get() for _ in range(5)])
    producer.join(thread)

    # One that nobody stops, and that still runs when the interpreter ends: it ends as well. (Without a name for it, it
    # would be stopped at once.)
    global forgotten
    forgotten = producer.start(lambda number, value: None)
    print("leaving while a thread is at work")


if __name__ == "__main__":
    main()
