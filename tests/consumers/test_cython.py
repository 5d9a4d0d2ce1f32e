# SPDX-License-Identifier: 0BSD
"""Cython projects that `cimport nogil`: from the pip package, and from an installed tree."""

import shutil

from conftest import HERE, cmake_project, hello_works, python


def test_a_setuptools_project_cimports_nogil(folder, wheelhouse):
    """pip install . of a project whose setup.py gives libnogil.get_include() to cythonize()."""
    source = folder / "source"
    shutil.copytree(HERE / "pip_cython", source)
    options = ("--quiet", "--no-index", "--find-links", wheelhouse, "--target", folder / "installed")
    python("-m", "pip", "--disable-pip-version-check", "install", *options, source)
    hello_works(folder / "installed")


def test_a_cmake_project_cimports_nogil(folder, prefix):
    """find_package(nogil), and the target's include folder given to cython."""
    hello_works(cmake_project("cmake_cython", folder, f"-DCMAKE_PREFIX_PATH={prefix}"))
