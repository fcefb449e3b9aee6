// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "rasters/alignment/vector_features.hpp"

namespace firnline {

/// The code of every cell of a window, row-major.
struct CodeCells {
  Window window;
  std::vector<std::int32_t> code;  ///< no_data_code where no polygon with a code reaches
  std::vector<bool> reached;       ///< by any polygon, with a code or without

  [[nodiscard]] std::size_t index(Cell cell) const {
    return static_cast<std::size_t>((cell.row - window.row) * window.cols + cell.col - window.col);
  }
};

/// The code whose polygons together cover most of each cell; between equals the smallest. What is covered by
/// polygons without a code, or by none, does not compete. which: features that may reach the window,
/// ascending.
[[nodiscard]] CodeCells codes_that_cover_most(const VectorFeatures& source,
                                              const std::vector<std::size_t>& which, const Window& window);

}  // namespace firnline
