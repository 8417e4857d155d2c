# SPDX-License-Identifier: Apache-2.0
# What the library is compiled and linked with. Sanitizers, coverage and debug assertions hold for
# the whole build; the rest is the library's own and reaches no consumer.
include(CheckCCompilerFlag)
include(CheckLinkerFlag)

# The first spelling that this compiler takes.
function(hft_add_flag list)
  foreach(flag IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER "HFT_HAS${flag}" has)
    # -Werror, since clang only warns of a flag that it does not know.
    set(CMAKE_REQUIRED_FLAGS -Werror)
    check_c_compiler_flag("${flag}" ${has})
    if(${has})
      separate_arguments(words UNIX_COMMAND "${flag}")
      set(${list} ${${list}} ${words} PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

set(HFT_WARNINGS -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wconversion
  -Wno-sign-conversion)

# No path of the machine that builds ends up in what it builds. The compiler takes the last map that
# fits: of two folders, one in the other, the inner is named last.
set(maps -ffile-prefix-map=${CMAKE_BINARY_DIR}=build -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
cmake_path(IS_PREFIX PROJECT_SOURCE_DIR ${CMAKE_BINARY_DIR} built_within)
if(built_within)
  list(REVERSE maps)
endif()
set(HFT_COMPILE_OPTIONS ${HFT_WARNINGS} ${maps})
set(HFT_LINK_OPTIONS -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code -Wl,--as-needed)

if(HFT_SANITIZE)
  add_compile_options(-fsanitize=${HFT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HFT_SANITIZE})
  if(HFT_SANITIZE MATCHES thread AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
    # It does not follow fences. What they order is atomic, so no race is reported in vain.
    add_compile_options(-Wno-tsan)
  endif()
elseif(HFT_COVER)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
else()
  hft_add_flag(HFT_COMPILE_OPTIONS -fstack-protector-strong)
  hft_add_flag(HFT_COMPILE_OPTIONS -fstack-clash-protection)
  hft_add_flag(HFT_COMPILE_OPTIONS -fcf-protection=full)
  hft_add_flag(HFT_COMPILE_OPTIONS -fno-plt)
  # Older clangs want a second flag with it.
  set(enable_zero -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang)
  hft_add_flag(HFT_COMPILE_OPTIONS -ftrivial-auto-var-init=zero
    "-ftrivial-auto-var-init=zero ${enable_zero}")
  # The C library warns when it is asked to fortify without optimisation.
  if(CMAKE_BUILD_TYPE MATCHES "^Rel|^MinSize")
    list(APPEND HFT_COMPILE_OPTIONS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
  endif()
endif()

if(HFT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(HFT_LTO)
  if(NOT CMAKE_C_COMPILER_ID STREQUAL "GNU")
    message(FATAL_ERROR "HFT_LTO needs gcc, whose fat objects other compilers can link")
  endif()
  add_compile_options(-flto=auto -ffat-lto-objects)
  add_link_options(-flto=auto)
endif()
