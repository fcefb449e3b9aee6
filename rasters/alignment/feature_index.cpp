// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/feature_index.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "rasters/alignment/feature_measures.hpp"

namespace firnline {

FeatureIndex::FeatureIndex(const VectorFeatures& source, const GridSpec& grid) {
  constexpr std::int64_t most_belts = 4096;  // a belt of a few rows on the largest grids; lists stay short
  rows_per_belt_ = std::max<std::int64_t>(1, (grid.rows + most_belts - 1) / most_belts);
  belts_.resize(static_cast<std::size_t>((grid.rows + rows_per_belt_ - 1) / rows_per_belt_));
  extents_.reserve(source.features.size());
  for (std::size_t i = 0; i < source.features.size(); ++i) {
    const VectorFeature& feature = source.features[i];
    const Window inside = cells_around(feature).intersected(grid.whole());
    extents_.push_back(inside);
    if (inside.empty()) continue;
    if (source.shape == FeatureShape::point) {
      add_points(feature, i, grid);
      continue;
    }
    ++on_grid_;
    for (std::size_t belt = belt_of(inside.row); belt <= belt_of(inside.row + inside.rows - 1); ++belt)
      belts_[belt].push_back(i);
  }
  std::stable_sort(points_.begin(), points_.end(), [](const PointCell& a, const PointCell& b) {
    return std::tie(a.cell.row, a.cell.col) < std::tie(b.cell.row, b.cell.col);
  });
}

void FeatureIndex::add_points(const VectorFeature& feature, std::size_t i, const GridSpec& grid) {
  const std::size_t before = points_.size();
  for (const GridPoint& point : feature.points) {
    const Cell cell{static_cast<std::int64_t>(std::floor(point.row)),
                    static_cast<std::int64_t>(std::floor(point.col))};
    if (grid.whole().contains(cell)) points_.push_back({cell, i});
  }
  on_grid_ += points_.size() > before ? 1 : 0;
}

std::size_t FeatureIndex::belt_of(std::int64_t row) const {
  return static_cast<std::size_t>(row / rows_per_belt_);
}

std::vector<std::size_t> FeatureIndex::features_in(const Window& window) const {
  std::vector<std::size_t> found;
  if (window.empty()) return found;
  for (std::size_t belt = belt_of(window.row); belt <= belt_of(window.row + window.rows - 1); ++belt)
    for (const std::size_t i : belts_[belt])
      if (!extents_[i].intersected(window).empty()) found.push_back(i);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<FeatureIndex::PointCell> FeatureIndex::points_in(const Window& window) const {
  std::vector<PointCell> found;
  const auto before_row = [](const PointCell& point, std::int64_t row) { return point.cell.row < row; };
  const auto first = std::lower_bound(points_.begin(), points_.end(), window.row, before_row);
  for (auto point = first; point != points_.end() && point->cell.row < window.row + window.rows; ++point)
    if (window.contains(point->cell)) found.push_back(*point);
  return found;
}

}  // namespace firnline
