// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/launch.hpp"
#include "kernels/composition/compose_cells.hpp"

namespace firnline::composing {
namespace {

constexpr std::int64_t line = 4096;  // cells are handed to the launcher as lines of this length

/// Passed by value into the kernel's constant bank, which every thread reads at the same place.
struct ComposeCell {
  TileComposition prepared;
  TilePlanes planes;
  std::int64_t cells;

  FIRN_FN void operator()(std::int64_t row, std::int64_t col) const noexcept {
    const std::int64_t cell = row * line + col;
    if (cell < cells) compose_cells<1>(prepared, planes, static_cast<std::size_t>(cell), 1);
  }
};
static_assert(sizeof(ComposeCell) < 32000, "kernel parameters are limited to 32764 bytes");

}  // namespace

void compose_on_cuda(const Device& device, const TileComposition& prepared, const TilePlanes& planes,
                     std::size_t cells) {
  const auto size = static_cast<std::int64_t>(cells);
  const ComposeCell body{prepared, planes, size};
  backend::CellLauncher<DeviceKind::cuda>::run(device, (size + line - 1) / line, line, body);
}

}  // namespace firnline::composing
