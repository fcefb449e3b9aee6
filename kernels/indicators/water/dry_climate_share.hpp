// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Share of the cell whose climate is one of the dry classes of Koeppen and Geiger (BWh, BWk, BSh, BSk):
/// where crops live on rivers rather than on rain. The job makes the layer from climate_class by method
/// "fraction". in: dry_climate_share [1], 0..1   out: the same [1] no data: missing, or outside 0..1 by more
/// than the rounding of resampling source: beck2023
struct DryClimateShare {
  static constexpr IndicatorInfo info = {
      .id = "dry_climate_share",
      .title = "Share of dry climate",
      .unit = "1",
      .low = 0,
      .high = 1,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "beck2023",
      .needs = {{.name = "dry_climate_share", .unit = "1"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    constexpr float rounding = 1e-5F;  // of area weights that add up to nearly one
    const float share = inputs.at(0);
    const float to_one = 1 < share ? 1.0F : share, clamped = to_one < 0 ? 0.0F : to_one;
    const float from_low = share >= -rounding ? clamped : no_data_f32;
    return share <= 1 + rounding ? from_low : no_data_f32;
  }
};

}  // namespace firnline
