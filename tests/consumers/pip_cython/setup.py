# SPDX-License-Identifier: 0BSD
"""A Cython project: nogil.pxd and nogil.h are in the one folder that libnogil names."""

from Cython.Build import cythonize
from setuptools import Extension, setup

import libnogil

hello = Extension("hello", ["hello.pyx"], include_dirs=[libnogil.get_include()])
setup(ext_modules=cythonize([hello], include_path=[libnogil.get_include()]))
