# SPDX-License-Identifier: 0BSD
"""Modules for the limited API of 3.9, built with its headers: on every later Python all tests of this folder pass.

Rule: what differs between Pythons is asked of the one that runs, not of the headers. The witness (probe.c), which looks
into thread states, is built with the headers of the one that runs.
"""

import concurrent.futures
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from conftest import MODULES
from watchdog import HAS_GIL, run_child, watchdog_after

HERE = Path(__file__).parent
SOURCES = {name: f"{name}.c" for name in ("foreign", "interpreters", "guards", "later")}
SOURCES |= {"other_copy": "foreign.c", "throwing": "throwing.cc"}
COMPILERS = {".c": os.environ.get("NOGIL_TEST_CC", "cc"), ".cc": os.environ.get("NOGIL_TEST_CXX", "c++")}
BESIDE = sorted(Path(sys.base_prefix).parent.glob("*/include/python3.9"))  # as pyenv has them

watchdog = watchdog_after(280)


def compile_with(headers, source, *options):
    """Run the compiler that the modules under test are built with."""
    always = ["-O1", "-Wall", "-Werror", "-fPIC", "-pthread"]
    command = [COMPILERS[source.suffix], *always, f"-I{headers}", source, *options]
    subprocess.run([str(word) for word in command], check=True, timeout=200)


def build(folder, name, source):
    """Make one module, of which probe.o is a part."""
    defined = ["-DPy_LIMITED_API=0x03090000", *["-DOTHER_COPY"] * (name == "other_copy")]
    output = [folder / "probe.o", "-shared", "-o", folder / f"{name}.abi3.so"]
    compile_with(BESIDE[0], HERE / source, f"-I{HERE.parents[1] / 'include'}", *defined, *output)


@pytest.mark.skipif(not BESIDE, reason="there is no Python 3.9 beside this one, whose headers these modules want")
@pytest.mark.skipif(not HAS_GIL or sys.version_info < (3, 10), reason="this Python is not a later one, or has no abi3")
@pytest.mark.skipif(Path(MODULES).name != "plain", reason="once is enough: in the variant plain")
def test_all_tests_pass_with_modules_for_the_limited_api_of_3_9(tmp_path):
    probe = HERE.parent / "behaviour/probe.c"
    compile_with(sysconfig.get_path("include"), probe, "-c", "-o", tmp_path / "probe.o")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda item: build(tmp_path, *item), SOURCES.items()))
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--ignore={__file__}", str(HERE)]
    done = run_child(command, str(tmp_path), 240, NOGIL_TEST_MODULES=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
