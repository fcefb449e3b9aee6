// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How much of the renewable water is used up and does not come back, as the 0..5 score of Aqueduct 4.0:
/// below 1 low, above 4 extremely high.
///   s = 20 r below 0.05, 5 r + 0.75 below 0.25, then 4 r + 1, 5 at most
/// in: water_depletion [1], Aqueduct's raw ratio of consumption to available water; 9999 is its worst case
/// and scores 5 out: [1], 0..5 no data: ratio missing or negative (-9999 is Aqueduct's no data). Arid basins
/// of low use carry the raw ratio 1 and score 5, as in Aqueduct. source: kuzma2023
struct WaterDepletionScore {
  static constexpr IndicatorInfo info = {
      .id = "water_depletion_score",
      .title = "Water depletion",
      .unit = "1",
      .low = 0,
      .high = 5,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "kuzma2023",
      .needs = {{.name = "water_depletion", .unit = "1"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    constexpr double worst_score = 5;
    const double ratio = inputs.at(0);
    if (!(ratio >= 0)) return no_data_f32;
    const double score = ratio < 0.05 ? 20 * ratio : ratio < 0.25 ? 5 * ratio + 0.75 : 4 * ratio + 1;
    return static_cast<float>(elementary::smaller(score, worst_score));
  }
};

}  // namespace firnline
