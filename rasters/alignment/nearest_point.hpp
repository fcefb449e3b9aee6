// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <geodesic.h>

namespace firnline {

/// Longitude and latitude in degrees on the ellipsoid of the search.
struct LonLat {
  double lon = 0;
  double lat = 0;
};

/// Finds the nearest of many points along the ellipsoid's surface.
class NearestPoint {
 public:
  struct Entry {
    LonLat place;
    std::int64_t id = 0;    ///< smallest id wins between equal distances
    std::size_t index = 0;  ///< what the search returns
  };

  NearestPoint(std::vector<Entry> entries, double semi_major_m, double eccentricity_sq,
               double greatest_distance_m);

  /// Index of the nearest entry within the greatest distance; distances that differ by less than a micrometre
  /// are equal. cost: O(log entries). source: karney2013 (distance)
  [[nodiscard]] std::optional<std::size_t> find(LonLat place) const;

 private:
  using Position = std::array<double, 3>;  // metres from the ellipsoid's centre
  struct Node {
    Position position;
    std::size_t entry = 0;
  };

  [[nodiscard]] Position position_of(LonLat place) const;
  void arrange(std::size_t first, std::size_t end, std::size_t axis);
  void shrink_to_nearest(const Position& place, std::size_t first, std::size_t end, std::size_t axis,
                         double& chord_sq) const;
  void collect_within(const Position& place, std::size_t first, std::size_t end, std::size_t axis,
                      double chord_sq, std::vector<std::size_t>& found) const;

  std::vector<Entry> entries_;
  std::vector<Node> nodes_;  // a balanced k-d tree: the middle of every range is its root
  geod_geodesic ellipsoid_{};
  double semi_major_m_, eccentricity_sq_, greatest_distance_m_;
};

/// Above this a straight line through the Earth is too poor a stand-in for the way along its surface.
inline constexpr double greatest_spread_km = 2000;

}  // namespace firnline
