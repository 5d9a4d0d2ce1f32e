# SPDX-License-Identifier: 0BSD
"""Source that knows nothing of nogil.h does what it did, is safe where it was not, and is refused where it is wrong.

Rule: each way out of a block runs in a process of its own, since with NOGIL_DEBUG a wrong one ends it.
"""

import importlib
import os
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = os.environ["NOGIL_TEST_MODULES"]
DEBUG = os.environ.get("NOGIL_TEST_VARIANT") == "debug"
sys.path.insert(0, MODULES)
LANGUAGES = [language for language in ("c", "cc") if importlib.util.find_spec(f"dropped_{language}")]
COMPILERS = [name for name in (os.environ.get("NOGIL_TEST_CC"), os.environ.get("NOGIL_TEST_CXX")) if name]


@pytest.fixture(params=LANGUAGES, ids={"c": "C", "cc": "C++"}.get)
def dropped(request):
    """Give the C and then the C++ build of the module."""
    return importlib.import_module(f"dropped_{request.param}")


def test_a_block_releases_and_its_end_takes_back(dropped):
    """In any place where the macros may stand; errno survives."""
    assert dropped.in_and_out() == (0, 1)


def test_a_save_variable_of_its_own_works_without_a_block(dropped):
    assert dropped.own_variable() == 0


def test_an_exception_may_be_raised_in_between(dropped):
    assert dropped.raises_inside(False) is None
    with pytest.raises(ValueError, match="as CPython's documentation does it"):
        dropped.raises_inside(True)


