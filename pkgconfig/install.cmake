# SPDX-License-Identifier: Apache-2.0
# Nothing installed names the prefix: the whole tree may be moved.
set(hft_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hft)
set(hft_pc_dir ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH pc_to_prefix ${hft_pc_dir} ${CMAKE_INSTALL_PREFIX})
file(RELATIVE_PATH pc_to_libdir ${hft_pc_dir} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH pc_to_includedir ${hft_pc_dir} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(pkgconfig/hft.pc.in hft.pc @ONLY)
configure_package_config_file(pkgconfig/hftConfig.cmake.in hftConfig.cmake
  INSTALL_DESTINATION ${hft_cmake_dir})
write_basic_package_version_file(hftConfigVersion.cmake COMPATIBILITY SameMinorVersion)

install(DIRECTORY include/hft DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/hft.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_BINARY_DIR}/hftConfig.cmake ${PROJECT_BINARY_DIR}/hftConfigVersion.cmake
  DESTINATION ${hft_cmake_dir})
if(HFT_SHARED)
  install(TARGETS hft_shared EXPORT hftTargets)
  install(EXPORT hftTargets NAMESPACE hft:: DESTINATION ${hft_cmake_dir})
endif()
if(HFT_STATIC)
  install(TARGETS hft_static EXPORT hftStaticTargets)
  install(EXPORT hftStaticTargets NAMESPACE hft:: DESTINATION ${hft_cmake_dir})
endif()
if(TARGET hft)
  install(TARGETS hft)
  install(FILES docs/man/hft.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES examples/cli/completion/hft.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME hft)
  install(FILES examples/cli/completion/_hft
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endif()

if(PROJECT_IS_TOP_LEVEL)
  add_custom_target(dist COMMAND sh ${PROJECT_SOURCE_DIR}/pkgconfig/dist.sh ${PROJECT_BINARY_DIR}
    COMMENT "Writing the source tarball")
endif()
