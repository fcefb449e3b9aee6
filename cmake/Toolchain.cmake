# Language level, warnings, hardening, and the floating-point rules that make results equal on every machine.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

option(FIRNLINE_WERROR "Warnings are errors" OFF)
set(FIRNLINE_SANITIZE "" CACHE STRING "Comma-separated sanitizers: address,undefined or thread")

# Multiply-add must not be contracted and no identity of real numbers may be assumed: the same bits everywhere.
set(FIRNLINE_FLOAT_FLAGS -ffp-contract=off -fno-fast-math)
# GCC 12 warns about string concatenation in its own library (its bug 105651): -Wno-restrict, which clang does not know.
set(FIRNLINE_WARNING_FLAGS -Wall -Wextra -Wconversion -Wshadow $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<BOOL:${FIRNLINE_WERROR}>:-Werror>)
set(FIRNLINE_HARDENING_FLAGS -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
    -ftrivial-auto-var-init=zero -D_GLIBCXX_ASSERTIONS)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 16)
  # Before 16, clang clears variables only when told twice.
  list(APPEND FIRNLINE_HARDENING_FLAGS -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang)
endif()

if(FIRNLINE_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  message(FATAL_ERROR "The thread sanitizer does not see what orders the threads of GCC's OpenMP: configure with --preset tsan (clang)")
endif()

add_library(firnline_flags INTERFACE)
add_library(firnline::flags ALIAS firnline_flags)
target_compile_options(firnline_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:${FIRNLINE_FLOAT_FLAGS} ${FIRNLINE_WARNING_FLAGS} ${FIRNLINE_HARDENING_FLAGS}>)
target_include_directories(firnline_flags INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
if(FIRNLINE_SANITIZE)
  # GCC's flow warnings see ghosts in instrumented library code; the plain build keeps them as errors.
  target_compile_options(firnline_flags INTERFACE
    $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>>:-Wno-uninitialized -Wno-maybe-uninitialized>
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${FIRNLINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all>)
  target_link_options(firnline_flags INTERFACE -fsanitize=${FIRNLINE_SANITIZE})
else()
  target_compile_options(firnline_flags INTERFACE
    $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CONFIG:Release,RelWithDebInfo>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3>)
endif()
target_link_options(firnline_flags INTERFACE $<$<LINK_LANGUAGE:CXX>:-Wl,-z,relro,-z,now,-z,noexecstack -pie>)
