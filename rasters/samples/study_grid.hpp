// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rasters/samples/field.hpp"

namespace firnline::sample {

/// A place in the study: metres from its south-western corner.
struct Point {
  double east_m = 0, north_m = 0;
};

/// The study's grid: 24 km by 20 km of UTM zone 43N (EPSG:32643), where the Kyrgyz Tien Shan is. The valley is invented.
struct StudyGrid {
  static constexpr double width_m = 24000, height_m = 20000;
  static constexpr double west = 560000, south = 4590000;  ///< of the south-western corner, metres in the CRS
  static constexpr double north = south + height_m;
  static constexpr int epsg = 32643;

  int rows = 200, cols = 240;
  double cell_m = 100;

  [[nodiscard]] double cell_km2() const { return cell_m * cell_m / 1e6; }
  [[nodiscard]] Point centre(int row, int col) const {
    return {(static_cast<double>(col) + 0.5) * cell_m, height_m - (static_cast<double>(row) + 0.5) * cell_m};
  }
  [[nodiscard]] bool holds(Point point) const {
    return point.east_m >= 0 && point.east_m < width_m && point.north_m > 0 && point.north_m <= height_m;
  }
  [[nodiscard]] int row_at(Point point) const { return static_cast<int>((height_m - point.north_m) / cell_m); }
  [[nodiscard]] int col_at(Point point) const { return static_cast<int>(point.east_m / cell_m); }

  /// The country's border cuts off the north-eastern corner; the study has no data beyond it.
  /// margin_m: how far a coarse cell reaches from its centre, so that none of it lies across the border.
  static constexpr double border_m = 6300;
  [[nodiscard]] static bool beyond_border(Point point, double margin_m = 0) {
    return (width_m - point.east_m) + (height_m - point.north_m) < border_m + margin_m;
  }
};

}  // namespace firnline::sample
