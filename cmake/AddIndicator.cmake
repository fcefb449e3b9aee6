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

  firnline_write_evaluation(${path} ${name} cpp cpu)
  if(FIRNLINE_HAS_CUDA)
    firnline_write_evaluation(${path} ${name} cu cuda)
  endif()
  set_property(DIRECTORY APPEND PROPERTY FIRNLINE_INDICATOR_PATHS ${path})
  set_property(DIRECTORY APPEND PROPERTY FIRNLINE_INDICATOR_NAMES ${name})
endfunction()

# The one source that compiles an indicator for one device.
function(firnline_write_evaluation path name extension device)
  set(file ${FIRNLINE_INDICATORS_GENERATED}/${path}.${extension})
  file(CONFIGURE OUTPUT ${file} CONTENT [[
// Written by cmake/AddIndicator.cmake.
#include "kernels/indicators/@path@.hpp"

#include "kernels/indicators/evaluate.hpp"

namespace firnline {
template void evaluate_tile<@name@, DeviceKind::@device@>(const TileOnDevice&, const Binding&, Buffer<float>&);
}  // namespace firnline
]] @ONLY)
  set_property(DIRECTORY APPEND PROPERTY FIRNLINE_INDICATOR_SOURCES ${file})
endfunction()

function(finish_indicators)
  get_property(paths DIRECTORY PROPERTY FIRNLINE_INDICATOR_PATHS)
  get_property(names DIRECTORY PROPERTY FIRNLINE_INDICATOR_NAMES)
  get_property(sources DIRECTORY PROPERTY FIRNLINE_INDICATOR_SOURCES)
  set(includes "")
  set(declarations "")
  set(list "")
  foreach(path name IN ZIP_LISTS paths names)
    string(APPEND includes "#include \"kernels/indicators/${path}.hpp\"\n")
    set(arguments "(const TileOnDevice&, const Binding&, Buffer<float>&)")
    string(APPEND declarations "extern template void evaluate_tile<${name}, DeviceKind::cpu>${arguments};\n")
    set(cuda "nullptr")
    if(FIRNLINE_HAS_CUDA)
      string(APPEND declarations "extern template void evaluate_tile<${name}, DeviceKind::cuda>${arguments};\n")
      set(cuda "&evaluate_tile<${name}, DeviceKind::cuda>")
    endif()
    string(APPEND list "    {${name}::info, &evaluate_tile<${name}, DeviceKind::cpu>, ${cuda}},\n")
  endforeach()
  set(registry ${FIRNLINE_INDICATORS_GENERATED}/registry_list.cpp)
  file(CONFIGURE OUTPUT ${registry} CONTENT [[
// Written by cmake/AddIndicator.cmake from the list in kernels/indicators/CMakeLists.txt.
#include "kernels/indicators/registry.hpp"

@includes@
namespace firnline {

template <class Indicator, DeviceKind kind>
void evaluate_tile(const TileOnDevice& tile, const Binding& binding, Buffer<float>& out);
@declarations@
std::span<const RegisteredIndicator> indicators() {
  static const RegisteredIndicator all[] = {
@list@  };
  return all;
}

}  // namespace firnline
]] @ONLY)
  firnline_room(indicators SOURCES registry.cpp ${sources} ${registry} LINKS firnline::mapalgebra)
endfunction()
