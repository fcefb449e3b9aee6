// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/grid_spec.hpp"

#include "kernels/grid/elementary.hpp"

namespace firnline {
namespace {

using elementary::clamped;
using elementary::radians_per_degree;

/// Area of the ellipsoid's belt between two latitudes per radian of longitude: b^2/2 (q(north) - q(south))
/// with q = s / (1 - e^2 s^2) + atanh(e s) / e, s = sin(latitude) (snyder1987). Both differences are written
/// out, because for a cell of one arc-second the plain subtraction would lose five digits; so written, a
/// sphere needs no case of its own either.
double belt_area_m2(const GridSpec& grid, double south_rad, double north_rad) {
  const double e2 = grid.eccentricity_sq;
  const double s1 = elementary::sin(south_rad), s2 = elementary::sin(north_rad);
  const double rise =
      2 * elementary::cos(0.5 * (south_rad + north_rad)) * elementary::sin(0.5 * (north_rad - south_rad));
  const double first = rise * (1 + e2 * s1 * s2) / ((1 - e2 * s1 * s1) * (1 - e2 * s2 * s2));
  const double u = rise / (1 - e2 * s1 * s2);  // atanh(e s2) - atanh(e s1) = atanh(e u)
  const double y2 = e2 * u * u;                // <= 0.027 on Earth, so 14 terms give every digit
  double series = 0;
  for (int n = 13; n > 0; --n) series = (series + 1.0 / (2 * n + 1)) * y2;
  const double second = u * (1 + series);
  const double semi_minor_sq = grid.semi_major_m * grid.semi_major_m * (1 - e2);
  return 0.5 * semi_minor_sq * (first + second);
}

RowMetrics geographic_metrics(const GridSpec& grid, std::int64_t row) {
  const double north = clamped(grid.y_of(static_cast<double>(row)), -90, 90) * radians_per_degree;
  const double south = clamped(grid.y_of(static_cast<double>(row + 1)), -90, 90) * radians_per_degree;
  const double centre = 0.5 * (north + south);
  const double width = grid.cell_width * radians_per_degree;
  const double height = grid.cell_height * radians_per_degree;
  const double sine = elementary::sin(centre);
  const double flattened = 1 - grid.eccentricity_sq * sine * sine;
  const double root = elementary::sqrt(flattened);
  RowMetrics metrics;
  metrics.dx_m = elementary::greater(0, grid.semi_major_m * elementary::cos(centre) * width / root);
  metrics.dy_m = grid.semi_major_m * (1 - grid.eccentricity_sq) * height / (flattened * root);
  metrics.area_m2 = width * belt_area_m2(grid, south, north);
  return metrics;
}

}  // namespace

RowMetrics row_metrics(const GridSpec& grid, std::int64_t row) {
  if (grid.geographic) return geographic_metrics(grid, row);
  return {grid.cell_width, grid.cell_height, grid.cell_width * grid.cell_height};
}

}  // namespace firnline
