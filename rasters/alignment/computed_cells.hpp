// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/cell.hpp"

namespace firnline {

/// The cells of one band of a layer that a run works out for its whole grid before it reads tiles.
class ComputedCells {
 public:
  ComputedCells() = default;
  ComputedCells(const ComputedCells&) = delete;
  ComputedCells& operator=(const ComputedCells&) = delete;
  virtual ~ComputedCells() = default;

  /// Fills the cells of a window of the grid, row by row, stride cells apart. One thread at a time.
  virtual void read(const Window& window, float* cells, std::int64_t stride) const = 0;
};

}  // namespace firnline
