// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/local_basins.hpp"

#include <algorithm>

#include "kernels/hydrology/run_down.hpp"

namespace firnline {

void LocalBasins::find(std::int64_t rows, std::int64_t cols, std::span<const float> elevation) {
  rows_ = rows;
  cols_ = cols;
  read_heights(rows, cols, elevation, height_);
  run_down(height_, basin_);
  follow_to_pits(basin_);
  count_ = 0;
  number_pits(basin_, [this](std::int32_t) { return count_++; });
}

std::vector<Spill> LocalBasins::spills() {
  table_.clear();
  for (std::int64_t row = 0; row < rows_; ++row) {
    find_divides(row);
    find_spills(row);
    for (const Spill& spill : candidates_) table_.add(spill);
  }
  return table_.spills();
}

/// Cells of a row that may touch another basin to the east or the south. Written without branches: where
/// basins end cannot be foretold.
void LocalBasins::find_divides(std::int64_t row) {
  divides_.resize(static_cast<std::size_t>(cols_));
  const std::int32_t* const here = &basin_.at(row, 0);
  const std::int64_t south = basin_.stride();
  std::int32_t* const divides = divides_.data();
  std::size_t found = 0;
  for (std::int32_t col = 0; col < cols_; ++col) {
    const std::int32_t own = here[col];
    divides[found] = col;
    found += ((own ^ here[col + 1]) | (own ^ here[col + south - 1]) | (own ^ here[col + south]) |
              (own ^ here[col + south + 1])) != 0;
  }
  divides_.resize(found);
}

/// The halo lies above everything: no spill leads there.
void LocalBasins::find_spills(std::int64_t row) {
  const std::int64_t south = basin_.stride();
  candidates_.resize(4 * divides_.size() + 1);
  Spill* const candidates = candidates_.data();
  std::size_t found = 0;
  const std::int32_t* const here = &basin_.at(row, 0);
  const Height* const height = &height_.at(row, 0);
  for (const std::int32_t col : divides_)
    for (const std::int64_t step : {std::int64_t{1}, south - 1, south, south + 1}) {
      const Spill spill{std::max(height[col], height[col + step]), here[col], here[col + step]};
      candidates[found] = spill;
      found += (spill.a != spill.b) & (spill.height != above_everything);
    }
  candidates_.resize(found);
}

void LocalBasins::flood(std::span<const Height> level_of_basin, std::span<float> cells) const {
  for (std::int64_t row = 0; row < rows_; ++row)
    for (std::int64_t col = 0; col < cols_; ++col)
      cells[static_cast<std::size_t>(row * cols_ + col)] =
          elevation_of(std::max(height(row, col), level_of_basin[static_cast<std::size_t>(basin(row, col))]));
}

}  // namespace firnline
