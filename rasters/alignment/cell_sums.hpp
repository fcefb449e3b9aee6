// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "rasters/alignment/vector_treatment.hpp"

namespace firnline {

/// The values of one window while features are added, one after the other in the order of their ids.
class CellSums {
 public:
  CellSums(const Window& window, Treatment treatment)
      : window_(window),
        treatment_(treatment),
        value_(static_cast<std::size_t>(window.cells()), 0.0),
        weight_(static_cast<std::size_t>(window.cells()), 0.0) {}

  [[nodiscard]] const Window& window() const { return window_; }

  /// A NaN value marks the cell as reached by something unknown, unless something known reaches it too.
  void add(Cell cell, double value, double weight) {
    const std::size_t i = index(cell);
    if (std::isnan(value)) {
      if (weight_[i] == 0) weight_[i] = unknown_only;
      return;
    }
    weight_[i] = std::max(weight_[i], 0.0);
    double& now = value_[i];
    switch (treatment_) {
      case Treatment::total:
        now += value;
        break;
      case Treatment::largest:
        now = weight_[i] > 0 ? std::max(now, value) : value;
        break;
      // Moves towards the value by its share of the weight: one feature alone gives exactly its value.
      case Treatment::mean:
        now += (value - now) * (weight / (weight_[i] + weight));
        break;
      case Treatment::presence:
        now = std::min(1.0, now + value);
        break;
      case Treatment::majority:
        break;  // counted by code, apart
    }
    weight_[i] += weight;
  }
  /// A value that is lent: the cell stays untouched.
  void lend(Cell cell, double value) { value_[index(cell)] = value; }

  [[nodiscard]] bool touched(Cell cell) const { return weight_[index(cell)] > 0; }
  [[nodiscard]] bool unknown(Cell cell) const { return weight_[index(cell)] == unknown_only; }
  [[nodiscard]] double value(Cell cell) const { return value_[index(cell)]; }

 private:
  [[nodiscard]] std::size_t index(Cell cell) const {
    return static_cast<std::size_t>((cell.row - window_.row) * window_.cols + cell.col - window_.col);
  }
  static constexpr double unknown_only = -1;
  Window window_;
  Treatment treatment_;
  std::vector<double> value_, weight_;
};

}  // namespace firnline
