// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/composition/compose.hpp"

#include <algorithm>
#include <string>

#include "kernels/backend/launch.hpp"
#include "kernels/composition/compose_cells.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// Cells composed side by side: long enough for the vector units, short enough that all lanes stay in the
/// first cache.
constexpr int block = 128;

/// Row b of the launch is block b of the tile.
struct ComposeBlock {
  const composing::TileComposition* prepared;
  composing::TilePlanes planes;
  std::size_t cells;

  void operator()(std::int64_t row, std::int64_t) const noexcept {
    const std::size_t first = static_cast<std::size_t>(row) * block;
    const int count = static_cast<int>(std::min<std::size_t>(block, cells - first));
    composing::compose_cells<block>(*prepared, planes, first, count);
  }
};

void compose_on_cpu(const Device& device, const composing::TileComposition& prepared,
                    const composing::TilePlanes& planes, std::size_t cells) {
  const auto blocks = static_cast<std::int64_t>((cells + block - 1) / block);
  backend::CellLauncher<DeviceKind::cpu>::run(device, blocks, 1, ComposeBlock{&prepared, planes, cells});
}

}  // namespace

ComposedTile compose_tile(const Device& device, const Composition& composition,
                          std::span<const Buffer<float>* const> leaves, std::size_t cells) {
  if (leaves.size() != static_cast<std::size_t>(composition.leaves))
    throw BugError("A composition of " + std::to_string(composition.leaves) + " indicators was given " +
                   std::to_string(leaves.size()) + " tiles.");
  composing::TilePlanes planes;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    if (leaves[i]->size() < cells)
      throw BugError("The tile of indicator " + std::to_string(i) +
                     " is smaller than the tile to be composed.");
    planes.leaf[i] = leaves[i]->data();
  }
  ComposedTile tile{{device, cells}, {device, cells}, {device, cells}, {device, cells}, {device, cells}};
  planes.score = tile.score.data();
  planes.dimension[0] = tile.hazard.data();
  planes.dimension[1] = tile.exposure.data();
  planes.dimension[2] = tile.vulnerability.data();
  planes.coverage = tile.coverage.data();
  composing::TileComposition prepared{composition, {}};
  for (std::size_t i = 0; i < leaves.size(); ++i)
    prepared.slopes[i] = composing::slopes_of(composition.leaf[i].value);
  if (device.kind == DeviceKind::cuda) {
    composing::compose_on_cuda(device, prepared, planes, cells);
  } else {
    compose_on_cpu(device, prepared, planes, cells);
  }
  return tile;
}

}  // namespace firnline
