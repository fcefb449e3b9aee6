// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/people.hpp"

#include <algorithm>
#include <cmath>

namespace firnline::sample {
namespace {

constexpr double town_radius_m = 450, outskirts_m = 2500;
constexpr double too_steep_to_build = 0.18, too_steep_to_plough = 0.12;
constexpr double highest_field_m = 2250, water_reach_m = 2800;

bool buildable(const StudyGrid& grid, const Terrain& terrain, Point at) {
  if (!grid.holds(at) || StudyGrid::beyond_border(at)) return false;
  const int row = grid.row_at(at), col = grid.col_at(at);
  return terrain.lake.at(row, col) == 0 && terrain.slope.at(row, col) < too_steep_to_build;
}

double crowding(double away_m) {
  const double t = away_m / town_radius_m;
  return 1 / ((1 + t * t) * (1 + t * t));
}

}  // namespace

Field<double> settle_people(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys) {
  Field<double> people(grid.rows + 1, grid.cols + 1);
  const auto corner = [&](std::size_t cell) {
    return Point{people.col_of(cell) * grid.cell_m, StudyGrid::height_m - people.row_of(cell) * grid.cell_m};
  };
  for (const Valley& valley : valleys.list) {
    double weights = 0;
    Field<double> weight(people.rows(), people.cols());
    for (std::size_t cell = 0; cell < weight.size(); ++cell) {
      const double away_m = distance_m(corner(cell), valley.town);
      if (away_m > outskirts_m || !buildable(grid, terrain, corner(cell))) continue;
      weight[cell] = crowding(away_m);
      weights += weight[cell];
    }
    for (std::size_t cell = 0; cell < weight.size(); ++cell)
      if (weight[cell] > 0) people[cell] += valley.people * weight[cell] / weights;
  }
  for (std::size_t cell = 0; cell < people.size(); ++cell) people[cell] = std::floor(people[cell] + 0.5);
  return people;
}

Field<double> lay_fields(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys) {
  Field<double> share(grid.rows, grid.cols);
  for (std::size_t cell = 0; cell < share.size(); ++cell) {
    const Point at = grid.centre(share.row_of(cell), share.col_of(cell));
    if (terrain.lake[cell] != 0 || terrain.slope[cell] >= too_steep_to_plough ||
        terrain.elevation_m[cell] > highest_field_m || terrain.above_river_m[cell] > 60 ||
        StudyGrid::beyond_border(at))
      continue;
    double nearest = 1e12;
    for (const Valley& valley : valleys.list) nearest = std::min(nearest, distance_m(at, valley.town));
    const double reached = std::clamp(1.15 - nearest / water_reach_m, 0.0, 0.9);
    const double built_up = nearest < 350 ? 0.8 : 0;
    const double gentle = 1 - terrain.slope[cell] / too_steep_to_plough;
    share[cell] = std::floor(20 * reached * (1 - built_up) * (0.35 + 0.65 * gentle) + 0.5) / 20;
  }
  return share;
}

}  // namespace firnline::sample
