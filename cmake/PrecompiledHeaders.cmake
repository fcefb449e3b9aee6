# Headers that most sources read are read once, by a program that does nothing else, and taken over from there by sources that are
# not optimised, and under sanitizers by the rooms too: elsewhere GCC's flow warnings see ghosts in the library's inlined code. Not
# under a compiler cache, whose entries would hold for one build folder alone.
set(CMAKE_PCH_WARN_INVALID OFF)  # a room whose flags differ (OpenMP): it reads the headers itself
set(firnline_precompiled "")      # KINDs of targets
if(NOT CMAKE_CXX_COMPILER_LAUNCHER AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
  set(firnline_precompiled PROGRAM)
  if(FIRNLINE_SANITIZE)
    list(APPEND firnline_precompiled LIBRARY)
  endif()
endif()

# firnline_headers(NAME KIND HEADERS ... LINKS ...): KIND is that of the targets which take them over, LIBRARY or PROGRAM, since
# their flags differ.
function(firnline_headers name kind)
  cmake_parse_arguments(THESE "" "" "HEADERS;LINKS" ${ARGN})
  if(kind IN_LIST firnline_precompiled)
    file(CONFIGURE OUTPUT ${name}.cpp CONTENT "int main() { return 0; }\n")
    if(kind STREQUAL "LIBRARY")
      add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    else()
      add_executable(${name} ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    endif()
    target_link_libraries(${name} PRIVATE firnline::flags ${THESE_LINKS})
    target_precompile_headers(${name} PRIVATE ${THESE_HEADERS})
  endif()
endfunction()

function(firnline_precompile target headers)
  if(TARGET ${headers})
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endif()
endfunction()

set(firnline_common_headers <algorithm> <array> <cstdint> <filesystem> <fstream> <functional> <limits> <map> <memory>
    <numeric> <optional> <random> <set> <span> <sstream> <string> <string_view> <utility> <variant> <vector>)
firnline_headers(firnline_room_headers LIBRARY HEADERS ${firnline_common_headers})
set(firnline_headers_of_rooms firnline_room_headers)  # a folder whose flags differ has its own
