// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/study.hpp"

/// Random inputs that could be true: every layer within its plausible range (domain-spec 1.4).
namespace firnline::test {

struct PlausibleRange {
  std::string_view layer;
  float low, high;
  int series = 0;  ///< bands of a series of days, months or years; 0 = not one
  int first = 1;   ///< what the first of them stands for
};

[[nodiscard]] inline PlausibleRange plausible_range(std::string_view layer) {
  static constexpr PlausibleRange ranges[] = {
      {"elevation", -450, 8700},
      {"upstream_area", 0, 1},
      {"forest_loss", 0, 1},
      {"road_presence", 0, 1},
      {"rock_weakness", 0, 1},
      {"fault_distance", 0, 50},
      {"ice_thickness", 0, 1200},
      {"glacier_elevation_change", -15, 10},
      {"air_temperature_monthly", -60, 55},
      {"air_temperature_daily_maximum", -60, 55, 365},
      {"air_temperature_daily_minimum", -60, 55, 365},
      {"air_temperature_daily_mean", -60, 55, 365},
      {"air_temperature_daily_maximum_p95", -60, 55},
      {"air_temperature_daily_mean_p95", -60, 55},
      {"air_temperature_daily_mean_p05", -60, 55},
      {"air_temperature", -60, 55},
      {"relative_humidity", 0, 1.2F},
      {"particulate_matter", 0, 1000},
      {"pv_yield_daily", 2.5F, 6.5F},
      {"height_above_drainage", 0, 40},
      {"glacier_share_monthly", 0, 1},
      {"discharge_monthly", 0, 1000},
      {"irrigation_demand_monthly", 0, 1e9F},
      {"irrigation_supply_monthly", 0, 1e6F},
      {"irrigation_supply_without_glaciers_monthly", 0, 1e5F},
      // Extremes of one month are drawn apart, so their ranges must not cross.
      {"air_temperature_max_monthly", 5, 55},
      {"air_temperature_min_monthly", -60, 5},
      {"vapour_pressure_monthly", 0, 6},
      {"wind_speed_monthly", 0, 40},
      {"solar_radiation_monthly", 0, 45},
      {"latitude", -66, 66},  // where the sun rises every day
      {"precipitation_monthly", 0, 200},
      {"reference_evapotranspiration_monthly", 0, 250},
      {"actual_evapotranspiration_monthly", 0, 250},
      {"precipitation_monthly_series", 0, 200, 372},
      {"reference_evapotranspiration_monthly_series", 0, 250, 372},
      {"glacier_runoff_annual", 0, 1e9F, 101, 2000},
      {"available_water_capacity", 0, 0.3F},
      {"snowmelt_monthly", 0, 100},
      {"runoff_monthly", 0, 200},
      {"future_lake_volume", 0, 1e9F},
      {"water_stress", 0, 12},
      {"water_demand", 0, 0.05F},
      {"water_available", 0, 0.2F},
      {"water_depletion", 0, 2},
      {"interannual_variability", 0, 2},
      {"seasonal_variability", 0, 2},
      {"water_per_person", 0, 4000},
      {"dry_climate_share", 0, 1},
      {"flood_depth", 0, 3},
      {"population_count", 0, 50000},
      {"cropland_area", 0, 5000},
      {"irrigated_area", 0, 5000},
  };
  for (const PlausibleRange& range : ranges)
    if (range.layer == layer) return range;
  throw std::runtime_error("tests/support/plausible.hpp has no range for " + std::string(layer));
}

/// Elevations of independent cells are cliffs everywhere. Towards the last row they sink to a plain, so that
/// every slope from 0 to 90 degrees occurs.
[[nodiscard]] inline double with_plains(double elevation, std::int64_t row, std::int64_t rows) {
  constexpr double plain = 500;
  const double relief = std::exp2(-24.0 * static_cast<double>(row) / static_cast<double>(rows));
  return plain + (elevation - plain) * relief;
}

/// A study of the indicator on rows x cols cells, of which about missing_share lack a value in each band; of
/// a series, in any of its bands.
[[nodiscard]] inline Study plausible_study(const IndicatorInfo& info, std::int64_t rows, std::int64_t cols,
                                           double missing_share, std::uint64_t seed = 1) {
  std::mt19937_64 random(seed);
  // Not std::uniform_real_distribution: its result is the library's choice, and a seed should mean one study.
  const auto next_share = [&random] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  Study study;
  study.grid = plane_grid(rows, cols, 30, 25);
  study.params = default_params(info);
  for (int i = 0; i < need_count(info); ++i) {
    const Need& need = info.needs[i];
    const PlausibleRange range = plausible_range(need.name);
    std::vector<Plane>& bands = study.needs.emplace_back();
    const int numbered = range.series > 0 ? range.series : need.bands;
    const double missing_in_band =
        range.series > 0 && missing_share < 1 ? missing_share / range.series : missing_share;
    if (numbered == 0)
      for (const double years : {10, 50, 100, 500}) bands.push_back({years, {}});
    for (int band = 0; band < numbered; ++band) bands.push_back({static_cast<double>(band + range.first), {}});
    for (Plane& plane : bands)
      for (std::int64_t cell = 0; cell < rows * cols; ++cell) {
        double value = range.low + (range.high - range.low) * next_share();
        if (range.layer == "elevation") value = with_plains(value, cell / cols, rows);
        plane.cells.push_back(next_share() < missing_in_band ? no_data_f32 : static_cast<float>(value));
      }
  }
  return study;
}

/// The shapes at which blocks, warps and teams end.
inline constexpr std::pair<std::int64_t, std::int64_t> awkward_shapes[] = {
    {0, 0}, {0, 5}, {5, 0}, {1, 1}, {1, 257}, {257, 1}, {31, 33}, {32, 32}, {33, 31}, {9, 300}, {257, 65}};

}  // namespace firnline::test
