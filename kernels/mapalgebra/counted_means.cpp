// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/counted_means.hpp"

#include <cstdint>
#include <limits>

#include "kernels/backend/rows.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/mapalgebra/zone_steps.hpp"

namespace firnline {
namespace {

// Of a score. A cell then weighs at most 2^51 steps of the counts (zonal::most_steps) times 2^30 of the
// score, and the 2^34 cells for which SumQuantum::choose leaves a count 50 bits sum up to 2^115.
constexpr double score_steps = std::int64_t{1} << 30;

/// What a cell holds times its covered share, in steps of the counts, rounded half up.
std::int64_t weight_of(float count, std::int64_t share, double steps_per_unit) {
  const double steps =
      elementary::clamped(static_cast<double>(count) * steps_per_unit, 0.0, zonal::most_steps);
  const __int128 product = static_cast<__int128>(zonal::rounded(steps)) * share;
  return static_cast<std::int64_t>((product + (__int128{1} << (share_bits - 1))) >> share_bits);
}

CountedSums sums_of(const ZoneSegment& segment, std::int64_t share, std::span<const float> score,
                    std::span<const float> counts, double steps_per_unit) {
  CountedSums sums;
  for (std::int64_t at = segment.offset; at < segment.offset + segment.cells; ++at) {
    const float value = score[static_cast<std::size_t>(at)], count = counts[static_cast<std::size_t>(at)];
    if (value != value || count != count) continue;
    const std::int64_t weight = weight_of(count, share, steps_per_unit);
    const double steps = elementary::clamped(static_cast<double>(value), 0.0, 1.0) * score_steps;
    sums.weighted_score += static_cast<__int128>(weight) * zonal::rounded(steps);
    sums.count += weight;
  }
  return sums;
}

}  // namespace

std::vector<CountedSums> counted_sums_of_segments(const Device& device, const ZoneIndex& zones,
                                                  std::span<const ZoneSegment> segments,
                                                  std::span<const std::span<const float>> scores,
                                                  std::span<const float> counts, const SumQuantum& quantum) {
  const double steps_per_unit = zonal::steps_per_unit(quantum);
  std::vector<CountedSums> sums(segments.size() * scores.size());
  backend::for_each_row(device, static_cast<std::int64_t>(segments.size()), [&](std::int64_t row) noexcept {
    const auto s = static_cast<std::size_t>(row);
    const std::int64_t share = zones.share_of(segments[s]);
    for (std::size_t q = 0; q < scores.size(); ++q)
      sums[s * scores.size() + q] = sums_of(segments[s], share, scores[q], counts, steps_per_unit);
  });
  return sums;
}

double counted_mean(const CountedSums& sums) {
  if (sums.count == 0) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(sums.weighted_score) / static_cast<double>(sums.count) / score_steps;
}

}  // namespace firnline
