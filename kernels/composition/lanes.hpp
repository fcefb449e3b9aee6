// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace firnline::composing {

/// Of an array of lanes: vectors of eight numbers that straddle two cache lines take twice as long.
template <int width>
inline constexpr std::size_t lane_alignment = width >= 8 ? 64 : alignof(double);

}  // namespace firnline::composing
