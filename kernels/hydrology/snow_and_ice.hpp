// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/degree_days.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/month.hpp"
#include "kernels/grid/portability.hpp"

namespace firnline {

/// What falls as snow, and how fast snow and ice melt.
struct SnowAndIceModel {
  double all_solid_degc = 0, all_liquid_degc = 2;  ///< in between the share of snow falls linearly
  double snow_mm_d_k = 4, ice_mm_d_k = 5;          ///< melt of a day per kelvin of warmth
  double melt_temperature_degc = -1;               ///< warmth is what lies above
  double deviation_k = 0;                          ///< of days around the month's mean; 0: all are alike
  double lapse_k_m = -0.0065;                      ///< change of temperature with height
  double precipitation_factor = 1;                 ///< on what falls
  double runoff_coefficient = 1;                   ///< share of rain and snow melt that runs off
};

/// One cell's year, January first.
struct CellClimate {
  double temperature_degc[months_of_year] = {};
  double precipitation_mm[months_of_year] = {};
  double evaporation_mm[months_of_year] = {};
  double ice_share = 0;      ///< of the cell
  double debris_factor = 1;  ///< on the melt of ice
};

/// Depths over the whole cell. Of the year, but for rounding,
///   precipitation · precipitation_factor + ice = running + ice + lost + kept_snow.
struct CellWater {
  double snow_melt_mm[months_of_year] = {};
  double ice_melt_mm[months_of_year] = {};
  double running_mm[months_of_year] = {};  ///< of rain and snow melt
  double lost_mm[months_of_year] = {};     ///< of rain and snow melt: they evaporate or seep away
  double kept_snow_mm = 0;                 ///< snow that the year adds to what never melts
};

/// T-SOL: all of it, none, or in between.
[[nodiscard]] FIRN_FN inline double solid_share(double temperature_degc, const SnowAndIceModel& model) {
  return elementary::clamped(
      (model.all_liquid_degc - temperature_degc) / (model.all_liquid_degc - model.all_solid_degc), 0, 1);
}

/// What melts in a day per unit of a degree-day factor: the month's mean above the threshold, or what its
/// days have above it in expectation.
[[nodiscard]] FIRN_FN inline double warmth_of_day(double temperature_degc, const SnowAndIceModel& model) {
  const double above = temperature_degc - model.melt_temperature_degc;
  return model.deviation_k > 0 ? positive_degree_days(above, model.deviation_k)
                               : elementary::greater(above, 0);
}

/// The steady year of a cell (domain-spec 2.1, A1m, A1p, A2; docs/decisions/0026). Snow lies equally deep
/// over the whole cell and melts before the ice below; what warmth it leaves of a month melts ice. The store
/// of snow begins empty in October, and the second water year counts: from then on every year is the same,
/// because a store that is emptied once a year forgets how it began, and one that is never emptied gains the
/// same each year. What it gains is kept: it feeds the ice that melts further down. No water waits in the
/// soil or in the snow. in: no NaN source: maussion2019; calov2005; hock2003
[[nodiscard]] FIRN_FN inline CellWater snow_and_ice(const CellClimate& climate,
                                                    const SnowAndIceModel& model) {
  constexpr int months = static_cast<int>(months_of_year), october = 9;
  double fallen[months_of_year], solid[months_of_year], warmth[months_of_year];
  for (int m = 0; m < months; ++m) {
    const double temperature = climate.temperature_degc[m];
    fallen[m] = model.precipitation_factor * climate.precipitation_mm[m];
    solid[m] = fallen[m] * solid_share(temperature, model);
    warmth[m] = days_in_month(m + 1) * warmth_of_day(temperature, model);
  }
  CellWater water;
  double store = 0;
  for (int year = 0; year < 2; ++year) {
    const double before = store;
    for (int i = 0; i < months; ++i) {
      const int m = (october + i) % months;
      const double snow = store + solid[m], could_melt = model.snow_mm_d_k * warmth[m];
      const double melted = elementary::smaller(snow, could_melt);
      store = snow - melted;
      const double for_ice = could_melt > 0 ? 1 - melted / could_melt : 0;
      const double wet = fallen[m] - solid[m] + melted;
      const double running = model.runoff_coefficient * wet;
      water.snow_melt_mm[m] = melted;
      water.ice_melt_mm[m] =
          climate.ice_share * climate.debris_factor * model.ice_mm_d_k * warmth[m] * for_ice;
      water.running_mm[m] = running - elementary::smaller(climate.evaporation_mm[m], running);
      water.lost_mm[m] = wet - water.running_mm[m];
    }
    water.kept_snow_mm = store - before;
  }
  return water;
}

}  // namespace firnline
