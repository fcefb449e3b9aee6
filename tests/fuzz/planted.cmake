# A planted fault: a source of the program with one text of it replaced, linked in its place into a copy of the harness.
# The run must end with the words of the property that the fault breaks. The program itself is never built from it.
#   fuzz_planted(journal TAKES_A_FLIPPED_BIT FILE rasters/store/journal.cpp FROM [[...]] TO [[...]] SAYS "...")
function(fuzz_planted harness fault)
  cmake_parse_arguments(PARSE_ARGV 2 PLANTED "" "FILE;FROM;TO;SAYS;RUNS" "")  # keeps the semicolons of C++
  set(original ${PROJECT_SOURCE_DIR}/${PLANTED_FILE})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${original})
  file(READ ${original} text)
  string(REPLACE "${PLANTED_FROM}" "${PLANTED_TO}" faulty "${text}")
  if(faulty STREQUAL text)
    message(FATAL_ERROR "The fault ${fault} cannot be planted: ${PLANTED_FILE} does not hold ${PLANTED_FROM}")
  endif()
  get_filename_component(name ${PLANTED_FILE} NAME)
  set(copy ${CMAKE_CURRENT_BINARY_DIR}/planted/${harness}_${fault}/${name})
  file(CONFIGURE OUTPUT ${copy} CONTENT "${faulty}" @ONLY)
  fuzz_program(fuzz_planted_${harness}_${fault} ${harness} ${copy})
  if(NOT PLANTED_RUNS)
    set(PLANTED_RUNS 200000)
  endif()
  get_property(arguments GLOBAL PROPERTY fuzz_arguments_${harness})
  add_test(NAME fuzz_planted.${harness}_${fault}
           COMMAND fuzz_planted_${harness}_${fault} --runs ${PLANTED_RUNS} ${arguments})
  set_tests_properties(fuzz_planted.${harness}_${fault} PROPERTIES LABELS fuzz TIMEOUT 900 ENVIRONMENT "${fuzz_environment}"
                       PASS_REGULAR_EXPRESSION "PROPERTY BROKEN: ${PLANTED_SAYS}")
endfunction()
