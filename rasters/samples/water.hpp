// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rasters/samples/climate.hpp"
#include "rasters/samples/valleys.hpp"

namespace firnline::sample {

inline constexpr std::array<int, 4> return_periods = {10, 50, 100, 500};  ///< years
inline constexpr double highest_flooded_m = 2700;  ///< flood depths are not modelled above: not the same as dry

/// Depth of the flood of one return period in whole centimetres: what of the river's stage stands above the cell.
[[nodiscard]] Field<double> flood_depth_cm(const Terrain& terrain, int return_period);

inline constexpr double supply_exhausted = 9999;  ///< Aqueduct's ratio where next to nothing is left: the worst value

/// What one cell gives to the river in a year whose snow pack starts as the year before left it, mm over the cell and
/// month. The melt of ice is part of the runoff.
struct CellYear {
  std::array<double, months> runoff_mm{}, ice_melt_mm{};
};
[[nodiscard]] CellYear cell_year(Point at, double elevation_m, bool ice, std::uint64_t seed);

/// One valley's water, mm over its area and month: what rain, snow and ice yield, and what fields and towns take.
struct WaterYear {
  std::array<double, months> available_mm{}, demand_mm{};
  double stress = 0;  ///< demand over available water, the demand-weighted mean of the months (domain-spec W1)
};
/// The valley where water is scarcest has lost nearly all of it: a canal takes it elsewhere. Its stress is
/// supply_exhausted.
[[nodiscard]] std::vector<WaterYear> water_years(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys,
                                                 const Field<double>& ice_m, const Field<double>& field_share,
                                                 std::uint64_t seed);

}  // namespace firnline::sample
