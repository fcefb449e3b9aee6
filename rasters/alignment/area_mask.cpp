// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/area_mask.hpp"

#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

LayerRequest presence_of(const std::string& path) {
  LayerRequest request;
  request.name = std::string("area");
  request.spec.id = std::string("area");
  request.spec.kind = LayerKind::intensive;
  request.spec.unit = std::string("1");
  request.spec.plausible_high = 1;
  request.sources = {"the area's polygons"};
  request.paths = {path};
  request.rasterise = Rasterise{};  // presence: share of the cell that is covered
  return request;
}

}  // namespace

AreaMask::AreaMask(const GridSpec& grid, const std::string& path) : polygons_(grid, presence_of(path)) {}

AreaMask::Cells AreaMask::cells(const Window& region) {
  const std::lock_guard lock(mutex_);
  for (const auto& [window, cells] : latest_)
    if (window == region) return cells;
  Tile<float> share(region, 0, no_data_f32);
  polygons_.read(share);
  auto inside = std::make_shared<std::vector<std::uint8_t>>(share.size());
  for (std::size_t i = 0; i < share.size(); ++i) (*inside)[i] = share.data()[i] > 0;
  constexpr std::size_t windows_kept = 3;  // as many tiles as the stream holds at once
  latest_.emplace_back(region, std::move(inside));
  if (latest_.size() > windows_kept) latest_.pop_front();
  return latest_.back().second;
}

}  // namespace firnline
