// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "host/run/travel_maps.hpp"

namespace firnline {

// What the report draws of ways: pictures of minutes, and how many people reach a facility in what time.

/// Where the steps of a picture end: at the thresholds, twice the last of them, and four times.
[[nodiscard]] std::vector<double> bounds_of_pictures(const std::vector<double>& thresholds_min);

/// Where the curve of people is told: round minutes up to two days, and the thresholds.
[[nodiscard]] std::vector<double> minutes_of_curve(const std::vector<double>& thresholds_min);

/// Draws them as they are found.
class ShownWays {
 public:
  /// planes: of before any shock
  ShownWays(const RunPlan& plan, const WholeGrid& where, const AccessPlanes& planes);

  /// While a shock lasts; in their order.
  void add_shock(const TilePlane<Label>& after);
  [[nodiscard]] FinishedWays with_facilities(const TravelOutcome& outcome);

 private:
  [[nodiscard]] std::vector<std::uint8_t> picture_of(const TilePlane<Label>& labels) const;
  /// Marks the cells in which people lose access within the last threshold.
  void mark_losses(const TilePlane<Label>& after, std::vector<std::uint8_t>& picture) const;
  [[nodiscard]] std::vector<double> curve_of(const TilePlane<Label>& labels) const;

  const RunPlan& plan_;
  const WholeGrid& where_;
  AccessPlanes planes_;
  FinishedWays ways_;
};

/// health/people_by_travel_time.csv: per minutes of the curve the people who reach a facility, and in the
/// last row those who reach one at all; before and in each shock.
[[nodiscard]] WrittenFile write_people_by_travel_time(const RunPlan& plan, const OutputFolder& folder,
                                                      const FinishedWays& ways);

}  // namespace firnline
