// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/hydrology/height.hpp"

namespace firnline {

/// Water passes from one basin to another, either way, where it stands at least this high. Where it matters
/// which of several spills of one height is meant, more than the height tells them apart.
template <class H>
struct SpillAt {
  H height{};
  std::int32_t a = 0, b = 0;  ///< basins
};
using Spill = SpillAt<Height>;

void sort_by_height(std::vector<Spill>& spills);

/// The height to which water rises in each basin before it reaches the basin `outside`: over all ways there,
/// the least of their highest spills. in: sorted spills between basins 0 .. basins - 1. out: one per basin;
/// lowest for `outside`, above_everything where no way leads there
[[nodiscard]] std::vector<Height> water_levels(std::int32_t basins, std::int32_t outside,
                                               std::span<const Spill> sorted);

/// A graph of spills, thinned to forests in which the highest spill of the best way between two basins is
/// the same.
struct ThinnedSpills {
  std::vector<Spill> forest;          ///< over all basins, sorted
  std::vector<Spill> between_chosen;  ///< over the chosen basins alone, by their own numbers, sorted
};
/// number: of each basin among the chosen ones, or -1. in: sorted spills
[[nodiscard]] ThinnedSpills thin(std::span<const std::int32_t> number, std::span<const Spill> sorted);

}  // namespace firnline
