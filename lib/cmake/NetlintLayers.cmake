# How a layer, a test and the combined package are declared.

find_program(NETLINT_CCACHE ccache)
if(NETLINT_CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${NETLINT_CCACHE}")
endif()

add_library(netlint_options INTERFACE)
target_compile_options(netlint_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow
                       -Wno-missing-field-initializers  # members that a designated initialiser leaves out have defaults
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>  # GCC 12 sees it in moved variants
                       $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)  # in the sort of GCC 12's library
option(NETLINT_WERROR "Treat warnings as errors" OFF)
if(NETLINT_WERROR)
    target_compile_options(netlint_options INTERFACE -Werror)
endif()

set_property(GLOBAL PROPERTY NETLINT_LAYERS "")

# Most of a file's compile time goes into these, which nearly every file includes.
set(NETLINT_COMMON_HEADERS <fmt/format.h> <boost/multiprecision/cpp_int.hpp> <algorithm> <map> <optional> <string>
    <variant> <vector>)

# netlint_layer(set SOURCES a.cpp DEPENDS base net PRIVATE_LIBS simdjson::simdjson PRECOMPILE "a.hpp")
# A layer is a library whose link line is its row in the table of layers. PRECOMPILE: headers that nearly all of its
# files include.
function(netlint_layer name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_LIBS;PRECOMPILE" ${ARGN})
    if(arg_SOURCES)
        add_library(netlint_${name} STATIC ${arg_SOURCES})
        target_include_directories(netlint_${name} PUBLIC "${PROJECT_SOURCE_DIR}/include")
        target_link_libraries(netlint_${name} PRIVATE $<BUILD_INTERFACE:netlint_options> ${arg_PRIVATE_LIBS}
                              PUBLIC fmt::fmt Boost::headers)
        if(NOT CMAKE_UNITY_BUILD)  # a batch of sources reads them but once
            target_precompile_headers(netlint_${name} PRIVATE ${NETLINT_COMMON_HEADERS} ${arg_PRECOMPILE})
        endif()
        foreach(below IN LISTS arg_DEPENDS)
            target_link_libraries(netlint_${name} PUBLIC netlint_${below})
        endforeach()
    else()
        message(FATAL_ERROR "layer ${name} has no sources")
    endif()
    set_property(GLOBAL APPEND PROPERTY NETLINT_LAYERS ${name})
    set_property(GLOBAL APPEND PROPERTY NETLINT_PRIVATE_LIBS ${arg_PRIVATE_LIBS})
endfunction()

# What tests that are compiled fast share: their flags and their headers, which are compiled once for all.
function(netlint_test_headers)
    if(TARGET netlint_test_headers)
        return()
    endif()
    # An executable that runs no test: only executables share the flags of the others.
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/test_headers.cpp" CONTENT "")
    add_executable(netlint_test_headers "${CMAKE_BINARY_DIR}/test_headers.cpp")
    target_link_libraries(netlint_test_headers PRIVATE netlint_testing netlint_options fmt::fmt Boost::headers)
    target_compile_options(netlint_test_headers PRIVATE -O0)
    target_include_directories(netlint_test_headers PRIVATE "${PROJECT_SOURCE_DIR}/include")
    target_precompile_headers(netlint_test_headers PRIVATE <doctest/doctest.h> ${NETLINT_COMMON_HEADERS}
        <netlint/model/network.hpp> <netlint/plan/plan.hpp> <netlint/set/header_space.hpp>)
endfunction()

# netlint_test(set interval_set_test.cpp [LIBS ...] [SOURCES ...] [OPTIMISED])
# One executable a layer, one ctest entry a file; SOURCES are what only this test needs. Tests are compiled fast, not
# run fast, but for OPTIMISED ones, which share another executable and are started first. LIBS that define macros are given as LINK_ONLY:
# with other macros than the others' the compiled headers would be of no use.
function(netlint_test layer file)
    if(NOT NETLINT_BUILD_TESTS)
        return()
    endif()
    cmake_parse_arguments(arg "OPTIMISED" "" "LIBS;SOURCES" ${ARGN})
    get_filename_component(stem ${file} NAME_WE)
    string(REGEX REPLACE "_test$" "" stem ${stem})
    set(target netlint_${layer}_test)
    if(arg_OPTIMISED)
        set(target netlint_${layer}_optimised_test)
    endif()
    if(NOT TARGET ${target})
        add_executable(${target})
        target_link_libraries(${target} PRIVATE netlint_${layer} netlint_testing netlint_options)
        if(NOT arg_OPTIMISED)
            netlint_test_headers()
            target_compile_options(${target} PRIVATE -O0)
            target_precompile_headers(${target} REUSE_FROM netlint_test_headers)
        endif()
        set_target_properties(${target} PROPERTIES UNITY_BUILD_BATCH_SIZE 8)
    endif()
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/${file}" ${arg_SOURCES})
    if(arg_LIBS)
        target_link_libraries(${target} PRIVATE ${arg_LIBS})
    endif()
    add_test(NAME ${layer}.${stem} COMMAND ${target} --source-file=*/${file})
    # A filter that matches nothing must not look like success.
    set_tests_properties(${layer}.${stem} PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0 "
                         WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    if(arg_OPTIMISED)
        set_source_files_properties(${file} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        set_tests_properties(${layer}.${stem} PROPERTIES COST 60)
    endif()
endfunction()

