# What other programs may use (docs/decisions/0018): the words of the grid, the indicators, and the composition of one row of
# values, as find_package(firnline CONFIG) and firnline::kernels. Nothing of it needs another library, so nothing else is looked for.
add_library(firnline_kernels INTERFACE)
add_library(firnline::kernels ALIAS firnline_kernels)
set_target_properties(firnline_kernels PROPERTIES EXPORT_NAME kernels)
target_link_libraries(firnline_kernels INTERFACE firnline::indicators firnline::grid)
target_compile_features(firnline_kernels INTERFACE cxx_std_20)
# Cell functions are inline: they give our bits only where multiply-add is not contracted.
target_compile_options(firnline_kernels INTERFACE $<INSTALL_INTERFACE:$<$<COMPILE_LANGUAGE:CXX>:-ffp-contract=off>>)
target_include_directories(firnline_kernels INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/firnline>)

if(NOT FIRNLINE_SANITIZE)  # an instrumented library would ask its user for the same sanitizer
  set(package ${CMAKE_INSTALL_LIBDIR}/cmake/firnline)
  install(TARGETS firnline_kernels firnline_indicators firnline_grid EXPORT firnline_targets
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(EXPORT firnline_targets NAMESPACE firnline:: FILE firnline-targets.cmake DESTINATION ${package})
  foreach(folder grid indicators composition)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/kernels/${folder}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/firnline/kernels/${folder}
            FILES_MATCHING PATTERN "*.hpp")
  endforeach()
  include(CMakePackageConfigHelpers)
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/firnline-config-version.cmake COMPATIBILITY SameMinorVersion)
  file(WRITE ${PROJECT_BINARY_DIR}/firnline-config.cmake "include(\${CMAKE_CURRENT_LIST_DIR}/firnline-targets.cmake)\n")
  install(FILES ${PROJECT_BINARY_DIR}/firnline-config.cmake ${PROJECT_BINARY_DIR}/firnline-config-version.cmake DESTINATION ${package})
endif()
