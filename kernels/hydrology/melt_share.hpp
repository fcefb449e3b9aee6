// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>

#include "kernels/grid/month.hpp"
#include "kernels/wholegrid/tile_plane.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// Planes of twelve months, each of them there.
using MonthlyPlanes = std::array<const TilePlane<float>*, months_of_year>;

/// What the land gives to the river, month by month, and what is taken from it.
struct WaterOfYear {
  MonthlyPlanes melt_mm = {};    ///< depth over each cell
  MonthlyPlanes runoff_mm = {};  ///< likewise, with the melt in it
  MonthlyPlanes taken_m3 = {};   ///< volume that each cell asks for; all null: nothing is taken
  /// Where it is taken: at the first cell of the river (codes of streams()) on the way down from the cell
  /// that asks for it. Null: in that cell.
  const TilePlane<std::uint8_t>* river = nullptr;
  double largest_mm = 0;  ///< no depth is greater
};

/// Below it a share means nothing (domain-spec 15).
inline constexpr double least_water_m3 = 1e-9;

/// The water of a year at one cell. NaN where nothing can be told.
struct WaterAtCell {
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  double known_share = unknown;  ///< of the area upstream, the part with data; it is told of any direction
  std::array<double, months_of_year> melt_m3 = {}, water_m3 = {};  ///< NaN where too little is known upstream
};

/// What is wanted of the water of a year; null: it is not.
struct MeltShareResults {
  std::array<TilePlane<float>*, months_of_year> share = {};           ///< 1
  std::array<TilePlane<float>*, months_of_year> discharge_m3_s = {};  ///< mean of the month
  TilePlane<float>* annual_share = nullptr;                           ///< 1
  /// What of the river reaches each cell that asks for water (Intakes::share_out), and what would if nothing
  /// melted.
  std::array<TilePlane<float>*, months_of_year> supply_m3 = {}, supply_without_melt_m3 = {};
  std::span<const Cell> places = {};      ///< single cells of the grid
  std::span<WaterAtCell> at_places = {};  ///< as many
};

/// Volumes of a year over the whole grid, in m3.
struct MeltShareReport {
  double melt_m3 = 0, runoff_m3 = 0;
  /// That leave the grid, over its edge or into no data, or end in sinks: what comes out at the mouths.
  double outflow_melt_m3 = 0, outflow_m3 = 0;
  double taken_melt_m3 = 0, taken_m3 = 0;  ///< from the river, at most what it holds
  std::int64_t more_melt_than_runoff = 0;  ///< cells and months; there all runoff counts as melt
  double taken_without_melt_m3 = 0;        ///< if nothing melted; with supply_without_melt_m3 alone
  std::int64_t missing_cells = 0;          ///< with a direction, and without data in some month
};

/// Whoever has memory or disk for planes that lie between the passes.
using MakeSums = std::function<std::unique_ptr<TilePlane<std::int64_t>>()>;

/// The share of the water in each cell that began as melt (domain-spec 2.2): melt of all cells upstream over
/// runoff of all cells upstream, volumes, the cell itself included; of the year the ratio of the sums. Where
/// water is taken, it takes as much melt as its share is, after inflow and runoff have mixed (river_mixing);
/// discharge is what flows before. Water takes no time from one month to the next. in: direction, codes of
/// d8; least_known: share of the area upstream that must have data. Cells without data in some month give no
/// water. out: no data without direction, where too little is known upstream, and of shares where less than
/// 1e-9 m3 flow memory: four planes of sums, made by make_sums; with what reaches fields two more. throws: as
/// flow_accumulation; LimitError
MeltShareReport melt_share(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                           const WaterOfYear& water, double least_known, const MakeSums& make_sums,
                           const MeltShareResults& results);

}  // namespace firnline
