# SPDX-License-Identifier: 0BSD
# NogilCompilers: enable C, and C++ where there is a compiler for it, with a message that names the missing package.
#
# Rule: nothing fails for want of C++; its parts are left out by name.
#
# Sets NOGIL_HAS_CXX. As part of another project (add_subdirectory, FetchContent) it leaves the languages to that one,
# and a build that only installs the headers (as the pip package does) asks for no compiler.
include_guard(GLOBAL)
include(CheckLanguage)

if(PROJECT_IS_TOP_LEVEL AND (NOGIL_BUILD_RUNTIME OR NOGIL_BUILD_TESTS OR NOGIL_BUILD_EXAMPLES OR NOGIL_BUILD_BENCH
                             OR NOGIL_BUILD_CHECK))
    check_language(C)
    if(NOT CMAKE_C_COMPILER)
        message(FATAL_ERROR "There is no C compiler. Install GCC >= 9 or Clang >= 11 (Debian, Ubuntu: apt install gcc, "
                            "or apt install clang; Fedora: dnf install gcc), or name one with CC=/path/to/cc.")
    endif()
    enable_language(C)
    check_language(CXX)
    if(CMAKE_CXX_COMPILER)
        enable_language(CXX)
    else()
        message(NOTICE "skipped: everything in C++, since there is no C++ compiler "
                       "(Debian, Ubuntu: apt install g++; Fedora: dnf install gcc-c++)")
    endif()
endif()

set(NOGIL_HAS_CXX ${CMAKE_CXX_COMPILER_LOADED})
