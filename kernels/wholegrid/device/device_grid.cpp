// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/wholegrid/device/device_grid.hpp"

#include <algorithm>
#include <limits>

#include "kernels/grid/error.hpp"

namespace firnline::on_device {
namespace {

/// More workers than this do not bring cells faster than the bus takes them.
constexpr int most_workers = 8;

WholeGrid with_few_workers(const WholeGrid& where) {
  WholeGrid travelling = where;
  travelling.device.threads = std::min(where.device.threads, most_workers);
  return travelling;
}

std::size_t lane_bytes(const WholeGrid& where, std::size_t largest_cell) {
  return at(where.tiling.window(0).cells()) * largest_cell;
}

}  // namespace

bool has_places(const GridSpec& grid) {
  return PaddedShape{grid.rows, grid.cols}.places() <= std::numeric_limits<Place>::max();
}

PaddedShape shape_of(const GridSpec& grid) {
  if (!has_places(grid))
    throw LimitError("A grid of more than 2^32 cells is too large for a pass on a GPU.", {},
                     "Use --device cpu.");
  return {grid.rows, grid.cols};
}

TileTransfer::TileTransfer(const WholeGrid& where, std::size_t largest_cell)
    : where_(with_few_workers(where)) {
  const int index = where.device.index;
  const std::size_t bytes = lane_bytes(where_, largest_cell);
  for (std::size_t i = 0; i < firnline::workers(where_); ++i)
    lanes_.push_back({backend::Arena(backend::Arena::Kind::pinned, index, bytes),
                      backend::Arena(backend::Arena::Kind::device, index, bytes), Queue(index)});
}

std::int64_t TileTransfer::device_bytes(const WholeGrid& where, std::size_t largest_cell) {
  const WholeGrid travelling = with_few_workers(where);
  return static_cast<std::int64_t>(firnline::workers(travelling) * lane_bytes(travelling, largest_cell));
}

}  // namespace firnline::on_device
