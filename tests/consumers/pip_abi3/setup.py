# SPDX-License-Identifier: 0BSD
"""A setuptools project for the limited API: its one wheel is for every Python from 3.9 on."""

from setuptools import Extension, setup

import libnogil

hello = Extension(
    "hello",
    ["hello.c"],
    include_dirs=[libnogil.get_include()],
    define_macros=[("Py_LIMITED_API", "0x03090000")],
    py_limited_api=True,
)
setup(ext_modules=[hello], options={"bdist_wheel": {"py_limited_api": "cp39"}})
