// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/valleys.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rasters/samples/noise.hpp"
#include "rasters/samples/places.hpp"

namespace firnline::sample {
namespace {

constexpr double smallest_valley_km2 = 3;
constexpr double towns_apart_m = 1900;

/// Cells where a river leaves the mountains, largest upstream area first.
std::vector<std::size_t> outlets_of(const StudyGrid& grid, const Terrain& terrain) {
  std::vector<std::size_t> outlets;
  for (std::size_t cell = 0; cell < terrain.elevation_m.size(); ++cell) {
    const std::size_t below = terrain.drainage.receiver[cell];
    const Point at = grid.centre(terrain.elevation_m.row_of(cell), terrain.elevation_m.col_of(cell));
    if (terrain.elevation_m[cell] >= mountain_front_m && terrain.elevation_m[below] < mountain_front_m &&
        terrain.upstream_km2[cell] >= smallest_valley_km2 && !StudyGrid::beyond_border(at))
      outlets.push_back(cell);
  }
  std::sort(outlets.begin(), outlets.end(), [&](std::size_t one, std::size_t other) {
    const double a = terrain.upstream_km2[one], b = terrain.upstream_km2[other];
    return a != b ? a > b : one < other;
  });
  return outlets;
}

/// The town lies beside the river, some way below the valley's mouth but not in the lake.
std::vector<Point> way_to_town(std::size_t outlet, double walk_m, const StudyGrid& grid, const Terrain& terrain) {
  std::vector<Point> way;
  std::size_t cell = outlet;
  for (double walked = 0; walked <= walk_m && terrain.lake[cell] == 0; walked += grid.cell_m) {
    way.push_back(grid.centre(terrain.lake.row_of(cell), terrain.lake.col_of(cell)));
    cell = terrain.drainage.receiver[cell];
  }
  return way;
}

Field<int> cells_upstream(const Terrain& terrain, const std::vector<Valley>& valleys) {
  Field<int> owner(terrain.elevation_m.rows(), terrain.elevation_m.cols(), -1);
  Field<int> outlet_of(terrain.elevation_m.rows(), terrain.elevation_m.cols(), -1);
  for (std::size_t index = 0; index < valleys.size(); ++index)
    outlet_of[valleys[index].outlet] = static_cast<int>(index);
  for (const std::size_t cell : terrain.drainage.downstream_first)
    owner[cell] = outlet_of[cell] >= 0 ? outlet_of[cell] : owner[terrain.drainage.receiver[cell]];
  return owner;
}

Field<int> nearest_valley(const StudyGrid& grid, const Valleys& valleys) {
  Field<int> served_by = valleys.upstream_of;
  for (std::size_t cell = 0; cell < served_by.size(); ++cell) {
    if (served_by[cell] >= 0) continue;
    const Point at = grid.centre(served_by.row_of(cell), served_by.col_of(cell));
    double nearest = 1e12;
    for (std::size_t index = 0; index < valleys.list.size(); ++index) {
      const double away = distance_m(at, valleys.list[index].town);
      if (away < nearest) {
        nearest = away;
        served_by[cell] = static_cast<int>(index);
      }
    }
  }
  return served_by;
}

}  // namespace

double distance_m(Point from, Point to) {
  const double east = from.east_m - to.east_m, north = from.north_m - to.north_m;
  return std::sqrt(east * east + north * north);
}

Valleys find_valleys(const StudyGrid& grid, const Terrain& terrain, std::uint64_t seed) {
  Valleys valleys;
  for (const std::size_t outlet : outlets_of(grid, terrain)) {
    const auto number = static_cast<std::int64_t>(valleys.list.size());
    const Place& place = places[valleys.list.size()];
    const double walk_m = 900 + 1100 * random_unit(seed, Purpose::town, number, 0);
    std::vector<Point> way = way_to_town(outlet, walk_m, grid, terrain);
    const Point town = way.back();
    if (std::any_of(valleys.list.begin(), valleys.list.end(),
                    [&](const Valley& other) { return distance_m(town, other.town) < towns_apart_m; }))
      continue;
    const double area = terrain.upstream_km2[outlet];
    const double people = std::floor((300 + 60 * area) * (0.6 + 1.4 * random_unit(seed, Purpose::town, number, 1)));
    valleys.list.push_back({outlet, area, std::move(way), town, people, place.town, place.farm, place.clinic});
    if (valleys.list.size() == places.size()) break;
  }
  valleys.upstream_of = cells_upstream(terrain, valleys.list);
  valleys.served_by = nearest_valley(grid, valleys);
  return valleys;
}

}  // namespace firnline::sample
