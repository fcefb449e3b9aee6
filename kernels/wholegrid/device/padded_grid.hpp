// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/backend/block.hpp"
#include "kernels/backend/block_list.hpp"
#include "kernels/grid/cell.hpp"

/// A whole grid in the memory of a device, row by row with one cell more on each side: neighbours are found
/// by adding, without a question about edges.
namespace firnline::on_device {

/// A cell's place among all of a padded grid.
using Place = std::uint32_t;

struct PaddedShape {
  std::int64_t rows = 0, cols = 0;  ///< of the grid

  [[nodiscard]] FIRN_FN std::int64_t stride() const { return cols + 2; }
  [[nodiscard]] FIRN_FN std::int64_t places() const { return (rows + 2) * stride(); }
  /// Cells of the margin.
  [[nodiscard]] FIRN_FN std::uint32_t margin() const {
    return static_cast<std::uint32_t>(2 * (rows + stride()));
  }
  [[nodiscard]] FIRN_FN Place place(std::int64_t row, std::int64_t col) const {
    return static_cast<Place>((row + 1) * stride() + col + 1);
  }
  /// The place some rows and columns further.
  [[nodiscard]] FIRN_FN Place beside(Place place, int rows_down, int cols_right) const {
    return static_cast<Place>(place + rows_down * stride() + cols_right);
  }
};

/// How blocks cover a grid's cells: 32 x 8 of them at a time, so that the loads of a warp are whole lines.
struct CellBlocks {
  static constexpr int cols = 32, rows = 8, threads = cols * rows;

  /// A phase, or several where the grid has more rows than a launch has blocks. body(row, col)
  template <class Block, class Body>
  FIRN_FN static void each(const Block& block, std::int64_t grid_rows, std::int64_t grid_cols,
                           const Body& body) {
    for (std::int64_t first = block.y() * rows; first < grid_rows; first += block.blocks_y() * rows)
      block.each([&](int thread) {
        const std::int64_t row = first + thread / cols, col = block.x() * cols + thread % cols;
        if (row < grid_rows && col < grid_cols) body(row, col);
      });
  }

  /// The same, appending at most one place per cell. offer(place, append)
  template <class Block, class Offer>
  FIRN_FN static void append(const Block& block, const PaddedShape& shape,
                             const backend::AppendedList<Place>& list, const Offer& offer) {
    for (std::int64_t first = block.y() * rows; first < shape.rows; first += block.blocks_y() * rows)
      backend::BlockAppend<Place, threads, 1>::run(block, 0, list, [&](int thread, const auto& append) {
        const std::int64_t row = first + thread / cols, col = block.x() * cols + thread % cols;
        if (row < shape.rows && col < shape.cols) offer(shape.place(row, col), append);
      });
  }
};

/// How blocks go along a list whose length the host need not know: by as many as were launched.
struct ListBlocks {
  static constexpr int threads = 256;

  template <class Block, class Body>
  FIRN_FN static void each(const Block& block, std::int64_t blocks, std::uint32_t count, const Body& body) {
    for (std::int64_t first = block.x() * threads; first < count; first += blocks * threads)
      block.each([&](int thread) {
        if (first + thread < count) body(static_cast<std::uint32_t>(first + thread));
      });
  }

  /// The same, appending at most `most` places per element. offer(i, append)
  template <int most, class Block, class Offer>
  FIRN_FN static void append(const Block& block, std::int64_t blocks, std::uint32_t count,
                             const backend::AppendedList<Place>& list, const Offer& offer) {
    for (std::int64_t first = block.x() * threads; first < count; first += blocks * threads)
      backend::BlockAppend<Place, threads, most>::run(block, 0, list, [&](int thread, const auto& append) {
        if (first + thread < count) offer(static_cast<std::uint32_t>(first + thread), append);
      });
  }
};

}  // namespace firnline::on_device
