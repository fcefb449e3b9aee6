// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/fusion/compose_cells.hpp"

/// The inner loops of the CPU's pass, each compiled for several widths of vector unit (cpu_block.cpp).
namespace firnline::fusing {

/// Cells evaluated side by side: long enough for the vector units, short enough that the values of all
/// indicators and the lanes of a composition stay in the first cache.
inline constexpr int block_cells = 128;

/// Composes a block; value[operation * block_cells + lane], complete[operation] as scan() found them.
void compose_block(const PreparedProfile& profile, const float* value, const bool* complete,
                   double cell_area_m2, const ProfilePlanes& out, std::int64_t first, int count,
                   const ComingCells& coming);

struct Scan {
  bool complete = false;      ///< no value is missing
  bool leaves_range = false;  ///< some value lies outside low..high
};
[[nodiscard]] Scan scan(const float* value, int count, float low, float high);

}  // namespace firnline::fusing
