# SPDX-License-Identifier: 0BSD
"""What the consumer tests start from: the build folder, the installed tree, the wheelhouse, and a way to run a tool.

Rule: everything is written below the build folder, in a folder of the test's own.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
BUILD = Path(os.environ["NOGIL_BUILD_DIR"])  # set by CTest, see CMakeLists.txt
CMAKE = os.environ["NOGIL_CMAKE"]
COMPILERS = [f"-DCMAKE_C_COMPILER={os.environ['CC']}"]
if os.environ.get("CXX"):
    COMPILERS.append(f"-DCMAKE_CXX_COMPILER={os.environ['CXX']}")

SECONDS = 240  # for one tool; none of them takes more than some seconds on an idle machine


def run(*command, cwd=None, env=None, fails=False):
    """Run a tool and return what it printed; it must succeed, or with `fails` it must not."""
    command = [str(word) for word in command]
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
    )
    assert (done.returncode != 0) == fails, f"{' '.join(command)}\nexited with {done.returncode}:\n{done.stdout}"
    return done.stdout


def cmake_project(name, into, *options):
    """Configure and build the consumer project `name` and return its build folder."""
    run(
        CMAKE, "-S", HERE / name, "-B", into, "-DCMAKE_BUILD_TYPE=Release", f"-DPython_EXECUTABLE={sys.executable}",
        *COMPILERS, *options,
    )  # fmt: skip
    run(CMAKE, "--build", into)
    return into


def python(*arguments, **options):
    """Run this Python in a process of its own."""
    return run(sys.executable, *arguments, **options)


def hello_works(folder):
    """Import hello from the folder in a fresh Python and use it."""
    assert "hello works" in python(HERE / "use_hello.py", folder)


def tool(name, package):
    """Return the path of a program, or skip the test and name the package that has it."""
    path = shutil.which(name)
    if not path:
        pytest.skip(f"there is no {name} (Debian, Ubuntu: apt install {package})")
    return path


@pytest.fixture
def folder(request):
    """Give the test an empty folder of its own in the build folder; it is left there to be looked at."""
    path = BUILD / "tests" / "consumers" / request.node.name.replace("/", "_")
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


@pytest.fixture
def prefix():
    """Return the installed tree that test_install.py made (CTest runs it first)."""
    path = BUILD / "tests" / "consumers" / "prefix"
    assert path.is_dir(), f"{path} is missing: run the test consumers.install first"
    return path


@pytest.fixture
def wheelhouse():
    """Return the folder with our wheel and what the consumers build with, from test_wheel.py (CTest runs it first)."""
    path = BUILD / "tests" / "consumers" / "wheelhouse"
    assert path.is_dir(), f"{path} is missing: run the test consumers.wheel first"
    return path
