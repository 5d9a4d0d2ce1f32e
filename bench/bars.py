# SPDX-License-Identifier: 0BSD
"""The bars that the library is held to: how much of which peer's time each path may take.

    for bar in BARS:
        for state, ratio in bar.measured(tables):
            print(bar.text, state, ratio, bar.verdict(ratio))

The rule: a bar is a line here and nowhere else in the report; the terminal tables of gil_operations.py and calls.py
have their own columns for those who work on one of them.
"""

import math
from typing import NamedTuple


class Bar(NamedTuple):
    """Ours as a share of theirs must not be above (or, for `least`, below) the bar. No peer: the value itself."""

    text: str
    table: str
    row: str
    ours: str
    theirs: str
    bar: float
    least: bool = False
    only: str = ""  # in this state

    def measured(self, tables: dict) -> list:
        """Return the states of the row and the ratio, or the value, in each; nothing where a peer is missing."""
        found = []
        for row in tables.get(self.table, ()):
            if row.name != self.row or (self.only and row.state != self.only) or self.ours not in row.values:
                continue
            if not self.theirs:
                found.append((row.state, row.median(self.ours) / 1e9))
            elif self.theirs in row.values:
                found.append((row.state, row.ratio(self.ours, self.theirs)))
        return found

    def verdict(self, ratio: float) -> str:
        """Say "holds" or "short"."""
        good = ratio >= self.bar if self.least else ratio <= self.bar
        return "holds" if good and not math.isnan(ratio) else "short"


BARS = (
    Bar("NOGIL_BEGIN … NOGIL_END, of CPython's macros", "gil_operations", "release", "libnogil", "macros", 1.03),
    Bar("with-gil function, GIL held, of Cython's", "gil_operations", "with_gil_held", "libnogil", "cython", 0.40),
    Bar("with-gil function, GIL held, of PyO3's", "gil_operations", "with_gil_held", "libnogil", "pyo3", 1.00),
    Bar("with-gil function, released, of Cython's", "gil_operations", "with_gil_released", "libnogil", "cython", 0.87),
    Bar("except_any void call, of Cython's", "gil_operations", "except_any_released", "libnogil", "cython", 0.03),
    Bar("a thread Python never saw, of PyGILState_Ensure", "gil_operations", "foreign", "libnogil", "macros", 0.18),
    Bar(
        "adaptive block of 10 us, of a plain release",
        *("contended", "block", "adaptive", "macros", 0.02),
        only="one busy thread",
    ),
    Bar(
        "of a core, for the busy thread beside it",
        *("contended", "share", "adaptive", "", 0.3, True),
        only="one busy thread",
    ),
    Bar("exported call of two doubles, of METH_FASTCALL by hand", "calls", "hypot2", "export", "by_hand", 1.05),
    Bar("exported call of two ints, of METH_FASTCALL by hand", "calls", "add", "export", "by_hand", 1.05),
    Bar("exported call of two doubles, of cffi's API mode", "calls", "hypot2", "export", "cffi", 0.60),
    Bar("exported call of two doubles, of ctypes", "calls", "hypot2", "export", "ctypes", 0.12),
)
