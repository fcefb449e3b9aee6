// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "kernels/grid/cell.hpp"

namespace firnline {

/// Where the cells of a raster lie. North-up always: row 0 is north, sizes are positive.
/// x and y are in the units of the CRS (metres when projected, degrees when geographic, x = longitude).
struct GridSpec {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  double west = 0;         ///< x of the western edge of column 0
  double north = 0;        ///< y of the northern edge of row 0
  double cell_width = 0;   ///< > 0
  double cell_height = 0;  ///< > 0
  bool geographic = false; ///< degrees on an ellipsoid, rather than metres on a plane
  double semi_major_m = 6378137.0;            ///< of the CRS's ellipsoid, used only when geographic
  double eccentricity_sq = 0.00669437999014;  ///< e^2 of the same ellipsoid
  std::string crs_wkt;     ///< WKT2; equality of grids is decided by rasters/, never by comparing this text

  [[nodiscard]] std::int64_t cells() const { return rows * cols; }
  [[nodiscard]] Window whole() const { return {0, 0, rows, cols}; }
  [[nodiscard]] double east() const { return west + static_cast<double>(cols) * cell_width; }
  [[nodiscard]] double south() const { return north - static_cast<double>(rows) * cell_height; }
  [[nodiscard]] double x_of(double col) const { return west + col * cell_width; }    ///< col may be fractional
  [[nodiscard]] double y_of(double row) const { return north - row * cell_height; }  ///< row may be fractional
};

/// Metric size of the cells of one row (domain-spec 1.1; Snyder 1987). On a projected grid every row is alike.
struct RowMetrics {
  double dx_m = 0;     ///< west-east extent at the row's centre
  double dy_m = 0;     ///< north-south extent at the row's centre
  double area_m2 = 0;  ///< exact area of one cell of the row
};

/// in: grid, row (may lie outside the grid: halo rows have metrics too, clamped at the poles); out: metres, m2.
/// source: snyder1987
[[nodiscard]] RowMetrics row_metrics(const GridSpec& grid, std::int64_t row);

}  // namespace firnline
