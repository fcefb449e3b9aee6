# A room is one library with an explicit list of sources (docs: ARCHITECTURE.md).
#   firnline_room(grid SOURCES a.cpp b.cpp LINKS firnline::backend)
function(firnline_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  if(ROOM_SOURCES)
    add_library(firnline_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(firnline_${name} PUBLIC $<BUILD_INTERFACE:firnline::flags> ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
    firnline_precompile(firnline_${name} ${firnline_headers_of_rooms})
  else()
    add_library(firnline_${name} INTERFACE)
    target_link_libraries(firnline_${name} INTERFACE firnline::flags ${ROOM_LINKS})
  endif()
  set_target_properties(firnline_${name} PROPERTIES EXPORT_NAME ${name})
  add_library(firnline::${name} ALIAS firnline_${name})
endfunction()

option(FIRNLINE_UNOPTIMISED_TESTS "Compile test programs without optimisation, in half the time; what they test keeps its level" OFF)

# Tests of kernels hold kernel text, and keep the preset's level; the others do not need it.
function(firnline_test_options target)
  if(FIRNLINE_SANITIZE OR FIRNLINE_UNOPTIMISED_TESTS
     OR CMAKE_CURRENT_SOURCE_DIR MATCHES "/tests(/(end_to_end|hostile|reference|unit/(host|rasters|scripts))|$)")
    # Without optimisation GCC cannot follow which branch sets what.
    target_compile_options(${target} PRIVATE -O0 $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    firnline_precompile(${target} firnline_test_headers)
  endif()
endfunction()

# One test program; each of its cases becomes a CTest test that carries the net's label.
#   firnline_test(unit_grid LABEL unit SOURCES grid_spec_test.cpp LINKS firnline::grid)
# TIMEOUT_S: seconds that one case may take; 900 without it. Sanitizers are granted four times as much.
# REPEATS, with TOGETHER: the label "repeats" besides. Under sanitizers the program says nothing that others do not say: CI leaves it out there
# (test preset asan-ci), `scripts/test asan` does not.
# TOGETHER: all cases are one CTest test, in one process; for programs whose cases share what takes long to make. Under sanitizers, where
# a process takes longer to start than most cases run, so are those of every program that does not run whole studies.
function(firnline_test name)
  cmake_parse_arguments(TEST "TOGETHER;REPEATS" "" "LABEL;TIMEOUT_S;SOURCES;LINKS" ${ARGN})
  set(labels "${TEST_LABEL}")
  if(TEST_REPEATS)
    list(APPEND labels repeats)
  endif()
  set(timeout_s 900)
  if(TEST_TIMEOUT_S)
    set(timeout_s ${TEST_TIMEOUT_S})
  endif()
  if(FIRNLINE_SANITIZE)
    math(EXPR timeout_s "4 * ${timeout_s}")
  endif()
  add_executable(firnline_${name} ${TEST_SOURCES})
  target_link_libraries(firnline_${name} PRIVATE firnline::flags ${TEST_LINKS} GTest::gtest_main)
  target_compile_definitions(firnline_${name} PRIVATE FIRNLINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  firnline_test_options(firnline_${name})
  if(TEST_TOGETHER OR (FIRNLINE_SANITIZE AND TEST_LABEL MATCHES "^(unit|golden|property|parity|reference)$"))
    add_test(NAME ${name} COMMAND firnline_${name})
    set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT ${timeout_s})
    return()
  endif()
  gtest_discover_tests(firnline_${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120 TEST_PREFIX "${name}."
                       PROPERTIES LABELS "${TEST_LABEL}" TIMEOUT ${timeout_s})
endfunction()
