# The registration line of an indicator, and what it stands for.
#   add_indicator(terrain/slope_horn SlopeHorn)   header terrain/slope_horn.hpp defines struct SlopeHorn
#   finish_indicators()                           after the last one: the library firnline::indicators
# Configuring stops when the golden file, the row of docs/indicators.md or a bibliography key is missing, so that an
# indicator without a proof or a source cannot be built.
set(FIRNLINE_INDICATORS_GENERATED ${PROJECT_BINARY_DIR}/generated/indicators)

function(add_indicator path name)
  set(header ${CMAKE_CURRENT_SOURCE_DIR}/${path}.hpp)
  set(golden ${PROJECT_SOURCE_DIR}/tests/golden/${path}.golden)
  set(table ${PROJECT_SOURCE_DIR}/docs/indicators.md)
  set(bibliography ${PROJECT_SOURCE_DIR}/docs/references.bib)
  foreach(needed IN ITEMS ${header} ${golden} ${table} ${bibliography})
    if(NOT EXISTS ${needed})
      message(FATAL_ERROR "The indicator ${path} lacks ${needed}")
    endif()
  endforeach()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${header} ${golden} ${table} ${bibliography})

  get_filename_component(id ${path} NAME)
  file(READ ${table} rows)
  if(NOT rows MATCHES "\n\\| `${id}` \\|")
    message(FATAL_ERROR "The indicator ${id} has no row \"| `${id}` | ...\" in docs/indicators.md")
  endif()
  file(READ ${header} text)
  file(READ ${bibliography} entries)
  string(REGEX MATCHALL "\\.source = \"[^\"]+\"" sources "${text}")
  if(NOT sources)
    message(FATAL_ERROR "The indicator ${id} names no source")
  endif()
  foreach(source IN LISTS sources)
    string(REGEX REPLACE ".*\"([^\"]+)\"" "\\1" key "${source}")
    if(NOT key STREQUAL "choice" AND NOT entries MATCHES "@[a-z]+{${key},")
      message(FATAL_ERROR "The indicator ${id} cites \"${key}\", which docs/references.bib does not have")
    endif()
  endforeach()

  string(REPLACE "/" "_" function evaluate_${path})
  set(file ${FIRNLINE_INDICATORS_GENERATED}/${path}.cpp)
  file(CONFIGURE OUTPUT ${file} CONTENT [[
// Written by cmake/AddIndicator.cmake.
#include "kernels/indicators/@path@.hpp"

#include "kernels/backend/vector_clones.hpp"
#include "kernels/indicators/evaluate.hpp"

namespace firnline {
FIRN_VECTOR_CLONES bool @function@(const TileView& tile, const Binding& binding, std::int64_t row, std::int64_t col,
                                   int count, float* out) {
  return evaluate_span<@name@>(tile, binding, row, col, count, out);
}
}  // namespace firnline
]] @ONLY)
  # The compiler may then compute both sides of a choice and vectorise it; only exception flags, which nobody reads, differ.
  # Arrays of lanes are filled by the next loop, not cleared.
  set_source_files_properties(${file} PROPERTIES
    COMPILE_OPTIONS "-fno-trapping-math;-fno-math-errno;-ftrivial-auto-var-init=uninitialized")
  set_property(DIRECTORY APPEND PROPERTY FIRNLINE_INDICATOR_SOURCES ${file})
  set_property(DIRECTORY APPEND PROPERTY FIRNLINE_INDICATOR_PATHS ${path})
  set_property(DIRECTORY APPEND PROPERTY FIRNLINE_INDICATOR_NAMES ${name})
endfunction()

# The list of all indicators, for the CPU (registry_list.cpp) and for the fused kernel (all_indicators.hpp).
function(finish_indicators)
  get_property(paths DIRECTORY PROPERTY FIRNLINE_INDICATOR_PATHS)
  get_property(names DIRECTORY PROPERTY FIRNLINE_INDICATOR_NAMES)
  get_property(sources DIRECTORY PROPERTY FIRNLINE_INDICATOR_SOURCES)
  set(includes "")
  set(declarations "")
  set(list "")
  set(cases "")
  set(number 0)
  foreach(path name IN ZIP_LISTS paths names)
    string(REPLACE "/" "_" function evaluate_${path})
    string(APPEND includes "#include \"kernels/indicators/${path}.hpp\"\n")
    string(APPEND declarations
      "bool ${function}(const TileView&, const Binding&, std::int64_t, std::int64_t, int, float*);\n")
    string(APPEND list "    {${name}::info, ${number}, &${function}, refusal_of<${name}>()},\n")
    string(APPEND cases "    case ${number}:\n      return ${name}::cell(inputs, site, params);\n")
    math(EXPR number "${number} + 1")
  endforeach()
  set(registry ${FIRNLINE_INDICATORS_GENERATED}/registry_list.cpp)
  file(CONFIGURE OUTPUT ${registry} CONTENT [[
// Written by cmake/AddIndicator.cmake from the list in kernels/indicators/CMakeLists.txt.
#include "kernels/indicators/registry.hpp"

@includes@
namespace firnline {

@declarations@
std::span<const RegisteredIndicator> indicators() {
  static const RegisteredIndicator all[] = {
@list@  };
  return all;
}

}  // namespace firnline
]] @ONLY)
  file(CONFIGURE OUTPUT ${FIRNLINE_INDICATORS_GENERATED}/all_indicators.hpp CONTENT [[
// Written by cmake/AddIndicator.cmake from the list in kernels/indicators/CMakeLists.txt.
#pragma once

@includes@
namespace firnline {

/// The cell function of indicators()[number]. All threads of a block ask for the same one, so no warp diverges here.
FIRN_FN inline float evaluate_cell(int number, const CellInputs& inputs, const CellSite& site, const double* params) {
  switch (number) {
@cases@    default:
      return no_data_f32;
  }
}

}  // namespace firnline
]] @ONLY)
  firnline_room(indicators SOURCES registry.cpp ${sources} ${registry} LINKS firnline::grid)
endfunction()
