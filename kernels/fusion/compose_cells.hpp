// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/fusion/prepared_program.hpp"
#include "kernels/grid/tile.hpp"

/// What the fused pass does to `width` neighbouring cells whose indicators are known: 1 for a CUDA thread, a
/// block of cells for the CPU, whose vector units then take the inner loops. Every width gives the same bits.
namespace firnline::fusing {

/// Where one profile's results go; each plane as large as the window.
struct ProfilePlanes {
  float* band[risk_bands] = {};
  std::uint8_t* classes = nullptr;
};

/// The cells that come after those being composed. Composing is arithmetic on what is in the cache already,
/// so that the memory would have nothing to do: their inputs are fetched meanwhile, a share of the planes
/// with every leaf.
struct ComingCells {
  const float* const* planes = nullptr;
  std::int32_t count = 0;   ///< of planes
  std::int64_t offset = 0;  ///< of the first of them inside each plane

  template <int width>
  FIRN_FN void fetch(std::int32_t leaf, std::int32_t leaves) const {
    constexpr int line = 64 / sizeof(float);
    for (std::int32_t plane = leaf; plane < count; plane += leaves)
      for (int l = 0; l < width; l += line) FIRN_FETCH(planes[plane] + offset + l);
  }
};

/// Scores of the raw values of neighbouring cells: value[operation * operation_stride + lane].
template <int width>
struct LeafScores {
  const PreparedProfile& profile;
  const float* value;
  std::int64_t operation_stride;
  const bool* complete;  ///< per operation: every lane has a value; null = not known
  double cell_area_m2;
  ComingCells coming;

  [[nodiscard]] FIRN_FN bool whole(int leaf) const {
    return complete != nullptr && complete[profile.leaf_operation[leaf]];
  }

  [[nodiscard]] const float* raw(int leaf) const {
    coming.fetch<width>(leaf, profile.composition.leaves);
    return value + profile.leaf_operation[leaf] * operation_stride;
  }
  [[nodiscard]] const ValueFunction& judged(int leaf) const { return profile.composition.leaf[leaf].value; }
  [[nodiscard]] const composing::Slopes& slopes(int leaf) const { return profile.slopes[leaf]; }
  [[nodiscard]] double weight(int leaf) const { return profile.composition.leaf[leaf].weight; }
  [[nodiscard]] composing::LineKind line(int leaf) const { return profile.leaf_line[leaf]; }

  template <class Take>
  FIRN_FN void operator()(int leaf, const Take& take) const {
    coming.fetch<width>(leaf, profile.composition.leaves);
    const float* from = value + profile.leaf_operation[leaf] * operation_stride;
    const ValueFunction& judged = profile.composition.leaf[leaf].value;
    const composing::Slopes& slopes = profile.slopes[leaf];
    if (profile.leaf_counts[leaf]) {
      const double cells_per_footprint = profile.leaf_footprint_m2[leaf] / cell_area_m2;
      composing::each_score<width>(
          judged, slopes,
          [&](int l) { return static_cast<double>(per_footprint(from[l], cells_per_footprint)); }, take);
    } else {
      composing::each_score<width>(
          judged, slopes, [&](int l) { return static_cast<double>(from[l]); }, take);
    }
  }
};

/// A band's number, and one bit pattern for none: processors make different NaNs.
[[nodiscard]] FIRN_FN inline float band_value(double value) {
  return composing::is_missing(value) ? no_data_f32 : static_cast<float>(value);
}

/// Class breaks in the outer loop: each is compared with many cells side by side.
template <int width>
FIRN_FN inline void write_classes(const PreparedProfile& profile, const float* score, const float* coverage,
                                  std::uint8_t* classes, int count) {
  int reached[width];
  for (int l = 0; l < count; ++l) reached[l] = 0;
  for (int k = 0; k < profile.breaks; ++k) {
    const float at = profile.class_break[k];
    for (int l = 0; l < count; ++l) reached[l] += score[l] >= at ? 1 : 0;
  }
  const double min_coverage = profile.min_coverage;
  for (int l = 0; l < count; ++l) classes[l] = risk_class(score[l], coverage[l], reached[l], min_coverage);
}

/// Writes the results of `count` lanes from cell `first` on.
template <int width>
FIRN_FN inline void write_lanes(const PreparedProfile& profile, const composing::ComposedLanes<width>& lanes,
                                const ProfilePlanes& out, std::int64_t first, int count) {
  float* const score = out.band[0] + first;
  for (int l = 0; l < count; ++l) score[l] = band_value(lanes.root.score[l]);
  if (profile.results != CellResults::all) return;
  float* const coverage = out.band[4] + first;
  for (int d = 0; d < dimensions; ++d) {
    float* const band = out.band[1 + d] + first;
    for (int l = 0; l < count; ++l) band[l] = band_value(lanes.dimension[d].score[l]);
  }
  for (int l = 0; l < count; ++l) coverage[l] = static_cast<float>(lanes.coverage[l]);
  write_classes<width>(profile, score, coverage, out.classes + first, count);
}

/// Composes `count` <= width cells and writes them from `first` on. complete: LeafScores; cell_area_m2: of
/// one cell of the row; coming: none = nothing is fetched; slots: composing::Workroom
template <int width, int slots = most_ordered>
FIRN_FN inline void compose_cells(const PreparedProfile& profile, const float* value,
                                  std::int64_t operation_stride, const bool* complete, double cell_area_m2,
                                  const ProfilePlanes& out, std::int64_t first, int count,
                                  const ComingCells& coming = {}) {
  composing::ComposedLanes<width> lanes;
  composing::compose_lanes<width, slots>(
      profile.composition,
      LeafScores<width>{profile, value, operation_stride, complete, cell_area_m2, coming}, lanes);
  if (count == width) {
    write_lanes<width>(profile, lanes, out, first, width);  // loops of known length have no remainders
  } else {
    write_lanes<width>(profile, lanes, out, first, count);
  }
}

}  // namespace firnline::fusing
