# SPDX-License-Identifier: 0BSD
"""The file that a process leaves behind: JSON for Perfetto, a page, or a table, of all its modules together."""

import json
import os
import re
import shutil
import subprocess

import pytest
from conftest import MODULES, VARIANT, pages_of, spans_of
from watchdog import run_child

BOTH = "import traced_c, traced_cc; traced_c.run('block'); traced_cc.run('guards')"


def test_the_modules_of_a_process_write_one_file(trace):
    path = trace(BOTH)
    functions = {(span["process"], span["function"]) for span in spans_of(path)}
    assert {function for _, function in functions} == {"block", "guards"}
    # With libnogil.so they share all that they know.
    assert len({process for process, _ in functions}) == (1 if VARIANT == "linked" else 2)
    names = [event for event in json.loads(path.read_text())["traceEvents"] if event["name"] == "process_name"]
    assert {event["args"]["name"] for event in names} == {"traced.c"}


def test_a_page_needs_nothing_but_a_browser(trace):
    path = trace(BOTH, "timeline.html")
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|src=|href=|@import|url\(", text)
    pages = pages_of(path)
    assert text.startswith("<!doctype html>")
    assert text.count("<canvas") == 1
    changes = [
        (page["places"][thread["changes"][i + 2]][3], thread["changes"][i + 1])
        for page in pages
        for thread in page["threads"]
        for i in range(0, len(thread["changes"]), 3)
    ]
    released, waits, held = 1, 2, 3
    for function in "block", "guards":
        assert [state for name, state in changes if name == function] == [released, waits, held] * 2


def test_the_page_and_the_json_tell_the_same(traced, tmp_path):
    traced.run("block")
    traced.write(str(tmp_path / "trace.json"))
    traced.write(str(tmp_path / "trace.html"))
    spans = [span for span in spans_of(tmp_path / "trace.json")]
    (page,) = pages_of(tmp_path / "trace.html")
    states = [state for thread in page["threads"] for state in thread["changes"][1::3]]
    words = ["", "released", "waits", "held", "kept", "blocked"]
    assert [words[state] for state in states if state][: len(spans)] == [span["state"] for span in spans]


def test_the_table_names_each_place_once_and_counts(tmp_path):
    done = run_child("import traced_c as t; [t.run('block') for _ in range(7)]", MODULES, NOGIL_TRACE="-")
    assert (done.returncode, done.stdout) == (0, "")
    first, *lines = done.stderr.splitlines()
    assert first.startswith("nogil: traced.c, process ")
    assert first.endswith(": 1 threads, 42 changes")
    rows = [re.fullmatch(r"  (\w+) .* (\d+)  (\S+) at \S*traced\.c:\d+, in block\(\)", line) for line in lines[1:]]
    assert sorted(row.groups() for row in rows) == sorted(
        (state, "7", since) for state in ("waits", "held", "released") for since in ("NOGIL_BEGIN", "WITH_GIL_BEGIN")
    )


@pytest.mark.parametrize("name", ["trace.json", "timeline.html"])
def test_a_file_of_another_process_is_replaced(trace, tmp_path, name):
    first = trace(BOTH, name).read_text(encoding="utf-8")
    trace("import traced_c; traced_c.run('scopes')", name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert "guards" in first
    assert "guards" not in text
    assert "scopes" in text


def test_a_file_that_is_something_else_is_replaced(trace, tmp_path):
    (tmp_path / "trace.json").write_text('{"otherData":{"written":"somebody else"}}')
    assert {span["function"] for span in spans_of(trace(BOTH))} == {"block", "guards"}


def test_a_name_may_have_the_process_id_in_it(trace, tmp_path):
    trace(BOTH, "trace-%p.json")
    (path,) = tmp_path.glob("*.json")
    assert re.fullmatch(r"trace-\d+\.json", path.name)
    assert spans_of(path)


def test_a_place_that_cannot_be_written_to_is_told_and_harms_nothing(tmp_path):
    path = str(tmp_path / "no such folder" / "trace.json")
    done = run_child("import traced_c; traced_c.run('block')", MODULES, NOGIL_TRACE=path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"nogil: NOGIL_TRACE: {path} could not be written: No such file or directory\n"


def test_without_the_variable_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.delenv("NOGIL_TRACE", raising=False)
    done = run_child(f"import os; os.chdir({str(tmp_path)!r}); {BOTH}", MODULES)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_module_without_the_switch_leaves_no_trace(tmp_path):
    path = tmp_path / "trace.json"
    code = f"import untraced; untraced.run('block'); untraced.write({str(path)!r})"
    done = run_child(code, MODULES, NOGIL_TRACE=str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not path.exists()


def test_writing_fails_with_the_reason(traced, tmp_path):
    with pytest.raises(FileNotFoundError):
        traced.write(str(tmp_path / "no such folder" / "trace.html"))


def test_strange_names_of_files_spoil_neither_the_json_nor_the_page(trace):
    """A path may hold whatever a compiler was given."""
    code = "import traced_c; traced_c.run('strange_file')"
    name = 'a "quoted\\name" </script>\t.c'
    assert {span["at"] for span in spans_of(trace(code))} == {f"{name}:14"}
    (page,) = pages_of(trace(code, "timeline.html"))
    assert {place[1] for place in page["places"]} == {name}


def test_what_does_not_fit_is_counted(tmp_path):
    """There is room for a million changes; three of each turn are some more."""
    done = run_child("import traced_c; traced_c.turns(400000); traced_c.run('block')", MODULES, NOGIL_TRACE="-")
    assert done.returncode == 0
    assert ", 1000000 changes" in done.stderr
    assert "\n  200006 more changes came when there was no room left\n" in done.stderr


def test_what_a_thread_does_after_that_is_not_known(trace):
    """The last span that is known does not last to the end."""
    path = trace("import traced_c; traced_c.turns(400000)", "timeline.html")
    ((thread,),) = [page["threads"] for page in pages_of(path)]
    assert thread["lost"] == 200000
    assert thread["changes"][-2] == 0


def test_a_relative_name_is_where_the_process_has_begun(tmp_path):
    """It may change its folder later."""
    code = f"import os; os.chdir({str(tmp_path)!r}); import traced_c; os.chdir('/'); traced_c.run('block')"
    if VARIANT == "linked":  # the runtime learns of the switch at the first change
        code = f"import os; os.chdir({str(tmp_path)!r}); import traced_c; traced_c.run('block'); os.chdir('/')"
    done = run_child(code, MODULES, NOGIL_TRACE="trace.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert spans_of(tmp_path / "trace.json")


@pytest.mark.skipif(not os.access("/proc/self/comm", os.W_OK), reason="this system has no such file")
def test_a_thread_may_have_any_bytes_for_a_name(trace):
    """The kernel cuts it off in the middle of a character."""
    code = "import traced_c; open('/proc/self/comm', 'wb').write(b'\\xc3\\xa4\\xe4\\xff\"'); traced_c.run('block')"
    for name in "trace.json", "timeline.html":
        path = trace(code, name)
        if name == "trace.json":
            events = json.loads(path.read_text(encoding="utf-8"))["traceEvents"]
            names = [event["args"]["name"] for event in events if event["name"] == "thread_name"]
        else:
            names = [thread["name"] for page in pages_of(path) for thread in page["threads"]]
        assert names == ['\u00e4\ufffd\ufffd"']


def test_numbers_have_a_point_in_every_locale(trace, tmp_path, monkeypatch):
    if not shutil.which("localedef"):
        pytest.skip("this system cannot make a locale")
    made = subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", str(tmp_path / "de_DE.UTF-8")], capture_output=True
    )
    if made.returncode != 0:
        pytest.skip("this system has not what a locale is made of")
    monkeypatch.setenv("LOCPATH", str(tmp_path))
    code = """
import locale, traced_c
locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
assert locale.localeconv()["decimal_point"] == ","
traced_c.run('block')
"""
    assert len(spans_of(trace(code))) == 6
    assert pages_of(trace(code, "timeline.html"))[0]["from"] > 0


def test_others_go_on_while_it_is_written(tmp_path):
    """Each file is whole, whatever four threads record meanwhile."""
    code = f"""
import threading, traced_c
stop = threading.Event()
def go():
    while not stop.wait(0.0005):  # a pace: a million changes would be some hundred megabytes
        traced_c.run('block')
        traced_c.run('foreign_thread')
threads = [threading.Thread(target=go) for _ in range(4)]
for thread in threads: thread.start()
for i in range(3):
    traced_c.write({str(tmp_path)!r} + f'/{{i}}.json')
    traced_c.write({str(tmp_path)!r} + f'/{{i}}.html')
stop.set()
"""
    done = run_child(code, MODULES)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    files = sorted(tmp_path.iterdir())
    assert len(files) == 6
    for path in files:
        assert spans_of(path) if path.suffix == ".json" else pages_of(path)


def test_a_forked_child_tells_of_itself_alone(trace, tmp_path):
    code = """
import os, sys, traced_c
traced_c.run('block')
child = os.fork()
traced_c.run('scopes')
if not child:
    traced_c.run('guards')
    sys.exit(0)
_, status = os.waitpid(child, 0)
assert status == 0
"""
    trace(code, "trace-%p.json")
    told = sorted(sorted({span["function"] for span in spans_of(path)}) for path in tmp_path.glob("*.json"))
    assert told == [["block", "scopes"], ["guards", "scopes"]]
