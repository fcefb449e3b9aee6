// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/mapalgebra/zonal.hpp"

namespace firnline {

/// Exact sums of a score over a zone whose cells weigh what they hold (people) times their covered share,
/// over the cells that have both. Whole numbers: any order, tiling or thread count gives the same bits.
struct CountedSums {
  __int128 weighted_score = 0;  ///< in 2^-30 of a score times the quantum of the counts
  __int128 count = 0;           ///< in the quantum of the counts

  void merge(const CountedSums& other) {
    weighted_score += other.weighted_score;
    count += other.count;
  }
  friend bool operator==(const CountedSums&, const CountedSums&) = default;
};

/// The sums of each segment of a window, of several scores. in: planes of the window; scores in [0, 1] and
/// counts >= 0, NaN = no data; quantum: of the counts. out: sums[segment * scores.size() + score]
[[nodiscard]] std::vector<CountedSums> counted_sums_of_segments(
    const Device& device, const ZoneIndex& zones, std::span<const ZoneSegment> segments,
    std::span<const std::span<const float>> scores, std::span<const float> counts, const SumQuantum& quantum);

/// The mean score of what is counted, 0..1; NaN where nothing is.
[[nodiscard]] double counted_mean(const CountedSums& sums);

}  // namespace firnline
