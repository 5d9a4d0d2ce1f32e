# SPDX-License-Identifier: 0BSD
"""The command line: forms of the report, bad input, the cache. Bad input is one clear line and exit code 2."""

import json
import os
import re
import stat

import pytest
from conftest import HERE, flags, run

BAD = HERE / "corpus" / "ways_out.c"
GOOD = HERE / "corpus" / "silent_idioms.c"
HELLO = "#include <Python.h>\nint f(void) { return Py_IsInitialized(); }\n"


def database(tmp_path, *files):
    entries = [
        {"directory": str(tmp_path), "file": str(f), "arguments": ["cc", *flags(), "-O2", "-Wall", "-c", str(f)]}
        for f in files
    ]
    (tmp_path / "compile_commands.json").write_text(json.dumps(entries))
    return tmp_path


def is_one_line(done, *words):
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert done.stdout == ""
    lines = done.stderr.strip().split("\n")
    assert len(lines) == 1 and lines[0].startswith("nogil-check: "), lines
    for word in words:
        assert word in lines[0]


def test_text_names_file_line_chain_and_conditions():
    done = run(HERE / "corpus" / "calls.c", "--no-cache", "--", *flags(), cwd=HERE)
    assert done.returncode == 1
    expected = (
        "corpus/calls.c:33: error: two_below() needs the GIL, which was released at line 32\n"
        "  calls.c:14  calls raise_it()\n"
        "  calls.c:8   calls PyErr_SetString(), which needs the GIL\n"
        "  when: rc < 0\n"
    )
    assert expected in done.stdout
    last = done.stdout.strip().split("\n")[-1]
    assert re.fullmatch(r"checked 1 file, \d+ regions; not checked: .*", last)


def test_a_compile_database_is_read(tmp_path):
    assert run("-p", database(tmp_path, BAD), "--no-cache").returncode == 1
    assert run("-p", database(tmp_path, GOOD), "--no-cache").returncode == 0
    assert run("--compile-commands", tmp_path / "compile_commands.json", "--no-cache").returncode == 0


def test_a_database_with_commands_as_one_string(tmp_path):
    entry = {
        "directory": str(tmp_path),
        "file": str(BAD),
        "command": f"cc {' '.join(flags())} -DX='a b' -c {BAD} -o x.o",
    }
    (tmp_path / "compile_commands.json").write_text(json.dumps([entry]))
    assert run("-p", tmp_path, "--no-cache").returncode == 1


def test_json_and_sarif_are_json():
    answer = json.loads(run(BAD, "--json", "--no-cache", "--", *flags()).stdout)
    assert {"rule", "file", "line", "message", "chain", "when", "root"} <= set(answer["findings"][0])
    assert answer["not_checked"]["unparsed"] == []
    sarif = json.loads(run(BAD, "--sarif", "--no-cache", "--", *flags()).stdout)
    result = sarif["runs"][0]["results"][0]
    assert sarif["version"] == "2.1.0"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 0
    assert result["ruleId"] in {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}


def test_github_gets_one_annotation_a_line():
    lines = run(BAD, "--github", "--no-cache", "--", *flags()).stdout.strip().split("\n")
    assert all(line.startswith(("::error file=", "::notice ")) for line in lines)
    assert len(lines) > 3


def test_no_compile_database(tmp_path):
    is_one_line(run("-p", tmp_path), "compile_commands.json", "CMAKE_EXPORT_COMPILE_COMMANDS")


@pytest.mark.parametrize("content", ["", "{}", "[", '[{"file": "x.c"}]', "[]", '[{"file": "a', "[1]", "\0\1\2"])
def test_a_broken_compile_database(tmp_path, content):
    (tmp_path / "compile_commands.json").write_text(content)
    is_one_line(run("-p", tmp_path), "compile_commands.json")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "nothing to check"),
        (["--no-such-option"], "--no-such-option"),
        (["-p"], "-p"),
        (["-p", "x", "y.c"], "not both"),
        (["-j", "none", "x.c"], "-j"),
        (["--python", "2.7", "x.c"], "--python"),
        (["no-such-file.c"], "no-such-file.c"),
        (["--libclang=/no/such/libclang.so", str(GOOD)], "/no/such/libclang.so"),
        (["--headers=/no/such/folder", str(GOOD)], "/no/such/folder"),
    ],
)
def test_a_wrong_command_line(arguments, word):
    is_one_line(run(*arguments), word)


def test_a_library_that_is_not_libclang():
    import ctypes.util
    import sysconfig

    library = ctypes.util.find_library("z") or sysconfig.get_config_var("LDLIBRARY")
    is_one_line(run(f"--libclang={library}", GOOD), "libclang", "install")


def test_a_file_that_does_not_parse(tmp_path):
    file = tmp_path / "broken.c"
    file.write_text("#include <not_there.h>\nint x;\n")
    done = run(file, "--no-cache")
    assert done.returncode == 2
    assert "broken.c: not checked: " in done.stderr and "not_there.h" in done.stderr
    assert "1 file that did not parse" in done.stdout


