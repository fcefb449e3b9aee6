// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "rasters/alignment/vector_cells.hpp"

namespace firnline {

/// The area of interest as cells: a cell counts when any part of it lies inside a polygon. Shared by all layers, from
/// any thread; the latest windows are kept, because every layer asks for the same one.
class AreaMask {
 public:
  using Cells = std::shared_ptr<const std::vector<std::uint8_t>>;

  /// path: fenced path of a polygon file. throws: RasterError, InputError, PolicyError
  AreaMask(const GridSpec& grid, const std::string& path);

  /// 1 inside, 0 outside, row by row. region: inside the grid.
  [[nodiscard]] Cells cells(const Window& region);

 private:
  std::mutex mutex_;
  VectorCells polygons_;
  std::deque<std::pair<Window, Cells>> latest_;
};

}  // namespace firnline
