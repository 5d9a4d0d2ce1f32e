# SPDX-License-Identifier: 0BSD
"""Under NOGIL_DEBUG a deadlock that could be ends the process with a report of both places.

lies.c has one function for each way, with marks on the lines that the report must name.
"""

import re
import signal
from pathlib import Path

import pytest
from conftest import MODULES, VARIANT
from watchdog import run_child

only_debug = pytest.mark.skipif(VARIANT != "debug", reason="only NOGIL_DEBUG reports")

TWICE = "locks a mutex that this thread holds already"
NOT_HELD = "unlocks a mutex that this thread does not hold"
ORDER = "takes two mutexes in another order than before"
WAITS = "waits while this thread holds the GIL"
LIES = {
    "locked_twice": f"nogil_mutex_lock {TWICE}",
    "locked_twice_in_blocks": f"NOGIL_LOCKED_BEGIN {TWICE}",
    "unlocked_by_another_thread": f"nogil_mutex_unlock {NOT_HELD}",
    "unlocked_twice": f"nogil_mutex_unlock {NOT_HELD}",
    "waited_without_the_mutex": f"nogil_cond_wait {NOT_HELD}",
    "two_in_another_order": f"nogil_mutex_lock {ORDER}",
    "three_in_a_circle": f"NOGIL_LOCKED_BEGIN {ORDER}",
    "waits_for_a_foreign_lock": f"pthread_mutex_lock {WAITS}",
    "joins_a_thread_with_the_gil": f"pthread_join {WAITS}",
    "waits_for_a_foreign_condition": f"pthread_cond_wait {WAITS}",
}
SOURCE = (Path(__file__).parent / "lies.c").read_text().splitlines()


def line_of(mark):
    """The number of the one line of lies.c that has the mark."""
    (number,) = [number for number, line in enumerate(SOURCE, 1) if mark in line]
    return number


@only_debug
@pytest.mark.parametrize("lie", LIES)
def test_it_ends_the_process_with_both_places(lie):
    """SIGABRT; what is wrong, and file, line and function of both ends, on stderr."""
    done = run_child(f"import lock_lies; lock_lies.{lie}(); print('it went on')", MODULES, PYTHONFAULTHANDLER="")
    assert (done.returncode, done.stdout) == (-signal.SIGABRT, ""), done.stderr
    report = [line for line in done.stderr.splitlines() if line.startswith(("nogil: ", "  "))]
    assert report[0].startswith(f"nogil: {LIES[lie]}")
    assert re.fullmatch(rf"  at .*lies\.c:{line_of(f'LIE({lie})')}, in {lie}\(\)", report[1])
    assert any(f"lies.c:{line_of(f'FIRST({lie})')}, in " in line for line in report[2:]), done.stderr


@only_debug
def test_an_order_is_shown_with_all_its_steps():
    """Three mutexes in a circle: here, and two steps before."""
    done = run_child("import lock_lies; lock_lies.three_in_a_circle()", MODULES, PYTHONFAULTHANDLER="")
    assert len(re.findall(r"mutex \w+ is locked while mutex \w+ is held", done.stderr)) == 1
    assert len(re.findall(r"mutex \w+ was locked while mutex \w+ was held", done.stderr)) == 2


def test_what_is_none_is_not_reported():
    """Tries in another order, memory that is another mutex by now, foreign locks that are free or no trouble."""
    done = run_child("import lock_lies; lock_lies.no_lie_at_all(); print('it went on')", MODULES, PYTHONFAULTHANDLER="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "it went on\n", "")
