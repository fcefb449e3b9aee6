// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace firnline::sample {

/// One value per cell of the study grid, row 0 north.
template <class T>
class Field {
 public:
  Field() = default;
  Field(int rows, int cols, T fill = {})
      : rows_(rows), cols_(cols), values_(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols), fill) {}

  [[nodiscard]] int rows() const { return rows_; }
  [[nodiscard]] int cols() const { return cols_; }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool holds(int row, int col) const { return row >= 0 && row < rows_ && col >= 0 && col < cols_; }
  [[nodiscard]] std::size_t index(int row, int col) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) + static_cast<std::size_t>(col);
  }
  [[nodiscard]] int row_of(std::size_t index) const { return static_cast<int>(index / static_cast<std::size_t>(cols_)); }
  [[nodiscard]] int col_of(std::size_t index) const { return static_cast<int>(index % static_cast<std::size_t>(cols_)); }

  [[nodiscard]] T& at(int row, int col) { return values_[index(row, col)]; }
  [[nodiscard]] const T& at(int row, int col) const { return values_[index(row, col)]; }
  [[nodiscard]] T& operator[](std::size_t index) { return values_[index]; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return values_[index]; }
  [[nodiscard]] const std::vector<T>& values() const { return values_; }

 private:
  int rows_ = 0, cols_ = 0;
  std::vector<T> values_;
};

/// Yes or no per cell; not bool, whose vector has no addressable elements.
using Mask = Field<std::uint8_t>;

struct Step {
  int row, col;
  double length;  ///< in cells
};

/// The eight neighbours, in the order that breaks ties: E, SE, S, SW, W, NW, N, NE.
inline constexpr double diagonal = 1.4142135623730951;
inline constexpr std::array<Step, 8> neighbours = {{{0, 1, 1.0},
                                                    {1, 1, diagonal},
                                                    {1, 0, 1.0},
                                                    {1, -1, diagonal},
                                                    {0, -1, 1.0},
                                                    {-1, -1, diagonal},
                                                    {-1, 0, 1.0},
                                                    {-1, 1, diagonal}}};

}  // namespace firnline::sample
