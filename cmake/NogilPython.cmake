# SPDX-License-Identifier: 0BSD
# NogilPython: which Python the extension modules are built for, and what to install when it cannot build any.
#
# Rule: it is -DPython_EXECUTABLE=..., otherwise the first python3 on PATH; never a newer one that CMake knows of.
#
#     include(NogilPython)
#     Python_add_library(spam MODULE WITH_SOABI spam.c)   # Python::Module has the headers
#
# Sets what find_package(Python) sets, and NOGIL_PYTHON_HAS_GIL.
include_guard(GLOBAL)

if(NOT Python_EXECUTABLE)
    find_program(NOGIL_PYTHON3 NAMES python3 python DOC "The Python that the modules are built for")
    if(NOT NOGIL_PYTHON3)
        message(FATAL_ERROR "There is no python3 on PATH. Install Python 3.9 or newer with its headers (Debian, "
                            "Ubuntu: apt install python3-dev python3-venv; Fedora: dnf install python3-devel), or name "
                            "one with -DPython_EXECUTABLE=/path/to/python3.")
    endif()
    set(Python_EXECUTABLE "${NOGIL_PYTHON3}" CACHE FILEPATH "The Python that the modules are built for")
endif()

# A pyenv shim, a wrapper or a symbolic link: the interpreter itself says where it is.
execute_process(
    COMMAND "${Python_EXECUTABLE}" -c
            "import sys, sysconfig; v = sys.version_info; free = sysconfig.get_config_var('Py_GIL_DISABLED')
print('%s\\n%d.%d\\n%s' % (sys.executable, v[0], v[1], v >= (3, 9)))
print(sysconfig.get_path('include') if free else 'has a GIL')"
    OUTPUT_VARIABLE nogil_python_says
    ERROR_VARIABLE nogil_python_complains
    RESULT_VARIABLE nogil_python_result
    OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT nogil_python_result EQUAL 0)
    message(FATAL_ERROR "${Python_EXECUTABLE} is not a Python that runs: "
                        "${nogil_python_result}\n${nogil_python_complains}"
                        "Name another one with -DPython_EXECUTABLE=/path/to/python3.")
endif()
string(REPLACE "\n" ";" nogil_python_says "${nogil_python_says}")
list(GET nogil_python_says 0 nogil_python_path)
list(GET nogil_python_says 1 nogil_python_version)
list(GET nogil_python_says 2 nogil_python_is_new_enough)
list(GET nogil_python_says 3 nogil_python_free_threaded_include)
if(NOT nogil_python_is_new_enough STREQUAL "True")
    message(FATAL_ERROR "${nogil_python_path} is Python ${nogil_python_version}; libnogil needs 3.9 or newer. "
                        "Name a newer one with -DPython_EXECUTABLE=/path/to/python3.")
endif()
if(NOT nogil_python_path STREQUAL Python_EXECUTABLE)
    set(Python_EXECUTABLE "${nogil_python_path}" CACHE FILEPATH "The Python that the modules are built for" FORCE)
endif()

set(NOGIL_PYTHON_HAS_GIL OFF)
if(nogil_python_free_threaded_include STREQUAL "has a GIL")
    set(NOGIL_PYTHON_HAS_GIL ON)
elseif(NOT Python_INCLUDE_DIR) # CMake finds the headers of a free-threaded Python by itself since 3.30
    set(Python_INCLUDE_DIR "${nogil_python_free_threaded_include}" CACHE PATH "Where Python.h is")
endif()
find_package(Python 3.9 QUIET COMPONENTS Interpreter Development.Module)
if(NOT Python_Development.Module_FOUND)
    message(FATAL_ERROR
            "The headers of Python ${nogil_python_version} (${Python_EXECUTABLE}) are missing: there is no Python.h. "
            "Install python3-dev (Debian, Ubuntu: apt install python3-dev; for another version "
            "python${nogil_python_version}-dev), python3-devel (Fedora: dnf install python3-devel), "
            "or name a Python that has them with -DPython_EXECUTABLE=/path/to/python3.")
endif()
message(STATUS "Python ${Python_VERSION}: ${Python_EXECUTABLE}")
