# Which devices the program is built for. The CPU path is always there; CUDA is added when a toolkit is found.
set(FIRNLINE_CUDA AUTO CACHE STRING "Build the CUDA path: AUTO, ON or OFF")
set_property(CACHE FIRNLINE_CUDA PROPERTY STRINGS AUTO ON OFF)
set(FIRNLINE_HAS_CUDA OFF)
if(NOT FIRNLINE_CUDA STREQUAL "OFF")
  if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
    set(CMAKE_CUDA_ARCHITECTURES 90)  # one real architecture and its PTX; -DCMAKE_CUDA_ARCHITECTURES for others
  endif()
  include(CheckLanguage)
  check_language(CUDA)
  if(CMAKE_CUDA_COMPILER)
    enable_language(CUDA)
    set(CMAKE_CUDA_STANDARD 20)
    set(CMAKE_CUDA_STANDARD_REQUIRED ON)
    set(CMAKE_CUDA_EXTENSIONS OFF)
    if(NOT CMAKE_CUDA20_STANDARD_COMPILE_OPTION)
      set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION "-std=c++20")  # CMake 3.25 does not know yet that nvcc has it
    endif()
    find_package(CUDAToolkit REQUIRED)
    set(FIRNLINE_HAS_CUDA ON)
  elseif(FIRNLINE_CUDA STREQUAL "ON")
    message(FATAL_ERROR "FIRNLINE_CUDA=ON, but no CUDA compiler was found: put nvcc on PATH or use AUTO")
  endif()
endif()

if(FIRNLINE_HAS_CUDA)
  # The same rounding as the host, and warnings from both compilers and the assembler: a kernel that spills does not build.
  target_compile_options(firnline_flags INTERFACE $<$<COMPILE_LANGUAGE:CUDA>:
    --fmad=false --prec-div=true --prec-sqrt=true --ftz=false --expt-extended-lambda
    -Xcompiler=-Wall,-Wextra,-ffp-contract=off -Xcudafe=--display_error_number
    -Xptxas=--warn-on-spills$<$<BOOL:${FIRNLINE_WERROR}>:,--warning-as-error>
    $<$<BOOL:${FIRNLINE_WERROR}>:-Werror=all-warnings>>)
endif()

find_package(OpenMP REQUIRED COMPONENTS CXX)
if(FIRNLINE_SANITIZE MATCHES "thread")
  # The library that tells the thread sanitizer what OpenMP puts in order; without it every barrier looks like a race.
  get_filename_component(omp_folder "${OpenMP_omp_LIBRARY}" DIRECTORY)
  find_library(FIRNLINE_ARCHER_LIBRARY archer HINTS ${omp_folder} REQUIRED)
  target_link_options(firnline_flags INTERFACE -Wl,--push-state,--no-as-needed ${FIRNLINE_ARCHER_LIBRARY} -Wl,--pop-state
                      -Wl,-rpath,${omp_folder})
endif()

# Thrust: the toolkit's CCCL when the toolkit is used, else the distribution's 1.17. Never both in one program.
add_library(firnline_thrust INTERFACE)
add_library(firnline::thrust ALIAS firnline_thrust)
if(FIRNLINE_HAS_CUDA)
  foreach(dir IN LISTS CUDAToolkit_INCLUDE_DIRS)
    if(EXISTS ${dir}/cccl/thrust/version.h)
      target_include_directories(firnline_thrust SYSTEM INTERFACE ${dir}/cccl)
    endif()
  endforeach()
  target_include_directories(firnline_thrust SYSTEM INTERFACE ${CUDAToolkit_INCLUDE_DIRS})
else()
  find_path(FIRNLINE_THRUST_DIR thrust/version.h REQUIRED HINTS $ENV{FIRNLINE_THRUST_HINT}
            DOC "Folder that holds thrust/ (Debian: libthrust-dev)")
  target_include_directories(firnline_thrust SYSTEM INTERFACE ${FIRNLINE_THRUST_DIR})
endif()
target_compile_definitions(firnline_thrust INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:THRUST_DEVICE_SYSTEM=THRUST_DEVICE_SYSTEM_OMP CCCL_IGNORE_DEPRECATED_CPP_DIALECT>)
target_link_libraries(firnline_thrust INTERFACE OpenMP::OpenMP_CXX)
message(STATUS "firnline devices: cpu$<SEMICOLON>cuda=${FIRNLINE_HAS_CUDA}")
