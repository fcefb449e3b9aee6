// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Mass a glacier gains or loses per year, b = rho / 1000 dh/dt. The density is that of a mean column of
/// snow, firn and ice and holds for periods of five years or more; its uncertainty is 60 kg m-3. in:
/// glacier_elevation_change [m yr-1]   out: [m of water per year], negative = loss no data: elevation change
/// missing source: huss2013
struct MassChange {
  static constexpr IndicatorInfo info = {
      .id = "mass_change",
      .title = "Glacier mass change, water equivalent",
      .unit = "m yr-1",
      .low = -50,
      .high = 50,
      .extraction = Extraction::mean,
      .direction = Direction::lower_is_worse,
      .source = "huss2013",
      .needs = {{.name = "glacier_elevation_change", .unit = "m yr-1"}},
      .params = {{.name = "column_density",
                  .value = 850,
                  .low = 600,
                  .high = 920,
                  .unit = "kg m-3",
                  .source = "huss2013"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite&, const double* params) {
    constexpr double water_density = 1000;  // kg m-3
    return static_cast<float>(params[0] / water_density * static_cast<double>(inputs.at(0)));
  }
};

}  // namespace firnline
