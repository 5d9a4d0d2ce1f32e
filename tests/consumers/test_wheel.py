# SPDX-License-Identifier: 0BSD
"""The pip package: a wheel from the checkout, the same wheel from the sdist; and what consumers are to build with."""

import shutil
import tarfile
import zipfile

from conftest import CHECKOUT, python

PIP = ("-m", "pip", "--disable-pip-version-check")
WHEEL = ("wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation")


def test_the_wheel_is_made_and_suits_every_python(folder):
    """Headers and descriptions only; and the files that the consumers' build systems need lie beside it."""
    python(*PIP, *WHEEL, "--wheel-dir", folder, CHECKOUT)
    (wheel,) = folder.glob("*.whl")
    assert wheel.name.endswith("-py3-none-any.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "include/nogil.h",
        "include/nogil.pxd",
        "share/cmake/nogil/nogilConfig.cmake",
        "share/pkgconfig/nogil.pc",
        "__main__.py",
        "check.py",
        "share/nogil/check/main.c",
        "share/nogil/api_check/functions.txt",
    ):
        assert f"libnogil/{name}" in names
    assert [name for name in names if name.endswith((".so", ".a", ".o"))] == []

    tools = ("setuptools==82.0.1", "scikit-build-core==1.1.2", "Cython==3.3.1")
    python(*PIP, "download", "--quiet", "--only-binary=:all:", "--dest", folder, *tools)
    wheelhouse = folder.parent / "wheelhouse"
    shutil.rmtree(wheelhouse, ignore_errors=True)
    folder.rename(wheelhouse)


def test_the_sdist_makes_the_same_wheel(folder, wheelhouse):
    """The sdist has all that the build reads."""
    make = "from scikit_build_core.build import build_sdist; import sys; build_sdist(sys.argv[1])"
    python("-c", make, folder, cwd=CHECKOUT)
    (sdist,) = folder.glob("libnogil-*.tar.gz")
    with tarfile.open(sdist) as archive:
        assert any(name.endswith("/include/nogil.h") for name in archive.getnames())
    python(*PIP, *WHEEL, "--wheel-dir", folder, sdist)
    (from_sdist,) = folder.glob("*.whl")
    (from_checkout,) = wheelhouse.glob("libnogil-*.whl")
    assert sorted(zipfile.ZipFile(from_sdist).namelist()) == sorted(zipfile.ZipFile(from_checkout).namelist())
