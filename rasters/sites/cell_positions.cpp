// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/cell_positions.hpp"

#include <limits>

#include "rasters/opener/crs.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {

std::vector<PlaceOnEarth> positions_of_cells(const GridSpec& grid, std::span<const Cell> cells) {
  constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
  Positions positions;
  for (const Cell& cell : cells)
    positions.add(grid.x_of(static_cast<double>(cell.col) + 0.5),
                  grid.y_of(static_cast<double>(cell.row) + 0.5));
  ExactTransformation(crs_of_grid(grid), wgs84(), "grid").apply(positions);
  std::vector<PlaceOnEarth> out;
  for (std::size_t i = 0; i < positions.size(); ++i)
    out.push_back(positions.valid[i] != 0 ? PlaceOnEarth{positions.x[i], positions.y[i]}
                                          : PlaceOnEarth{nowhere, nowhere});
  return out;
}

}  // namespace firnline
