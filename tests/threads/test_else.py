# SPDX-License-Identifier: 0BSD
"""What the compiler says about WITH_GIL_TRY: the first part is held, ELSE is maybe, the pieces belong together."""

import os
import re
import subprocess
import sysconfig
from pathlib import Path

import pytest

INCLUDE = Path(__file__).parents[2] / "include"
NEEDS_GIL = "Calling gil-requiring function not allowed without gil"

FINE = """
    WITH_GIL_TRY_BEGIN(home)
        Py_XDECREF(PyList_New(0));
    WITH_GIL_TRY_ELSE
        WITH_GIL_BEGIN
            Py_XDECREF(PyList_New(0));
        WITH_GIL_END
        NOGIL_BEGIN
        NOGIL_END
    WITH_GIL_END
    WITH_GIL_TRY_BEGIN(home)
        NOGIL_BEGIN
            WITH_GIL_TRY_BEGIN(home)
            WITH_GIL_END
        NOGIL_END
    WITH_GIL_END
"""

WRONG = {
    "a call that needs the GIL in ELSE": (
        "WITH_GIL_TRY_BEGIN(home) WITH_GIL_TRY_ELSE PyList_New(0); WITH_GIL_END",
        NEEDS_GIL,
    ),
    "TRY where the GIL is held": (
        "WITH_GIL_BEGIN WITH_GIL_TRY_BEGIN(home) WITH_GIL_END WITH_GIL_END",
        "Trying to acquire the GIL while it is already held.",
    ),
    "TRY in the first part of TRY": (
        "WITH_GIL_TRY_BEGIN(home) WITH_GIL_TRY_BEGIN(home) WITH_GIL_END WITH_GIL_END",
        "Trying to acquire the GIL while it is already held.",
    ),
    "ELSE without TRY": ("WITH_GIL_BEGIN WITH_GIL_TRY_ELSE WITH_GIL_END", "WITH_GIL_TRY_ELSE without"),
    "two ELSE": (
        "WITH_GIL_TRY_BEGIN(home) WITH_GIL_TRY_ELSE WITH_GIL_TRY_ELSE WITH_GIL_END",
        "WITH_GIL_TRY_ELSE without",
    ),
    "TRY without END": ("WITH_GIL_TRY_BEGIN(home)", "WITH_GIL_BEGIN_without_WITH_GIL_END"),
    "TRY closed by NOGIL_END": ("WITH_GIL_TRY_BEGIN(home) NOGIL_END", "does not close"),
    "a goto into TRY": (
        "goto inside; WITH_GIL_TRY_BEGIN(home) inside:; WITH_GIL_END",
        "jump into|crosses initialization|cannot jump|jump bypasses",
    ),
}


def compile_body(tmp_path, body):
    """Compile a function with this body; (did it fail, what the compiler said)."""
    source = tmp_path / "snippet.c"
    text = body.replace("WITH_GIL_", "\nWITH_GIL_").replace("NOGIL_END", "\nNOGIL_END\n")
    source.write_text(f"#include <nogil.h>\nnogil_interp *home;\nvoid f(void);\nvoid f(void)\n{{\n{text}\n}}\n")
    include = [f"-I{path}" for path in (INCLUDE, sysconfig.get_path("include"), sysconfig.get_path("platinclude"))]
    compiler = os.environ.get("NOGIL_TEST_CC", "cc")
    command = [compiler, "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Werror", *include, str(source)]
    done = subprocess.run(command, timeout=60, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C"))
    return done.returncode != 0, done.stderr


def test_what_is_right_compiles_without_a_warning(tmp_path):
    assert compile_body(tmp_path, FINE) == (False, "")


@pytest.mark.parametrize("name", WRONG)
def test_the_compiler_refuses(tmp_path, name):
    body, message = WRONG[name]
    failed, said = compile_body(tmp_path, body)
    assert failed
    assert re.search(message, said), said