def test_many_threads_do_it_at_once(dropped):
    results = []
    threads = [
        threading.Thread(target=lambda: results.extend(dropped.in_and_out() for _ in range(2000))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert results == [(0, 1)] * 8000


@pytest.mark.parametrize("way", range(4), ids=["return", "goto", "break", "throw"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_block_that_is_left_without_its_end(language, way):
    """Takes the GIL back; with NOGIL_DEBUG it is told, since with CPython's macros it would be a crash."""
    code = f"import dropped_{language} as dropped\nfor _ in range(1000): assert dropped.leave({way}) == {way}\n"
    process = subprocess.run(
        [sys.executable, "-c", code],
        env=dict(os.environ, PYTHONPATH=MODULES),
        capture_output=True,
        text=True,
        timeout=60,
    )
    if DEBUG:
        assert process.returncode < 0
        assert (
            "nogil: Py_BEGIN_ALLOW_THREADS is left without Py_END_ALLOW_THREADS or Py_BLOCK_THREADS" in process.stderr
        )
        assert "dropped.c:" in process.stderr
    else:
        assert (process.returncode, process.stderr) == (0, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wait_with_the_gil_goes_on(language):
    """It may be right; with NOGIL_DEBUG it is told, once for the place."""
    code = f"import dropped_{language} as dropped; print(dropped.waits())"
    process = subprocess.run(
        [sys.executable, "-c", code],
        env=dict(os.environ, PYTHONPATH=MODULES),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (process.returncode, process.stdout) == (0, "0\n")
    told = "nogil: pthread_join waits while this thread holds the GIL"
    assert process.stderr.count(told) == process.stderr.count("nogil:") == DEBUG


HEAD = "#include <Python.h>\nint f(int x);\nint f(int x)\n{\n    PyThreadState *_save = NULL;\n    (void)_save;\n"

WRONG = {
    "a call in a block": ("Py_BEGIN_ALLOW_THREADS\nPyErr_Clear();\nPy_END_ALLOW_THREADS", "Calling gil-requiring"),
    "a block in a block": (
        "Py_BEGIN_ALLOW_THREADS\nPy_BEGIN_ALLOW_THREADS\nx++;\nPy_END_ALLOW_THREADS\nPy_END_ALLOW_THREADS",
        "Trying to release the GIL while it was previously released.",
    ),
    "blocking twice": (
        "Py_BEGIN_ALLOW_THREADS\nPy_BLOCK_THREADS\nPy_BLOCK_THREADS\nPy_UNBLOCK_THREADS\nPy_END_ALLOW_THREADS",
        "Trying to acquire the GIL while it is already held.",
    ),
    "unblocking twice": (
        "Py_BEGIN_ALLOW_THREADS\nPy_UNBLOCK_THREADS\nPy_END_ALLOW_THREADS",
        "Trying to release the GIL while it was previously released.",
    ),
    "a call on one path": (
        "Py_BEGIN_ALLOW_THREADS\nif (x > 7) {\nPy_BLOCK_THREADS\nPyErr_Clear();\nPy_UNBLOCK_THREADS\n"
        "PyErr_Clear();\n}\nPy_END_ALLOW_THREADS",
        "Calling gil-requiring",
    ),
}
RIGHT = {
    "a call while it is blocked": (
        "Py_BEGIN_ALLOW_THREADS\nif (x > 7) {\nPy_BLOCK_THREADS\nPyErr_Clear();\nreturn 1;\n}\nPy_END_ALLOW_THREADS\n"
        "PyErr_Clear();"
    ),
    "a flag that says whether it is blocked": (
        "Py_BEGIN_ALLOW_THREADS\nif (x > 7) {\nPy_BLOCK_THREADS\n}\nx = x * 3 % 17 + (x > 7 ? 100 : 0);\n"
        "if (x >= 100) {\nPyErr_Clear();\nPy_UNBLOCK_THREADS\n}\nPy_END_ALLOW_THREADS"
    ),
    "a variable of its own": "Py_UNBLOCK_THREADS\nx++;\nPy_BLOCK_THREADS\nPyErr_Clear();",
    "what needs no GIL": "Py_BEGIN_ALLOW_THREADS\nPyMem_RawFree(NULL);\nPy_END_ALLOW_THREADS",
}


def compiled(compiler, body, tmp_path, *options):
    """Compile a function with this body behind the header; return whether that worked, and what was said."""
    language = "c++" if "++" in Path(compiler).name else "c"
    source = tmp_path / "spam.c"
    source.write_text(f"{HEAD}{body}\nreturn x;\n}}\n")
    include = [f"-I{ROOT / 'include'}", "-isystem", sysconfig.get_path("include"), "-include", "nogil/drop_in.h"]
    include.append("-DNOGIL_LINK_RUNTIME")  # the cold half is no part of the question, and takes a second each time
    command = [compiler, "-x", language, *include, "-Wall", "-Wextra", "-Werror", *options, "-c", str(source), "-o"]
    environment = dict(os.environ, LC_ALL="C")
    done = subprocess.run(
        [*command, str(tmp_path / "spam.o")], capture_output=True, text=True, timeout=120, env=environment
    )
    return done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(DEBUG, reason="the variant plain compiles them already")
@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("form", WRONG)
def test_what_the_optimizer_sees_to_be_wrong_is_refused(compiler, form, tmp_path):
    body, words = WRONG[form]
    for level in "-O1", "-O2":
        worked, said = compiled(compiler, body, tmp_path, level)
        assert not worked and words in said


@pytest.mark.skipif(DEBUG, reason="the variant plain compiles them already")
@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("form", RIGHT)
def test_what_is_right_is_not_refused(compiler, form, tmp_path):
    """Whatever the optimizer knows, and where it knows nothing."""
    for level in "-O0", "-O1", "-O2", "-O3":
        assert compiled(compiler, RIGHT[form], tmp_path, level) == (True, "")


@pytest.mark.skipif(DEBUG, reason="the variant plain compiles it already")
@pytest.mark.parametrize("compiler", COMPILERS)
def test_nogil_h_before_it_is_refused(compiler, tmp_path):
    source = "return x;\n}\n#include <nogil.h>\n#include <nogil/drop_in.h>\nint g(int x);\nint g(int x)\n{"
    assert compiled(compiler, source, tmp_path)[0]  # it was included by -include already
    command = [compiler, "-I", str(ROOT / "include"), "-isystem", sysconfig.get_path("include"), "-fsyntax-only"]
    file = tmp_path / "eggs.c"
    file.write_text("#include <nogil.h>\n#include <nogil/drop_in.h>\n")
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=120)
    assert done.returncode != 0 and "include nogil/drop_in.h before nogil.h" in done.stderr
