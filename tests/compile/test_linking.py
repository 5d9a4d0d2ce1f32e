# SPDX-License-Identifier: 0BSD
"""Two source files that both include the header make one module, with one state."""

import re
import shutil
import subprocess
from pathlib import Path

import compiler as compilers
import pytest

FOLDER = Path(__file__).resolve().parent / "linking"
OPTIONS = ("-O2", "-fPIC", *compilers.WARNINGS)


def _pairs(found):
    """(C compiler, C++ compiler) of one family and version."""
    for c in (one for one in found if one.language == "c"):
        for cpp in (one for one in found if one.language == "c++" and (one.family, one.major) == (c.family, c.major)):
            yield c, cpp


def _run(*command):
    """Run a tool, and stop the test with its words if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=compilers.TIMEOUT)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stderr}"
    return done.stdout


def _link(pair, headers, folder):
    """Compile both halves and link them to one shared library."""
    includes = ("-I", str(headers.nogil), "-isystem", str(headers.python))
    objects = []
    for compiler, name in zip(pair, ("first.c", "second.cc")):
        objects.append(str(folder / f"{name}.o"))
        _run(compiler.command, *OPTIONS, *includes, "-c", str(FOLDER / name), "-o", objects[-1])
    library = folder / "module.so"
    _run(pair[1].command, "-shared", *objects, "-o", str(library))
    return library


@pytest.fixture(scope="session", name="linked")
def _linked(found_compilers, usual_headers, tmp_path_factory):
    """The shared library of each pair of compilers."""
    pairs = list(_pairs(found_compilers))
    if not pairs:
        pytest.skip("no C and C++ compiler of one version among those given: nothing linked")
    return {str(pair[0]): _link(pair, usual_headers, tmp_path_factory.mktemp("linked")) for pair in pairs}


def test_a_c_and_a_cpp_file_of_one_module_link(linked):
    """No symbol is defined twice, none of ours is missing."""
    for library in linked.values():
        missing = _run("nm", "--undefined-only", str(library)) if shutil.which("nm") else ""
        assert not re.findall(r"\bnogil_\w+", missing), f"{library}: the header does not bring these along"


def test_the_two_files_share_one_state(linked):
    """The thread's word, nogil_priv_mine, exists once and is not visible to other modules."""
    if not shutil.which("nm"):
        pytest.skip("no nm: the symbols of the module were not looked at")
    for library in linked.values():
        symbols = [line.split() for line in _run("nm", str(library)).splitlines()]
        assert len([words for words in symbols if words[-1] == "nogil_priv_mine"]) == 1
        visible = _run("nm", "--dynamic", "--defined-only", str(library))
        assert not re.findall(r"\bnogil_priv_\w+", visible)
