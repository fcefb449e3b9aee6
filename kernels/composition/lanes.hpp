// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace firnline::composing {

/// Of an array of lanes: vectors of eight numbers that straddle two cache lines take twice as long. The stack
/// on which the address sanitizer looks for use after return aligns to 32 bytes at most.
#if defined(__SANITIZE_ADDRESS__)
template <int width>
inline constexpr std::size_t lane_alignment = alignof(double);
#else
template <int width>
inline constexpr std::size_t lane_alignment = width >= 8 ? 64 : alignof(double);
#endif

}  // namespace firnline::composing
