// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "kernels/grid/grid_spec.hpp"
#include "rasters/alignment/coordinate_operation.hpp"

namespace firnline {

/// Longitudes and latitudes of places on a grid, on the grid's own datum and ellipsoid: distances are
/// measured there.
class GridLonLat {
 public:
  explicit GridLonLat(const GridSpec& grid);

  [[nodiscard]] double semi_major_m() const { return semi_major_m_; }
  [[nodiscard]] double eccentricity_sq() const { return eccentricity_sq_; }

  /// x and y in the grid's CRS -> longitude and latitude in degrees, in place; NaN where there is none.
  void from_grid_crs(double* x, double* y, std::size_t count) const;

  /// Longitudes and latitudes around the whole grid; the whole Earth when the outline does not tell.
  [[nodiscard]] AreaOfUse area_of_use() const;

 private:
  GridSpec grid_;
  double semi_major_m_ = 0, eccentricity_sq_ = 0;
  std::optional<CoordinateOperation> operation_;  ///< a plain conversion; none when the grid is geographic
};

}  // namespace firnline
