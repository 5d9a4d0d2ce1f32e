# SPDX-License-Identifier: 0BSD
"""Builds that ask pkg-config: plain make, and Meson."""

import os
import shutil
import sys
from pathlib import Path

from conftest import HERE, hello_works, run, tool


def test_make_and_pkg_config_build_the_module(folder, prefix):
    """A Makefile of six lines."""
    tool("pkg-config", "pkg-config")
    make = tool("make", "make")
    env = {"PKG_CONFIG_PATH": str(prefix / "share/pkgconfig")}
    run(make, f"PYTHON={sys.executable}", f"OUT={folder}", f"CC={os.environ['CC']}", cwd=HERE / "pkgconfig", env=env)
    hello_works(folder)


def test_meson_builds_the_module(folder, prefix):
    """meson setup, meson compile."""
    tool("pkg-config", "pkg-config")
    source = folder / "source"
    shutil.copytree(HERE / "meson", source)
    shutil.copy(HERE / "hello.c", source)
    scripts = Path(sys.executable).parent  # meson and ninja of the venv
    env = {"PKG_CONFIG_PATH": str(prefix / "share/pkgconfig"), "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    run(scripts / "meson", "setup", folder / "build", source, env=env)
    run(scripts / "meson", "compile", "-C", folder / "build", env=env)
    hello_works(folder / "build")
