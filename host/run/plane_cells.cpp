// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/plane_cells.hpp"

#include <algorithm>
#include <utility>

namespace firnline {

std::size_t tiles_kept(const TilePlan& run, const Tiling& planes) {
  // A window lies in one row of tiles; with a halo it reaches into the next, or into one at either side.
  const std::int64_t across = run.tile_cols / planes.tile_cols + 1;
  const std::int64_t kept = run.halo == 0                       ? across
                            : planes.tile_rows == run.tile_rows ? 3 * (across + 1)
                                                                : 2 * (across + 1);
  return at(kept);
}

PlaneCells::PlaneCells(const Tiling& tiling, std::shared_ptr<const TilePlane<float>> plane, std::size_t kept)
    : tiling_(tiling), plane_(std::move(plane)), most_(std::max<std::size_t>(kept, 1)) {}

void PlaneCells::read(const Window& window, float* cells, std::int64_t stride) const {
  for (const std::int64_t number : tiling_.tiles_of(window)) {
    const Window whole = tiling_.window(number), part = whole.intersected(window);
    const float* from = tile(number).data() + (part.row - whole.row) * whole.cols + part.col - whole.col;
    float* to = cells + (part.row - window.row) * stride + part.col - window.col;
    for (std::int64_t row = 0; row < part.rows; ++row, from += whole.cols, to += stride)
      std::copy_n(from, part.cols, to);
  }
}

const std::vector<float>& PlaneCells::tile(std::int64_t number) const {
  const auto found =
      std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.tile == number; });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().cells;
  }
  if (kept_.size() < most_)
    kept_.emplace_front();
  else
    kept_.splice(kept_.begin(), kept_, std::prev(kept_.end()));
  Kept& fresh = kept_.front();
  fresh.tile = -1;  // should loading throw
  load_tile(tiling_, *plane_, number, fresh.cells);
  fresh.tile = number;
  return fresh.cells;
}

}  // namespace firnline
