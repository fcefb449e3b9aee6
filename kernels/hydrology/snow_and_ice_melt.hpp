// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "kernels/hydrology/melt_share.hpp"
#include "kernels/hydrology/snow_and_ice.hpp"

namespace firnline {

/// What the melt of a year is worked out from. Null where it is not given.
struct ClimatePlanes {
  MonthlyPlanes temperature_degc = {};
  MonthlyPlanes precipitation_mm = {};
  MonthlyPlanes evaporation_mm = {};                ///< all null: none but the runoff coefficient's
  const TilePlane<float>* ice_share = nullptr;      ///< of each cell
  const TilePlane<float>* debris_factor = nullptr;  ///< null: 1
  const TilePlane<float>* elevation_m = nullptr;    ///< of the cells; with temperature_elevation_m
  const TilePlane<float>* temperature_elevation_m =
      nullptr;  ///< what the temperatures are of; null: the cells'
};

/// What counts as water from glaciers (domain-spec 2.2): melt of ice, or all that runs off where ice lies.
enum class FromGlaciers { ice_melt, glacier_area_runoff };

/// Depths over each cell; null: not wanted. They may be planes that were read.
struct MeltPlanes {
  using Months = std::array<TilePlane<float>*, months_of_year>;
  Months from_glaciers_mm = {};  ///< never more than runs off
  Months snow_melt_mm = {};
  Months runoff_mm = {};
};

/// Of a year over the whole grid. But for rounding, fallen_m3 + ice_m3 = runoff_m3 + lost_m3 + kept_snow_m3.
struct SnowAndIceReport {
  double fallen_m3 = 0, ice_m3 = 0, runoff_m3 = 0, lost_m3 = 0, kept_snow_m3 = 0;
  double snow_m3 = 0;            ///< that melts
  double ice_km2 = 0;            ///< of all cells with data
  double largest_runoff_mm = 0;  ///< of a month
  std::int64_t missing_cells = 0;
};

/// snow_and_ice() for each cell of a grid, its temperatures brought to its height by the lapse rate. A cell
/// that lacks a month or a height has no data. The report's sums are of whole steps of 2^-20 mm along each
/// row: they do not depend on tiles or threads.
SnowAndIceReport snow_and_ice_melt(const WholeGrid& where, const ClimatePlanes& climate,
                                   const SnowAndIceModel& model, FromGlaciers counts,
                                   const MeltPlanes& results);

}  // namespace firnline
