// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "rasters/opener/crc64.hpp"

namespace firnline {

/// Cells of a side of a block, in the files that export/ writes and in its checksums.
inline constexpr std::int64_t block_side = 512;

/// One checksum per block of a map and band, taken from the rows as they are delivered, to be held against
/// the blocks as they are read back. Private to export/.
class BlockChecksums {
 public:
  BlockChecksums(std::int64_t rows, std::int64_t cols, std::int64_t bands, std::size_t bytes_per_cell)
      : rows_(rows),
        cols_(cols),
        across_((cols + block_side - 1) / block_side),
        down_((rows + block_side - 1) / block_side),
        bytes_per_cell_(bytes_per_cell),
        sums_(static_cast<std::size_t>(across_ * down_ * bands)) {}

  [[nodiscard]] std::int64_t across() const { return across_; }
  [[nodiscard]] std::int64_t down() const { return down_; }

  /// The cells of a block; blocks at the eastern and southern edge are smaller.
  [[nodiscard]] Window window(std::int64_t block_row, std::int64_t block_col) const {
    const Window whole{block_row * block_side, block_col * block_side, block_side, block_side};
    return whole.intersected({0, 0, rows_, cols_});
  }

  /// cells: whole rows of a band from first_row on; the rows of a band come from north to south.
  void add_rows(std::int64_t band, std::int64_t first_row, std::span<const std::byte> cells) {
    const std::size_t row_bytes = static_cast<std::size_t>(cols_) * bytes_per_cell_;
    for (std::int64_t row = first_row; !cells.empty(); ++row, cells = cells.subspan(row_bytes))
      for (std::int64_t col = 0; col < across_; ++col) {
        const Window block = window(row / block_side, col);
        sum(band, row / block_side, col)
            .update(cells.subspan(static_cast<std::size_t>(block.col) * bytes_per_cell_,
                                  static_cast<std::size_t>(block.cols) * bytes_per_cell_));
      }
  }

  /// Does a block, row-major, hold what was delivered?
  [[nodiscard]] bool agrees(std::int64_t band, std::int64_t block_row, std::int64_t block_col,
                            std::span<const std::byte> cells) const {
    return crc64_of(cells) == sums_[index(band, block_row, block_col)].value();
  }

 private:
  [[nodiscard]] Crc64& sum(std::int64_t band, std::int64_t block_row, std::int64_t block_col) {
    return sums_[index(band, block_row, block_col)];
  }
  [[nodiscard]] std::size_t index(std::int64_t band, std::int64_t block_row, std::int64_t block_col) const {
    return static_cast<std::size_t>((band * down_ + block_row) * across_ + block_col);
  }

  std::int64_t rows_, cols_, across_, down_;
  std::size_t bytes_per_cell_;
  std::vector<Crc64> sums_;
};

}  // namespace firnline
