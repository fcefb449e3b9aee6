// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/water/stress_score.hpp"

namespace firnline {

/// How much of the renewable water is already asked for, as the 0..5 score of Aqueduct 4.0: below 1 low,
/// above 4 extremely high. Made for basins; at a single site it only says in which basin it lies. in:
/// water_stress [1], Aqueduct's raw ratio; 9999 is its worst case and scores 5   out: [1], 0..5 no data:
/// ratio missing or negative (-9999 is Aqueduct's no data). Arid basins of low use carry the raw ratio 1 and
/// score 4.32 here, because the ratio alone cannot tell them; Aqueduct's own label sets them to 5, as
/// water_stress_monthly does.
/// source: kuzma2023
struct WaterStressScore {
  static constexpr IndicatorInfo info = {
      .id = "water_stress_score",
      .title = "Water stress",
      .unit = "1",
      .low = 0,
      .high = 5,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "kuzma2023",
      .needs = {{.name = "water_stress", .unit = "1"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    const double ratio = inputs.at(0);
    return ratio >= 0 ? static_cast<float>(stress_score(ratio)) : no_data_f32;
  }
};

}  // namespace firnline
