# SPDX-License-Identifier: 0BSD
"""Where the files of libnogil are, for build scripts.

Rule: each function answers with a folder that exists, in a wheel as in an editable install.

    from setuptools import Extension
    import libnogil

    Extension("spam", ["spam.c"], include_dirs=[libnogil.get_include()])

The header itself is used from C: `#include <nogil.h>`. `python -m libnogil --help` says the same to shell scripts.
"""

from importlib.metadata import version
from pathlib import Path

__all__ = ["__version__", "get_cmake_dir", "get_include", "get_pkgconfig_dir"]

__version__ = version("libnogil")


def _folder(path, landmark):
    """Return the absolute path of the folder `path` of this package, which must contain `landmark`.

    An editable install has two places: the checkout with these sources, and site-packages with what CMake installed.
    The headers are in the second: after a change of one, install again.
    """
    for place in __path__:
        folder = Path(place, path)
        if (folder / landmark).is_file():
            return str(folder.resolve())
    raise FileNotFoundError(
        f"libnogil is not installed whole: there is no {path}/{landmark} in {' or '.join(__path__)}. "
        "Install it with pip (a checkout alone has no such folder; there, use its folder include/)."
    )


def get_include():
    """Return the folder to give to the compiler with -I, so that it finds nogil.h, and to Cython for nogil.pxd."""
    return _folder("include", "nogil.h")


def get_cmake_dir():
    """Return the folder with nogilConfig.cmake, for -Dnogil_DIR=... or CMAKE_PREFIX_PATH."""
    return _folder("share/cmake/nogil", "nogilConfig.cmake")


def get_pkgconfig_dir():
    """Return the folder with nogil.pc, for PKG_CONFIG_PATH."""
    return _folder("share/pkgconfig", "nogil.pc")
