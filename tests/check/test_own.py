# SPDX-License-Identifier: 0BSD
"""This project's own examples, tests and cold half are silent."""

import json

import pytest
from conftest import ROOT, flags, run

# What is here to be wrong: misuse that NOGIL_DEBUG or a test's expectation must see.
ON_PURPOSE = {"lies.c", "lies_cc.cc"}


def sources(folder, suffix):
    return [f for f in sorted((ROOT / folder).rglob(f"*{suffix}")) if f.name not in ON_PURPOSE]


def database(tmp_path, files, more):
    entries = [
        {"directory": str(f.parent), "file": str(f), "arguments": ["cc", *flags()[1:], *more, "-c", str(f)]}
        for f in files
    ]
    path = tmp_path / "compile_commands.json"
    path.write_text(json.dumps(entries))
    return path


@pytest.mark.parametrize("folder", ["examples", "tests/behaviour", "tests/threads", "tests/consumers", "libnogil"])
@pytest.mark.parametrize("suffix", [".c", ".cc"])
def test_own_sources_are_silent(tmp_path, folder, suffix):
    files = sources(folder, suffix) if folder != "libnogil" else [ROOT / "libnogil" / "nogil.c"][: suffix == ".c"]
    if not files:
        pytest.skip(f"no {suffix} in {folder}")
    standard = "-std=gnu11" if suffix == ".c" else "-std=gnu++17"
    done = run("--compile-commands", database(tmp_path, files, [standard]), "--no-cache", "--keep-going")
    assert done.returncode == 0, done.stdout + done.stderr
