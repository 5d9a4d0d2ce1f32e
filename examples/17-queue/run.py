# SPDX-License-Identifier: 0BSD
"""Let C threads and Python feed each other through a queue of a few places."""

import argparse
import threading


def values(queue):
    """Yield what is in a queue until it is closed."""
    import bounded_queue

    while True:
        try:
            yield bounded_queue.get(queue)
        except EOFError:
            return


def main():
    """Parse the command line, run, print."""
    import bounded_queue

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=4, help="C threads")
    parser.add_argument("--readings", type=int, default=500, help="of each of them")
    parser.add_argument("--capacity", type=int, default=8, help="places in the queue")
    options = parser.parse_args()

    queue = bounded_queue.new(options.capacity)
    bounded_queue.feed(queue, options.threads, options.readings)
    print("from C threads to Python:", sum(1 for _ in values(queue)), "readings")

    # Two Python threads put, C threads take. put() waits for a place without the GIL.
    queue = bounded_queue.new(options.capacity)
    bounded_queue.drain(queue, options.threads)

    def work(first):
        for value in range(first, first + options.readings):
            bounded_queue.put(queue, value)

    workers = [threading.Thread(target=work, args=(first,)) for first in (0, options.readings)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    bounded_queue.close(queue)
    expected = sum(range(2 * options.readings))
    print("from Python to C threads:", "all arrived" if bounded_queue.total(queue) == expected else "SOMETHING IS LOST")

    # A get() that nobody ever answers ends on Ctrl+C; try it: bounded_queue.get(bounded_queue.new(1))


if __name__ == "__main__":
    main()
