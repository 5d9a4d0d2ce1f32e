# SPDX-License-Identifier: 0BSD
"""The example that README.md opens with, built from a copy of the single file, as a reader would first try it."""

import os
import re
import shutil
import sysconfig

from conftest import BUILD, CHECKOUT, python, run

REST = """
static PyMethodDef methods[] = {{"mean", py_mean, METH_O, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "spam", NULL, 0, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit_spam(void) { return PyModule_Create(&module); }
"""

USE = """
import array, spam
for items, mean in (([1, 2, 6], 3), ([-1, -1, -1], -1)):
    assert spam.mean(array.array("l", items).tobytes()) == mean
for wrong, kind, words in ((b"", ValueError, "no mean of nothing"), (5, TypeError, "bytes")):
    try:
        spam.mean(wrong)
    except kind as error:
        assert words in str(error), error
    else:
        raise AssertionError(wrong)
"""


def test_the_first_example_compiles_and_works(folder):
    """Without a warning, with nothing but the generated nogil.h beside it."""
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```c\n(.*?)```", readme, re.DOTALL).group(1)
    (folder / "spam.c").write_text(example + REST, encoding="utf-8")
    shutil.copy(BUILD / "single/nogil.h", folder)
    run(
        os.environ["CC"], "-I.", "-isystem", sysconfig.get_path("include"), "-Wall", "-Wextra", "-Wconversion",
        "-Wshadow", "-Wpedantic", "-Wno-unused-parameter", "-Werror", "-O2", "-fPIC", "-shared", "spam.c",
        "-o", "spam" + sysconfig.get_config_var("EXT_SUFFIX"), cwd=folder,
    )  # fmt: skip
    python("-c", USE, cwd=folder, env={"PYTHONPATH": str(folder)})
