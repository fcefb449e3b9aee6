// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/steepest.hpp"

#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/hydrology/steepest_lanes.hpp"

namespace firnline {
RowDistances row_distances(const GridSpec& grid, std::int64_t row) {
  const RowMetrics metrics = row_metrics(grid, row);
  return {metrics.dx_m, metrics.dy_m,
          elementary::sqrt(metrics.dx_m * metrics.dx_m + metrics.dy_m * metrics.dy_m)};
}

FIRN_VECTOR_CLONES void steepest_row(const float* north, const float* here, const float* south,
                                     std::int64_t cols, const RowDistances& distances, std::uint8_t* codes) {
  constexpr int lanes = 64;
  std::int64_t col = 0;
  for (; col + lanes <= cols; col += lanes)
    steepest::find<lanes>(north + col, here + col, south + col, lanes, distances, codes + col);
  steepest::find<lanes>(north + col, here + col, south + col, static_cast<int>(cols - col), distances,
                        codes + col);
}

}  // namespace firnline
