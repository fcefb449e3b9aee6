// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/spill_table.hpp"

namespace firnline {

/// The basins of one tile, taken alone: from each cell water runs to the lowest of the cells around it until
/// it stands in a pit. Keeps its memory from tile to tile.
class LocalBasins {
 public:
  /// in: elevations (m, NaN = no data), row by row
  void find(std::int64_t rows, std::int64_t cols, std::span<const float> elevation);

  [[nodiscard]] std::int32_t count() const { return count_; }
  [[nodiscard]] Height height(std::int64_t row, std::int64_t col) const { return height_.at(row, col); }
  /// 0 .. count() - 1
  [[nodiscard]] std::int32_t basin(std::int64_t row, std::int64_t col) const { return basin_.at(row, col); }
  /// Where basins touch: the lowest spill of each pair.
  [[nodiscard]] std::vector<Spill> spills();
  /// The elevation of each cell, and of its basin's water where that stands higher.
  void flood(std::span<const Height> level_of_basin, std::span<float> cells) const;

 private:
  void find_divides(std::int64_t row);
  void find_spills(std::int64_t row);

  std::int64_t rows_ = 0, cols_ = 0;
  Tile<Height> height_;       ///< with a halo above everything
  Tile<std::int32_t> basin_;  ///< with a halo; first the place to which water runs on, then the basin
  std::int32_t count_ = 0;
  std::vector<std::int32_t> divides_;  ///< of a row
  std::vector<Spill> candidates_;      ///< of a row
  SpillTable<Height> table_;
};

}  // namespace firnline
