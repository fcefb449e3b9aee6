// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rasters/samples/terrain.hpp"

namespace firnline::sample {

inline constexpr double mountain_front_m = 1830;  ///< where the valleys open onto the plain around the lake

/// A side valley, the farms where it opens onto the plain, and their town.
struct Valley {
  std::size_t outlet = 0;       ///< last cell above the mountain front
  double area_km2 = 0;          ///< drained at the outlet
  std::vector<Point> way_down;  ///< along the river from the outlet to the town
  Point town;                   ///< the end of it
  double people = 0;            ///< living in the town
  std::string_view place;       ///< name of the town, in one of three scripts
  std::string_view farm_name;
  std::string_view clinic_name;
};

struct Valleys {
  std::vector<Valley> list;   ///< largest first
  Field<int> upstream_of;     ///< index of the valley whose outlet a cell drains through; -1 elsewhere
  Field<int> served_by;       ///< index of the valley a cell belongs to or, on the plain, of the nearest town
};

/// The nine largest valleys of the study (fewer when a seed makes fewer).
[[nodiscard]] Valleys find_valleys(const StudyGrid& grid, const Terrain& terrain, std::uint64_t seed);

[[nodiscard]] double distance_m(Point from, Point to);

}  // namespace firnline::sample
