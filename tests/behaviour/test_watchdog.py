# SPDX-License-Identifier: 0BSD
"""test_watchdog.py: the watchdog that guards all other tests works."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path


def test_a_deadlock_ends_the_run_and_shows_where_it_is(tmp_path):
    """A test that waits for ever for a lock is ended by the watchdog of each conftest.py."""
    (tmp_path / "conftest.py").write_text(
        "from watchdog import pytest_configure, watchdog_after\nwatchdog = watchdog_after(1)\n"
    )
    (tmp_path / "test_deadlock.py").write_text(
        textwrap.dedent(
            """
            import threading

            def test_that_waits_for_ever():
                lock = threading.Lock()
                lock.acquire()
                lock.acquire()
            """
        )
    )
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=str(tmp_path),
        env=dict(os.environ, PYTHONPATH=str(Path(__file__).resolve().parents[1])),
        timeout=60,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    assert "Timeout (0:00:01)!" in result.stderr
    assert "test_that_waits_for_ever" in result.stderr
