# SPDX-License-Identifier: 0BSD
"""check/: runs nogil-check as a user would."""

import json
import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMMAND = os.environ.get("NOGIL_CHECK", str(ROOT / "build" / "test" / "bin" / "nogil-check"))
INCLUDES = os.environ.get("NOGIL_PYTHON_INCLUDE") or sysconfig.get_path("include")


def run(*arguments, cwd=None, environment=None):
    """Run nogil-check to its end and return what it said."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def flags():
    """Return the compiler flags that the corpus needs."""
    return ["-std=gnu11", f"-I{ROOT / 'include'}", *[f"-I{folder}" for folder in INCLUDES.split(",")]]


def findings(*files, more=()):
    """Check files and return (exit code, {(file, line, rule)}, the whole answer)."""
    c = [file for file in files if Path(file).suffix == ".c"]
    found, answers, codes = set(), [], []
    for group, standard in ((c, "-std=gnu11"), ([f for f in files if f not in c], "-std=gnu++17")):
        if not group:
            continue
        done = run(*group, "--json", "--no-cache", *more, "--", *flags()[1:], standard)
        assert done.returncode in (0, 1), done.stderr
        answer = json.loads(done.stdout)
        answers.append(answer)
        codes.append(done.returncode)
        found |= {(Path(f["file"]).name, f["line"], f["rule"]) for f in answer["findings"]}
    return max(codes), found, answers


@pytest.fixture(scope="session", autouse=True)
def there_is_a_libclang():
    """Skip everything, with the reason, where no libclang can be had."""
    done = run("--version")
    if done.returncode:
        pytest.skip(done.stderr.strip())
