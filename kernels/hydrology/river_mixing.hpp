// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/hydrology/accumulation.hpp"

namespace firnline {

/// One month, in whole quanta of water that both planes of runoff share.
struct MixingMonth {
  const TilePlane<std::int64_t>* runoff = nullptr;  ///< all that a cell gives to the river, melt included
  const TilePlane<std::int64_t>* melt = nullptr;    ///< the part of it whose way is followed
  const TilePlane<std::int64_t>* demand =
      nullptr;  ///< what is taken from the river at the cell, if it is there

  TilePlane<std::int64_t>* water = nullptr;       ///< out: in the river at the cell, before anything is taken
  TilePlane<std::int64_t>* melt_water = nullptr;  ///< out: the part of it that is melt
  TilePlane<std::int64_t>* taken = nullptr;       ///< out: of the water
  TilePlane<std::int64_t>* melt_taken = nullptr;  ///< out: the melt in what was taken
};

/// Where all water of a month went, and all melt in it. To the last bit, of each,
///   weight = left_the_grid + into_no_data + in_sinks + without_direction + taken.
struct MixingTotals {
  AccumulationTotals water, melt;
  std::int64_t water_taken = 0, melt_taken = 0;
  MixingTotals& operator+=(const MixingTotals& other) {
    water += other.water;
    melt += other.melt;
    water_taken += other.water_taken;
    melt_taken += other.melt_taken;
    return *this;
  }
  friend bool operator==(const MixingTotals&, const MixingTotals&) = default;
};

/// The river with what is taken from it (domain-spec 2.2). At each cell inflow and runoff are mixed wholly,
/// then min(demand, water) is taken, with as much melt as its share of the water is: the share of melt is the
/// same in what is taken and in what flows on, but for rounding to whole quanta (to the nearest, halves up).
/// Nothing takes time: what is melted in a month flows out in it.
/// in: months whose runoff, melt and demand are given; an output that is null is left out; 0 <= melt <=
/// runoff and 0 <= demand out: planes, no_accumulation where no direction is; totals of each month memory: 8
/// bytes for each month and plane of runoff, per cell of borders and per cell that has a demand throws:
/// RasterError at a value out of range and at cells that flow in a circle; LimitError at overflow
std::vector<MixingTotals> river_mixing(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                                       std::span<const MixingMonth> months);

/// Irrigation glacier dependence: the melt in what was taken over what was demanded, of all months together
/// (ratio of sums), which is the sum of min(demand, water) · share of melt over that of demand.
/// in: months with demand and melt_taken, as river_mixing leaves them; out: 1, NaN without demand or
/// direction
void glacier_dependence(const WholeGrid& where, std::span<const MixingMonth> months,
                        TilePlane<float>& dependence);

}  // namespace firnline
