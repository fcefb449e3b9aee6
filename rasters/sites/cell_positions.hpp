// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/grid_spec.hpp"

namespace firnline {

/// A place on WGS 84, in degrees.
struct PlaceOnEarth {
  double lon = 0, lat = 0;
};

/// The centres of cells; NaN for one without a place there. throws: SitesError when no exact operation is
/// known
[[nodiscard]] std::vector<PlaceOnEarth> positions_of_cells(const GridSpec& grid, std::span<const Cell> cells);

}  // namespace firnline
