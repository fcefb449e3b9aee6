// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/grid/grid_spec.hpp"

namespace firnline {

// The relief under the colours of a map, lit from the north-west. Private to report/.

/// How bright ground is that is level: the sine of 45 degrees.
inline constexpr double level_ground = 0.70710678118654752;

/// Brightness of every cell in the light of 315 degrees azimuth and 45 degrees altitude, 0 (turned away) to
/// 1; NaN without an elevation. in: rows x cols heights [m], row 0 north, which lie that many rows and
/// columns of the grid apart; a height that is not known counts as that of the cell beside it. exaggeration:
/// of heights. source: horn1981
[[nodiscard]] std::vector<float> hillshade(const GridSpec& grid, const std::vector<float>& heights,
                                           std::int64_t rows, std::int64_t cols, double exaggeration);

/// By how much heights must grow so that the relief is seen: 1 in mountains, more on coarse grids and in
/// plains. The least of 1, 2, 5, 10, 20 and 50 for which a tenth of the cells is steeper than 0.35.
[[nodiscard]] double exaggeration_of(const GridSpec& grid, const std::vector<float>& heights,
                                     std::int64_t rows, std::int64_t cols);

}  // namespace firnline
