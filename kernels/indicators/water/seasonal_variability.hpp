// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How unevenly the water supply is spread over the months of a year, as the 0..5 score of Aqueduct 4.0.
///   s = min(3 CV, 5)
/// The coefficient of variation is a layer and is not worked out from a series here: the scale was made for
/// Aqueduct's own, and one from other years, of fewer years or of another model would not mean the same on
/// it. in: seasonal_variability [1], coefficient of variation of the available water, >= 0 out: [1], 0..5 no
/// data: missing or negative source: kuzma2023
struct SeasonalVariability {
  static constexpr IndicatorInfo info = {
      .id = "seasonal_variability",
      .title = "Variability of water supply within the year",
      .unit = "1",
      .low = 0,
      .high = 5,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "kuzma2023",
      .needs = {{.name = "seasonal_variability", .unit = "1"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    constexpr double score_per_variation = 3, worst_score = 5;
    const double variation = inputs.at(0);
    if (!(variation >= 0)) return no_data_f32;
    return static_cast<float>(elementary::smaller(score_per_variation * variation, worst_score));
  }
};

}  // namespace firnline
