// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "rasters/alignment/vector_features.hpp"

namespace firnline {

/// Which features may reach a window of the grid: a list of features for each belt of rows, and points by
/// cell. Everything comes in the order of the features, whatever the window.
class FeatureIndex {
 public:
  struct PointCell {
    Cell cell;
    std::size_t feature = 0;
  };

  FeatureIndex(const VectorFeatures& source, const GridSpec& grid);

  /// Lines and polygons whose extent meets the window, ascending.
  [[nodiscard]] std::vector<std::size_t> features_in(const Window& window) const;
  /// Points in the window's rows and columns, by row, column and feature.
  [[nodiscard]] std::vector<PointCell> points_in(const Window& window) const;
  [[nodiscard]] std::int64_t features_on_grid() const { return on_grid_; }

 private:
  void add_points(const VectorFeature& feature, std::size_t i, const GridSpec& grid);
  [[nodiscard]] std::size_t belt_of(std::int64_t row) const;

  std::int64_t rows_per_belt_ = 1;
  std::vector<Window> extents_;
  std::vector<std::vector<std::size_t>> belts_;
  std::vector<PointCell> points_;
  std::int64_t on_grid_ = 0;
};

}  // namespace firnline
