// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/composition/compose_cells.hpp"
#include "kernels/grid/error.hpp"

namespace firnline::composing {

void compose_on_cuda(const Device&, const TileComposition&, const TilePlanes&, std::size_t) {
  throw DeviceError("This program was built without CUDA.", {}, "Use --device cpu.");
}

}  // namespace firnline::composing
