// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// The flow inside one tile: which cell passes on to which, upstream before downstream. Cells are numbered
/// row by row from the tile's corner. One tile at a time; its memory serves for the next.
class TileFlow {
 public:
  using Index = std::int32_t;
  static constexpr Index nowhere = -1;

  /// throws: RasterError at a code that is no direction, or at cells that flow in a circle
  void read(const WholeGrid& where, std::int64_t tile, const TilePlane<std::uint8_t>& direction);

  [[nodiscard]] const Window& window() const { return window_; }
  /// As they were read, row by row.
  [[nodiscard]] const std::vector<std::uint8_t>& codes() const { return codes_; }
  /// All cells whose flow stays in the tile, each behind those that flow into it.
  [[nodiscard]] std::span<const Index> order() const { return {order_.data(), ordered_}; }
  /// in: a cell of order()
  [[nodiscard]] Index receiver(Index cell) const {
    return cell + step_[inner_[static_cast<std::size_t>(cell)]];
  }
  [[nodiscard]] bool stays(Index cell) const { return inner_[static_cast<std::size_t>(cell)] != 0; }
  /// Cells where flow ends, and cells without data.
  [[nodiscard]] const std::vector<Index>& sinks() const { return sinks_; }
  [[nodiscard]] const std::vector<Index>& voids() const { return voids_; }
  [[nodiscard]] Cell cell_of(Index cell) const {
    return {window_.row + cell / window_.cols, window_.col + cell % window_.cols};
  }
  [[nodiscard]] Index index_of(Cell cell) const {
    return static_cast<Index>((cell.row - window_.row) * window_.cols + cell.col - window_.col);
  }

  /// To each cell's value adds those of all cells that flow through it.
  void sum_downstream(std::span<std::int64_t> values) const;

  /// Where water that enters at each cell of the border leaves the tile: a place on the border, or `nowhere`
  /// when it ends inside.
  [[nodiscard]] std::vector<Index> ways_through();

 private:
  void find_ends();
  void count_inflows();
  void put_in_order();
  [[noreturn]] void refuse_circle() const;

  Window window_;
  std::vector<std::uint8_t> codes_;
  Tile<std::uint8_t> padded_;
  std::vector<std::uint8_t> inner_;    ///< code where flow stays in the tile, else 0
  std::vector<std::uint8_t> inflows_;  ///< cells of the tile that flow into a cell and are not in order yet
  std::array<Index, 256> step_{};      ///< code -> distance of the receiver
  std::vector<Index> order_;
  std::size_t ordered_ = 0;
  std::vector<Index> sinks_, voids_;
  std::vector<Index> seen_, path_;
};

/// Refuses cells that flow in a circle. at: one of them
[[noreturn]] void refuse_circle(Cell at);

}  // namespace firnline
