// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "kernels/hydrology/padded.hpp"

namespace firnline {

/// The sum of a cell without direction.
inline constexpr std::int64_t no_accumulation = std::numeric_limits<std::int64_t>::min();

/// Where all of one weight went, in its quanta. To the last bit
///   weight = left_the_grid + into_no_data + in_sinks + without_direction.
struct AccumulationTotals {
  std::int64_t weight = 0;             ///< over all cells
  std::int64_t left_the_grid = 0;      ///< over its edge
  std::int64_t into_no_data = 0;       ///< flowed into cells without data
  std::int64_t in_sinks = 0;           ///< ended in terminal sinks
  std::int64_t without_direction = 0;  ///< lies on cells without data, which pass nothing on

  AccumulationTotals& operator+=(const AccumulationTotals& other) {
    weight += other.weight;
    left_the_grid += other.left_the_grid;
    into_no_data += other.into_no_data;
    in_sinks += other.in_sinks;
    without_direction += other.without_direction;
    return *this;
  }
  friend bool operator==(const AccumulationTotals&, const AccumulationTotals&) = default;
};

/// What flows through each cell: its own weight and that of all cells upstream, exactly, for several weights
/// (twelve months, say) in one pass.
/// in: direction, codes of d8; weights in whole quanta of any sign
/// out: sums, one plane per weight, no_accumulation where no direction is; totals, one per weight
/// throws: LimitError when the sizes of a weight add to more than 63 bits hold; RasterError at cells that
/// flow in a circle; BugError at a code that d8 does not have
/// source: barnes2017 for the way tiles are joined
std::vector<AccumulationTotals> flow_accumulation(const WholeGrid& where,
                                                  const TilePlane<std::uint8_t>& direction,
                                                  std::span<const TilePlane<std::int64_t>* const> weights,
                                                  std::span<TilePlane<std::int64_t>* const> sums);

}  // namespace firnline
