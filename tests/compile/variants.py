# SPDX-License-Identifier: 0BSD
"""The ways in which the mended form of a snippet is compiled besides plainly.

    optimized       a real compilation at -O2: some warnings need the optimizer. Without the cold half: as part of a
                    system header it is silent anyhow, and takes ten times as long as the snippet
    unoptimized     the same at -O0
    debug           NOGIL_DEBUG
    trace           NOGIL_TRACE
    limited3.9      the limited API of 3.9
    limited3.12     the limited API of 3.12
    no-checks       NOGIL_NO_API_CHECKS
    no-exceptions   -fno-exceptions (C++)

Rule: a wrong form is compiled plainly only, in each standard its turn comes to; a variant is compiled in one standard.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    """Options that a form is compiled with besides its standard."""

    name: str
    options: tuple
    languages: tuple = ("c", "c++")

    @property
    def is_front_end_only(self):
        """Does it stop after the analysis of the source?"""
        return "-c" not in self.options


PLAIN = Variant("plain", ())
OPTIMIZED = Variant("optimized", ("-O2", "-c", "-DNOGIL_LINK_RUNTIME"))
OTHERS = (
    Variant("unoptimized", ("-O0", "-c", "-DNOGIL_LINK_RUNTIME")),
    Variant("debug", ("-DNOGIL_DEBUG",)),
    Variant("trace", ("-DNOGIL_TRACE",)),
    Variant("limited3.9", ("-DPy_LIMITED_API=0x03090000",)),
    Variant("limited3.12", ("-DPy_LIMITED_API=0x030C0000",)),
    Variant("no-checks", ("-DNOGIL_NO_API_CHECKS",)),
    Variant("no-exceptions", ("-fno-exceptions",), ("c++",)),
)
