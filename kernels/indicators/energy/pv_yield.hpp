// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Electricity that a kilowatt of photovoltaic panels yields in a year: a mean day's yield times 365.25. The
/// day's yield is what reaches the grid; the losses of the plant are in it already and are not taken off
/// again.
/// in: pv_yield_daily [kW h kW-1 d-1], >= 0; files of yearly sums exist, and the layer's range refuses them
/// out: [kW h kW-1 yr-1], >= 0; the less, the less a site can rely on the sun
/// no data: missing or negative
/// source: solargis2019
struct PvYield {
  static constexpr IndicatorInfo info = {
      .id = "pv_yield",
      .title = "Yearly yield of photovoltaic power",
      .unit = "kW h kW-1 yr-1",
      .low = 0,
      .high = 4000,
      .shape = Shape::local,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .source = "solargis2019",
      .needs = {{.name = "pv_yield_daily", .unit = "kW h kW-1 d-1"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    constexpr double days_per_year = 365.25;
    const double daily = inputs.at(0);
    if (!(daily >= 0)) return no_data_f32;
    return static_cast<float>(daily * days_per_year);
  }
};

}  // namespace firnline
