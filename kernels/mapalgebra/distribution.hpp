// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"

namespace firnline {

/// One cell of a footprint: its value, never NaN, and what it weighs there (ZoneIndex::weight_of).
struct WeightedValue {
  float value = 0;
  std::int64_t weight = 0;  ///< >= 0, at most 2^(share_bits + 1)
};

/// Orders by value, then by weight: whatever the order in which tiles brought the cells, one list comes out.
/// cost: O(n) for lists of up to 2^20 cells
void sort_by_value(std::span<WeightedValue> cells);
/// The same for the lists of many zones.
void sort_each_by_value(const Device& device, std::vector<std::vector<WeightedValue>>& lists);

/// Mean, weighted. in: sorted by sort_by_value, so that the last bit does not depend on tiles. out: in the
/// unit of the values, within their extremes; NaN when nothing weighs anything
[[nodiscard]] double weighted_mean(std::span<const WeightedValue> sorted);

/// The smallest value such that the cells up to it hold at least percent % of all weight; decided in whole
/// numbers. No value lies between those of cells: nothing is interpolated. in: sorted by sort_by_value,
/// percent 1..99. out: in the unit of the values; NaN when nothing weighs anything.
/// source: hyndman1996, definition 1, with weights in the place of counts
[[nodiscard]] double weighted_quantile(std::span<const WeightedValue> sorted, int percent);

/// Standard deviation about the weighted mean, of the cells as they are (divided by all weight, not by one
/// less): 0 where all cells are alike. in: sorted by sort_by_value, so that the last bit does not depend on
/// tiles. out: in the unit of the values, >= 0; NaN when nothing weighs anything.
/// source: chan1983, the two-pass algorithm with its correction, weighted
[[nodiscard]] double weighted_standard_deviation(std::span<const WeightedValue> sorted);

}  // namespace firnline
