# SPDX-License-Identifier: 0BSD
"""Tests of what measures: the turns, the ratios, the file, the peers that are not there, the report.

    build/bench/venv/bin/python3 -m pytest bench/test_bench.py

The rule: nothing is timed here.
"""

import importlib.util
import json
import math

import interleaved
import page
import pictures
import pyperf
import pytest
from bars import Bar
from interleaved import Row

ROW = Row(
    "release", "release and take back", interleaved.THREADED, {"libnogil": [10.0, 100.0], "macros": [20.0, 400.0]}
)


@pytest.fixture
def build():
    """Import peers/build.py."""
    specification = importlib.util.spec_from_file_location("peers_build", interleaved.HERE / "peers" / "build.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_each_contestant_has_a_turn_in_each_round():
    """And the order is not always the same."""
    turns = []

    def contestant(name):
        return lambda: turns.append(name) or 1.0

    interleaved.in_turns({name: contestant(name) for name in "abc"}, 20, seed=1)
    rounds = [turns[first : first + 3] for first in range(0, 60, 3)]
    assert all(sorted(one) == ["a", "b", "c"] for one in rounds)
    assert len({tuple(one) for one in rounds}) > 1


def test_a_ratio_is_made_round_by_round():
    """Medians would give 55 / 210; a machine that was ten times slower in the second round does not matter."""
    assert ROW.ratio("libnogil", "macros") == pytest.approx((0.5 + 0.25) / 2)


def test_a_round_in_which_the_peer_took_no_time_has_no_ratio():
    """An empty loop may take longer than one with a call of 0.1 ns in it."""
    values = interleaved.in_turns({"ours": lambda: 1.0, "theirs": lambda: -0.5}, 3, seed=1)
    assert values["theirs"] == [interleaved.LEAST] * 3
    assert math.isnan(Row("call", "a call", "", values).ratio("ours", "theirs"))


def test_what_is_written_is_read_back(tmp_path):
    """In nanoseconds and in bytes, with several processes, by pyperf."""
    size = Row("size", "an object", "", {"libnogil": [1000, 1000]}, "byte")
    suite = interleaved.as_suite("table", [ROW, size], {"python_version": "3.13"})
    suite.add_runs(interleaved.as_suite("table", [ROW, size], {"python_version": "3.13"}))
    suite.dump(str(tmp_path / "results.json"))
    read = interleaved.from_suite(pyperf.BenchmarkSuite.load(str(tmp_path / "results.json")))["table"]
    assert [(row.name, row.text, row.state, row.unit) for row in read] == [
        (row.name, row.text, row.state, row.unit) for row in (ROW, size)
    ]
    assert read[0].values == {peer: pytest.approx(values * 2) for peer, values in ROW.values.items()}
    assert read[1].values == {"libnogil": [1000] * 4}


def test_a_bar_holds_or_falls_short():
    """In each state that there is, and in none where a peer is missing."""
    tables = {"gil_operations": [ROW]}
    bar = Bar("release", "gil_operations", "release", "libnogil", "macros", 0.3)
    ((state, ratio),) = bar.measured(tables)
    assert (state, bar.verdict(ratio)) == (interleaved.THREADED, "short")
    assert bar._replace(bar=0.4).verdict(ratio) == "holds"
    assert bar._replace(theirs="pyo3").measured(tables) == []
    assert bar.verdict(math.nan) == "short"


def test_a_peer_that_does_not_build_is_named_with_its_reason(build, tmp_path, monkeypatch):
    """And does not stop the others; the reason is the line with the error in it."""

    def broken(compilers, to, log):
        build.run(log, "sh", "-c", "echo compiling; echo 'error: no such header'; exit 1")

    def missing(compilers, to, log):
        build.run(log, "there-is-no-such-compiler")

    monkeypatch.setattr(build, "PEERS", {"broken": broken, "missing": missing, "whole": lambda *_: "1.2"})
    (tmp_path / "compilers.json").write_text("{}")
    monkeypatch.setattr("sys.argv", ["build.py", "--to", str(tmp_path)])
    build.main()
    peers = json.loads((tmp_path / "peers.json").read_text())
    assert peers["broken"]["reason"] == "sh failed: error: no such header"
    assert "there-is-no-such-compiler" in peers["missing"]["reason"]
    assert peers["whole"]["built"] and peers["whole"]["version"] == "1.2"


def test_the_report_needs_nothing_else_and_names_who_is_not_there(tmp_path):
    """One file, with the picture in it."""
    tables = {"gil_operations": [ROW]}
    drawn = pictures.draw(tables, tmp_path)
    metadata = {"python_version": "3.13", "load_average": 0.1, "peer_pyoz": "not built: there is no zig here"}
    page.write(tables, metadata, drawn, tmp_path / "report.html")
    text = (tmp_path / "report.html").read_text()
    assert "PyOZ: not built: there is no zig here" in text
    assert "data:image/svg+xml" in text
    assert "http" not in text.replace("http-equiv", "") and "<script" not in text