@pytest.mark.parametrize("wrong", ["-std=c99x", "-mno-such-thing"])
def test_a_flag_that_libclang_does_not_take(wrong):
    done = run(GOOD, "--no-cache", "--", *flags(), wrong)
    assert done.returncode == 2
    (line,) = done.stderr.strip().split("\n")
    assert "silent_idioms.c: not checked: " in line and wrong in line


def test_a_flag_without_its_value():
    is_one_line(run(GOOD, "--no-cache", "--", *flags(), "-I"), "-I", "value")


def test_the_others_are_checked_all_the_same(tmp_path):
    file = tmp_path / "broken.c"
    file.write_text("int x = ;\n")
    done = run("-p", database(tmp_path, BAD, file), "--no-cache")
    assert done.returncode == 2 and "ways_out.c" in done.stdout
    done = run("-p", tmp_path, "--no-cache", "--keep-going")
    assert done.returncode == 1
    assert run(file, "--no-cache", "--keep-going").returncode == 2  # nothing at all was checked


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_cannot_be_written(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    is_one_line(run(GOOD, "--cache", tmp_path, "--", *flags()), "cache")
    tmp_path.chmod(stat.S_IRWXU)


def test_a_cache_that_cannot_be_read(tmp_path):
    run(GOOD, "--cache", tmp_path, "--", *flags())
    (entry,) = tmp_path.glob("*.facts")
    entry.unlink()
    entry.mkdir()  # even root cannot read a folder as a file
    is_one_line(run(GOOD, "--cache", tmp_path, "--", *flags()), "cache", "--no-cache")


def test_a_cache_that_is_a_file(tmp_path):
    (tmp_path / "file").write_text("")
    is_one_line(run(GOOD, "--cache", tmp_path / "file" / "below", "--", *flags()), "cache", "--no-cache")


def test_the_cache_gives_the_same_answer_and_sees_every_change(tmp_path):
    file, header, cache = tmp_path / "a.c", tmp_path / "a.h", tmp_path / "cache"
    header.write_text("static void g(void) { PyErr_Clear(); }\n")
    file.write_text(
        '#include <Python.h>\n#include "a.h"\n'
        "void f(void) { PyThreadState *s = PyEval_SaveThread(); g(); PyEval_RestoreThread(s); }\n"
    )
    first = run(file, "--cache", cache, "--", *flags())
    second = run(file, "--cache", cache, "--", *flags())
    assert (first.returncode, first.stdout) == (1, second.stdout)
    header.write_text("static void g(void) { }\n")
    assert run(file, "--cache", cache, "--", *flags()).returncode == 0
    header.write_text("static void g(void) { PyErr_Clear(); }\n")
    assert run(file, "--cache", cache, "--", *flags()).returncode == 1


def test_a_spoilt_cache_is_read_again(tmp_path):
    run(BAD, "--cache", tmp_path, "--", *flags())
    (entry,) = tmp_path.glob("*.facts")
    right = run(BAD, "--cache", tmp_path, "--", *flags()).stdout
    for spoilt in (b"", b"nogil-check 3\n", b"\0" * 100, entry.read_bytes()[:9999], entry.read_bytes()[:-9]):
        entry.write_bytes(spoilt)
        done = run(BAD, "--cache", tmp_path, "--", *flags())
        assert (done.returncode, done.stdout) == (1, right), spoilt[:30]


def test_the_list_follows_the_python(tmp_path):
    file = tmp_path / "a.c"
    file.write_text(
        "#include <Python.h>\nvoid f(void) { PyThreadState *s = PyEval_SaveThread(); PyThreadState_GetDict();"
        " PyEval_RestoreThread(s); }\n"
    )
    assert run(file, "--no-cache", "--python=3.9", "--", *flags()).returncode == 1
    assert run(file, "--no-cache", "--python=3.13", "--", *flags()).returncode == 0


def test_possible_ones_are_shown_when_asked(tmp_path):
    file = tmp_path / "a.c"
    file.write_text(
        "#include <Python.h>\nint f(PyObject *b) { PyThreadState *s = PyEval_SaveThread(); int n ="
        " PyLong_Check(b); PyEval_RestoreThread(s); return n; }\n"
    )
    done = run(file, "--no-cache", "--", *flags())
    if "1 possible" not in done.stdout:
        pytest.skip("PyLong_Check is a macro without a call in this Python")
    assert done.returncode == 0
    done = run(file, "--no-cache", "--possible", "--", *flags())
    assert done.returncode == 1 and re.search(r": possible: Py\w+\(\) needs the GIL", done.stdout)


def test_both_comments_excuse(tmp_path):
    text = (
        "#include <Python.h>\nvoid f(void)\n{\n    PyThreadState *s = PyEval_SaveThread();\n%s\n"
        "    PyErr_Clear();%s\n    PyEval_RestoreThread(s);\n}\n"
    )
    file = tmp_path / "a.c"
    for before, behind, code in (
        ("", "", 1),
        ("", " /* nogil-check: ok, known */", 0),
        ("    // nogil-check: ok, known", "", 0),
        ("    f(); /* nogil-check: ok, of another line */", "", 1),
    ):
        file.write_text(text % (before, behind))
        done = run(file, "--no-cache", "--", *flags())
        assert done.returncode == code, (before, behind, done.stdout)
