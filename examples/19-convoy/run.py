# SPDX-License-Identifier: 0BSD
"""Call each function for a while, alone and beside a busy thread; print what a call took and what was left to it."""

import argparse
import os
import threading
import time

WAYS = ("raw", "released", "held", "sized", "adaptive")


def pin(core):
    """Keep this thread on the first or second core of the process, where the system can: else all of it is chance."""
    if CORES:
        os.sched_setaffinity(0, {CORES[core % len(CORES)]})


CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


class Busy(threading.Thread):
    """A thread that counts."""

    def run(self):
        """Count until told to stop; rounds of some microseconds each."""
        pin(1)
        self.rounds, self.stopped = 0, False
        while not self.stopped:
            for _ in range(1000):
                pass
            self.rounds += 1

    def rounds_in(self, seconds, work):
        """Run `work()` again and again for so long; return how often, how long it took, and the rounds meanwhile."""
        began, rounds, calls = time.perf_counter(), self.rounds, 0
        while time.perf_counter() - began < seconds:
            for _ in range(10):
                work()
            calls += 10
        return calls, time.perf_counter() - began, self.rounds - rounds


def measure(module, way, data, seconds, busy):
    """Return the microseconds of a call, and the rounds of the busy thread in a second."""
    function = getattr(module, way)
    if not busy:
        calls, took, _ = Busy.rounds_in(NOBODY, seconds, lambda: function(data))
        return took / calls * 1e6, 0.0
    thread = Busy()
    thread.start()
    while not getattr(thread, "rounds", 0):
        time.sleep(0.001)
    calls, took, rounds = thread.rounds_in(seconds, lambda: function(data))
    thread.stopped = True
    thread.join()
    return took / calls * 1e6, rounds / took


class NOBODY:
    """No busy thread: its rounds stay as they are."""

    rounds = 0


def main():
    """Parse the command line, run, print."""
    import convoy

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=4000, help="of each call")
    parser.add_argument("--seconds", type=float, default=1.0, help="of each line")
    options = parser.parse_args()
    data = bytes(range(256)) * (options.bytes // 256 + 1)
    data = data[: options.bytes]

    pin(0)
    alone = Busy()
    alone.start()
    time.sleep(options.seconds / 2)
    alone.stopped = True
    alone.join()
    most = alone.rounds / (options.seconds / 2)

    print(f"{'':<10}{'alone':>10}{'beside a busy thread':>24}{'which got':>12}", flush=True)
    for way in WAYS:
        quiet, _ = measure(convoy, way, data, options.seconds / 2, busy=False)
        beside, rounds = measure(convoy, way, data, options.seconds, busy=True)
        print(f"{way:<10}{quiet:>7.1f} us{beside:>21.1f} us{rounds / most:>11.0%}", flush=True)
    for site in convoy.sites():
        print(
            f"{site['function']}(), line {site['line']}: {site['state']}; kept the GIL through {site['kept']} of "
            f"{site['blocks']} blocks; it took {site['mean_wait'] / 1000:.0f} us to get it back"
        )


if __name__ == "__main__":
    main()
