# SPDX-License-Identifier: 0BSD
"""Two threads update one counter, with three kinds of locks, each in a process of its own under a watchdog."""

import argparse
import faulthandler
import importlib
import subprocess
import sys
import threading

KINDS = {
    "nogil_mutex": ("deadlock", "update"),
    "a pthread mutex in NOGIL_BLOCKING": ("deadlock", "update_foreign"),
    "a pthread mutex": ("deadlock_raw", "update"),
}


def meet_once(update):
    """Have this thread come for the lock while another one has it and is in Python."""
    inside, comes = threading.Event(), threading.Event()

    def callback(count):
        inside.set()
        comes.wait()  # gives the GIL away, as any Python code does sooner or later

    thread = threading.Thread(target=update, args=(callback,), daemon=True)
    thread.start()
    inside.wait()
    comes.set()
    update(lambda count: None)
    thread.join()


def run(kind, turns, seconds):
    """Meet in a new process; return its last word and what it wrote on stderr."""
    command = [sys.executable, __file__, "--kind", kind, "--turns", str(turns), "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
    return done.stdout.strip() or "DEADLOCK: ended by the watchdog", done.stderr


def main():
    """Parse the command line, run each kind, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=KINDS, help="meet in this process, with this kind of lock")
    parser.add_argument("--turns", type=int, default=200, help="how often the threads meet")
    parser.add_argument("--seconds", type=float, default=3, help="after which the watchdog bites")
    parser.add_argument("--stacks", action="store_true", help="show where the threads were when the watchdog bit")
    options = parser.parse_args()
    if options.kind:
        module, function = KINDS[options.kind]
        faulthandler.dump_traceback_later(options.seconds, exit=True)
        for _ in range(options.turns):
            meet_once(getattr(importlib.import_module(module), function))
        print(f"the threads met {options.turns} times")
        return
    for kind in KINDS:
        said, stacks = run(kind, options.turns, options.seconds)
        print(f"{kind + ':':<36}{said}", flush=True)
        if options.stacks and stacks:
            print(stacks)


if __name__ == "__main__":
    main()
