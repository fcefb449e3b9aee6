// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Water that lakes could hold where the ice now covers an overdeepening of its bed: the volume of possible
/// future lakes in the cell. A screening quantity: it is no statement that a lake will form, or that it will
/// burst. in: future_lake_volume [m3 per cell], >= 0   out: the same [m3], extensive no data: missing or
/// negative volume source: furian2021
struct FutureLakeVolume {
  static constexpr IndicatorInfo info = {
      .id = "future_lake_volume",
      .title = "Volume of possible future lakes",
      .unit = "m3",
      .low = 0,
      .high = 1e13,
      .extraction = Extraction::sum,
      .direction = Direction::higher_is_worse,
      .source = "furian2021",
      .needs = {{.name = "future_lake_volume", .unit = "m3"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    const float volume_m3 = inputs.at(0);
    return volume_m3 >= 0 ? volume_m3 : no_data_f32;
  }
};

}  // namespace firnline
