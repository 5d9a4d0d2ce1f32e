# SPDX-License-Identifier: 0BSD
"""Small files: each line that says `finds RULE` is found, and no other line of any file is."""

import re
from pathlib import Path

import pytest
from conftest import HERE, findings

FILES = sorted((HERE / "corpus").glob("*.c*"))


def wanted(file):
    lines = file.read_text().split("\n")
    return {(file.name, n, m.group(1)) for n, s in enumerate(lines, 1) if (m := re.search(r"// finds ([\w-]+)$", s))}


@pytest.fixture(scope="module")
def found():
    return findings(*FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_wrong_is_found_and_nothing_else(file, found):
    assert {one for one in found[1] if one[0] == file.name} == wanted(file)


def test_findings_are_exit_code_1(found):
    assert found[0] == 1


def test_right_code_is_exit_code_0():
    code, found, answers = findings(HERE / "corpus" / "silent_idioms.c")
    assert (code, found, answers[0]["excused"]) == (0, set(), 1)


def test_the_closing_line_counts_every_region(found):
    text = (HERE / "corpus" / "calls.c").read_text()
    _, _, answers = findings(HERE / "corpus" / "calls.c")
    releases = len(re.findall(r"Py_BEGIN_ALLOW_THREADS|Py_UNBLOCK_THREADS|PyEval_SaveThread", text))
    assert answers[0]["checked"]["files"] == 1
    assert len(answers[0]["checked"]["regions"]) == releases


def test_the_chain_names_each_call(found):
    chains = [f["chain"] for a in found[2] for f in a["findings"] if Path(f["file"]).name == "calls.c"]
    assert ["raise_it", "PyErr_SetString"] in [[link["calls"] for link in chain] for chain in chains]
