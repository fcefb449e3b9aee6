// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "kernels/mapalgebra/zonal.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// Risk classes and, from 101, why a cell has none (docs/outputs.md).
inline constexpr std::uint8_t class_no_data_here =
    101;  ///< no indicator has a value: outside the area or all inputs
inline constexpr std::uint8_t class_too_little_data = 102;  ///< coverage below the profile's minimum
inline constexpr std::uint8_t class_required_missing =
    103;  ///< a required indicator or dimension has no value

/// in: the composed score (NaN = none) and coverage of one cell. out: 1..5, or a reason from 101.
[[nodiscard]] std::uint8_t risk_class(float score, float coverage, const Profile& profile);

/// What the tile pass leaves behind besides the store.
struct PassResult {
  /// Per site list, per zone, per quantity.
  std::vector<std::vector<std::vector<ZoneSums>>> sums;
};

/// The fused pass over all tiles that the store does not hold yet: read ahead, evaluate, compose, gather,
/// keep.
[[nodiscard]] PassResult run_tiles(RunPlan& plan, TileStore& store, Progress& progress);

}  // namespace firnline
