// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/grid_latitude.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "kernels/grid/tile.hpp"

namespace firnline {

GridLatitude::GridLatitude(const GridSpec& grid) : grid_(grid), places_(grid) {}

void GridLatitude::read(const Window& window, float* cells, std::int64_t stride) const {
  std::vector<double> x(static_cast<std::size_t>(window.cols)), y(x.size());
  for (std::int64_t r = 0; r < window.rows; ++r) {
    for (std::int64_t c = 0; c < window.cols; ++c)
      x[static_cast<std::size_t>(c)] = grid_.x_of(static_cast<double>(window.col + c) + 0.5);
    std::fill(y.begin(), y.end(), grid_.y_of(static_cast<double>(window.row + r) + 0.5));
    places_.from_grid_crs(x.data(), y.data(), y.size());
    std::transform(y.begin(), y.end(), cells + r * stride, [](double latitude) {
      return std::fabs(latitude) <= 90 ? static_cast<float>(latitude) : no_data_f32;
    });
  }
}

}  // namespace firnline
