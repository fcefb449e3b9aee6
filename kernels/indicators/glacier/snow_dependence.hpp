// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// How much of a year's runoff begins as melting snow: what comes too early, or not at all, in a warmer
/// winter.
///   sum of snowmelt / sum of runoff over the months, 1 at most
/// More snow can melt than runs off, because some of it seeps away and evaporates; then all runoff counts as
/// snow's. in: snowmelt_monthly, runoff_monthly [mm per month], >= 0, 12 bands each out: [1], 0..1 no data:
/// any month missing or negative; a year without runoff source: choice
struct SnowDependence {
  static constexpr IndicatorInfo info = {
      .id = "snow_dependence",
      .title = "Share of runoff that begins as snow",
      .unit = "1",
      .low = 0,
      .high = 1,
      .shape = Shape::series,
      .extraction = Extraction::mean,
      .direction = Direction::higher_is_worse,
      .source = "choice",
      .needs = {{.name = "snowmelt_monthly", .unit = "mm", .bands = 12},
                {.name = "runoff_monthly", .unit = "mm", .bands = 12}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double*) {
    constexpr double least_runoff_mm = 1e-9;
    double melt_mm = 0, runoff_mm = 0;
    for (int month = 0; month < 12; ++month) {
      const double melt = inputs.at(0, month), runoff = inputs.at(1, month);
      if (!(melt >= 0) || !(runoff >= 0)) return no_data_f32;
      melt_mm += melt;
      runoff_mm += runoff;
    }
    if (runoff_mm < least_runoff_mm) return no_data_f32;
    return static_cast<float>(elementary::smaller(melt_mm / runoff_mm, 1));
  }
};

}  // namespace firnline
