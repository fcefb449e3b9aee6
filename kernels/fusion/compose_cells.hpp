// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/fusion/prepared_program.hpp"
#include "kernels/grid/tile.hpp"

/// What the fused pass does to `width` neighbouring cells whose indicators are known: 1 for a CUDA thread, a block of
/// cells for the CPU, whose vector units then take the inner loops. Every width gives the same bits.
namespace firnline::fusing {

/// Where one profile's results go; each plane as large as the window.
struct ProfilePlanes {
  float* band[risk_bands] = {};
  std::uint8_t* classes = nullptr;
};

/// Scores of the raw values of neighbouring cells: value[operation * operation_stride + lane].
template <int width>
struct LeafScores {
  const PreparedProfile& profile;
  const float* value;
  std::int64_t operation_stride;
  double cells_per_footprint;

  FIRN_FN void operator()(int leaf, double* score) const {
    const float* from = value + profile.leaf_operation[leaf] * operation_stride;
    double raw[width];
    if (profile.leaf_counts[leaf]) {
      for (int l = 0; l < width; ++l) raw[l] = static_cast<double>(per_footprint(from[l], cells_per_footprint));
    } else {
      for (int l = 0; l < width; ++l) raw[l] = static_cast<double>(from[l]);
    }
    composing::scores_of<width>(profile.composition.leaf[leaf].value, profile.slopes[leaf], raw, score);
  }
};

/// A band's number, and one bit pattern for none: processors make different NaNs.
[[nodiscard]] FIRN_FN inline float band_value(double value) {
  return composing::is_missing(value) ? no_data_f32 : static_cast<float>(value);
}

/// Composes `count` <= width cells and writes them from `first` on. cell_area_m2: of one cell of the row
template <int width>
FIRN_FN inline void compose_cells(const PreparedProfile& profile, const float* value, std::int64_t operation_stride,
                                  double cell_area_m2, const ProfilePlanes& out, std::int64_t first, int count) {
  composing::ComposedLanes<width> lanes;
  composing::compose_lanes<width>(
      profile.composition,
      LeafScores<width>{profile, value, operation_stride, profile.footprint_m2 / cell_area_m2}, lanes);
  for (int l = 0; l < count; ++l) out.band[0][first + l] = band_value(lanes.root.score[l]);
  for (int d = 0; d < dimensions; ++d)
    for (int l = 0; l < count; ++l) out.band[1 + d][first + l] = band_value(lanes.dimension[d][l]);
  for (int l = 0; l < count; ++l) out.band[4][first + l] = static_cast<float>(lanes.coverage[l]);
  for (int l = 0; l < count; ++l)
    out.classes[first + l] = risk_class(out.band[0][first + l], out.band[4][first + l], profile.class_break,
                                        profile.breaks, profile.min_coverage);
}

}  // namespace firnline::fusing
