# SPDX-License-Identifier: 0BSD
"""A module of several source files, in C and in C++."""

from conftest import cmake_project, python, run, tool

USE = """
import sys
sys.path.insert(0, sys.argv[1])
import trio
assert trio.run(41) == "42 from a released block"
try:
    trio.run(-3)
except ValueError as error:
    assert str(error) == "-3 is negative"
else:
    raise AssertionError("run(-3) did not raise")
states = trio.states()
assert len(states) == 3 and len(set(states)) == 1, states
"""


def test_three_source_files_in_two_languages_share_one_state(folder, prefix):
    """The linker keeps one copy of what the cold half remembers, and hides it."""
    cmake_project("multi_tu", folder, f"-DCMAKE_PREFIX_PATH={prefix}")
    python("-c", USE, folder)
    (module,) = folder.glob("trio.*.so")
    nm = tool("nm", "binutils")
    symbols = [line.split() for line in run(nm, module).splitlines()]
    for name in ("nogil_priv_mine", "nogil_priv_interps"):
        assert len([words for words in symbols if words[-1] == name]) == 1, f"one {name}, in {symbols}"
    exported = [words[-1] for line in run(nm, "-D", "--defined-only", module).splitlines() if (words := line.split())]
    assert "PyInit_trio" in exported
    assert [name for name in exported if "nogil" in name] == []
