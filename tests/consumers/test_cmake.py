# SPDX-License-Identifier: 0BSD
"""The three ways in which a CMake project gets hold of nogil::nogil."""

from conftest import CHECKOUT, cmake_project, hello_works


def test_find_package_finds_the_installed_library(folder, prefix):
    """find_package(nogil) with CMAKE_PREFIX_PATH."""
    hello_works(cmake_project("cmake_find_package", folder, f"-DCMAKE_PREFIX_PATH={prefix}"))


def test_add_subdirectory_adds_the_headers_and_nothing_else(folder):
    """add_subdirectory of a checkout; the consumer's CMakeLists.txt looks for what should not be there."""
    hello_works(cmake_project("cmake_add_subdirectory", folder, f"-DNOGIL_CHECKOUT={CHECKOUT}"))


def test_fetchcontent_makes_the_library_available(folder):
    """FetchContent_MakeAvailable from a local folder."""
    hello_works(cmake_project("cmake_fetchcontent", folder, f"-DNOGIL_CHECKOUT={CHECKOUT}"))
