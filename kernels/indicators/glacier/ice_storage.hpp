// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Water held as ice: what the glaciers of a catchment could still deliver, S = (rho / 1000) h A_cell. Little
/// of it is a risk to those who live on melt water, so lower is worse. in: ice_thickness [m of ice], >= 0
/// out: water equivalent of the cell [m3], extensive no data: thickness missing or negative. Ground known to
/// be free of ice is 0 only where the layer says so (structural_zero); published thickness grids write 0 or
/// less for "not modelled". source: farinotti2019; density: maussion2019
struct IceStorage {
  static constexpr IndicatorInfo info = {
      .id = "ice_storage",
      .title = "Ice storage, water equivalent",
      .unit = "m3",
      .low = 0,
      .high = 2e13,  // 1200 m of ice over a cell of one degree at the equator
      .extraction = Extraction::sum,
      .direction = Direction::lower_is_worse,
      .source = "farinotti2019",
      .needs = {{.name = "ice_thickness", .unit = "m"}},
      .params = {{.name = "ice_density",
                  .value = 900,
                  .low = 800,
                  .high = 920,
                  .unit = "kg m-3",
                  .source = "maussion2019"}},
  };

  [[nodiscard]] FIRN_FN static float cell(const CellInputs& inputs, const CellSite& site,
                                          const double* params) {
    constexpr double water_density = 1000;  // kg m-3
    const double thickness_m = inputs.at(0);
    if (!(thickness_m >= 0)) return no_data_f32;
    return static_cast<float>(params[0] / water_density * thickness_m * site.area_m2);
  }
};

}  // namespace firnline
