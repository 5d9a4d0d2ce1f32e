# SPDX-License-Identifier: 0BSD
# NogilVenv: a virtual environment inside the build folder with the pinned packages that tests and examples run on.
#
# Rule: nothing outside the build folder is changed, and nothing is installed twice: the venv is kept until the Python
# or a requirements file changes. A Python without ensurepip, such as those of tests/interpreters/provide, is filled by
# the pip of the first python3 on PATH.
#
#     include(NogilVenv)
#     add_test(NAME spam COMMAND ${NOGIL_VENV_PYTHON} -m pytest spam)
#
# Sets NOGIL_VENV_PYTHON: its interpreter.
include_guard(GLOBAL)
include(NogilPython)

set(nogil_venv "${PROJECT_BINARY_DIR}/venv")
set(NOGIL_VENV_PYTHON "${nogil_venv}/bin/python3")

set(NOGIL_VENV_REQUIREMENTS "${CMAKE_CURRENT_LIST_DIR}/requirements-test.txt"
    CACHE FILEPATH "What pip installs for the tests; a Python too new for some of it may do with less")
set(nogil_requirements "${NOGIL_VENV_REQUIREMENTS}")
if(NOGIL_BUILD_BENCH)
    list(APPEND nogil_requirements "${CMAKE_CURRENT_LIST_DIR}/requirements-bench.txt")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${nogil_requirements})

# What the venv was made from; the stamp inside it remembers.
set(nogil_venv_wants "${Python_EXECUTABLE} ${Python_VERSION}")
set(nogil_venv_arguments "")
foreach(file IN LISTS nogil_requirements)
    file(SHA256 "${file}" hash)
    string(APPEND nogil_venv_wants "\n${file} ${hash}")
    list(APPEND nogil_venv_arguments -r "${file}")
endforeach()
set(nogil_venv_has "")
if(EXISTS "${nogil_venv}/nogil-stamp.txt" AND EXISTS "${NOGIL_VENV_PYTHON}")
    file(READ "${nogil_venv}/nogil-stamp.txt" nogil_venv_has)
endif()

if(NOT nogil_venv_has STREQUAL nogil_venv_wants)
    message(STATUS "Making a virtual environment in ${nogil_venv}")
    file(REMOVE_RECURSE "${nogil_venv}")
    execute_process(
        COMMAND "${Python_EXECUTABLE}" -c "import ensurepip"
        OUTPUT_QUIET ERROR_QUIET
        RESULT_VARIABLE nogil_venv_lacks_pip)
    find_program(NOGIL_OTHER_PYTHON3 python3 DOC "Whose pip fills the environment of a Python without ensurepip")
    set(nogil_venv_option "")
    set(nogil_venv_pip "${NOGIL_VENV_PYTHON}" -m pip install)
    if(NOT nogil_venv_lacks_pip EQUAL 0 AND NOGIL_OTHER_PYTHON3 AND NOT NOGIL_OTHER_PYTHON3 STREQUAL Python_EXECUTABLE)
        set(nogil_venv_option --without-pip)
    endif()
    execute_process(
        COMMAND "${Python_EXECUTABLE}" -m venv ${nogil_venv_option} "${nogil_venv}"
        OUTPUT_VARIABLE nogil_venv_output
        ERROR_VARIABLE nogil_venv_output
        RESULT_VARIABLE nogil_venv_result)
    if(nogil_venv_option AND nogil_venv_result EQUAL 0)
        execute_process(
            COMMAND "${NOGIL_VENV_PYTHON}" -c
                    "import sys, sysconfig; flags = getattr(sys, 'abiflags', '')
print('%s;--python-version;%d.%d;--implementation;cp;--abi;cp%d%d%s'
      % ((sysconfig.get_path('purelib'),) + sys.version_info[:2] * 2 + (flags,)))"
            OUTPUT_VARIABLE nogil_venv_target
            OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
        set(nogil_venv_pip "${NOGIL_OTHER_PYTHON3}" -m pip install --only-binary :all: --target ${nogil_venv_target})
    endif()
    if(NOT nogil_venv_result EQUAL 0)
        message(FATAL_ERROR
                "${Python_EXECUTABLE} cannot make a virtual environment. Install its venv and ensurepip modules "
                "(Debian, Ubuntu: apt install python3-venv, for another version python${nogil_python_version}-venv), "
                "or name a Python that has them with -DPython_EXECUTABLE=/path/to/python3. It said:\n"
                "${nogil_venv_output}")
    endif()
    message(STATUS "Installing from PyPI into it (pinned in cmake/requirements-*.txt), this takes some seconds")
    execute_process(
        COMMAND ${nogil_venv_pip} --quiet --no-input --disable-pip-version-check ${nogil_venv_arguments}
        OUTPUT_VARIABLE nogil_venv_output
        ERROR_VARIABLE nogil_venv_output
        RESULT_VARIABLE nogil_venv_result)
    if(NOT nogil_venv_result EQUAL 0)
        message(FATAL_ERROR "pip could not install the packages of cmake/requirements-*.txt into ${nogil_venv}. "
                            "Is PyPI, or the index that your pip is set up for, reachable? pip said:\n"
                            "${nogil_venv_output}")
    endif()
    file(WRITE "${nogil_venv}/nogil-stamp.txt" "${nogil_venv_wants}")
endif()
