# SPDX-License-Identifier: 0BSD
# NogilExtension: Python extension modules from C, C++ and Cython sources, for the tests, the examples and the bench.
#
# Rule: our own sources compile without a warning; what Cython writes is not ours.
#
#     nogil_extension(spam SOURCES spam.c fast.cc [MODULE_NAME name] [OUTPUT_DIRECTORY dir] [DEFINITIONS NOGIL_DEBUG]
#                     [OPTIONS -O3] [LIBRARIES m] [SINGLE_HEADER])
#     nogil_cython_extension(eggs SOURCE eggs.pyx [MODULE_NAME name] [OUTPUT_DIRECTORY dir] [DEFINITIONS ...]
#                            [OPTIONS -O3] [LIBRARIES m] [DEPENDS eggs.pxd] [INCLUDE_PATH folder-of-pxd ...] [CPLUS]
#                            [USES_NOGIL])
#
# Each makes a CMake target, and name.<what this Python wants>.so in dir (the current binary dir unless given). The
# module is linked to nogil::nogil; with SINGLE_HEADER it includes the generated single-file nogil.h instead.
include_guard(GLOBAL)
include(NogilPython)
include(NogilVenv)

# -Wconversion and friends: a header that is silent under these is silent in a user's project.
set(NOGIL_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)

function(nogil_extension target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "SINGLE_HEADER" "MODULE_NAME;OUTPUT_DIRECTORY"
                          "SOURCES;DEFINITIONS;OPTIONS;LIBRARIES")
    if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES)
        message(FATAL_ERROR "nogil_extension(${target}): needs SOURCES, does not know '${arg_UNPARSED_ARGUMENTS}'")
    endif()
    Python_add_library(${target} MODULE WITH_SOABI ${arg_SOURCES})
    nogil_private_place(${target} "${arg_MODULE_NAME}" "${arg_OUTPUT_DIRECTORY}")
    target_compile_options(${target} PRIVATE ${NOGIL_WARNINGS} ${arg_OPTIONS})
    target_compile_definitions(${target} PRIVATE ${arg_DEFINITIONS})
    if(arg_SINGLE_HEADER)
        target_include_directories(${target} PRIVATE "${NOGIL_SINGLE_HEADER_DIR}")
        add_dependencies(${target} single_header)
    else()
        target_link_libraries(${target} PRIVATE nogil::nogil)
    endif()
    target_link_libraries(${target} PRIVATE ${arg_LIBRARIES})
endfunction()

function(nogil_cython_extension target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "CPLUS;USES_NOGIL" "SOURCE;MODULE_NAME;OUTPUT_DIRECTORY"
                          "DEFINITIONS;OPTIONS;LIBRARIES;DEPENDS;INCLUDE_PATH")
    if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCE)
        message(FATAL_ERROR
                "nogil_cython_extension(${target}): needs SOURCE, does not know '${arg_UNPARSED_ARGUMENTS}'")
    endif()
    cmake_path(ABSOLUTE_PATH arg_SOURCE OUTPUT_VARIABLE source)
    cmake_path(GET source FILENAME name)
    set(language c)
    set(flags -3)
    if(arg_CPLUS)
        set(language cpp)
        list(APPEND flags --cplus)
    endif()
    foreach(folder IN LISTS arg_INCLUDE_PATH)
        list(APPEND flags "-I${folder}")
    endforeach()
    if(NOT arg_MODULE_NAME)
        set(arg_MODULE_NAME ${target})
    endif()
    # Cython takes the module's name from the file's unless told.
    set(translated "${CMAKE_CURRENT_BINARY_DIR}/${target}.dir/${arg_MODULE_NAME}.${language}")
    file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/${target}.dir")
    add_custom_command(
        OUTPUT "${translated}"
        COMMAND "${NOGIL_VENV_PYTHON}" -m cython ${flags} --module-name ${arg_MODULE_NAME} -o "${translated}"
                "${source}"
        DEPENDS "${source}" ${arg_DEPENDS}
        WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
        COMMENT "Cythonizing ${name}"
        VERBATIM)
    Python_add_library(${target} MODULE WITH_SOABI "${translated}")
    nogil_private_place(${target} "${arg_MODULE_NAME}" "${arg_OUTPUT_DIRECTORY}")
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
    target_compile_options(${target} PRIVATE -w ${arg_OPTIONS})
    target_compile_definitions(${target} PRIVATE ${arg_DEFINITIONS})
    if(arg_USES_NOGIL)
        target_link_libraries(${target} PRIVATE nogil::nogil)
    endif()
    target_link_libraries(${target} PRIVATE ${arg_LIBRARIES})
endfunction()

# Name the module's file and say where it goes; without a $<...> generators with many configurations would add a folder.
function(nogil_private_place target module_name output_directory)
    if(NOT module_name)
        set(module_name ${target})
    endif()
    if(NOT output_directory)
        set(output_directory "${CMAKE_CURRENT_BINARY_DIR}")
    endif()
    set_target_properties(${target} PROPERTIES OUTPUT_NAME "${module_name}"
                                               LIBRARY_OUTPUT_DIRECTORY "$<1:${output_directory}>")
endfunction()
