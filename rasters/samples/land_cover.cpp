// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/land_cover.hpp"

#include <algorithm>

#include "rasters/samples/noise.hpp"

namespace firnline::sample {
namespace {

enum WorldCover { trees = 10, grass = 30, fields = 40, built_up = 50, bare = 60, ice = 70, water = 80 };

constexpr double town_m = 350, mostly = 0.5;
constexpr double highest_grass_m = 3300, too_steep_for_grass = 0.9;
constexpr double lowest_tree_m = 2000, highest_tree_m = 2900, steep_enough_for_trees = 0.25;

bool in_town(const Valleys& valleys, Point at) {
  return std::any_of(valleys.list.begin(), valleys.list.end(),
                     [&](const Valley& valley) { return distance_m(at, valley.town) < town_m; });
}

}  // namespace

Field<double> land_cover(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys,
                         const Field<double>& ice_m, const Field<double>& field_share, std::uint64_t seed) {
  Field<double> cover(grid.rows, grid.cols);
  for (std::size_t cell = 0; cell < cover.size(); ++cell) {
    const Point at = grid.centre(cover.row_of(cell), cover.col_of(cell));
    const double elevation_m = terrain.elevation_m[cell], slope = terrain.slope[cell];
    const bool forest_belt =
        elevation_m > lowest_tree_m && elevation_m < highest_tree_m && slope > steep_enough_for_trees;
    cover[cell] = terrain.lake[cell] != 0                                        ? water
                  : ice_m[cell] > 0                                              ? ice
                  : in_town(valleys, at)                                         ? built_up
                  : field_share[cell] >= mostly                                  ? fields
                  : elevation_m > highest_grass_m || slope > too_steep_for_grass ? bare
                  : forest_belt && smooth_noise(seed, Purpose::forest, at.east_m, at.north_m, 3000, 3) > 0
                      ? trees
                      : grass;
  }
  return cover;
}

}  // namespace firnline::sample
