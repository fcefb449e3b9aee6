// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/cpu_block.hpp"

#include "kernels/backend/vector_clones.hpp"
#include "kernels/indicators/evaluate.hpp"

namespace firnline::fusing {

namespace {

FIRN_VECTOR_CLONES void compose_ordered(const PreparedProfile& profile, const float* value,
                                        const bool* complete, double cell_area_m2, const ProfilePlanes& out,
                                        std::int64_t first, int count, const ComingCells& coming) {
  compose_cells<block_cells>(profile, value, block_cells, complete, cell_area_m2, out, first, count, coming);
}

FIRN_VECTOR_CLONES void compose_unordered(const PreparedProfile& profile, const float* value,
                                          const bool* complete, double cell_area_m2, const ProfilePlanes& out,
                                          std::int64_t first, int count, const ComingCells& coming) {
  compose_cells<block_cells, 0>(profile, value, block_cells, complete, cell_area_m2, out, first, count,
                                coming);
}

}  // namespace

void compose_block(const PreparedProfile& profile, const float* value, const bool* complete,
                   double cell_area_m2, const ProfilePlanes& out, std::int64_t first, int count,
                   const ComingCells& coming) {
  const bool ordered = orders_scores(profile.composition);
  (ordered ? compose_ordered : compose_unordered)(profile, value, complete, cell_area_m2, out, first, count,
                                                  coming);
}

FIRN_VECTOR_CLONES Scan scan(const float* value, int count, float low, float high) {
  if (low == 0 && lies_from_zero_to(high, value, count)) return {true, false};
  int outside = 0, missing = 0;
  for (int i = 0; i < count; ++i) {
    outside |= (value[i] < low ? 1 : 0) | (value[i] > high ? 1 : 0);
    missing |= value[i] != value[i] ? 1 : 0;
  }
  return {missing == 0, outside != 0};
}

}  // namespace firnline::fusing
