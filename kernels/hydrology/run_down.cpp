// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/run_down.hpp"

#include <algorithm>
#include <utility>

#include "kernels/backend/vector_clones.hpp"

namespace firnline {
namespace {

FIRN_VECTOR_CLONES void read_row(const float* elevation, std::int64_t cols, Height* height) {
  for (std::int64_t col = 0; col < cols; ++col) height[col] = height_of(elevation[col]);
}

FIRN_VECTOR_CLONES void run_down_row(const Height* height, std::int32_t first, std::int32_t stride,
                                     std::int32_t cols, std::int32_t* to) {
  for (std::int32_t col = 0; col < cols; ++col) {
    Height lowest = height[col - stride - 1];
    std::int32_t step = -stride - 1;
    const auto look = [&](std::int32_t there) {
      const Height other = height[col + there];
      step = other < lowest ? there : step;
      lowest = other < lowest ? other : lowest;
    };
    look(-stride);
    look(-stride + 1);
    look(-1);
    look(0);
    look(1);
    look(stride - 1);
    look(stride);
    look(stride + 1);
    to[col] = first + col + step;
  }
}

}  // namespace

void read_heights(std::int64_t rows, std::int64_t cols, std::span<const float> elevation,
                  Tile<Height>& height) {
  height.reshape({0, 0, rows, cols}, 1);
  std::fill_n(height.data(), height.stride(), above_everything);
  std::fill_n(height.data() + (rows + 1) * height.stride(), height.stride(), above_everything);
  for (std::int64_t row = 0; row < rows; ++row) {
    height.at(row, -1) = height.at(row, cols) = above_everything;
    read_row(elevation.data() + row * cols, cols, &height.at(row, 0));
  }
}

void run_down(const Tile<Height>& height, Tile<std::int32_t>& next) {
  const Window& window = height.window();
  next.reshape(window, 1);
  for (std::int64_t row = 0; row < window.rows; ++row)
    run_down_row(&height.at(row, 0), static_cast<std::int32_t>(height.index(row, 0)),
                 static_cast<std::int32_t>(height.stride()), static_cast<std::int32_t>(window.cols),
                 &next.at(row, 0));
}

/// A cell takes over where the next one leads. Down the rows and up again most ways are short; the rest is
/// walked, and made shorter by half for those who walk it again.
void follow_to_pits(Tile<std::int32_t>& next) {
  const auto [rows, cols] = std::pair{next.window().rows, next.window().cols};
  std::int32_t* const to = next.data();
  for (std::int64_t row = 0; row < rows; ++row) {
    std::int32_t* const here = &next.at(row, 0);
    for (std::int64_t col = 0; col < cols; ++col) here[col] = to[here[col]];
  }
  for (std::int64_t row = rows - 1; row >= 0; --row) {
    std::int32_t* const here = &next.at(row, 0);
    for (std::int64_t col = cols - 1; col >= 0; --col) {
      std::int32_t pit = to[here[col]];
      while (to[pit] != pit) pit = to[pit] = to[to[pit]];
      here[col] = pit;
    }
  }
}

}  // namespace firnline
