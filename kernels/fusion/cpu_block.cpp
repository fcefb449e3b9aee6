// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/cpu_block.hpp"

#include "kernels/backend/vector_clones.hpp"

namespace firnline::fusing {

FIRN_VECTOR_CLONES void compose_block(const PreparedProfile& profile, const float* value, double cell_area_m2,
                                      const ProfilePlanes& out, std::int64_t first, int count) {
  compose_cells<block_cells>(profile, value, block_cells, cell_area_m2, out, first, count);
}

FIRN_VECTOR_CLONES bool leaves_range(const float* value, int count, float low, float high) {
  int outside = 0;
  for (int i = 0; i < count; ++i) outside |= (value[i] < low ? 1 : 0) | (value[i] > high ? 1 : 0);
  return outside != 0;
}

}  // namespace firnline::fusing
