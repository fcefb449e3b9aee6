// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace firnline {

// Overviews of a map, made from its rows while they pass by: the way through GDAL's own resampling reads the
// finished file again and takes several times as long as all other work on a map. Private to export/.

/// Makes one row of an overview from two neighbouring rows of the level below, the same row twice where the
/// level ends. cols: of the level below; the new row has (cols + 1) / 2 cells.
using HalveRows = void (*)(std::span<const std::byte> upper, std::span<const std::byte> lower,
                           std::int64_t cols, std::span<std::byte> halved);

/// Float32: the mean of the cells of a square of 2 x 2 that have data; NaN when none has.
void halve_by_mean(std::span<const std::byte> upper, std::span<const std::byte> lower, std::int64_t cols,
                   std::span<std::byte> halved);
/// Byte: the cell in the north-west of each square, so that only codes occur that exist.
void halve_by_nearest(std::span<const std::byte> upper, std::span<const std::byte> lower, std::int64_t cols,
                      std::span<std::byte> halved);

/// Float32: likewise, for numbers that name something.
void halve_floats_by_nearest(std::span<const std::byte> upper, std::span<const std::byte> lower,
                             std::int64_t cols, std::span<std::byte> halved);

struct OverviewSize {
  std::int64_t rows = 0, cols = 0;
};
/// Sizes of the overviews, halved (rounded up) until one block of `side` cells holds the whole map.
[[nodiscard]] std::vector<OverviewSize> overview_sizes(std::int64_t rows, std::int64_t cols,
                                                       std::int64_t side);

/// The overviews of one band.
class Overviews {
 public:
  /// Takes finished rows: level (0 = the finest overview), number of the first row, cells row-major.
  using Take = std::function<void(std::size_t level, std::int64_t first_row, std::int64_t rows,
                                  std::span<std::byte> cells)>;

  Overviews(std::int64_t rows, std::int64_t cols, std::size_t bytes_per_cell, std::int64_t side,
            HalveRows halve);

  /// cells: the band's next rows, whole, from north to south. What is complete goes to take at once.
  void add(std::span<const std::byte> cells, const Take& take);

 private:
  struct Level {
    std::int64_t rows_below = 0, cols_below = 0;  ///< of the level that it is made from
    std::int64_t taken = 0;                       ///< rows of that level so far
    std::int64_t made = 0;                        ///< rows of this one
    std::vector<std::byte> waiting;               ///< an even row that has no partner yet
    std::vector<std::byte> out;
  };
  [[nodiscard]] std::span<std::byte> halved(Level& level, std::span<const std::byte> cells) const;

  std::size_t bytes_;
  HalveRows halve_;
  std::vector<Level> levels_;
};

}  // namespace firnline
