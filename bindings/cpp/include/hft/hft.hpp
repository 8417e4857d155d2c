/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_HFT_HPP
#define HFT_HFT_HPP
/**
 * @file hft.hpp
 * The whole of the C++ binding: header-only, C++17, over libhft's C headers.
 */
#include <hft/error.hpp>
#include <hft/handle.hpp>
#include <hft/span.hpp>
#include <hft/book.hpp>
#include <hft/match.hpp>
#include <hft/decoder.hpp>
#include <hft/strategy.hpp>
#include <hft/engine.hpp>
#endif
