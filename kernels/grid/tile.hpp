// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "kernels/grid/cell.hpp"

namespace firnline {

inline constexpr float no_data_f32 = std::numeric_limits<float>::quiet_NaN();
/// Categories carry an explicit code, never a NaN.
inline constexpr std::int32_t no_data_code = std::numeric_limits<std::int32_t>::min();

/// The cells of one window plus a filled halo, row-major, owned. The element type says what may be stored:
/// f32 (NaN = no data) for quantities, f64 where 2^24 is exceeded, u8/i32 with no_data_code for categories and ids.
template <class T>
class Tile {
 public:
  Tile() = default;
  Tile(Window window, std::int64_t halo, T fill)
      : window_(window),
        halo_(halo),
        cells_(static_cast<std::size_t>((window.rows + 2 * halo) * (window.cols + 2 * halo)), fill) {}

  /// Becomes the cells of another window, in the memory that it has: they must be written before they are read.
  void reshape(const Window& window, std::int64_t halo) {
    window_ = window;
    halo_ = halo;
    cells_.resize(static_cast<std::size_t>((window.rows + 2 * halo) * (window.cols + 2 * halo)));
  }

  [[nodiscard]] const Window& window() const { return window_; }          ///< without the halo
  [[nodiscard]] std::int64_t halo() const { return halo_; }
  [[nodiscard]] std::int64_t stride() const { return window_.cols + 2 * halo_; }
  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  [[nodiscard]] T* data() { return cells_.data(); }                       ///< first cell of the halo
  [[nodiscard]] const T* data() const { return cells_.data(); }
  /// Index of a cell of the window (row, col counted from the window's corner; halo cells are negative or beyond).
  [[nodiscard]] std::int64_t index(std::int64_t row, std::int64_t col) const {
    return (row + halo_) * stride() + col + halo_;
  }
  [[nodiscard]] T& at(std::int64_t row, std::int64_t col) {
    return cells_[static_cast<std::size_t>(index(row, col))];
  }
  [[nodiscard]] const T& at(std::int64_t row, std::int64_t col) const {
    return cells_[static_cast<std::size_t>(index(row, col))];
  }

 private:
  Window window_;
  std::int64_t halo_ = 0;
  std::vector<T> cells_;
};

}  // namespace firnline
