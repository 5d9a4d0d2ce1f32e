# SPDX-License-Identifier: 0BSD
"""A setuptools project that build-requires libnogil (pyproject.toml) and asks it where the header is."""

from setuptools import Extension, setup

import libnogil

setup(ext_modules=[Extension("hello", ["hello.c"], include_dirs=[libnogil.get_include()])])
