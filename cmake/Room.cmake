# A room is one library with an explicit list of sources (docs: ARCHITECTURE.md).
#   firnline_room(grid SOURCES a.cpp b.cpp LINKS firnline::backend)
function(firnline_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  if(ROOM_SOURCES)
    add_library(firnline_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(firnline_${name} PUBLIC firnline::flags ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
  else()
    add_library(firnline_${name} INTERFACE)
    target_link_libraries(firnline_${name} INTERFACE firnline::flags ${ROOM_LINKS})
  endif()
  add_library(firnline::${name} ALIAS firnline_${name})
endfunction()

# One test program; each of its cases becomes a CTest test that carries the net's label.
#   firnline_test(unit_grid LABEL unit SOURCES grid_spec_test.cpp LINKS firnline::grid)
function(firnline_test name)
  cmake_parse_arguments(TEST "" "" "LABEL;SOURCES;LINKS" ${ARGN})
  add_executable(firnline_${name} ${TEST_SOURCES})
  target_link_libraries(firnline_${name} PRIVATE firnline::flags ${TEST_LINKS} GTest::gtest_main)
  target_compile_definitions(firnline_${name} PRIVATE FIRNLINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(firnline_${name} DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}."
                       PROPERTIES LABELS "${TEST_LABEL}" TIMEOUT 900)
endfunction()
